import { largePrintMail } from '#design/large-print-mail.tsx';
import type { Tx } from '#platform/db/database.ts';
import { newAct } from '#platform/events/event.ts';
import type { Message, SuitedMail } from '#platform/mail/mail.ts';
import type { MailSound, SymbolMail } from '#platform/mail/mail-forms.ts';
import type { Platform } from '#platform/platform.ts';
import { findPersonByAddress } from '../../member-by-address.queries.ts';
import { logContact } from '../contact-log.queries.ts';
import { planContacts } from '../contacts.ts';
import { type MadeForms, type PlannedMeeting, pointsOf, unmetNote, unmetOf } from '../meet-need.rules.ts';
import { findSupportersToTell } from '../supporter.queries.ts';
import { mailForms } from './mail-forms.ts';

/** Every e-mail to somebody with needs comes as they need it, as far as an e-mail can, and is logged: met, or unmet with why. */
export async function suitMail(platform: Platform, message: Message): Promise<SuitedMail> {
  const { db } = platform.database;
  const personId = await findPersonByAddress(db, message.to);
  const plan = personId === undefined ? [] : await planOf(platform, personId, message, hoped);
  const nothing = async () => undefined;
  if (personId === undefined || plan.length === 0) return { message, sent: nothing, failed: nothing };
  const suited = await suit(platform, message, personId, plan);
  const log = (meetings: readonly PlannedMeeting[]) =>
    db.transaction().execute((tx) =>
      logContact(tx, newAct({ actor: null, organisation: null, at: platform.clock.now() }), {
        key: `mail ${message.id ?? `${message.to} ${message.subject}`.slice(0, 100)}`,
        contact: 'e-mail',
        channel: 'e-mail',
        personId,
        by: null,
        plan: meetings,
        overrideReason: '',
      }),
    );
  return {
    message: suited.message,
    sent: () => log(suited.plan),
    failed: () =>
      log(
        suited.plan.map((one) => ({
          ...one,
          meeting: { outcome: 'unmet', reason: 'could-not-be-sent' },
        })),
      ),
  };
}

/** What is planned with before anything is made. */
const hoped: MadeForms = { audio: 'made', symbols: 'made' };

async function planOf(
  platform: Platform,
  personId: string,
  message: Message,
  made: MadeForms,
): Promise<readonly PlannedMeeting[]> {
  const [planned] = await planContacts(platform.database.db, [personId], {
    channel: 'e-mail',
    secret: message.shareable !== true,
    answerDays: null,
    reminder: 'nothing-to-remind-of',
    ...(mailForms() ? { made } : {}),
  });
  return planned?.plan ?? [];
}

/**
 * In the letters that they need, as sound and in symbols where they need those, and saying first what it does not give. The
 * sound is made first: where it fails, the words and the symbols say so.
 */
async function suit(
  platform: Platform,
  message: Message,
  personId: string,
  hopedPlan: readonly PlannedMeeting[],
): Promise<{ message: Message; plan: readonly PlannedMeeting[] }> {
  const needs = new Set(hopedPlan.map(({ kind }) => kind));
  const points = Math.max(...hopedPlan.map(({ kind }) => pointsOf(kind)));
  const { subject } = message;
  const sound = needs.has('audio')
    ? await soundOf(platform, { subject, text: withNotes(message.text, hopedPlan) })
    : undefined;
  const heard: MadeForms = { ...hoped, ...(sound && 'whyNot' in sound ? { audio: sound.whyNot } : {}) };
  const heardPlan = await planOf(platform, personId, message, heard);
  const symbols = needs.has('symbols')
    ? await symbolsOf(platform, { subject, text: withNotes(message.text, heardPlan) }, { personId, points })
    : undefined;
  const complete = !needs.has('symbols') || symbols?.complete === true;
  const plan = complete
    ? heardPlan
    : await planOf(platform, personId, message, { ...heard, symbols: 'some-without-symbols' });
  const text = withNotes(message.text, plan);
  const html = symbols?.html ?? (points > 0 ? largePrintMail({ text, points }) : undefined);
  const attachments = [...(sound && 'file' in sound ? [sound.file] : []), ...(symbols?.pictures ?? [])];
  return {
    plan,
    message: {
      ...message,
      text,
      ...(html === undefined ? {} : { html }),
      ...(attachments.length > 0 ? { attachments } : {}),
    },
  };
}

function withNotes(text: string, plan: readonly PlannedMeeting[]): string {
  return [...unmetOf(plan).flatMap((one) => unmetNote(one) ?? []), text].join('\n\n');
}

/** Whatever goes wrong with the sound or the symbols, the e-mail goes. */
async function soundOf(
  platform: Platform,
  message: { subject: string; text: string },
): Promise<MailSound | undefined> {
  try {
    return await mailForms()?.sound(platform, message);
  } catch (error) {
    platform.log.warn({ err: error }, 'an e-mail could not be made into sound');
    return { whyNot: 'no-voice' };
  }
}

async function symbolsOf(
  platform: Platform,
  message: { subject: string; text: string },
  reader: { personId: string; points: number },
): Promise<SymbolMail | undefined> {
  try {
    return await mailForms()?.symbols(platform, message, reader);
  } catch (error) {
    platform.log.warn({ err: error }, 'an e-mail could not be made into symbols');
    return undefined;
  }
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
