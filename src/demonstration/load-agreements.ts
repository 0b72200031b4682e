import { newId } from '#kit/ids.ts';
import { addDays, localDate, londonToday } from '#kit/local-date.ts';
import { selectAgreements, toAgreement } from '#modules/sponsorship/agreements/agreement.queries.ts';
import type { Side, Terms } from '#modules/sponsorship/agreements/agreement.rules.ts';
import {
  type Move,
  moveAgreementTo,
  putInForce,
} from '#modules/sponsorship/agreements/agreement-moves.queries.ts';
import {
  concernsOf,
  holdAgreement,
  insertAgreement,
  insertVersion,
} from '#modules/sponsorship/agreements/agreement-writing.queries.ts';
import { insertSignature } from '#modules/sponsorship/agreements/signature-writing.queries.ts';
import { findOfferToAgree } from '#modules/sponsorship/begin-agreement/begin-agreement.queries.ts';
import { firstTerms } from '#modules/sponsorship/begin-agreement/first-terms.rules.ts';
import { markMilestone } from '#modules/sponsorship/move-agreement/milestone.queries.ts';
import { putCompanyView, putOutcome } from '#modules/sponsorship/outcomes/outcome.queries.ts';
import { insertValue } from '#modules/sponsorship/values/value.queries.ts';
import {
  findVisit,
  insertAttendee,
  insertVisit,
  recordAttendance,
} from '#modules/sponsorship/visits/visit.queries.ts';
import { newAct } from '#platform/events/event.ts';
import { invariant } from '#platform/http/problems.ts';
import { type Accepted, acceptOffer } from './accept-offer.ts';
import type { DemoAgreement } from './agreement-files.ts';
import type { LoadedProject, Scene } from './scene.ts';

const dayMs = 86_400_000;

/** Agreements at every step of their life, written by the same queries as real ones, so that the database's rules hold for them. */
export async function loadAgreements(
  scene: Scene,
  projects: ReadonlyMap<string, LoadedProject>,
  texts: readonly DemoAgreement[],
): Promise<void> {
  for (const text of texts) {
    const project = projects.get(text.project);
    if (!project) throw new Error(`the demonstration names project ${text.project}, which it does not have`);
    await loadOne(scene, project, text);
  }
}

async function loadOne(scene: Scene, project: LoadedProject, text: DemoAgreement): Promise<void> {
  const { tx, now } = scene;
  const begun = new Date(now.getTime() - text.begunDaysAgo * dayMs);
  begun.setUTCHours(10, 20, 0, 0);
  const at = (days: number) => new Date(Math.min(begun.getTime() + days * dayMs, now.getTime() - 60_000));
  const accepted = await acceptOffer(scene, project, text, new Date(begun.getTime() - 2 * dayMs));
  const act = (days: number, actor: string) => newAct({ actor, organisation: null, at: at(days) });
  const offer = await findOfferToAgree(tx, accepted.interestId);
  invariant(offer !== undefined, 'the offer was accepted');
  const agreementId = await insertAgreement(tx, act(0, accepted.ownerId), offer, accepted.ownerId);
  invariant(agreementId !== undefined, 'no other agreement runs for this offer');
  const terms = termsOf(text, londonToday(begun));
  const version = {
    agreementId,
    identifiersJustified: '',
    parties: offer,
  };
  const concerns = concernsOf(offer);
  await insertVersion(
    tx,
    act(0, accepted.ownerId),
    {
      ...version,
      number: 1,
      side: 'organisation',
      writtenBy: accepted.ownerId,
      whatChanged: 'Begun from what was asked and offered.',
      terms: firstTerms(offer),
    },
    concerns,
  );
  await insertVersion(
    tx,
    act(1, accepted.userId),
    {
      ...version,
      number: 2,
      side: 'company',
      writtenBy: accepted.userId,
      whatChanged: 'What each brings, and the dates.',
      terms,
    },
    concerns,
  );
  const current = async () =>
    toAgreement(await selectAgreements(tx).where('a.id', '=', agreementId).executeTakeFirstOrThrow());
  if (text.state === 'draft') return;
  await sign(accepted, 'organisation', 3);
  await sign(accepted, 'company', 4);
  if (text.state === 'signed') return;
  await move({ state: 'summary-published' }, 5);
  if (text.state === 'summary-published') return;
  await move({ state: 'active' }, 7);
  await run();
  const over = Math.min(text.lastsDays, text.begunDaysAgo - 10);
  if (text.state === 'terminated') await move({ state: 'terminated', reason: text.endReason ?? '' }, over);
  if (text.state !== 'completed' && text.state !== 'outcomes-published') return;
  await move(
    {
      state: 'completed',
      outcomeDueOn: addDays(londonToday(at(over)), text.state === 'completed' ? 30 : 90),
    },
    over,
  );
  if (text.state === 'outcomes-published') await report(over + 5);

  async function sign({ officerId, userId, names }: Accepted, side: Side, days: number): Promise<void> {
    const agreement = await current();
    const personId = side === 'organisation' ? officerId : userId;
    const { sha256 } = await tx
      .selectFrom('agreement_version')
      .where('agreement_id', '=', agreement.agreementId)
      .where('number', '=', 2)
      .select('sha256')
      .executeTakeFirstOrThrow();
    const signing = act(days, personId);
    const held = await holdAgreement(tx, agreement.agreementId);
    const signature = {
      side,
      version: 2,
      sha256,
      personId,
      typedName: side === 'organisation' ? names.officer : names.user,
      capacity: side === 'organisation' ? 'Improvement lead, for the chief executive' : 'Director',
      provedAt: signing.at,
    };
    if ((await insertSignature(tx, signing, agreement, signature)) === 'both')
      await putInForce(tx, signing, agreement, { number: 2, sha256 }, held);
  }

  async function move(to: Move, days: number): Promise<void> {
    await moveAgreementTo(tx, act(days, accepted.ownerId), await current(), to, accepted.ownerId);
  }

  async function run(): Promise<void> {
    const agreement = await current();
    for (const [i, [, , doneAfter]] of text.milestones.entries())
      if (doneAfter !== null)
        await markMilestone(tx, act(doneAfter, accepted.ownerId), agreement, {
          milestoneId: terms.milestones[i]?.key ?? '',
          doneOn: londonToday(at(doneAfter)),
          note: '',
          by: accepted.ownerId,
        });
    for (const [giver, form, pounds, what, afterDays] of text.values)
      await insertValue(
        tx,
        act(afterDays, giver === 'company' ? accepted.userId : accepted.ownerId),
        agreement,
        {
          giver,
          form,
          pence: pounds * 100,
          what,
          givenOn: londonToday(at(afterDays)),
          by: giver === 'company' ? accepted.userId : accepted.ownerId,
        },
      );
    for (const visit of text.visits) {
      const startsAt =
        visit.inDays === undefined
          ? at(visit.afterDays ?? 30)
          : new Date(now.getTime() + visit.inDays * dayMs);
      startsAt.setUTCHours(10, 0, 0, 0);
      const planned = act(Math.max(8, (visit.afterDays ?? text.begunDaysAgo) - 14), accepted.ownerId);
      const visitId = await insertVisit(tx, planned, agreement, {
        startsAt,
        endsAt: new Date(startsAt.getTime() + 3 * 3_600_000),
        place: visit.place,
        purpose: visit.purpose,
        hostId: accepted.ownerId,
        by: accepted.ownerId,
      });
      const shown = await findVisit(tx, visitId);
      invariant(shown !== undefined, 'the visit was planned');
      await insertAttendee(tx, planned, shown, { personId: accepted.userId, codeVersion: 1 });
      if (visit.state === 'held')
        await recordAttendance(
          tx,
          newAct({
            actor: accepted.ownerId,
            organisation: null,
            at: new Date(startsAt.getTime() + 4 * 3_600_000),
          }),
          shown,
          { came: [accepted.userId], by: accepted.ownerId },
        );
    }
  }

  async function report(days: number): Promise<void> {
    const agreement = await current();
    const { outcome } = text;
    if (!outcome) return;
    const measures = text.measures.map(([, , found], i) => ({
      key: terms.measures[i]?.key ?? newId(),
      found: found ?? '',
    }));
    const written = {
      verdict: outcome.verdict,
      whatHappened: outcome.whatHappened,
      learnt: outcome.learnt,
      measures,
    };
    await putOutcome(tx, act(days, accepted.ownerId), agreement, { ...written, by: accepted.ownerId });
    await putCompanyView(tx, act(days + 1, accepted.userId), agreement, {
      text: outcome.companyView,
      by: accepted.userId,
    });
    await move({ state: 'outcomes-published' }, days + 2);
  }
}

function termsOf(text: DemoAgreement, begunOn: string): Terms {
  const day = (days: number) => addDays(localDate(begunOn), days);
  const pence = (pounds: number | undefined) => (pounds === undefined ? null : pounds * 100);
  return {
    type: text.type,
    title: text.title,
    purpose: text.purpose,
    organisationCashPence: text.organisation.cashPounds * 100,
    organisationKind: text.organisation.kind,
    organisationKindPence: pence(text.organisation.kindPounds),
    companyCashPence: text.companySide.cashPounds * 100,
    companyKind: text.companySide.kind,
    companyKindPence: pence(text.companySide.kindPounds),
    patientBenefit: text.patientBenefit,
    nhsBenefit: text.nhsBenefit,
    companyBenefit: text.companyBenefit,
    dataAccess: 'None. The company sees no data about patients, identified or not.',
    ip: 'Each keeps what it brought. What the two write together may be used and shared freely within the health service.',
    publicity: 'Done with the support of the company. The organisation endorses no product.',
    exitPlan: text.exitPlan,
    startsOn: day(text.startsAfterDays),
    endsOn: day(text.lastsDays),
    summary: text.summary,
    milestones: text.milestones.map(([what, due]) => ({ key: newId(), what, dueOn: day(due) })),
    measures: text.measures.map(([what, promised]) => ({ key: newId(), what, promised })),
  };
}
