import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import { permission } from '#kit/viewer.ts';
import { id, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { needsDeskPaths } from '../communication-need.paths.ts';
import { findContacts, findOpenContacts, resolveContacts } from '../contact-log.queries.ts';
import { reasonWords, waitsForPerson } from '../meet-need.rules.ts';
import { findNeeds } from '../needs.queries.ts';
import { findOverdueReviews, findPersonWithNeeds } from './needs-desk.queries.ts';
import { NeedsDesk, PersonOnDesk } from './needs-desk.view.tsx';

const forPeople = Object.keys(reasonWords).filter(waitsForPerson);

async function loadDesk({ db, viewer, now }: Reading<unknown, unknown>) {
  const today = londonToday(now);
  const [open, reviews] = await Promise.all([
    findOpenContacts(db, viewer, forPeople),
    findOverdueReviews(db, viewer, today),
  ]);
  return { open, reviews };
}

function deskPage(loaded: Awaited<ReturnType<typeof loadDesk>>, state: FormState, needId?: string) {
  return { title: 'Communication needs', wide: true, body: NeedsDesk({ ...loaded, state, needId }) };
}

export const showNeedsDesk = page(needsDeskPaths.show, {
  permission: permission('programme-staff'),
  load: loadDesk,
  view: (loaded) => deskPage(loaded, { values: {}, errors: [] }),
});

/** Somebody telephoned, wrote a letter, read it out: what no program could do is done. */
export const resolveByPerson = post(needsDeskPaths.resolve, {
  params: z.object({ needId: id }),
  form: z.object({ how: typedText({ name: 'how it was met', max: 500 }) }),
  permission: permission('programme-staff'),
  writes: ['communication-need.met-by-person'],
  load: loadDesk,
  decide: (_loaded, { form }) => allow(form.how),
  async save(tx, how, { act, viewer, params }) {
    const closed = await resolveContacts(tx, act, viewer, { ...params, how, by: signedIn(viewer).personId });
    if (closed === 0) return refuse('gone');
  },
  done: () => seeOther(needsDeskPaths.show(), 'It is noted as met by a person. They can read how.'),
  refusals: { gone: 'A colleague was quicker, or they no longer let us share it. Look at the list again.' },
  again: (state, loaded, { params }) => deskPage(loaded, state, params.needId),
});

export const showPersonOnDesk = page(needsDeskPaths.person, {
  params: z.object({ personId: id }),
  permission: permission('programme-staff'),
  async load({ db, viewer, params }) {
    const person = await found(findPersonWithNeeds(db, viewer, params.personId), 'person');
    const [needs, contacts] = await Promise.all([
      findNeeds(db, viewer, params.personId),
      findContacts(db, viewer, params.personId),
    ]);
    const shared = needs.filter((need) => need.sharedAt !== null && need.removedAt === null);
    return { person, needs: shared, contacts };
  },
  view: (loaded) => ({
    title: loaded.person.name,
    breadcrumbs: [{ text: 'Communication needs', href: needsDeskPaths.show() }],
    body: PersonOnDesk(loaded),
  }),
});

export const needsDeskRoutes = [showNeedsDesk, resolveByPerson, showPersonOnDesk];
