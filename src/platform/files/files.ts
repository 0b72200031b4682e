import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Config } from '#platform/config.ts';

const idPattern = /^[0-9a-f-]{36}$/;

/** Keeps the bytes of uploads, by id. What they are called and who may have them stands in the database. */
export interface Files {
  /** @returns the sha-256 of what was kept */
  keep(id: string, bytes: Buffer): Promise<Buffer>;
  open(id: string): Readable;
  remove(id: string): Promise<void>;
}

export function filesOnDisk(config: Config): Files {
  const folder = join(config.dataDir, 'files');
  const placeOf = (id: string) => {
    if (!idPattern.test(id)) throw new Error('a file id is a UUID');
    return join(folder, id.slice(-2), id);
  };
  return {
    async keep(id, bytes) {
      const place = placeOf(id);
      await mkdir(join(place, '..'), { recursive: true });
      await writeFile(`${place}.partial`, bytes, { mode: 0o600, flush: true });
      await rename(`${place}.partial`, place);
      return createHash('sha256').update(bytes).digest();
    },
    open: (id) => createReadStream(placeOf(id)),
    remove: (id) => rm(placeOf(id), { force: true }),
  };
}
