import { createHash } from 'node:crypto';
import { packedLimits } from '../packed-files/packed-limits.rules.ts';
import { readPictureFile } from '../packed-files/picture-file.ts';
import { UnusableFile, unzip } from '../packed-files/unzip.ts';
import type { BoardSet, MediaFile, ObfBoard, ObfMedia } from './obf.rules.ts';
import { checkBoard, type Finding } from './obf-check.rules.ts';

export interface ReadSet {
  readonly set: BoardSet;
  /** What was not understood, or not taken; nothing is left out in silence. */
  readonly report: readonly Finding[];
}

/**
 * Reads one OBF file, or an OBZ with many boards.
 * @throws UnusableFile with words for the person who chose it
 */
export async function readBoards(bytes: Buffer): Promise<ReadSet> {
  if (bytes.length > packedLimits.fileBytes)
    throw new UnusableFile(
      `This file is larger than ${packedLimits.fileBytes / 1_000_000} MB. Export fewer boards at once.`,
    );
  return bytes.toString('latin1', 0, 2) === 'PK' ? readObz(await unzip(bytes)) : readObf(bytes);
}

function readObf(bytes: Buffer): ReadSet {
  const taking = new Taking(new Map());
  const board = taking.board(parse(bytes, 'This file'), 'This file');
  return {
    set: { rootId: board.id, boards: [board], files: taking.files, manifest: {} },
    report: taking.report,
  };
}

function readObz(entries: ReadonlyMap<string, Buffer>): ReadSet {
  const written = entries.get('manifest.json');
  if (!written)
    throw new UnusableFile(
      'This ZIP file has no manifest.json, so it is no OBZ file. Export it again as OBZ.',
    );
  const manifest = parse(written, 'manifest.json');
  const paths = asObject(asObject(manifest.paths).boards);
  const names = Object.values(paths).filter((name): name is string => typeof name === 'string');
  const listed = (
    names.length > 0 ? names : [...entries.keys()].filter((name) => name.endsWith('.obf'))
  ).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  if (listed.length === 0)
    throw new UnusableFile('This OBZ file holds no board. Export it again from your program.');
  if (listed.length > packedLimits.boards)
    throw new UnusableFile(
      `This file holds ${listed.length} boards; at most ${packedLimits.boards} are taken. Export fewer at once.`,
    );
  const taking = new Taking(entries);
  const boards: ObfBoard[] = [];
  const placed = new Map<string, string>();
  let rootId: ObfBoard['id'] | undefined;
  for (const name of listed) {
    const bytes = entries.get(name);
    if (!bytes) {
      taking.report.push({ where: name, what: 'The manifest names this board, but it is not in the file.' });
      continue;
    }
    const board = taking.board(parse(bytes, name), name);
    boards.push(board);
    placed.set(String(board.id), name);
    if (name === manifest.root) rootId = board.id;
  }
  const first = boards[0];
  if (!first) throw new UnusableFile('None of the boards that this file names is in it. Export it again.');
  if (rootId === undefined)
    taking.report.push({
      where: 'manifest.json',
      what: 'The first board is not named; the first of the list is used.',
    });
  const { format, root, paths: known, ...rest } = manifest;
  return {
    set: { rootId: rootId ?? first.id, boards, files: taking.files, paths: placed, manifest: rest },
    report: taking.report,
  };
}

function parse(bytes: Buffer, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new UnusableFile(`${name} is not written as a board (JSON). Export it again as OBF or OBZ.`);
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** Takes boards out of one file: their pictures and sounds become files by what they hold. */
class Taking {
  readonly files = new Map<string, MediaFile>();
  readonly report: Finding[] = [];

  constructor(private readonly entries: ReadonlyMap<string, Buffer>) {}

  board(given: Record<string, unknown>, name: string): ObfBoard {
    const checked = checkBoard(given, name);
    if (!checked.ok) throw new UnusableFile(checked.reason);
    this.report.push(...checked.value.findings);
    const { board } = checked.value;
    return {
      ...board,
      images: board.images.map((image) => this.media(image, name, 'picture')),
      sounds: board.sounds.map((sound) => this.media(sound, name, 'sound')),
    };
  }

  private media(media: ObfMedia, where: string, kind: 'picture' | 'sound'): ObfMedia {
    // Only we write this name; from elsewhere it would point at what is not there.
    const { file: _foreign, data, path, ...rest } = media;
    const bytes = this.bytesOf(data, path);
    if (bytes === undefined) {
      if (typeof path === 'string' || typeof data === 'string')
        this.report.push({
          where,
          what: `The ${kind} ${String(media.id)} is not in the file. Its word is shown alone.`,
        });
      else if (typeof media.url === 'string')
        this.report.push({
          where,
          what: `The ${kind} ${String(media.id)} stands on another site, and nothing is fetched from there. Its word is shown alone.`,
        });
      const { file: _none, ...kept } = media;
      return kept as ObfMedia;
    }
    const taken = kind === 'picture' ? readPictureFile(bytes) : readSound(bytes, media.content_type);
    if (typeof taken === 'string') {
      this.report.push({ where, what: `The ${kind} ${String(media.id)} was left out: ${problems[taken]}.` });
      return rest as ObfMedia;
    }
    const file = createHash('sha256').update(taken.bytes).digest('hex');
    this.files.set(file, taken);
    return { ...rest, file } as ObfMedia;
  }

  private bytesOf(data: unknown, path: unknown): Buffer | undefined {
    if (typeof data === 'string') {
      const [, base64, content] = data.match(/^data:[^,]*?(;base64)?,(.*)$/s) ?? [];
      if (content !== undefined)
        return base64 ? Buffer.from(content, 'base64') : Buffer.from(safeDecode(content));
    }
    return typeof path === 'string' ? this.entries.get(path) : undefined;
  }
}

const problems: Readonly<Record<string, string>> = {
  'not-a-picture': 'it is none of PNG, JPEG, GIF, WebP and SVG',
  'too-large': `it is more than ${packedLimits.pictureSide} points wide or high`,
  'unsafe-svg': 'its SVG is damaged, or could do more than draw',
  'not-a-sound': 'it is none of MP3, WAV and Ogg',
};

function readSound(bytes: Buffer, claimed: string | undefined): MediaFile | 'not-a-sound' {
  const start = bytes.toString('latin1', 0, 12);
  if (start.startsWith('OggS')) return { mediaType: 'audio/ogg', bytes };
  if (start.startsWith('RIFF') && start.endsWith('WAVE')) return { mediaType: 'audio/wav', bytes };
  if (start.startsWith('ID3') || (bytes[0] === 0xff && (bytes[1] ?? 0) >= 0xe0))
    return { mediaType: 'audio/mpeg', bytes };
  return /^audio\/(mp4|x-m4a|webm)$/.test(claimed ?? '')
    ? { mediaType: claimed ?? '', bytes }
    : 'not-a-sound';
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
