import { basename, extname } from 'node:path';
import { z } from 'zod';
import { packedLimits } from '../../packed-files/packed-limits.rules.ts';
import { readPictureFile } from '../../packed-files/picture-file.ts';
import { UnusableFile, unzip } from '../../packed-files/unzip.ts';
import type { NewPack } from '../pack.queries.ts';

/** What `pack.json` in the ZIP says; docs/guides/symbols.md tells it with an example. */
const Manifest = z.object({
  name: z
    .string('"name" is missing')
    .regex(/^[a-z0-9][a-z0-9-]{1,39}$/, '"name" must be small letters, digits and hyphens, 2 to 40 of them'),
  title: z.string('"title" is missing').min(1).max(200),
  author: z.string('"author" is missing').min(1, '"author" is empty').max(300),
  licence: z.string('"licence" is missing').min(1, '"licence" is empty').max(200),
  licenceUrl: z.url('"licenceUrl" is no address').max(500).optional(),
  sourceUrl: z.url('"sourceUrl" is no address').max(500).optional(),
  pictures: z
    .array(
      z.object({
        file: z.string().min(1).max(300),
        title: z.string().min(1).max(200),
        keywords: z.array(z.string().min(1).max(60)).max(60).default([]),
        author: z.string().max(300).default(''),
      }),
      '"pictures" is missing',
    )
    .min(1, '"pictures" is empty')
    .max(20_000),
});

export interface ReadPack {
  readonly pack: NewPack;
  readonly pictures: readonly {
    readonly name: string;
    readonly title: string;
    readonly keywords: readonly string[];
    readonly author: string;
    readonly mediaType: string;
    readonly bytes: Buffer;
  }[];
  readonly problems: readonly string[];
}

/**
 * A pack of pictures from a ZIP with a pack.json, or from the pictures of an OBZ file whose boards name their licences.
 * @throws UnusableFile with words for the deployer
 */
export async function readPack(bytes: Buffer, fileName: string): Promise<ReadPack> {
  if (bytes.length > packedLimits.fileBytes * 4)
    throw new UnusableFile(`The file is larger than ${(packedLimits.fileBytes * 4) / 1_000_000} MB.`);
  const entries = await unzip(bytes);
  const manifest = readManifest(entries, fileName);
  const problems: string[] = [];
  const pictures = manifest.pictures.flatMap((listed) => {
    const content = entries.get(listed.file);
    if (!content) {
      problems.push(`${listed.file}: named by the manifest, not in the file`);
      return [];
    }
    const picture = readPictureFile(content);
    if (typeof picture === 'string') {
      problems.push(`${listed.file}: ${pictureProblems[picture]}`);
      return [];
    }
    const keywords = [listed.title, ...listed.keywords].flatMap(
      (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [],
    );
    return [{ ...listed, name: listed.file, keywords: [...new Set(keywords)].slice(0, 80), ...picture }];
  });
  const { name, title, author, licence, licenceUrl = '', sourceUrl = '' } = manifest;
  return { pack: { name, title, author, licence, licenceUrl, sourceUrl }, pictures, problems };
}

const pictureProblems = {
  'not-a-picture': 'none of SVG, PNG, JPEG, GIF and WebP',
  'too-large': `more than ${packedLimits.pictureSide} points wide or high`,
  'unsafe-svg': 'an SVG that is damaged, or could do more than draw',
} as const;

function readManifest(entries: ReadonlyMap<string, Buffer>, fileName: string): z.output<typeof Manifest> {
  const own = entries.get('pack.json');
  const given = own ? parse(own, 'pack.json') : fromObz(entries, fileName);
  const manifest = Manifest.safeParse(given);
  if (manifest.success) return manifest.data;
  const lines = manifest.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new UnusableFile(`pack.json is not right:\n${lines.join('\n')}\ndocs/guides/symbols.md shows one.`);
}

interface ObzImage {
  readonly id: string | number;
  readonly path?: string;
  readonly license?: { readonly type?: string; readonly author_name?: string; readonly source_url?: string };
}

/** An OBZ file names its pictures' licences within its boards, and the words that stand with them. */
function fromObz(entries: ReadonlyMap<string, Buffer>, fileName: string): unknown {
  if (!entries.has('manifest.json'))
    throw new UnusableFile('The ZIP has no pack.json. docs/guides/symbols.md shows one.');
  const pictures = new Map<string, { file: string; title: string; keywords: string[]; author: string }>();
  const licences = new Set<string>();
  const authors = new Set<string>();
  for (const [name, content] of entries) {
    if (!name.endsWith('.obf')) continue;
    const board = parse(content, name) as {
      images?: ObzImage[];
      buttons?: { label?: string; image_id?: string | number }[];
    };
    for (const image of board.images ?? []) {
      if (typeof image.path !== 'string') continue;
      const labels = (board.buttons ?? [])
        .filter((button) => String(button.image_id) === String(image.id))
        .map((button) => String(button.label ?? ''));
      const known = pictures.get(image.path);
      const title = labels.find((label) => label !== '') ?? basename(image.path, extname(image.path));
      pictures.set(image.path, {
        file: image.path,
        title: known?.title ?? title.slice(0, 200),
        keywords: [
          ...new Set([
            ...(known?.keywords ?? []),
            ...labels.filter((label) => label !== '').map((label) => label.slice(0, 60)),
          ]),
        ],
        author: image.license?.author_name ?? known?.author ?? '',
      });
      if (image.license?.type) licences.add(image.license.type);
      if (image.license?.author_name) authors.add(image.license.author_name);
    }
  }
  if (licences.size === 0)
    throw new UnusableFile(
      'The pictures of this OBZ file name no licence. Put them into a ZIP with a pack.json that does.',
    );
  const title = basename(fileName, extname(fileName));
  return {
    name: title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40),
    title,
    author: [...authors].join(', ').slice(0, 300) || 'Named with each picture',
    licence: [...licences].join(', ').slice(0, 200),
    pictures: [...pictures.values()],
  };
}

function parse(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw new UnusableFile(`${name} is not written as JSON.`);
  }
}
