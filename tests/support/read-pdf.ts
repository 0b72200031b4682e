import { inflateSync } from 'node:zlib';

/** A PDF as a checker of accessibility would look at it: enough of the format for what our writer makes, and no more. */
export interface ReadPdf {
  readonly catalog: string;
  readonly preferences: string;
  readonly title: string;
  /** Tags of the structure tree, nested, in reading order: 'Document(H1 P Table(TR(TH TH)))'. */
  readonly structure: string;
  readonly tags: readonly string[];
  /** The text within marked content, in order, without artifacts; replacement texts in place of what is drawn. */
  readonly text: string;
  readonly artifacts: string;
  readonly untagged: string;
  readonly pages: number;
  readonly bookmarks: readonly string[];
  readonly embeddedFonts: number;
  readonly alternatives: readonly string[];
}

export function readPdf(bytes: Buffer): ReadPdf {
  const objects = readObjects(bytes);
  const trailer = bytes.subarray(bytes.lastIndexOf('trailer')).toString('latin1');
  const get = (ref: string | undefined) => objects.get(Number(ref)) ?? { dictionary: '', stream: undefined };
  const catalog = get(/\/Root (\d+) 0 R/.exec(trailer)?.[1]).dictionary;
  const info = get(/\/Info (\d+) 0 R/.exec(trailer)?.[1]).dictionary;
  const all = [...objects.values()];
  const pages = all.filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary));
  const kids = /\/Kids \[([^\]]*)\]/.exec(
    all.find(({ dictionary }) => /\/Type \/Pages\b/.test(dictionary))?.dictionary ?? '',
  );
  const order = [...(kids?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map((match) => get(match[1]));
  const read = { text: '', artifacts: '', untagged: '' };
  for (const page of order) readPage(page.dictionary, get, read);
  const treeRoot = get(/\/StructTreeRoot (\d+) 0 R/.exec(catalog)?.[1]).dictionary;
  const structure = refsOf(treeRoot, 'K')
    .map((ref) => describe(ref, get))
    .join(' ');
  return {
    catalog,
    preferences: get(/\/ViewerPreferences (\d+) 0 R/.exec(catalog)?.[1]).dictionary,
    title: textOf(get(/\/Title (\d+) 0 R/.exec(info)?.[1]).dictionary),
    structure,
    tags: structure.match(/[A-Za-z0-9]+/g) ?? [],
    ...read,
    pages: pages.length,
    bookmarks: all.flatMap(({ dictionary }) =>
      /\/Dest \[/.test(dictionary)
        ? [textOf(/\/Title (\((?:\\.|[^\\)])*\)|<[^>]*>)/s.exec(dictionary)?.[1] ?? '')]
        : [],
    ),
    embeddedFonts: all.filter(({ dictionary }) => /\/FontFile[23]? /.test(dictionary)).length,
    alternatives: all.flatMap(({ dictionary }) => {
      const alt = /\/Alt (\((?:\\.|[^\\)])*\))/s.exec(dictionary)?.[1];
      return alt === undefined ? [] : [textOf(alt)];
    }),
  };
}

interface PdfObject {
  readonly dictionary: string;
  readonly stream: Buffer | undefined;
}

function readObjects(bytes: Buffer): Map<number, PdfObject> {
  const text = bytes.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('\nendobj', start);
    const stream = text.indexOf('stream\n', start);
    if (stream === -1 || stream > end) {
      objects.set(Number(match[1]), { dictionary: text.slice(start, end), stream: undefined });
      continue;
    }
    const dictionary = text.slice(start, stream);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const packed = bytes.subarray(stream + 7, stream + 7 + length);
    objects.set(Number(match[1]), {
      dictionary,
      stream: /\/FlateDecode/.test(dictionary) ? inflateSync(packed) : packed,
    });
  }
  return objects;
}

type Get = (ref: string | undefined) => PdfObject;

function refsOf(dictionary: string, key: string): string[] {
  const list = new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(dictionary)?.[1] ?? '';
  return [...list.matchAll(/(?<!\/Pg )\b(\d+) 0 R/g)].map((match) => match[1] ?? '');
}

function describe(ref: string, get: Get): string {
  const { dictionary } = get(ref);
  const type = /\/S \/(\w+)/.exec(dictionary)?.[1] ?? '?';
  const within = refsOf(dictionary, 'K').map((child) => describe(child, get));
  return within.length === 0 ? type : `${type}(${within.join(' ')})`;
}

function readPage(page: string, get: Get, into: { text: string; artifacts: string; untagged: string }): void {
  const content = get(/\/Contents (\d+) 0 R/.exec(page)?.[1]).stream?.toString('latin1') ?? '';
  const resources = get(/\/Resources (\d+) 0 R/.exec(page)?.[1]).dictionary;
  const maps = new Map<string, Map<string, string>>();
  for (const [, name, ref] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g))
    maps.set(name ?? '', unicodeOf(get(/\/ToUnicode (\d+) 0 R/.exec(get(ref).dictionary)?.[1]).stream));
  const open: { artifact: boolean; actual: string | undefined; tagged: boolean }[] = [];
  let map = new Map<string, string>();
  const say = (words: string) => {
    if (open.some((one) => one.artifact)) into.artifacts += words;
    else if (open.some((one) => one.actual !== undefined)) return;
    else if (open.some((one) => one.tagged)) into.text += words;
    else into.untagged += words;
  };
  const tokens =
    /\/(\w+) <<(?<properties>(?:\((?:\\.|[^\\)])*\)|[^()])*?)>> BDC|\/(?<plain>\w+) BMC|EMC\b|\/(?<font>F\d+) [\d.]+ Tf|\[(?<shown>[^\]]*)\] TJ/gs;
  for (const match of content.matchAll(tokens)) {
    const { properties, plain, font, shown } = match.groups ?? {};
    if (properties !== undefined) {
      const actual = /\/ActualText (\((?:\\.|[^\\)])*\))/s.exec(properties)?.[1];
      open.push({
        artifact: match[1] === 'Artifact',
        actual: actual && textOf(actual),
        tagged: /\/MCID/.test(properties),
      });
      if (/\/MCID/.test(properties)) into.text += '\n';
      if (actual) into.text += textOf(actual);
    } else if (plain !== undefined)
      open.push({ artifact: plain === 'Artifact', actual: undefined, tagged: false });
    else if (match[0] === 'EMC') open.pop();
    else if (font !== undefined) map = maps.get(font) ?? new Map();
    else if (shown !== undefined)
      say(
        `${[...shown.matchAll(/<([0-9a-f]+)>/gi)].map(([, hex]) => decode(hex ?? '', map)).join('')}\u0020`,
      );
  }
}

function decode(hex: string, map: ReadonlyMap<string, string>): string {
  return (hex.match(/.{4}/g) ?? []).map((code) => map.get(code.toLowerCase()) ?? '\ufffd').join('');
}

/** The part of a CMap that our writer's library writes: ranges with a list of values. */
function unicodeOf(stream: Buffer | undefined): Map<string, string> {
  const map = new Map<string, string>();
  for (const [, from, , list] of (stream?.toString('latin1') ?? '').matchAll(
    /<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi,
  )) {
    const values = (list ?? '').match(/<[^>]*>/g) ?? [];
    for (const [i, value] of values.entries()) {
      const units = value.replace(/[<>\s]/g, '').match(/.{4}/g) ?? [];
      const code = (Number.parseInt(from ?? '0', 16) + i).toString(16).padStart(4, '0');
      map.set(code, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
    }
  }
  return map;
}

/** A PDF string: UTF-16BE behind its mark, else Latin. */
export function textOf(string: string): string {
  const raw = string.startsWith('<')
    ? Buffer.from(string.slice(1, -1), 'hex')
    : Buffer.from(
        string
          .slice(1, -1)
          .replace(/\\([nrtbf()\\])/g, (_whole, one: string) =>
            one === 'n'
              ? '\n'
              : one === 'r'
                ? '\r'
                : one === 't'
                  ? '\t'
                  : one === 'b'
                    ? '\b'
                    : one === 'f'
                      ? '\f'
                      : one,
          ),
        'latin1',
      );
  return raw[0] === 0xfe && raw[1] === 0xff
    ? Buffer.from(raw.subarray(2)).swap16().toString('utf16le')
    : raw.toString('latin1');
}
