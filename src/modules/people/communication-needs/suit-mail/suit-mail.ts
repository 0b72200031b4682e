import { largePrintMail } from '#design/large-print-mail.tsx';
import type { Tx } from '#platform/db/database.ts';
import { newAct } from '#platform/events/event.ts';
import type { Message, SuitedMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { findPersonByAddress } from '../../member-by-address.queries.ts';
import { logContact } from '../contact-log.queries.ts';
import { planContacts } from '../contacts.ts';
import { type PlannedMeeting, pointsOf, unmetOf, unmetWordsToPerson } from '../meet-need.rules.ts';
import { findSupportersToTell } from '../supporter.queries.ts';

/** Every e-mail to somebody with needs comes as they need it, as far as an e-mail can, and is logged: met, or unmet with why. */
export async function suitMail(platform: Platform, message: Message): Promise<SuitedMail> {
  const { db } = platform.database;
  const personId = await findPersonByAddress(db, message.to);
  const [planned] = personId
    ? await planContacts(db, [personId], {
        channel: 'e-mail',
        secret: message.shareable !== true,
        answerDays: null,
        reminder: 'nothing-to-remind-of',
      })
    : [];
  const nothing = async () => undefined;
  if (!planned || planned.plan.length === 0) return { message, sent: nothing, failed: nothing };
  const log = (plan: readonly PlannedMeeting[]) =>
    db.transaction().execute((tx) =>
      logContact(tx, newAct({ actor: null, organisation: null, at: platform.clock.now() }), {
        key: `mail ${message.id ?? `${message.to} ${message.subject}`.slice(0, 100)}`,
        contact: 'e-mail',
        channel: 'e-mail',
        personId: planned.personId,
        by: null,
        plan,
        overrideReason: '',
      }),
    );
  return {
    message: suited(message, planned.plan),
    sent: () => log(planned.plan),
    failed: () =>
      log(
        planned.plan.map((one) => ({
          ...one,
          meeting: { outcome: 'unmet', reason: 'could-not-be-sent' },
        })),
      ),
  };
}

/** In the letters that they need, and saying first what it does not give. */
function suited(message: Message, plan: readonly PlannedMeeting[]): Message {
  const notes = unmetOf(plan).flatMap(({ kind }) => unmetWordsToPerson[kind] ?? []);
  const text = [...notes, message.text].join('\n\n');
  const points = Math.max(...plan.map(({ kind }) => pointsOf(kind)));
  return { ...message, text, ...(points > 0 ? { html: largePrintMail({ text, points }) } : {}) };
}

/** Copies for those supporters whom the person lets be told. */
export async function copiesForSupporters(tx: Tx, message: Message): Promise<Message[]> {
  const personId = await findPersonByAddress(tx, message.to);
  if (personId === undefined || message.supporterText === undefined) return [];
  const text = message.supporterText;
  return (await findSupportersToTell(tx, personId)).map(({ address }) => ({
    to: address,
    subject: `For the person you support: ${message.subject}`,
    text,
  }));
}
