import { newId } from '#kit/ids.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import type { Db } from '#platform/db/database.ts';
import { type Act, newAct } from '#platform/events/event.ts';
import { findOfferToAgree } from '../begin-agreement/begin-agreement.queries.ts';
import { firstTerms } from '../begin-agreement/first-terms.rules.ts';
import type { MadeInterest, sponsorshipFactory } from '../sponsorship.factory.ts';
import type { Agreement } from './agreement.queries.ts';
import { selectAgreements, toAgreement } from './agreement.queries.ts';
import type { AgreementState, Terms } from './agreement.rules.ts';
import { moveAgreementTo, putInForce } from './agreement-moves.queries.ts';
import { concernsOf, holdAgreement, insertAgreement, insertVersion } from './agreement-writing.queries.ts';
import { insertSignature } from './signature-writing.queries.ts';

export interface MadeAgreement extends MadeInterest {
  readonly agreementId: string;
  readonly terms: Terms;
}

/** A text in which nothing is missing. */
export function wholeTerms(title = 'Warm tea on two wards'): Terms {
  return {
    type: 'collaborative-working',
    title,
    purpose: 'To find out whether lids keep tea warm for people who drink slowly.',
    organisationCashPence: 0,
    organisationKind: 'Two hours of a nurse’s time each week.',
    organisationKindPence: 480_000,
    companyCashPence: 20_000,
    companyKind: 'Four hundred lids.',
    companyKindPence: 80_000,
    patientBenefit: 'More people finish a warm drink.',
    nhsBenefit: 'Fewer drinks are made twice.',
    companyBenefit: 'A report that it may quote in full.',
    dataAccess: 'None.',
    ip: 'Each keeps what it brought.',
    publicity: 'Done with the support of the company.',
    exitPlan: 'The lids stay on the wards. Nobody has to buy more.',
    startsOn: addDays(londonToday(new Date()), 30),
    endsOn: '2098-05-31',
    summary: 'Two wards try lids on cups for six months, to see whether tea stays warm.',
    milestones: [{ key: newId(), what: 'Lids on both wards', dueOn: addDays(londonToday(new Date()), 45) }],
    measures: [{ key: newId(), what: 'Cups found cold', promised: 'half as many' }],
  };
}

/** Builders for tests and for the demonstration: agreements that stand at any step of their life. */
export function agreementsFactory(db: Db, sponsorship: ReturnType<typeof sponsorshipFactory>) {
  const steps = [
    'draft',
    'signed',
    'summary-published',
    'active',
    'completed',
    'outcomes-published',
  ] as const;

  async function agreement(
    given: {
      interest?: MadeInterest;
      state?: Exclude<AgreementState, 'outcomes-published'>;
      terms?: Terms;
    } = {},
  ): Promise<MadeAgreement> {
    const interest = given.interest ?? (await sponsorship.acceptedInterest());
    const terms = given.terms ?? wholeTerms();
    const offer = await findOfferToAgree(db, interest.interestId);
    if (!offer) throw new Error('the offer was not accepted');
    const { owner, approver } = interest.request.project;
    const { user } = interest.company;
    const act = (): Act => newAct({ actor: owner.personId, organisation: null, at: new Date() });
    const agreementId = await db.transaction().execute(async (tx) => {
      const id = (await insertAgreement(tx, act(), offer, owner.personId)) ?? '';
      const version = {
        agreementId: id,
        side: 'organisation',
        writtenBy: owner.personId,
        whatChanged: '',
        identifiersJustified: '',
        parties: offer,
      } as const;
      await insertVersion(tx, act(), { ...version, number: 1, terms: firstTerms(offer) }, concernsOf(offer));
      await insertVersion(tx, act(), { ...version, number: 2, terms }, concernsOf(offer));
      return id;
    });
    const reach = given.state === 'terminated' ? 0 : steps.indexOf(given.state ?? 'draft');
    if (reach >= 1) {
      await sign(agreementId, 'organisation', approver.personId);
      await sign(agreementId, 'company', user.personId);
    }
    for (const state of ['summary-published', 'active'] as const)
      if (reach >= steps.indexOf(state)) await move(agreementId, { state }, owner.personId);
    if (reach >= 4)
      await move(agreementId, { state: 'completed', outcomeDueOn: '2027-08-31' }, owner.personId);
    if (given.state === 'terminated')
      await move(agreementId, { state: 'terminated', reason: 'The ward closed.' }, owner.personId);
    return { ...interest, agreementId, terms };
  }

  async function current(agreementId: string): Promise<Agreement> {
    return toAgreement(await selectAgreements(db).where('a.id', '=', agreementId).executeTakeFirstOrThrow());
  }

  async function sign(
    agreementId: string,
    side: 'organisation' | 'company',
    personId: string,
  ): Promise<void> {
    const agreement = await current(agreementId);
    const { sha256 } = await db
      .selectFrom('agreement_version')
      .where('agreement_id', '=', agreementId)
      .where('number', '=', agreement.newest)
      .select('sha256')
      .executeTakeFirstOrThrow();
    await db.transaction().execute(async (tx) => {
      const act = newAct({ actor: personId, organisation: null, at: new Date() });
      const held = await holdAgreement(tx, agreementId);
      const signature = {
        side,
        version: agreement.newest,
        sha256,
        personId,
        typedName: 'Signed For Test',
        capacity: side === 'organisation' ? 'Chief finance officer' : 'Director',
        provedAt: act.at,
      };
      if ((await insertSignature(tx, act, agreement, signature)) === 'both')
        await putInForce(tx, act, agreement, { number: agreement.newest, sha256 }, held);
    });
  }

  async function move(
    agreementId: string,
    to: Parameters<typeof moveAgreementTo>[3],
    by: string,
  ): Promise<void> {
    const agreement = await current(agreementId);
    const act = newAct({ actor: by, organisation: null, at: new Date() });
    await db.transaction().execute((tx) => moveAgreementTo(tx, act, agreement, to, by));
  }

  return { agreement };
}
