import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { findSimilar } from '#modules/finding/public.ts';
import { id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { needPaths } from '../idea.paths.ts';
import { findNeed, type Need } from '../need.queries.ts';
import { askForHelp } from '../need.rules.ts';
import { countAsked, findHelpers, type Helper, insertHelpRequest } from './helper.queries.ts';

export const projectsThatMayHelpMax = 4;

/** Who can be asked about a need: those behind the projects that its page shows, as its author sees them. */
export async function helpersOf(
  { db, platform, viewer, now }: Pick<Reading<unknown, unknown>, 'db' | 'platform' | 'viewer' | 'now'>,
  need: Need,
): Promise<Helper[]> {
  if (viewer.kind !== 'person' || viewer.personId !== need.authorId || need.state !== 'open') return [];
  const projects = await findSimilar(platform, viewer, {
    text: `${need.title}\n${need.detail}`,
    kinds: ['project'],
    atMost: projectsThatMayHelpMax,
  });
  return findHelpers(
    db,
    { ...need, organisationId: need.organisation?.id ?? null },
    projects.map((project) => project.id),
    now,
  );
}

/** Whoever posted a need asks one person who offered it; that person hears of it, and answers on the need's page or not. */
export const askHelper = post(needPaths.askForHelp, {
  params: z.object({ needId: id }),
  form: z.object({ personId: id }),
  permission: permission<{ need: Need }>(
    'signed-in',
    (viewer, { need }) => viewer.kind === 'person' && viewer.personId === need.authorId,
  ),
  writes: ['need.help-asked'],
  async load(reading) {
    const need = await found(findNeed(reading.db, reading.viewer, reading.params.needId), 'need');
    return { need, helpers: await helpersOf(reading, need) };
  },
  decide: ({ need, helpers }, { form }) =>
    helpers.some(({ personId }) => personId === form.personId)
      ? allow({ needId: need.needId, personId: form.personId })
      : refuse('not-offered'),
  async save(tx, ask, { act, viewer }) {
    const may = askForHelp({ askedAlready: await countAsked(tx, ask.needId) });
    if (!may.ok) return may;
    const { personId: askedBy } = signedIn(viewer);
    if (!(await insertHelpRequest(tx, act, { ...ask, askedBy }))) return refuse('asked-already');
  },
  done: ({ params }) =>
    seeOther(needPaths.show(params), 'They are asked. You hear when they say something on this page.'),
  refusals: {
    'not-offered': 'This person does not offer help with this any more. Say in a comment what you need.',
    'asked-already': 'You have asked them already. They hear of it once.',
    'asked-enough':
      'You have asked five people, and that is the most for one need. Others can still find it.',
  },
});
