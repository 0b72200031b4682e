import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** The Chromium that an npm package brings, unpacked once into a folder named after its version. */
export async function openChromium(): Promise<Browser> {
  const { executablePath, libraries } = await unpack();
  return chromium.launch({
    executablePath,
    headless: true,
    args: flags,
    env: {
      ...process.env,
      ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}),
      FONTCONFIG_FILE: fontList(join(executablePath, '..')),
    },
  });
}

async function unpack(): Promise<{ executablePath: string; libraries: string | undefined }> {
  const resolved = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const packageFolder = resolved.slice(
    0,
    resolved.indexOf('chromium', resolved.indexOf('@sparticuz')) + 'chromium'.length,
  );
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(tmpdir(), `spreadwell-chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  // The package unpacks into the temporary folder of the process and takes whatever Chromium lies there already.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: shipped } = await import('@sparticuz/chromium');
    const executablePath = await shipped.executablePath();
    if (!lacksLibraries(executablePath)) return { executablePath, libraries: undefined };
    const { inflate } = await import('@sparticuz/chromium');
    if (!existsSync(join(folder, 'al2023'))) await inflate(join(packageFolder, 'bin', 'al2023.tar.br'));
    return { executablePath, libraries: join(folder, 'al2023', 'lib') };
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** Without a list of fonts this Chromium ends at the first page. One font stands for all, so that pages look the same on every machine. */
function fontList(folder: string): string {
  const file = join(folder, 'spreadwell-fonts.conf');
  const font = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/atkinson-hyperlegible/package.json'),
  );
  const folders = [font, join(folder, 'fonts'), '/usr/share/fonts'].map((one) => `<dir>${one}</dir>`);
  // Chromium takes another font for Arial only where that says it is Arial.
  const asArial =
    '<match target="scan"><test name="family"><string>Atkinson Hyperlegible</string></test><edit name="family" mode="assign"><string>Arial</string></edit></match>';
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders.join('')}${asArial}<cachedir>${join(folder, 'fonts-as-arial')}</cachedir></fontconfig>`,
  );
  return file;
}

/** A bare machine has no NSS and the like: the package brings them too. */
function lacksLibraries(executablePath: string): boolean {
  return execFileSync('ldd', [executablePath], { encoding: 'utf8' }).includes('not found');
}
