import type { RecordBatch, Vector } from 'apache-arrow';
import { Interned } from './interned.ts';

export const tokenFields = [
  'kind',
  'visibility',
  'organisation_id',
  'organisation_type',
  'region',
  'setting',
  'stage',
  'evidence',
] as const;
export type TokenField = (typeof tokenFields)[number];
export const listFields = ['topics', 'adopter_types'] as const;
export type ListField = (typeof listFields)[number];

/** More values than this of one record are not counted. */
const listValuesMax = 6;
const slotsAtFirst = 1_024;
const codesEach = tokenFields.length + listValuesMax * listFields.length;
/** Where among a record's codes a field's begin. */
const codeAt = Object.fromEntries([
  ...tokenFields.map((name, i) => [name, i]),
  ...listFields.map((name, i) => [name, tokenFields.length + i * listValuesMax]),
]) as Readonly<Record<TokenField | ListField, number>>;
/** The row that every table has and that is no record's. */
export const blankNumber = 0;

/**
 * What narrows a search, of every document, in memory: some 60 bytes each. Filters, visibility and counts over the best thousand are
 * answered from here; asking the table for a thousand rows takes longer than finding them. A slot is a row's number.
 */
export class Cards {
  size = 0;
  private ids = new Uint8Array(16 * slotsAtFirst);
  /** Record after record, all values of one beside each other: who asks for one of them asks for the others next. */
  private codes = new Uint16Array(codesEach * slotsAtFirst);
  private latitudes = new Float32Array(slotsAtFirst);
  private longitudes = new Float32Array(slotsAtFirst);
  private shown = new Float64Array(slotsAtFirst);
  private alive = new Uint8Array(slotsAtFirst);
  /** Open addressing: slot + 1 of an id. */
  private table = new Int32Array(4 * slotsAtFirst);
  private aliveCount = 0;
  readonly values: Readonly<Record<TokenField | ListField, Interned>>;

  constructor() {
    this.values = fill([...tokenFields, ...listFields], () => new Interned());
  }

  get documents(): number {
    return this.aliveCount;
  }

  /** Rows of the table with all of `cardColumns`. A later row takes the place of one with the same id. */
  add(batch: RecordBatch): void {
    const numbers = batch.getChild('number')?.toArray() as Uint32Array;
    const ids = bytesOf(batch.getChild('id'));
    const tokens = fill(tokenFields, (name) => bytesOf(batch.getChild(name)));
    const lists = fill(listFields, (name) => listsOf(batch.getChild(name)));
    const latitudes = batch.getChild('latitude')?.toArray() as Float32Array;
    const longitudes = batch.getChild('longitude')?.toArray() as Float32Array;
    const shown = batch.getChild('shown')?.toArray() as Float64Array;
    for (let row = 0; row < batch.numRows; row += 1) {
      const slot = numbers[row] as number;
      if (slot === blankNumber) continue;
      this.grow(slot + 1);
      readUuid(ids.data, ids.offsets[row] as number, this.ids, slot * 16);
      for (const name of tokenFields) {
        const { data, offsets } = tokens[name];
        this.codes[slot * codesEach + codeAt[name]] = this.values[name].codeOfBytes(
          data,
          offsets[row] as number,
          offsets[row + 1] as number,
        );
      }
      for (const name of listFields) {
        const { data, offsets, rows } = lists[name];
        const begin = rows[row] as number;
        const count = Math.min(listValuesMax, (rows[row + 1] as number) - begin);
        for (let i = 0; i < listValuesMax; i += 1)
          this.codes[slot * codesEach + codeAt[name] + i] =
            i < count
              ? this.values[name].codeOfBytes(
                  data,
                  offsets[begin + i] as number,
                  offsets[begin + i + 1] as number,
                )
              : 0;
      }
      this.latitudes[slot] = latitudes[row] as number;
      this.longitudes[slot] = longitudes[row] as number;
      this.shown[slot] = shown[row] as number;
      this.enter(slot);
    }
  }

  /** A row that no longer stands for its record: it was changed, hidden or taken out. */
  removeId(id: string): void {
    const at = this.find(uuidBytes(id));
    const slot = at === undefined ? undefined : (this.table[at] as number) - 1;
    if (slot !== undefined && slot >= 0) this.kill(slot);
  }

  isAlive(slot: number): boolean {
    return slot >= 0 && slot < this.size && this.alive[slot] === 1;
  }

  idOf(slot: number): string {
    const hex = Buffer.from(this.ids.buffer, slot * 16, 16).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  slotOf(id: string): number | undefined {
    const at = this.find(uuidBytes(id));
    const slot = at === undefined ? -1 : (this.table[at] as number) - 1;
    return slot >= 0 && this.isAlive(slot) ? slot : undefined;
  }

  token(name: TokenField, slot: number): number {
    return this.codes[slot * codesEach + codeAt[name]] as number;
  }

  /** @param i of a list, which of its values */
  codeAt(name: TokenField | ListField, slot: number, i: number): number {
    return this.codes[slot * codesEach + codeAt[name] + i] as number;
  }

  get listMax(): number {
    return listValuesMax;
  }

  shownAt(slot: number): number {
    return this.shown[slot] as number;
  }

  placeOf(slot: number) {
    return { latitude: this.latitudes[slot] as number, longitude: this.longitudes[slot] as number };
  }

  private enter(slot: number): void {
    const bytes = this.ids.subarray(slot * 16, slot * 16 + 16);
    const at = this.find(bytes) ?? 0;
    const before = (this.table[at] as number) - 1;
    if (before >= 0) {
      if (before > slot) return;
      if (before !== slot) this.kill(before);
    }
    this.table[at] = slot + 1;
    if (this.alive[slot] === 0) {
      this.alive[slot] = 1;
      this.aliveCount += 1;
    }
  }

  private kill(slot: number): void {
    if (this.alive[slot] === 0) return;
    this.alive[slot] = 0;
    this.aliveCount -= 1;
  }

  /** Where the id stands in the table of ids, or the free place where it would. */
  private find(id: Uint8Array): number | undefined {
    const mask = this.table.length - 1;
    let at = hashOf(id) & mask;
    for (let steps = 0; steps <= mask; steps += 1) {
      const slot = (this.table[at] as number) - 1;
      if (slot < 0 || this.hasId(slot, id)) return at;
      at = (at + 1) & mask;
    }
    return undefined;
  }

  private hasId(slot: number, id: Uint8Array): boolean {
    for (let i = 0; i < 16; i += 1) if (this.ids[slot * 16 + i] !== id[i]) return false;
    return true;
  }

  private grow(slots: number): void {
    if (slots <= this.size) return;
    if (slots > this.alive.length) {
      const room = Math.max(slots, Math.ceil(this.alive.length * 1.5));
      this.ids = longer(this.ids, room * 16);
      this.codes = longer(this.codes, room * codesEach);
      this.latitudes = longer(this.latitudes, room);
      this.longitudes = longer(this.longitudes, room);
      this.shown = longer(this.shown, room);
      this.alive = longer(this.alive, room);
    }
    this.size = slots;
    if (slots * 2 > this.table.length) this.rehash();
  }

  private rehash(): void {
    const old = this.table;
    this.table = new Int32Array(old.length * 4);
    for (const entry of old) {
      if (entry === 0) continue;
      const at = this.find(this.ids.subarray((entry - 1) * 16, entry * 16));
      if (at !== undefined) this.table[at] = entry;
    }
  }
}

function fill<K extends string, V>(names: readonly K[], make: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;
}

function longer<T extends Uint8Array | Uint16Array | Float32Array | Float64Array>(
  array: T,
  length: number,
): T {
  const next = new (array.constructor as new (length: number) => T)(length);
  next.set(array);
  return next;
}

interface Bytes {
  readonly data: Uint8Array;
  readonly offsets: Int32Array;
}

/** A column of texts as it lies in memory. A batch that Lance hands out is one piece. */
function bytesOf(vector: Vector | null): Bytes {
  const data = vector?.data[0];
  return {
    data: data?.values ?? new Uint8Array(),
    offsets: (data?.valueOffsets as Int32Array) ?? new Int32Array(1),
  };
}

function listsOf(vector: Vector | null): Bytes & { readonly rows: Int32Array } {
  const data = vector?.data[0];
  const child = data?.children[0];
  return {
    rows: (data?.valueOffsets as Int32Array) ?? new Int32Array(1),
    data: child?.values ?? new Uint8Array(),
    offsets: (child?.valueOffsets as Int32Array) ?? new Int32Array(1),
  };
}

function uuidBytes(id: string): Uint8Array {
  const bytes = new Uint8Array(16);
  readUuid(Buffer.from(id, 'latin1'), 0, bytes, 0);
  return bytes;
}

/** 36 letters of hexadecimal digits and hyphens to 16 bytes. */
function readUuid(text: Uint8Array, begin: number, into: Uint8Array, at: number): void {
  let from = begin;
  for (let i = 0; i < 16; i += 1) {
    if (text[from] === hyphen) from += 1;
    into[at + i] = (digit(text[from] as number) << 4) | digit(text[from + 1] as number);
    from += 2;
  }
}

const hyphen = 45;

function digit(code: number): number {
  if (code >= 97) return code - 87;
  return code >= 65 ? code - 55 : code - 48;
}

/** Of all sixteen bytes: ids that are counted up, or made alike, must not fall together. */
function hashOf(id: Uint8Array): number {
  let hash = 2_166_136_261;
  for (let i = 0; i < 16; i += 1) hash = Math.imul(hash ^ (id[i] as number), 16_777_619);
  return (hash ^ (hash >>> 15)) >>> 0;
}
