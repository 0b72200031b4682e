import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { pictureBytes } from './catalogue.ts';

/** Twice the size in which it is shown, for screens with small dots. */
const side = 128;
let opened: Promise<void> | undefined;
/** A few kilobytes each, and only pictures of our own packs: at the very most some 20 MB. */
const made = new Map<string, Uint8Array>();

/** A picture of our packs as PNG on white: the painter is loaded when first asked. @returns undefined for an id that no pack has */
export async function pngOf(pictureId: string): Promise<Uint8Array | undefined> {
  const bytes = pictureBytes(pictureId);
  if (!bytes) return undefined;
  const known = made.get(bytes.hash);
  if (known) return known;
  opened ??= open();
  await opened;
  const painter = new Resvg(bytes.svg, { fitTo: { mode: 'width', value: side }, background: '#ffffff' });
  const image = painter.render();
  const png = image.asPng();
  image.free();
  painter.free();
  made.set(bytes.hash, png);
  return png;
}

async function open(): Promise<void> {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await initWasm(await readFile(wasm));
}
