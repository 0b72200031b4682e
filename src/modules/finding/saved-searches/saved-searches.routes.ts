import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { choice, id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findingPaths } from '../finding.paths.ts';
import { asKept, asksSomething, readKept } from '../search/search-address.ts';
import {
  changeAlerts,
  countSavedForSaving,
  deleteSaved,
  findSaved,
  insertSaved,
  listSaved,
} from './saved-search.queries.ts';
import { saveSearch } from './saved-search.rules.ts';
import { addressOf, SavedSearches } from './saved-searches.view.tsx';

const SearchAt = z.object({ searchId: id });
const alerts = choice(['at-once', 'daily', 'none'], 'Choose how you want to hear of new results');
const questionCharactersMax = 2_000;

async function load({ db, viewer, params }: Reading<{ searchId: string }, unknown>) {
  return { saved: await found(findSaved(db, signedIn(viewer).personId, params.searchId), 'saved search') };
}

export const showSaved = page(findingPaths.saved, {
  permission: permission('signed-in'),
  load: async ({ db, viewer }) => ({ saved: await listSaved(db, signedIn(viewer).personId) }),
  view: ({ saved }) => ({ title: 'Your saved searches', body: SavedSearches({ saved }), noIndex: true }),
});

export const saveThisSearch = post(findingPaths.save, {
  form: z.object({
    question: z
      .string('Search first, then save')
      .max(questionCharactersMax, 'This search is too long to save. Take some words or filters out.')
      .transform((question) => {
        const asked = readKept(question);
        return asksSomething(asked) ? asKept(asked) : '';
      }),
    alerts,
  }),
  permission: permission('signed-in'),
  writes: ['search.saved'],
  load: async () => ({}),
  decide: (_loaded, { form }) => allow(form),
  async save(tx, { question, alerts: how }, { viewer, act }) {
    const { personId } = signedIn(viewer);
    const may = saveSearch({ question, savedAlready: await countSavedForSaving(tx, personId) });
    if (!may.ok) return may;
    return (await insertSaved(tx, act, { personId, question, alerts: how })) ?? refuse('saved-already');
  },
  done: ({ form }) =>
    seeOther(
      addressOf(form.question),
      form.alerts === 'none'
        ? 'The search is saved.'
        : 'The search is saved. You hear when something new fits it.',
    ),
  refusals: {
    'asks-nothing': 'Search for something first, then save it.',
    'too-many': 'You have 30 saved searches, and that is the most. Remove one of them in your account.',
    'saved-already': 'You have saved this search already.',
  },
});

export const changeSavedAlerts = post(findingPaths.savedAlerts, {
  params: SearchAt,
  form: z.object({ alerts }),
  permission: permission('signed-in'),
  writes: ['search.alerts-changed'],
  load,
  decide: ({ saved }, { form }) => allow({ searchId: saved.searchId, alerts: form.alerts }),
  async save(tx, change, { viewer, act }) {
    const { personId } = signedIn(viewer);
    if (!(await changeAlerts(tx, act, { ...change, personId }))) return refuse('stands-so');
  },
  done: ({ form }) =>
    seeOther(
      findingPaths.saved(),
      form.alerts === 'none'
        ? 'You hear no more of this search.'
        : 'You hear when something new fits this search.',
    ),
  refusals: { 'stands-so': 'That is how it stands already.' },
});

export const dropSaved = post(findingPaths.dropSaved, {
  params: SearchAt,
  permission: permission('signed-in'),
  writes: ['search.dropped'],
  load,
  decide: ({ saved }) => allow(saved.searchId),
  async save(tx, searchId, { viewer, act }) {
    if (!(await deleteSaved(tx, act, signedIn(viewer).personId, searchId))) return refuse('gone');
  },
  done: () => seeOther(findingPaths.saved(), 'The saved search is removed.'),
  refusals: { gone: 'This saved search is removed already.' },
});

export const savedSearchRoutes = [showSaved, saveThisSearch, changeSavedAlerts, dropSaved];
