import { z } from 'zod';
import { normaliseTyped } from '#kit/text.ts';
import type { SearchFilters, SearchQuestion } from './search-question.ts';

/** Everything that is asked stands in the address, so that a search can be kept, sent on and asked again. */

const wordsCharactersMax = 300;
const tokenCharactersMax = 120;
const valuesMax = 40;
const kmMax = 1_000;
export const hitsPerPage = 20;

const words = z
  .string()
  .default('')
  .transform((text) => normaliseTyped(text).replace(/\s+/g, ' ').slice(0, wordsCharactersMax).trim());

/** One name of the address may come once or often. What is no text is left out; so is what is more than anybody would tick. */
const tokens = z
  .preprocess(
    (given) => (Array.isArray(given) ? given : given === undefined ? [] : [given]),
    z.array(z.unknown()),
  )
  .transform((given) =>
    [
      ...new Set(
        given
          .filter((one) => typeof one === 'string' && one !== '')
          .map((one) => String(one).slice(0, tokenCharactersMax)),
      ),
    ]
      .slice(0, valuesMax)
      .toSorted(),
  );

const day = z.iso.date().optional().catch(undefined);
const yes = z.literal('yes').optional().catch(undefined);

export const SearchAddress = z.object({
  q: words,
  kind: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
  topic: tokens,
  setting: tokens,
  stage: tokens,
  evidence: tokens,
  region: tokens,
  type: tokens,
  /** By its ODS code. */
  organisation: tokens,
  near: words,
  km: z.coerce.number().int().min(1).max(kmMax).optional().catch(undefined),
  from: day,
  to: day,
  /** Adopted by places like the viewer's own. */
  likeMine: yes,
  order: z.enum(['newest']).optional().catch(undefined),
  /** As typed: nothing is corrected. */
  exact: yes,
  after: z.string().max(2_000).optional().catch(undefined),
});
export type Asked = z.output<typeof SearchAddress>;

export const kmWhenNotSaid = 50;
/** An organisation that nobody has: what is narrowed to it finds nothing, as it should. */
const nobody = '00000000-0000-0000-0000-000000000000';

export function toQuestion(asked: Asked, organisationIds: ReadonlyMap<string, string>): SearchQuestion {
  const filters: SearchFilters = {
    organisationIds: asked.organisation.map((code) => organisationIds.get(code.toUpperCase()) ?? nobody),
    organisationTypes: asked.type,
    regions: asked.region,
    stages: asked.stage,
    evidenceLevels: asked.evidence,
    topics: asked.topic,
    settings: asked.setting,
    ...(asked.near === '' ? {} : { near: { place: asked.near, km: asked.km ?? kmWhenNotSaid } }),
    ...(asked.from === undefined ? {} : { from: asked.from }),
    ...(asked.to === undefined ? {} : { to: asked.to }),
    ...(asked.likeMine === undefined ? {} : { adoptedByPlacesLikeMine: true }),
  };
  return {
    text: asked.q,
    ...(asked.kind === undefined ? {} : { kinds: [asked.kind] }),
    filters,
    order: asked.order ?? (asked.q === '' ? 'newest' : 'best'),
    ...(asked.exact === undefined ? {} : { asTyped: true }),
    ...(asked.after === undefined ? {} : { after: asked.after }),
    atMost: hitsPerPage,
  };
}

export type AddressQuery = Record<string, string | number | readonly string[] | undefined>;

/** The address of a search, always written in the same order; `after` only where it is given in `change`. */
export function toAddress(asked: Asked, change: AddressQuery = {}): AddressQuery {
  const { after, ...rest } = asked;
  return { ...rest, ...(asked.near === '' ? { km: undefined } : {}), ...change };
}

/** Whether something was asked at all: words, or anything that narrows. */
export function asksSomething(asked: Asked): boolean {
  return asked.q !== '' || countNarrowing(asked) > 0;
}

/** How many things narrow the search, the tabs apart. */
export function countNarrowing(asked: Asked): number {
  const lists = [
    asked.topic,
    asked.setting,
    asked.stage,
    asked.evidence,
    asked.region,
    asked.type,
    asked.organisation,
  ];
  const single = [asked.near === '' ? undefined : asked.near, asked.from, asked.to, asked.likeMine];
  return lists.reduce((sum, list) => sum + list.length, 0) + single.filter((one) => one !== undefined).length;
}

/** A search as it is kept: its address after the question mark, without the place in the list. */
export function asKept(asked: Asked): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(toAddress(asked)))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== '') parts.append(name, String(one));
  return parts.toString();
}

export function readKept(kept: string): Asked {
  const given: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(kept)) given[name] = [...(given[name] ?? []), value];
  return SearchAddress.parse(
    Object.fromEntries(
      Object.entries(given).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
    ),
  );
}
