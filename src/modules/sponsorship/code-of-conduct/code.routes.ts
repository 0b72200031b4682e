import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { newId } from '#kit/ids.ts';
import { londonToday } from '#kit/local-date.ts';
import { permission } from '#kit/viewer.ts';
import { id, localDate, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findCompany } from '../companies/company.queries.ts';
import { findStandings } from '../companies/company-standing.queries.ts';
import { publishCode as decideCode } from '../company.rules.ts';
import { codePaths, sponsorshipPaths } from '../sponsorship.paths.ts';
import { mayEditCompany, mayPublishCode } from '../sponsorship.policy.ts';
import { acceptCode, findAcceptedVersions, findCodes, inForce, insertCode } from './code.queries.ts';
import { CodeOfConduct } from './code.view.tsx';

async function load({ db, viewer, now }: Reading<unknown, unknown>) {
  const today = londonToday(now);
  const codes = await findCodes(db);
  const standings = viewer.kind === 'person' ? await findStandings(db, viewer.companies, today) : [];
  const companies = await Promise.all(
    standings.map(async (one) => ({
      ...one,
      acceptedVersions: await findAcceptedVersions(db, one.companyId),
    })),
  );
  return { codes, companies, current: inForce(codes, today), today };
}
type Loaded = Awaited<ReturnType<typeof load>>;

function codePage(loaded: Loaded, mayPublish: boolean, state: FormState) {
  return {
    title: 'Code of conduct for companies',
    breadcrumbs: [{ text: 'Sponsorship', href: sponsorshipPaths.show() }],
    body: CodeOfConduct({ ...loaded, mayPublish, state }),
  };
}

/** Open to everyone: what companies promise here. */
export const showCode = page(codePaths.show, {
  permission: permission('anyone'),
  load,
  view: (loaded, { viewer }) => codePage(loaded, mayPublishCode.may(viewer, {}), { values: {}, errors: [] }),
});

export const publishCode = post(codePaths.publish, {
  form: z.object({
    text: typedText({ name: 'the code', max: 20_000 }).refine(
      (text) => text.length >= 100,
      'Write the whole code: it replaces the one in force',
    ),
    takesEffectOn: localDate('from which day it is in force'),
  }),
  permission: mayPublishCode,
  stepUp: true,
  writes: ['code-of-conduct.published'],
  load,
  decide({ codes, today }, { form }) {
    const decision = decideCode(form.takesEffectOn, { today, latest: codes[0] });
    return decision.ok ? allow({ ...form, version: decision.value }) : decision;
  },
  async save(tx, code, { act, viewer }) {
    const by = signedIn(viewer).personId;
    if (!(await insertCode(tx, act, { ...code, by, eventSubject: newId() })))
      return refuse('published-already');
  },
  done: () => seeOther(codePaths.show(), 'It is published. Every company is asked to accept it.'),
  refusals: {
    past: 'Choose a day from today on.',
    'before-latest': 'Choose a day that is not before the one of the newest version.',
    'published-already': 'Another admin published a version just now. Read it, then publish yours after it.',
  },
  again: (state, loaded) => codePage(loaded, true, state),
});

const CompanyAt = z.object({ companyId: id });

export const acceptCodeForCompany = post(codePaths.accept, {
  params: CompanyAt,
  form: z.object({ version: z.coerce.number('Choose a version').int('Choose a version') }),
  permission: mayEditCompany,
  writes: ['company.code-accepted'],
  async load(reading: Reading<z.output<typeof CompanyAt>, unknown>) {
    const company = await found(findCompany(reading.db, reading.viewer, reading.params.companyId), 'company');
    return { ...(await load(reading)), company };
  },
  decide({ codes, company }, { form }) {
    return codes.some((code) => code.version === form.version)
      ? allow({ companyId: company.companyId, version: form.version })
      : refuse('no-version');
  },
  async save(tx, acceptance, { act, viewer }) {
    if (!(await acceptCode(tx, act, { ...acceptance, by: signedIn(viewer).personId })))
      return refuse('accepted-already');
  },
  done: () => seeOther(codePaths.show(), 'Your company has accepted the code of conduct.'),
  refusals: {
    'no-version': 'There is no such version. Read the code again, then accept it.',
    'accepted-already': 'A colleague accepted it for your company already.',
  },
  again: (state, loaded) => codePage(loaded, false, state),
});

export const codeRoutes = [showCode, publishCode, acceptCodeForCompany];
