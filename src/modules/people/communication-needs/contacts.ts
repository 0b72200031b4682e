import type { Db } from '#platform/db/database.ts';
import type { RecordAt } from '#platform/http/route.ts';
import { type Contact, type PlannedMeeting, planContact } from './meet-need.rules.ts';
import { findLiveNeeds, findMutedOf, findPageOnly, type Need } from './needs.queries.ts';
import { findCheckedVersions } from './records.ts';
import { findSupportersToTell } from './supporter.queries.ts';

/** What the caller knows of a contact; what can be given with it is looked up here. */
export interface ContactFacts
  extends Pick<Contact, 'secret' | 'answerDays' | 'reminder' | 'textPoints' | 'made'> {
  /** 'e-mail' where one is being sent; 'notice' where each is told as they chose to be: by e-mail, or on the page only. */
  readonly channel: 'e-mail' | 'page' | 'notice';
  /** Of a notice: under which kind it comes, which each may have turned off. */
  readonly noticeKind?: string;
  /** The record that the contact is about: its checked versions can be given. */
  readonly record?: RecordAt;
}

export interface PersonPlan {
  readonly personId: string;
  /** By what it reaches them, as it is logged. */
  readonly channel: 'e-mail' | 'page';
  readonly plan: readonly PlannedMeeting[];
  /** Those of the needs that the person lets us share, for the eyes of staff. */
  readonly shared: readonly SharedMeeting[];
}

export interface SharedMeeting {
  readonly kind: Need['kind'];
  readonly details: string | null;
  readonly meeting: PlannedMeeting['meeting'];
}

/** For each of these people: how the contact would meet each of their needs. Who needs nothing has an empty plan. */
export async function planContacts(
  db: Db,
  personIds: readonly string[],
  facts: ContactFacts,
): Promise<PersonPlan[]> {
  const needs = Map.groupBy(await findLiveNeeds(db, personIds), (need) => need.personId);
  const pageOnly = facts.channel === 'notice' ? await findPageOnly(db, personIds) : new Set<string>();
  const turnedOff = facts.noticeKind ? await findMutedOf(db, personIds, facts.noticeKind) : new Set<string>();
  const offers = facts.record
    ? (await findCheckedVersions(db, facts.record)).map(({ format }) => format)
    : [];
  const plans: PersonPlan[] = [];
  for (const personId of personIds) {
    const own = needs.get(personId) ?? [];
    const channel = turnedOff.has(personId)
      ? 'turned-off'
      : facts.channel === 'notice'
        ? pageOnly.has(personId)
          ? 'notices-page'
          : 'e-mail'
        : facts.channel;
    const supporterTold =
      channel !== 'notices-page' &&
      channel !== 'turned-off' &&
      own.some(({ kind }) => kind === 'via-carer') &&
      (await findSupportersToTell(db, personId)).length > 0;
    const plan = planContact(
      own.map((need) => ({ needId: need.needId, kind: need.kind, shared: need.sharedAt !== null })),
      { ...facts, channel, offers, supporterTold },
    );
    plans.push({
      personId,
      channel: channel === 'e-mail' ? 'e-mail' : 'page',
      plan,
      shared: plan.flatMap(({ needId, kind, shared, meeting }) =>
        shared
          ? [{ kind, meeting, details: own.find((need) => need.needId === needId)?.details ?? null }]
          : [],
      ),
    });
  }
  return plans;
}
