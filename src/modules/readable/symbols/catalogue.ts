import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#platform/places.ts';
import { drawings } from './drawings/drawings.ts';

/** A picture of a pack that comes with the programme. Ids are `<pack>:<name>`. */
export interface Picture {
  readonly id: string;
  readonly pack: PackName;
  readonly title: string;
  readonly keywords: readonly string[];
  readonly author: string;
}
export type PackName = 'healthicons' | 'openmoji' | 'spreadwell';

export interface Pack {
  readonly title: string;
  readonly author: string;
  readonly licence: string;
  readonly licenceUrl: string;
  readonly sourceUrl: string;
}

export const packs: Readonly<Record<PackName, Pack>> = {
  spreadwell: {
    title: 'Spreadwell’s own drawings',
    author: 'Spreadwell',
    licence: 'Apache-2.0',
    licenceUrl: 'https://www.apache.org/licenses/LICENSE-2.0',
    sourceUrl: '',
  },
  healthicons: {
    title: 'Health Icons',
    author: 'Health Icons (healthicons.org), Resolve to Save Lives',
    licence: 'MIT',
    licenceUrl: 'https://opensource.org/license/mit',
    sourceUrl: 'https://healthicons.org',
  },
  openmoji: {
    title: 'OpenMoji',
    author: 'OpenMoji, the open-source emoji and icon project',
    licence: 'CC BY-SA 4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
    sourceUrl: 'https://openmoji.org',
  },
};

export const skinTones = ['light', 'medium-light', 'medium', 'medium-dark', 'dark'] as const;
export type SkinTone = (typeof skinTones)[number];

const healthiconsFolder = join(root, 'node_modules/healthicons/public/icons');
const openmojiFolder = join(root, 'node_modules/openmoji');

interface Catalogue {
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly toned: ReadonlyMap<string, ReadonlyMap<SkinTone, string>>;
}
let opened: Catalogue | undefined;

/** Read once, when first asked: the lists of the packs take some 60 ms and 4 MB. */
function catalogue(): Catalogue {
  opened ??= readCatalogue();
  return opened;
}

export function findPicture(pictureId: string): Picture | undefined {
  return catalogue().pictures.get(pictureId);
}

export function allPictures(): Iterable<Picture> {
  return catalogue().pictures.values();
}

/** The same picture in a skin tone, where its pack has it; else the picture itself. */
export function inSkinTone(pictureId: string, tone: SkinTone | undefined): string {
  return (tone && catalogue().toned.get(pictureId)?.get(tone)) ?? pictureId;
}

function readCatalogue(): Catalogue {
  const pictures = new Map<string, Picture>();
  const toned = new Map<string, Map<SkinTone, string>>();
  const files = filesOfPacks();
  for (const drawing of drawings)
    add({
      id: `spreadwell:${drawing.name}`,
      pack: 'spreadwell',
      title: drawing.name.replaceAll('-', ' '),
      keywords: drawing.keywords,
      author: 'Spreadwell',
    });
  for (const icon of readList<HealthIcon>(join(healthiconsFolder, 'meta-data.json')))
    add({
      id: `healthicons:${icon.path}`,
      pack: 'healthicons',
      title: icon.title,
      keywords: icon.tags.filter((tag) => !tag.startsWith('dhis2:')).map((tag) => tag.toLowerCase()),
      author: packs.healthicons.author,
    });
  for (const moji of readList<Moji>(join(openmojiFolder, 'data/openmoji.json'))) {
    if (/^(country|subdivision)-flag$/.test(moji.subgroups)) continue;
    const id = `openmoji:${moji.hexcode}`;
    const tone = skinTones[Number(moji.skintone) - 1];
    if (moji.skintone_base_hexcode !== '' && tone !== undefined) {
      const base = `openmoji:${moji.skintone_base_hexcode}`;
      toned.set(base, (toned.get(base) ?? new Map()).set(tone, id));
    }
    const keywords = `${moji.tags}, ${moji.openmoji_tags}`.split(',').map((tag) => tag.trim().toLowerCase());
    add({
      id,
      pack: 'openmoji',
      title: moji.annotation,
      keywords: [...new Set(keywords)].filter((tag) => tag !== ''),
      author: moji.openmoji_author,
    });
  }
  return { pictures, toned };

  function add(picture: Picture): void {
    if (picture.pack === 'spreadwell' || files.has(picture.id)) pictures.set(picture.id, picture);
  }
}

/** The lists of the packs name some pictures that are not in them. */
function filesOfPacks(): Set<string> {
  const healthicons = readdirSync(join(healthiconsFolder, 'svg/filled'), {
    recursive: true,
    encoding: 'utf8',
  });
  const openmoji = readdirSync(join(openmojiFolder, 'color/svg'));
  const idOf = (pack: PackName) => (name: string) =>
    `${pack}:${name.replaceAll('\\', '/').replace(/\.svg$/, '')}`;
  return new Set([...healthicons.map(idOf('healthicons')), ...openmoji.map(idOf('openmoji'))]);
}

interface HealthIcon {
  readonly path: string;
  readonly title: string;
  readonly tags: readonly string[];
}
interface Moji {
  readonly hexcode: string;
  readonly annotation: string;
  readonly subgroups: string;
  readonly tags: string;
  readonly openmoji_tags: string;
  readonly openmoji_author: string;
  readonly skintone: string | number;
  readonly skintone_base_hexcode: string;
}

function readList<T>(file: string): T[] {
  return JSON.parse(readFileSync(file, 'utf8')) as T[];
}

/** Names as the packs write them: nothing that leads out of their folders. */
const fileNames: Readonly<Record<string, { pattern: RegExp; folder: string }>> = {
  healthicons: { pattern: /^[a-z]+\/[\w-]+$/, folder: join(healthiconsFolder, 'svg/filled') },
  openmoji: { pattern: /^[0-9A-F]{2,6}(?:-[0-9A-F]{2,6})*$/, folder: join(openmojiFolder, 'color/svg') },
};

/** Without the lists of the packs: a page with pictures does not wait for them. */
function readSvg(pictureId: string): string | undefined {
  const [pack = '', name = ''] = pictureId.split(/:(.*)/s);
  if (pack === 'spreadwell') return drawings.find((drawing) => drawing.name === name)?.svg;
  const place = fileNames[pack];
  if (!place?.pattern.test(name)) return undefined;
  try {
    return readFileSync(join(place.folder, `${name}.svg`), 'utf8');
  } catch {
    return undefined;
  }
}

export interface PictureBytes {
  readonly svg: string;
  /** The first letters of the SHA-256 of what it holds: part of its address. */
  readonly hash: string;
}
const readPictures = new Map<string, PictureBytes>();
const hashLetters = 12;

/** Only pictures that are asked for are read; each once. @returns undefined for an id that no pack has */
export function pictureBytes(pictureId: string): PictureBytes | undefined {
  const kept = readPictures.get(pictureId);
  if (kept) return kept;
  const svg = readSvg(pictureId);
  if (svg === undefined) return undefined;
  const hash = createHash('sha256').update(svg).digest('hex').slice(0, hashLetters);
  const bytes = { svg, hash };
  readPictures.set(pictureId, bytes);
  return bytes;
}
