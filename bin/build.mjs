import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const client = join(root, 'dist', 'client');
const server = join(root, 'dist', 'server');
const kept = join(root, 'dist', 'kept');

await mkdir(client, { recursive: true });
await mkdir(kept, { recursive: true });
const [css, js, scan] = await Promise.all([
  buildStyles(),
  buildScript('client/main.ts'),
  buildScript('client/scan.ts'),
  buildServer(),
]);
const assets = {
  css: await publish('styles', 'css', css),
  js: await publish('main', 'js', js),
  scan: await publish('scan', 'js', scan),
};
await writeFile(join(client, 'manifest.json'), JSON.stringify(assets));
await forgetOld(Object.values(assets));

async function buildServer() {
  await rm(server, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: [
      'src/main.ts',
      'src/cli.ts',
      'src/worker-process.ts',
      'src/voice-process.ts',
      'src/modules/finding/meaning/fit-process.ts',
    ].filter((file) => existsSync(join(root, file))),
    outdir: server,
    bundle: true,
    external: await leftOutside(),
    format: 'esm',
    splitting: true,
    platform: 'node',
    target: 'node24',
    sourcemap: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  });
}

/**
 * Packages of hundreds of small files start faster as part of the bundle; all others are loaded as they were installed
 * (native parts, files read at run time).
 */
async function leftOutside() {
  const inlined = ['kysely', 'preact', 'preact-render-to-string'];
  const { dependencies, optionalDependencies } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  );
  return Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !inlined.includes(name));
}

async function buildScript(entry) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0].contents;
}

/** Sass takes seconds, so that its result is kept as long as nothing that goes into it changes. */
async function buildStyles() {
  const all = await readdir(join(root, 'client'), { recursive: true });
  const sources = all.filter((name) => name.endsWith('.scss')).sort();
  const hash = createHash('sha256');
  for (const name of sources) hash.update(await readFile(join(root, 'client', name)));
  hash.update(await readFile(join(root, 'package-lock.json')));
  hash.update(await readFile(import.meta.filename));
  const file = join(kept, `${hash.digest('hex')}.css`);
  if (existsSync(file)) return readFile(file);
  const sass = await import('sass');
  const { css } = sass.compile(join(root, 'client', 'styles.scss'), {
    style: 'compressed',
    importers: [new sass.NodePackageImporter(root)],
    quietDeps: true,
    silenceDeprecations: ['import', 'global-builtin'],
  });
  const whole = css.replace(/url\("\/assets\/images\/([\w-]+\.svg)"\)/g, (_, name) => pictureWithin(name));
  // Whole or not at all: a build that fails beside this one would keep an empty file for good.
  await writeFile(`${file}.new`, whole);
  await rename(`${file}.new`, file);
  return Buffer.from(whole);
}

/** The design system's few small pictures travel inside the styles: nothing else asks for them. */
function pictureWithin(name) {
  const bytes = readFileSync(join(root, 'node_modules/nhsuk-frontend/dist/nhsuk/assets/images', name));
  return `url("data:image/svg+xml;base64,${bytes.toString('base64')}")`;
}

/** Writes a file whose name tells what it holds, and beside it the same made small once and for all. */
async function publish(name, extension, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const file = `${name}-${hash}.${extension}`;
  const place = join(client, file);
  if (!existsSync(place)) {
    await writeFile(place, bytes);
    await writeFile(
      `${place}.br`,
      brotliCompressSync(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
      }),
    );
    await writeFile(`${place}.gz`, gzipSync(bytes, { level: 9 }));
  }
  return `/assets/${file}`;
}

async function forgetOld(current) {
  const names = current.map((address) => address.slice('/assets/'.length));
  for (const name of await readdir(client))
    if (name !== 'manifest.json' && !names.some((one) => name.startsWith(one))) await rm(join(client, name));
}
