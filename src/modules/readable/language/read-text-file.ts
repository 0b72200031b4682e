import { readFile, stat } from 'node:fs/promises';

/** Some 350,000 words: far beyond any leaflet. */
export const fileBytesMax = 2_000_000;

export class TextFileProblem extends Error {}

const signatures: readonly (readonly [string, string])[] = [
  ['%PDF', 'a PDF'],
  ['PK\u0003\u0004', 'a Word, OpenDocument or zip file'],
  ['\u00D0\u00CF\u0011\u00E0', 'an old Word file'],
  ['{\\rtf', 'a rich text file'],
  ['\u0089PNG', 'a picture'],
  ['\u00FF\u00D8\u00FF', 'a picture'],
];

/**
 * The text of a file, or of the standard input for '-'.
 * @throws TextFileProblem saying what is wrong with it and what to do
 */
export async function readTextFile(file: string): Promise<string> {
  const bytes = file === '-' ? await readInput() : await readBytes(file);
  if (bytes.length > fileBytesMax)
    throw new TextFileProblem(
      `${file} is too long: ${fileBytesMax / 1e6} MB is the most. Make it into several files, and check each.`,
    );
  const head = bytes.subarray(0, 8).toString('latin1');
  const known = signatures.find(([signature]) => head.startsWith(signature));
  if (known !== undefined)
    throw new TextFileProblem(
      `${file} is ${known[1]}, not plain text. Save the words as a plain text file (.txt) first.`,
    );
  return decoded(bytes, file);
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > fileBytesMax) return Buffer.alloc(fileBytesMax + 1);
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : 'it cannot be read';
    throw new TextFileProblem(`${file}: ${why}. Name a plain text file, or - for what comes in.`);
  }
}

async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > fileBytesMax) break;
  }
  return Buffer.concat(chunks);
}

function decoded(bytes: Buffer, file: string): string {
  const notText = new TextFileProblem(
    `${file} is not plain text. Save the words as a plain text file (UTF-8) first.`,
  );
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  try {
    const text = new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) throw notText;
    return text;
  } catch {
    throw notText;
  }
}
