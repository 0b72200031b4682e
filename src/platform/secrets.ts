import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#platform/config.ts';

/** A random token for a cookie or a link: 256 bits, base64url. Only its hash is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Seals small secrets that the database keeps, and signs addresses, with one key that the database does not hold. */
export interface Sealer {
  seal(text: string): Buffer;
  /** @throws when the bytes were not sealed with this key */
  unseal(sealed: Buffer): string;
  /** A short signature over words, for addresses in e-mails. */
  sign(purpose: string, words: string): string;
  isSigned(purpose: string, words: string, signature: string): boolean;
}

const ivBytes = 12;
const tagBytes = 16;

export function openSealer(config: Config): Sealer {
  const key = readKey(join(config.dataDir, 'secret-key'));
  const sign = (purpose: string, words: string) =>
    createHmac('sha256', key).update(`${purpose}\n${words}`).digest('base64url').slice(0, 32);
  return {
    seal(text) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    unseal(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes));
      decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
      return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]).toString(
        'utf8',
      );
    },
    sign,
    isSigned(purpose, words, signature) {
      const right = Buffer.from(sign(purpose, words));
      const given = Buffer.from(signature);
      return right.length === given.length && timingSafeEqual(right, given);
    },
  };
}

/** Several processes share the key by sharing the file; the first to start makes it. */
function readKey(file: string): Buffer {
  mkdirSync(join(file, '..'), { recursive: true });
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (key.length !== 32) throw new Error(`${file} must hold 64 hexadecimal digits`);
  return key;
}
