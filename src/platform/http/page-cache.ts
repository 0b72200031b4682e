import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** By their names in small letters. */
export type Headers = Readonly<Record<string, number | string | string[]>>;

export type Coding = 'plain' | 'brotli' | 'gzip';

/** A page as visitors get it, in every coding they ask for, with its headers. */
export interface CachedPage extends Readonly<Record<Coding, Body>> {
  readonly etag: string;
  /** For a browser that has it already. */
  readonly unchanged: Headers;
}

interface Body {
  readonly headers: Headers;
  readonly bytes: Buffer;
}

const entriesMax = 5_000;
const bytesMax = 48 * 1_024 * 1_024;
const ageMilliseconds = 60_000;
/** A cached page is served only while the log was read this recently: never stale by more than a second. */
const trustMilliseconds = 900;
const rememberPurgesMilliseconds = 30_000;

interface Entry {
  readonly page: CachedPage;
  readonly tags: readonly string[];
  readonly madeAt: number;
  readonly bytes: number;
}

/** Pages for visitors, kept until an event concerns one of their tags (kinds and ids of records). Least recently used go first. */
export class PageCache {
  private readonly entries = new Map<string, Entry>();
  private readonly byTag = new Map<string, Set<string>>();
  private readonly purges = new Map<string, number>();
  private freshAt = 0;
  private bytes = 0;

  constructor(private readonly clock: () => number = Date.now) {}

  get(address: string): CachedPage | undefined {
    const now = this.clock();
    if (now - this.freshAt > trustMilliseconds) return undefined;
    const entry = this.entries.get(address);
    if (!entry) return undefined;
    if (now - entry.madeAt > ageMilliseconds) {
      this.drop(address, entry);
      return undefined;
    }
    this.entries.delete(address);
    this.entries.set(address, entry);
    return entry.page;
  }

  /** Keeps a page, unless one of its tags was in the news since its making began: then it may be old already. */
  put(address: string, page: CachedPage, tags: readonly string[], begunAt: number): void {
    if (tags.some((tag) => (this.purges.get(tag) ?? 0) >= begunAt)) return;
    const before = this.entries.get(address);
    if (before) this.drop(address, before);
    const bytes = page.plain.bytes.length + page.brotli.bytes.length + page.gzip.bytes.length;
    this.entries.set(address, { page, tags, madeAt: begunAt, bytes });
    this.bytes += bytes;
    for (const tag of tags) {
      const addresses = this.byTag.get(tag) ?? new Set();
      addresses.add(address);
      this.byTag.set(tag, addresses);
    }
    while (this.entries.size > entriesMax || this.bytes > bytesMax) {
      const oldest = this.entries.entries().next().value;
      if (!oldest) return;
      this.drop(...oldest);
    }
  }

  purge(tag: string): void {
    const now = this.clock();
    this.purges.delete(tag);
    this.purges.set(tag, now);
    // Oldest first, as each goes to the end when it comes again.
    for (const [old, at] of this.purges) {
      if (now - at <= rememberPurgesMilliseconds) break;
      this.purges.delete(old);
    }
    for (const address of [...(this.byTag.get(tag) ?? [])]) {
      const entry = this.entries.get(address);
      if (entry) this.drop(address, entry);
    }
  }

  knownFreshAt(at: number): void {
    this.freshAt = at;
  }

  private drop(address: string, entry: Entry): void {
    this.entries.delete(address);
    this.bytes -= entry.bytes;
    for (const tag of entry.tags) {
      const addresses = this.byTag.get(tag);
      addresses?.delete(address);
      if (addresses?.size === 0) this.byTag.delete(tag);
    }
  }
}

/** @param headers those that the page has in every coding */
export function asCachedPage(html: string, headers: Headers = {}): CachedPage {
  const plain = Buffer.from(html);
  const etag = etagOf(html);
  const unchanged = { ...headers, etag };
  const body = (bytes: Buffer, coding?: string): Body => ({
    bytes,
    headers: {
      ...unchanged,
      ...(coding ? { 'content-encoding': coding } : {}),
      'content-length': bytes.length,
    },
  });
  return {
    etag,
    unchanged,
    plain: body(plain),
    brotli: body(packToKeep(plain), 'br'),
    gzip: body(gzipSync(plain, { level: 6 }), 'gzip'),
  };
}

/** For a page that is sent once: a sixth larger than when packed well, for a third of the time. */
export function packToSend(bytes: Buffer): Buffer {
  return brotli(bytes, 1);
}

function packToKeep(bytes: Buffer): Buffer {
  return brotli(bytes, 5);
}

/** The small window is as much as a page needs; the usual one takes four megabytes of memory each time. */
function brotli(bytes: Buffer, quality: number): Buffer {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: 17,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

function etagOf(html: string): string {
  return `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
}
