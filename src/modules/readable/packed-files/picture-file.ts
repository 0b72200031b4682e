import { packedLimits } from './packed-limits.rules.ts';
import { safeSvg } from './safe-svg.rules.ts';

export interface PictureFile {
  readonly mediaType: string;
  readonly bytes: Buffer;
}
export type PictureProblem = 'not-a-picture' | 'too-large' | 'unsafe-svg';

/** What a picture really is, by its bytes; an SVG comes back written anew from what only draws. */
export function readPictureFile(bytes: Buffer): PictureFile | PictureProblem {
  const size = rasterSize(bytes);
  if (size) {
    const { mediaType, width, height } = size;
    const side = packedLimits.pictureSide;
    return width > side || height > side ? 'too-large' : { mediaType, bytes };
  }
  const start = bytes.subarray(0, 1_000).toString('utf8');
  if (!/<svg[\s>]/i.test(start) && !/^\s*(?:\uFEFF)?<(\?xml|!doctype svg|!--)/i.test(start))
    return 'not-a-picture';
  const svg = safeSvg(bytes.toString('utf8'));
  return svg === undefined ? 'unsafe-svg' : { mediaType: 'image/svg+xml', bytes: Buffer.from(svg) };
}

interface RasterSize {
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
}

function rasterSize(b: Buffer): RasterSize | undefined {
  if (b.length < 30) return undefined;
  if (b.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return { mediaType: 'image/png', width: b.readUInt32BE(16), height: b.readUInt32BE(20) };
  if (/^GIF8[79]a/.test(b.toString('latin1', 0, 6)))
    return { mediaType: 'image/gif', width: b.readUInt16LE(6), height: b.readUInt16LE(8) };
  if (b.toString('latin1', 0, 4) === 'RIFF' && b.toString('latin1', 8, 12) === 'WEBP') return webpSize(b);
  if (b[0] === 0xff && b[1] === 0xd8) return jpegSize(b);
  return undefined;
}

function webpSize(b: Buffer): RasterSize | undefined {
  const mediaType = 'image/webp';
  switch (b.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { mediaType, width: b.readUInt16LE(26) & 0x3fff, height: b.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = b.readUInt32LE(21);
      return { mediaType, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { mediaType, width: b.readUIntLE(24, 3) + 1, height: b.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
}

/** The frame header of a JPEG says its size; the segments before it are stepped over. */
function jpegSize(b: Buffer): RasterSize | undefined {
  let at = 2;
  while (at + 9 < b.length && b[at] === 0xff) {
    const marker = b[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { mediaType: 'image/jpeg', width: b.readUInt16BE(at + 7), height: b.readUInt16BE(at + 5) };
    at += 2 + b.readUInt16BE(at + 2);
  }
  return undefined;
}
