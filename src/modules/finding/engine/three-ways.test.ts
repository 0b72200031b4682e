import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type SqlBool, sql } from 'kysely';
import { afterAll } from 'vitest';
import type { SignedIn, Viewer } from '#kit/viewer.ts';
import { mayRead, type Visibility } from '#kit/visibility.ts';
import { visibleTo } from '#platform/db/visible-to.queries.ts';
import type { SearchDocument } from '#platform/module.ts';
import { type Condition, written } from '#platform/search-engine/filter.ts';
import { connectStore } from '#platform/search-engine/lance.ts';
import { expect, test, testSite } from '#support/test.ts';
import { readQuery } from '../analysis/read-query.ts';
import { Sample, writeDocuments, writeModel } from './build-index.ts';
import { cardTest } from './card-test.ts';
import { analysed } from './index-table.ts';
import { rank } from './rank.ts';
import { openIndex } from './read-index.ts';
import { readableCondition } from './readable.ts';

const { site } = await testSite();
const folder = await mkdtemp(join(tmpdir(), 'spreadwell-ways-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const organisations = [uuid(901), uuid(902), uuid(903)];
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const words = ['fall', 'ward', 'night', 'pain', 'sleep', 'wound', 'carer', 'clinic'];
const documents: SearchDocument[] = Array.from({ length: 400 }, (_one, n) => ({
  id: uuid(n + 1),
  kind: pick(['idea', 'need', 'project'], n),
  title: `${pick(words, n)} ${pick(words, n >> 2)} record`,
  summary: `${pick(words, n >> 3)} ${pick(words, n * 7)}`,
  text: '',
  topics:
    n % 4 === 0 ? [] : [pick(['falls', 'pain', "o'clock", 'x"y'], n), pick(['sleep', 'cancer'], n >> 1)],
  visibility: pick(['everyone', 'staff', 'organisation'] as const, n >> 1),
  organisationId: n % 7 === 0 ? null : pick(organisations, n >> 2),
  shownFrom: new Date(1_700_000_000_000 + n * 86_400_000),
  setting: n % 3 === 0 ? null : pick(['hospital-ward', 'theatre'], n),
  stage: null,
  evidenceLevel: null,
  organisationType: pick(['NHS Trust', 'GP Practice'], n),
  region: pick(['London', 'Wales'], n >> 1),
  location: n % 5 === 0 ? null : { latitude: 50 + (n % 8), longitude: -3 + (n % 6) },
  adopters: [],
}));

const store = await connectStore(folder);
const sample = new Sample();
for (const document of documents) sample.add(analysed(document));
const embedder = await writeModel(store, 'ways', sample);
async function* once() {
  yield { documents: documents.map(analysed), numbers: documents.map((_one, i) => i + 1) };
}
await writeDocuments(store, 'ways', once(), embedder);
const index = await openIndex(store, 'ways', 0);

const viewers: fc.Arbitrary<Viewer> = fc.oneof(
  fc.constant({ kind: 'visitor' } as const),
  fc.record({
    kind: fc.constant('person' as const),
    personId: fc.constant(uuid(800)),
    name: fc.constant('A'),
    staff: fc.boolean(),
    memberships: fc
      .subarray(organisations)
      .chain((ids) =>
        fc
          .constantFrom('member', 'deputy', 'lead')
          .map((role) => ids.map((organisationId) => ({ organisationId, role }))),
      ),
    programmeRoles: fc.subarray(['reviewer', 'moderator', 'admin'] as const),
    companies: fc.constant([]),
    actingFor: fc.constant(null),
    sessionId: fc.constant(''),
    provedAt: fc.constant(new Date(0)),
    secondFactor: fc.constant(true),
  }) as fc.Arbitrary<SignedIn>,
);

const allowed = (viewer: Viewer) =>
  documents
    .filter(({ visibility, organisationId }) =>
      mayRead(viewer, { visibility, organisationId, ownerIds: [], state: 'shown', hidden: false }),
    )
    .map(({ id }) => id);

async function byTable(condition: Condition): Promise<string[]> {
  const rows = (await index.table.query().where(written(condition)).select(['id', 'number']).toArray()) as {
    id: string;
    number: number;
  }[];
  return rows.flatMap(({ id, number }) => (number === 0 ? [] : [id])).toSorted();
}

function byCards(condition: Condition): string[] {
  const test = cardTest(index.cards, condition);
  return documents.flatMap(({ id }) => {
    const slot = index.cards.slotOf(id);
    return slot !== undefined && test(slot) ? [id] : [];
  });
}

test('policy, SQL, the table and the cards in memory let the same viewer read the same records', async () => {
  await fc.assert(
    fc.asyncProperty(viewers, async (viewer) => {
      const expected = allowed(viewer);
      const condition = readableCondition(viewer);
      expect(byCards(condition)).toEqual(expected);
      expect(await byTable(condition)).toEqual(expected);
      const { rows } = await sql<{ id: string }>`
        select d.id from unnest(${documents.map(({ id }) => id)}::text[], ${documents.map((d) => d.visibility)}::text[],
          ${documents.map((d) => d.organisationId)}::uuid[]) as d(id, visibility, organisation_id)
        where ${visibleTo(viewer, {
          visibility: (value: Visibility) => sql<SqlBool>`d.visibility = ${value}`,
          organisationIn: (ids) => sql<SqlBool>`d.organisation_id in (${sql.join(ids)})`,
          ownedBy: () => sql<SqlBool>`false`,
          stateIn: (states) => sql<SqlBool>`${sql.raw(states.includes('shown') ? 'true' : 'false')}`,
          hidden: (value) => sql<SqlBool>`${sql.raw(value ? 'false' : 'true')}`,
        })} order by d.id`.execute(site.db);
      expect(rows.map(({ id }) => id)).toEqual(expected);
    }),
    { numRuns: 25 },
  );
});

const tokens = fc.array(
  fc.oneof(
    fc.constantFrom('falls', 'pain', "o'clock", 'x"y', 'London', 'Wales', 'theatre', 'idea', "') OR true --"),
    fc.string({ unit: 'binary', maxLength: 12 }),
  ),
  { minLength: 1, maxLength: 4 },
);
const conditions: fc.Arbitrary<Condition> = fc.oneof(
  tokens.chain((values) =>
    fc.constantFrom('kind', 'region', 'setting').map((column) => ({ column, in: values })),
  ),
  tokens.map((holds) => ({ column: 'topics', holds })),
  fc
    .record({ from: fc.integer({ min: 48, max: 58 }), to: fc.integer({ min: 48, max: 60 }) })
    .map((range) => ({
      column: 'latitude',
      ...range,
    })),
);

test('any filter means the same in the table and in memory, whatever was typed into it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(conditions, { maxLength: 3 }), async (all) => {
      expect(byCards({ all })).toEqual(await byTable({ all }));
    }),
    { numRuns: 60 },
  );
});

test('no search ranks what the viewer may not read, and a filter loses nothing that an exact search has', async () => {
  await fc.assert(
    fc.asyncProperty(
      viewers,
      fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
      fc.option(fc.constantFrom('London', 'Wales', 'Nowhere'), { nil: undefined }),
      async (viewer, typed, region) => {
        const condition: Condition = {
          all: [readableCondition(viewer), ...(region ? [{ column: 'region', in: [region] }] : [])],
        };
        const query = readQuery(typed.join(' '), undefined);
        const { ranked } = await rank(index, query, condition, { arm: 'lexical' });
        const found = ranked.map(({ slot }) => index.cards.idOf(slot)).toSorted();
        const readable = new Set(allowed(viewer));
        const exact = documents
          .filter((d) => readable.has(d.id) && (region === undefined || d.region === region))
          .filter((d) => analysed(d).terms.some((term) => query.terms.includes(term)))
          .map(({ id }) => id);
        expect(found).toEqual(exact);
        const fused = await rank(index, query, condition);
        expect(fused.ranked.every(({ slot }) => readable.has(index.cards.idOf(slot)))).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});
