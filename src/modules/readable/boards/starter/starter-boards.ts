import { conceptsById } from '../../symbols/map/map.rules.ts';
import { type ObfBoard, type ObfMedia, obfFormat } from '../obf.rules.ts';
import { gridOf } from '../obf-check.rules.ts';
import { starterTables } from './starter-tables.ts';

/** By the kind of word, as people who use symbols know it: people yellow, doing green, describing blue, little words white. */
const colours: Readonly<Record<string, string>> = {
  who: 'rgb(255, 245, 170)',
  do: 'rgb(205, 240, 205)',
  how: 'rgb(205, 228, 250)',
  thing: 'rgb(255, 225, 190)',
  ask: 'rgb(235, 215, 245)',
  no: 'rgb(250, 210, 210)',
};

/** The board that opens first. */
export const firstStarter = 'start';

export const starterBoards: ReadonlyMap<string, ObfBoard> = new Map(
  starterTables.map((table) => [table.id, toBoard(table)]),
);

export interface StarterTable {
  readonly id: string;
  readonly name: string;
  readonly columns: number;
  /** One a line: `word`, or `word = concept`, or `> board = concept`; `#colour` behind it; '-' leaves a place empty. */
  readonly buttons: string;
}

function toBoard(table: StarterTable): ObfBoard {
  const images: ObfMedia[] = [];
  const places = table.buttons
    .trim()
    .split('\n')
    .map((line, i) => {
      if (line.trim() === '-') return null;
      const [, folder = '', words = '', concept, colour] =
        line.trim().match(/^(>\s*)?([^=#]+?)(?:\s*=\s*([a-z-]+))?(?:\s*#(\w+))?$/) ?? [];
      const id = `b${i + 1}`;
      const named = concept ?? words.toLowerCase().replaceAll(' ', '-');
      const known = conceptsById.get(named);
      if (known)
        images.push({
          id: `i${i + 1}`,
          ext_spreadwell_concept: known.id,
          ...(known.pictures[0] === undefined ? {} : { ext_spreadwell_picture: known.pictures[0] }),
        });
      const leadsTo = folder === '' ? undefined : starterTables.find((one) => one.id === words);
      return {
        id,
        label: leadsTo?.name ?? words,
        ...(known ? { image_id: `i${i + 1}` } : {}),
        ...(leadsTo ? { load_board: { id: leadsTo.id } } : {}),
        ...(colour === undefined ? {} : { background_color: colours[colour] ?? '' }),
      };
    });
  const buttons = places.filter((place) => place !== null);
  return {
    format: obfFormat,
    id: table.id,
    locale: 'en-GB',
    name: table.name,
    license: { type: 'Apache-2.0', author_name: 'Spreadwell' },
    buttons,
    grid: gridOf(
      places.map((place) => place?.id ?? null),
      table.columns,
    ),
    images,
    sounds: [],
  };
}
