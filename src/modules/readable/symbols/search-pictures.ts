import { allPictures, type Picture } from './catalogue.ts';

const packOrder: readonly string[] = ['spreadwell', 'healthicons', 'openmoji'];
const shownMax = 60;

let titles: Map<string, Picture> | undefined;

/** A picture whose whole title is this word: the only keyword hit that is safe enough to propose. */
export function pictureTitled(word: string): Picture | undefined {
  if (!titles) {
    titles = new Map();
    for (const picture of allPictures()) {
      const title = picture.title.toLowerCase();
      if (!titles.has(title) && !isToned(picture)) titles.set(title, picture);
    }
  }
  return titles.get(word);
}

/** Pictures of the built-in packs by words of their titles and keywords, the closest first. */
export function searchPictures(query: string): Picture[] {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  const found: { picture: Picture; rank: number }[] = [];
  for (const picture of allPictures()) {
    if (isToned(picture)) continue;
    const title = picture.title.toLowerCase();
    const ranks = words.map((word) => rankOf(picture, title, word));
    if (ranks.every((rank) => rank > 0))
      found.push({
        picture,
        rank: ranks.reduce((sum, rank) => sum + rank, 0) + (title === query.toLowerCase() ? 5 : 0),
      });
  }
  return found
    .toSorted(
      (a, b) => b.rank - a.rank || packOrder.indexOf(a.picture.pack) - packOrder.indexOf(b.picture.pack),
    )
    .slice(0, shownMax)
    .map(({ picture }) => picture);
}

function rankOf(picture: Picture, title: string, word: string): number {
  if (title.split(/[^\p{L}\p{N}]+/u).includes(word)) return 3;
  if (picture.keywords.includes(word)) return 2;
  return title.includes(word) || picture.keywords.some((keyword) => keyword.startsWith(word)) ? 1 : 0;
}

function isToned(picture: Picture): boolean {
  return picture.pack === 'openmoji' && /1F3F[B-F]/.test(picture.id);
}
