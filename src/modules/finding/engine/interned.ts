/** Texts as small numbers, given in the order in which they are met. The empty text is 0. */
export class Interned {
  readonly texts: string[] = [''];
  private readonly codes = new Map<string, number>([['', 0]]);
  private readonly byBytes = new Map<number, { readonly bytes: Uint8Array; readonly code: number }[]>();

  codeOf(text: string): number {
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    this.codes.set(text, this.texts.length);
    this.texts.push(text);
    return this.texts.length - 1;
  }

  /** @returns undefined where the text was never met */
  known(text: string): number | undefined {
    return this.codes.get(text);
  }

  textOf(code: number): string {
    return this.texts[code] ?? '';
  }

  /** Of bytes in UTF-8, without making a text of them each time: a million rows are read at once. */
  codeOfBytes(all: Uint8Array, begin: number, end: number): number {
    if (begin === end) return 0;
    let hash = 2_166_136_261;
    for (let i = begin; i < end; i += 1) hash = Math.imul(hash ^ (all[i] as number), 16_777_619);
    const alike = this.byBytes.get(hash);
    if (alike) for (const { bytes, code } of alike) if (isSame(bytes, all, begin, end)) return code;
    const bytes = all.slice(begin, end);
    const code = this.codeOf(new TextDecoder().decode(bytes));
    if (alike) alike.push({ bytes, code });
    else this.byBytes.set(hash, [{ bytes, code }]);
    return code;
  }
}

function isSame(bytes: Uint8Array, all: Uint8Array, begin: number, end: number): boolean {
  if (bytes.length !== end - begin) return false;
  for (let i = 0; i < bytes.length; i += 1) if (bytes[i] !== all[begin + i]) return false;
  return true;
}
