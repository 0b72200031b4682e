import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { findInTexts } from '#modules/projects/public.ts';
import { choice, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { mayActForCompany, mayActForOrganisation } from '../agreements/agreement.policy.ts';
import { findAgreement } from '../agreements/agreement.queries.ts';
import { moveAgreementTo } from '../agreements/agreement-moves.queries.ts';
import { holdAgreement } from '../agreements/agreement-writing.queries.ts';
import { findVersion } from '../agreements/version.queries.ts';
import { agreementPage, loadAgreementPage } from '../show-agreement/show-agreement.page.ts';
import { findValues } from '../values/value.queries.ts';
import { namedAsFields } from '../write-agreement/agreement.form.ts';
import { AgreementAt } from '../write-agreement/write-agreement.routes.ts';
import { outcomePaths } from './outcome.paths.ts';
import { findOutcome, putCompanyView, putOutcome } from './outcome.queries.ts';
import { publishOutcome, type Verdict, verdictWords, writeOutcome } from './outcome.rules.ts';
import { WriteOutcome } from './write-outcome.view.tsx';

const verdicts = Object.keys(verdictWords) as [Verdict, ...Verdict[]];
const patientWords = 'Some words could tell who a patient is. Take them out: the report becomes public.';
const notNow =
  'A report is written once the work is completed, and stands as it is once it is published. Look at the agreement again.';

async function load({ db, viewer, params }: Reading<z.output<typeof AgreementAt>, unknown>) {
  const agreement = await found(findAgreement(db, viewer, params.agreementId), 'agreement');
  const [version, outcome, values] = await Promise.all([
    found(findVersion(db, agreement.agreementId, agreement.inForce ?? agreement.newest), 'version'),
    findOutcome(db, agreement.agreementId),
    findValues(db, agreement.agreementId),
  ]);
  return { agreement, measures: version.terms.measures, outcome, values };
}
type Loaded = Awaited<ReturnType<typeof load>>;

function outcomePage(loaded: Loaded, state: FormState) {
  const { agreement } = loaded;
  return {
    title: 'What came of it',
    breadcrumbs: [{ text: agreement.title, href: agreementPaths.show(agreement) }],
    noIndex: true,
    body: WriteOutcome({ ...loaded, state: { ...state, errors: namedAsFields(state.errors) } }),
  };
}

export const showWriteOutcome = page(outcomePaths.edit, {
  params: AgreementAt,
  permission: mayActForOrganisation,
  load,
  view: (loaded) => {
    const { outcome, agreement } = loaded;
    if (agreement.state !== 'completed') return { redirect: agreementPaths.show(agreement) };
    const found = Object.fromEntries(outcome?.measures.map((one) => [one.key, one.found]) ?? []);
    return outcomePage(loaded, {
      values: {
        verdict: outcome?.verdict ?? '',
        whatHappened: outcome?.whatHappened ?? '',
        learnt: outcome?.learnt ?? '',
        found,
      },
      errors: [],
    });
  },
});

/** Against what was promised, also where it failed. It can be written again until it is published. */
export const writeOutcomeReport = post(outcomePaths.write, {
  params: AgreementAt,
  form: z.object({
    verdict: choice(verdicts, 'Choose how it went'),
    whatHappened: typedText({ name: 'what happened', max: 5_000 }),
    learnt: typedText({ name: 'what was learnt', max: 5_000 }),
    found: z
      .record(z.string(), z.string().trim().max(1_000, 'Each finding must be 1,000 characters or fewer'))
      .default({}),
  }),
  permission: mayActForOrganisation,
  writes: ['agreement.outcome-written'],
  load,
  decide({ agreement, measures }, { form, now }) {
    const findings = Object.values(form.found).join('\n');
    const decision = writeOutcome({
      state: agreement.state,
      mustMend:
        findInTexts({ whatHappened: form.whatHappened, learnt: form.learnt, findings }, now).length > 0,
    });
    if (!decision.ok) return decision;
    return allow({
      verdict: form.verdict,
      whatHappened: form.whatHappened,
      learnt: form.learnt,
      measures: measures.flatMap(({ key }) => {
        const words = form.found[key] ?? '';
        return words === '' ? [] : [{ key, found: words }];
      }),
    });
  },
  async save(tx, report, { act, viewer, params }) {
    const agreement = await found(findAgreement(tx, viewer, params.agreementId), 'agreement');
    if ((await holdAgreement(tx, agreement.agreementId)).state !== 'completed') return refuse('not-now');
    await putOutcome(tx, act, agreement, { ...report, by: signedIn(viewer).personId });
  },
  done: ({ params }) =>
    seeOther(
      outcomePaths.edit(params),
      'The report is saved. The company can add its view. Publish it below when it is ready.',
    ),
  refusals: { 'not-now': notNow, 'looks-like-a-patient': patientWords },
  again: (state, loaded) => outcomePage(loaded, state),
});

export const sayCompanyView = post(outcomePaths.companyView, {
  params: AgreementAt,
  form: z.object({ companyView: typedText({ name: 'how your company sees it', max: 3_000 }) }),
  permission: mayActForCompany,
  writes: ['agreement.outcome-viewed'],
  load,
  decide: ({ agreement }, { form, now }) =>
    writeOutcome({
      state: agreement.state,
      mustMend: findInTexts({ companyView: form.companyView }, now).length > 0,
    }),
  async save(tx, _decided, { act, viewer, params, form }) {
    const agreement = await found(findAgreement(tx, viewer, params.agreementId), 'agreement');
    if ((await holdAgreement(tx, agreement.agreementId)).state !== 'completed') return refuse('not-now');
    const view = { text: form.companyView, by: signedIn(viewer).personId };
    if (!(await putCompanyView(tx, act, agreement, view))) return refuse('no-report');
  },
  done: ({ params }) =>
    seeOther(agreementPaths.show(params), 'Your view is saved. It is published with the report.'),
  refusals: {
    'not-now': notNow,
    'no-report': 'There is no report yet. You are told when there is one.',
    'looks-like-a-patient': patientWords,
  },
  again: async (state, _loaded, reading) =>
    agreementPage(await loadAgreementPage(reading), reading, { companyView: state }),
});

export const publishOutcomes = post(outcomePaths.publish, {
  params: AgreementAt,
  permission: mayActForOrganisation,
  writes: ['agreement.outcomes-published', 'sponsorship-request.closed'],
  load,
  decide({ agreement, measures, outcome }) {
    const decision = publishOutcome({
      state: agreement.state,
      hasReport: outcome !== undefined,
      promised: measures.map((one) => one.key),
      answered: outcome?.measures.map((one) => one.key) ?? [],
    });
    return decision.ok ? allow(agreement) : decision;
  },
  async save(tx, agreement, { act, viewer }) {
    const by = signedIn(viewer).personId;
    if (!(await moveAgreementTo(tx, act, agreement, { state: 'outcomes-published' }, by)))
      return refuse('not-now');
  },
  done: ({ params }) =>
    seeOther(agreementPaths.show(params), 'The report is public, in the register. The agreement is closed.'),
  refusals: {
    'not-now': notNow,
    'no-report': 'Write the report first, then publish it.',
    'measures-open':
      'Say for each measure that was promised what was found, also if nothing was. Then publish it.',
  },
  again: (state, loaded) =>
    outcomePage(loaded, {
      ...state,
      values: {
        verdict: loaded.outcome?.verdict ?? '',
        whatHappened: loaded.outcome?.whatHappened ?? '',
        learnt: loaded.outcome?.learnt ?? '',
        found: Object.fromEntries(loaded.outcome?.measures.map((one) => [one.key, one.found]) ?? []),
      },
    }),
});

export const outcomeRoutes = [showWriteOutcome, writeOutcomeReport, sayCompanyView, publishOutcomes];
