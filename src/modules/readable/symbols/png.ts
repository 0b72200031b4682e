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
  const png = await paint(bytes.svg, side);
  if (png) made.set(bytes.hash, png);
  return png;
}

/** A picture that is much higher than wide, or draws itself over and over, would be painted for minutes. */
const higherThanWideMax = 4;
const usesMax = 20;

/** What the painter can read, beside the PNG and JPEG that need none. WebP it cannot. */
export function canBePrinted(mediaType: string): boolean {
  return /^image\/(?:png|jpeg|gif|svg\+xml)$/.test(mediaType);
}

/** A drawing or a GIF as PNG on white, so wide. @returns undefined where it cannot be painted */
export async function asPng(
  bytes: Buffer,
  mediaType: 'image/svg+xml' | 'image/gif',
  width: number,
): Promise<Uint8Array | undefined> {
  if (mediaType === 'image/svg+xml') return paint(bytes.toString('utf8'), width);
  const [wide, high] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  return paint(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}"><image width="${wide}" height="${high}" href="data:image/gif;base64,${bytes.toString('base64')}"/></svg>`,
    width,
  );
}

async function paint(svg: string, width: number): Promise<Uint8Array | undefined> {
  if ((svg.match(/<use\b/g)?.length ?? 0) > usesMax) return undefined;
  opened ??= open();
  await opened;
  const painter = new Resvg(svg, { fitTo: { mode: 'width', value: width }, background: '#ffffff' });
  if (painter.height > painter.width * higherThanWideMax) {
    painter.free();
    return undefined;
  }
  const image = painter.render();
  const png = image.asPng();
  image.free();
  painter.free();
  return png;
}

async function open(): Promise<void> {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await initWasm(await readFile(wasm));
}
