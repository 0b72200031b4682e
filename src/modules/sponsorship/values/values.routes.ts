import { z } from 'zod';
import { csvLine } from '#kit/csv.ts';
import { allow, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import { formatPounds, parsePounds } from '#kit/money.ts';
import { permission } from '#kit/viewer.ts';
import { findInTexts } from '#modules/projects/public.ts';
import { choice, id, localDate, typedText } from '#platform/http/fields.ts';
import { found, invariant } from '#platform/http/problems.ts';
import { page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { mayActForASide, sideOf } from '../agreements/agreement.policy.ts';
import { findAgreement } from '../agreements/agreement.queries.ts';
import { agreementTypes } from '../agreements/agreement.rules.ts';
import { holdAgreement } from '../agreements/agreement-writing.queries.ts';
import { findCompany } from '../companies/company.queries.ts';
import { agreementPage, loadAgreementPage } from '../show-agreement/show-agreement.page.ts';
import { isUserOf } from '../sponsorship.policy.ts';
import { AgreementAt } from '../write-agreement/write-agreement.routes.ts';
import { valuePaths } from './value.paths.ts';
import { findYearOfCompany, insertValue, strikeValue } from './value.queries.ts';
import { recordValue } from './value.rules.ts';

/** Far more than was ever given at once: more is a slip of the keyboard. */
const valueMaxPence = 100_000_000_000;

const pounds = z.string('Enter its value in pounds, for example 2,500').transform((text, context) => {
  const pence = parsePounds(text);
  if (pence !== undefined && pence > 0 && pence <= valueMaxPence) return pence as number;
  context.addIssue({
    code: 'custom',
    message:
      pence !== undefined && pence > valueMaxPence
        ? `Enter its value, which must not be more than ${formatPounds(valueMaxPence)}`
        : 'Enter its value in pounds, for example 2,500',
  });
  return z.NEVER;
});

async function load({ db, viewer, params }: Reading<z.output<typeof AgreementAt>, unknown>) {
  return { agreement: await found(findAgreement(db, viewer, params.agreementId), 'agreement') };
}

/** Each side records what it gave itself, dated: the register and the company's yearly return are drawn from it. */
export const recordValueGiven = post(valuePaths.record, {
  params: AgreementAt,
  form: z.object({
    form: choice(['cash', 'kind'], 'Choose whether it was money or in kind'),
    what: typedText({ name: 'what was given', max: 300 }),
    pounds,
    givenOn: localDate('the day on which it was given'),
  }),
  permission: mayActForASide,
  writes: ['agreement.value-recorded'],
  load,
  decide: ({ agreement }, { form, now, viewer }) =>
    recordValue(
      {
        giver: sideOf(viewer, agreement) ?? 'organisation',
        form: form.form,
        what: form.what,
        pence: form.pounds,
        givenOn: form.givenOn,
        by: signedIn(viewer).personId,
      },
      {
        state: agreement.state,
        startedOn: agreement.activatedAt && londonToday(agreement.activatedAt),
        today: londonToday(now),
        mustMend: findInTexts({ what: form.what }, now).length > 0,
      },
    ),
  async save(tx, value, { act, params, viewer }) {
    const agreement = await found(findAgreement(tx, viewer, params.agreementId), 'agreement');
    const held = await holdAgreement(tx, agreement.agreementId);
    if (held.state !== 'active' && held.state !== 'completed') return refuse('not-running');
    await insertValue(tx, act, agreement, value);
  },
  done: ({ params }) => seeOther(agreementPaths.show(params), 'It is recorded, and shown in the register.'),
  refusals: {
    'not-running': 'Values are recorded while the agreement is active, and until its outcomes are published.',
    'before-start': 'Nothing of value is given before the agreement is active. Check the day.',
    'in-the-future': 'The day on which it was given must not be in the future.',
    'looks-like-a-patient': 'Some words could tell who a patient is. Take them out: this becomes public.',
  },
  again: async (state, _loaded, reading) =>
    agreementPage(await loadAgreementPage(reading), reading, { value: state }),
});

export const strikeValueGiven = post(valuePaths.strike, {
  params: z.object({ agreementId: id, transferId: id }),
  form: z.object({ struckReason: typedText({ name: 'why it is wrong', max: 500 }) }),
  permission: mayActForASide,
  writes: ['agreement.value-struck'],
  load,
  decide: ({ agreement }, { viewer, form, now }) => {
    const side = sideOf(viewer, agreement);
    invariant(side !== undefined, 'the permission lets only the two sides through');
    if (agreement.state !== 'active' && agreement.state !== 'completed') return refuse('not-running');
    return findInTexts({ struckReason: form.struckReason }, now).length > 0
      ? refuse('looks-like-a-patient')
      : allow({ agreement, side });
  },
  async save(tx, { agreement, side }, { act, params, form, viewer }) {
    const strike = {
      transferId: params.transferId,
      side,
      reason: form.struckReason,
      by: signedIn(viewer).personId,
    };
    if (!(await strikeValue(tx, act, agreement, strike))) return refuse('struck-already');
  },
  done: ({ params }) =>
    seeOther(agreementPaths.show(params), 'It is struck out. It stays to be seen, with your reason.'),
  refusals: {
    'not-running': 'Values are changed while the agreement is active, and until its outcomes are published.',
    'struck-already': 'It is struck out already, or was not recorded by your side.',
    'looks-like-a-patient': 'Some words could tell who a patient is. Take them out: this becomes public.',
  },
  again: async (state, _loaded, reading) =>
    agreementPage(await loadAgreementPage(reading), reading, {
      strike: { ...state, transferId: String(reading.params.transferId) },
    }),
});

/** The columns of a company's yearly file; docs/guides/companies.md says what each holds. */
export const yearColumns = [
  'calendar_year',
  'organisation_code',
  'organisation_name',
  'category',
  'form',
  'amount_gbp',
  'number_of_transfers',
  'agreement_ids',
] as const;

/** For the company's own Disclosure UK return; it decides itself what it must return there. */
export const downloadYear = page(valuePaths.year, {
  params: z.object({
    companyId: id,
    year: z
      .string()
      .regex(/^20\d{2}$/)
      .transform(Number),
  }),
  permission: permission<{ companyId: string }>('company-user', (viewer, { companyId }) =>
    isUserOf(viewer, companyId),
  ),
  async load({ db, viewer, params }) {
    const company = await found(findCompany(db, viewer, params.companyId), 'company');
    if (!isUserOf(viewer, company.companyId)) return { companyId: company.companyId, lines: [] };
    return {
      companyId: company.companyId,
      lines: await findYearOfCompany(db, company.companyId, params.year),
    };
  },
  view: ({ lines }, { params }) => ({
    contentType: 'text/csv; charset=utf-8',
    fileName: `transfers-of-value-${params.year}.csv`,
    content: [
      csvLine(yearColumns),
      ...lines.map((line) =>
        csvLine([
          params.year,
          line.organisationCode,
          line.organisationName,
          agreementTypes[line.category],
          line.form === 'cash' ? 'Money' : 'In kind',
          (line.pence / 100).toFixed(2),
          line.transfers,
          line.agreementIds.join(';'),
        ]),
      ),
    ].join(''),
  }),
});

export const valueRoutes = [recordValueGiven, strikeValueGiven, downloadYear];
