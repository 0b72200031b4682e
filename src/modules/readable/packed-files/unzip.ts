import { fromBufferPromise } from 'yauzl';
import { packedLimits } from './packed-limits.rules.ts';

/** Why a file cannot be taken, in words for the person who chose it. */
export class UnusableFile extends Error {}

/**
 * The files in a ZIP, by name. Sizes are counted while unpacking, not believed; names that leave the folder are refused.
 * @throws UnusableFile
 */
export async function unzip(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  let unpacked = 0;
  let zip: Awaited<ReturnType<typeof fromBufferPromise>>;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes), { validateEntrySizes: true });
  } catch {
    throw new UnusableFile(
      'This file is not a whole ZIP or OBZ file. Export it again, and choose the new file.',
    );
  }
  if (zip.entryCount > packedLimits.entries)
    throw new UnusableFile(
      `This file holds ${zip.entryCount.toLocaleString('en-GB')} files; at most ${packedLimits.entries.toLocaleString('en-GB')} are taken. Export fewer boards at once.`,
    );
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (entry.isEncrypted()) throw new UnusableFile('This file has a password. Export it without one.');
      const content = await readEntry(await zip.openReadStreamPromise(entry), entry.fileName);
      unpacked += content.length;
      if (unpacked > packedLimits.unpackedBytes || unpacked > bytes.length * packedLimits.ratio + 1_000_000)
        throw new UnusableFile(
          'This file unpacks to far more than it weighs, so it was not opened further. Export it again from your program.',
        );
      found.set(entry.fileName, content);
    }
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    const message = (error as Error).message;
    throw new UnusableFile(
      /relative path|absolute path|invalid characters/.test(message)
        ? 'A name inside this file leads out of its folder, so it was not opened. Export it again from your program.'
        : 'This file is damaged inside. Export it again, and choose the new file.',
    );
  } finally {
    zip.close();
  }
  return found;
}

async function readEntry(stream: AsyncIterable<Buffer>, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > packedLimits.entryBytes)
      throw new UnusableFile(
        `“${name.slice(-60)}” inside this file is larger than ${packedLimits.entryBytes / 1_000_000} MB. Make it smaller, and export again.`,
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
