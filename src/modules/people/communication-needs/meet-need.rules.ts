import { allow, type Decision, refuse } from '#kit/decision.ts';
import type { TextPoints } from '#kit/presentation.ts';
import type { NeedName } from './need-kinds.rules.ts';

/** One contact with one person, as it can be given. */
export interface Contact {
  /**
   * By what it reaches them; 'page' where they came to the page themselves; 'notices-page' where they chose that nothing is
   * sent, so that it waits there until they come; 'turned-off' where they want to hear nothing of this kind.
   */
  readonly channel: 'e-mail' | 'page' | 'notices-page' | 'turned-off';
  /** What was checked by a named person, or works, for this very contact. The usual text is always there. */
  readonly offers: readonly Offer[];
  /** The size of its letters, null for the usual one; whatever size is needed where it is left out. */
  readonly textPoints?: TextPoints | null;
  /** Holds a secret that only the person may have, for example a link to sign in. */
  readonly secret: boolean;
  /** A supporter whom the person lets be told gets it too. */
  readonly supporterTold: boolean;
  /** Days in which to answer; null where nothing runs out. */
  readonly answerDays: number | null;
  readonly reminder: 'is-one' | 'can-follow' | 'nothing-to-remind-of';
  readonly made?: MadeForms | undefined;
}

/** What an e-mail is made into when it is sent, or why that failed. */
export interface MadeForms {
  readonly audio?: 'made' | 'no-voice' | 'too-long-to-say';
  readonly symbols?: 'made' | 'some-without-symbols';
}

export type Offer = 'easy-read' | 'symbols' | 'audio' | 'photographs' | 'switch-access';

export type MetReason =
  | 'rendered-large'
  | 'version-given'
  | 'sound-attached'
  | 'symbols-in-mail'
  | 'right-way-of-contact'
  | 'another-of-their-ways'
  | 'came-by-themselves'
  | 'supporter-told'
  | 'no-speech-needed'
  | 'time-enough'
  | 'reminder-given'
  | 'nothing-to-remind-of';

export type UnmetReason =
  | 'letters-too-small'
  | 'no-checked-version'
  | 'a-person-must-do-it'
  | 'another-way-preferred'
  | 'only-the-person-may-have-it'
  | 'no-supporter-to-tell'
  | 'no-switch-access-yet'
  | 'too-little-time'
  | 'asked-and-not-there-yet'
  | 'could-not-be-sent'
  | 'waits-on-notices-page'
  | 'kind-turned-off'
  | 'no-voice'
  | 'too-long-to-say'
  | 'some-without-symbols';

export type Meeting =
  | { readonly outcome: 'met'; readonly reason: MetReason }
  | { readonly outcome: 'unmet'; readonly reason: UnmetReason };

/** A week, as for every question that the public is asked. */
const answerDaysEnough = 7;

/**
 * How this contact meets this need, or why it does not (DAPB1605, 'meet the need': the information and communication
 * support must be right for each contact). The one place that decides it: pages, e-mails, prompts and the log all ask here.
 */
export function meetNeed(name: NeedName, contact: Contact, allNeeds: readonly NeedName[]): Meeting {
  if (contact.channel === 'turned-off') return unmet('kind-turned-off');
  switch (name) {
    case 'large-print-20':
    case 'large-print-24':
    case 'large-print-28':
      return contact.textPoints === undefined || (contact.textPoints ?? 0) >= pointsOf(name)
        ? met('rendered-large')
        : unmet('letters-too-small');
    case 'audio':
    case 'symbols':
      return contact.offers.includes(name) ? met('version-given') : meetByMaking(name, contact.made);
    case 'easy-read':
    case 'photographs':
      return contact.offers.includes(name) ? met('version-given') : unmet('no-checked-version');
    case 'switches':
      return contact.offers.includes('switch-access') ? met('version-given') : unmet('no-switch-access-yet');
    case 'verbal':
    case 'makaton':
    case 'passport':
    case 'advocate':
    case 'bsl':
      return unmet('a-person-must-do-it');
    case 'aac':
    case 'voice-output':
      return met('no-speech-needed');
    case 'more-time':
      return contact.answerDays === null || contact.answerDays >= answerDaysEnough
        ? met('time-enough')
        : unmet('too-little-time');
    case 'reminders':
      if (contact.reminder === 'nothing-to-remind-of') return met('nothing-to-remind-of');
      return contact.channel === 'notices-page' ? unmet('waits-on-notices-page') : met('reminder-given');
    case 'email':
    case 'letter':
    case 'sms':
    case 'phone':
    case 'via-carer':
      return meetContactMethod(name, contact, allNeeds);
  }
}

function meetByMaking(name: 'audio' | 'symbols', made: MadeForms | undefined): Meeting {
  const outcome = made?.[name];
  if (outcome === undefined) return unmet('no-checked-version');
  if (outcome !== 'made') return unmet(outcome);
  return met(name === 'audio' ? 'sound-attached' : 'symbols-in-mail');
}

function meetContactMethod(name: NeedName, contact: Contact, allNeeds: readonly NeedName[]): Meeting {
  if (contact.channel === 'page') return met('came-by-themselves');
  if (contact.channel === 'notices-page') return unmet('waits-on-notices-page');
  if (name === 'email') return met('right-way-of-contact');
  if (name === 'via-carer' && contact.supporterTold && !contact.secret) return met('supporter-told');
  if (
    allNeeds.includes('email') ||
    (allNeeds.includes('via-carer') && contact.supporterTold && !contact.secret)
  )
    return met('another-of-their-ways');
  if (name !== 'via-carer') return unmet('another-way-preferred');
  return unmet(contact.secret ? 'only-the-person-may-have-it' : 'no-supporter-to-tell');
}

export function pointsOf(name: NeedName): number {
  return name.startsWith('large-print-') ? Number(name.slice('large-print-'.length)) : 0;
}

function met(reason: MetReason): Meeting {
  return { outcome: 'met', reason };
}

function unmet(reason: UnmetReason): Meeting {
  return { outcome: 'unmet', reason };
}

export const reasonWords: Readonly<Record<MetReason | UnmetReason, string>> = {
  'rendered-large': 'It comes in letters of this size.',
  'version-given': 'It comes in this form.',
  'sound-attached': 'The e-mail brought its words as a sound file, said by a computer’s voice.',
  'symbols-in-mail':
    'The e-mail brought each sentence with symbols. A program chose them from the picture map; nobody checked this e-mail.',
  'right-way-of-contact': 'It comes by the way that was asked for.',
  'another-of-their-ways': 'It comes by another of the ways that they named.',
  'came-by-themselves': 'They opened the page themselves.',
  'supporter-told': 'Their supporter is told too.',
  'no-speech-needed': 'It is in writing and needs no speech. There is time.',
  'time-enough': 'There is enough time.',
  'reminder-given': 'It is a reminder, or one can be sent before the last day.',
  'nothing-to-remind-of': 'There is nothing to be reminded of.',
  'letters-too-small': 'The letters are smaller than they need.',
  'no-checked-version': 'There is no version in this form that a named person has checked.',
  'a-person-must-do-it': 'Only a person can do this. It is on the list of what people must do.',
  'another-way-preferred':
    'They want to be reached in another way. It is on the list of what people must do.',
  'only-the-person-may-have-it': 'It holds a secret that nobody else may have.',
  'no-supporter-to-tell': 'They have no supporter here who may be told.',
  'no-switch-access-yet': 'There is no way yet to work this by one switch.',
  'too-little-time': 'There is less than a week to answer.',
  'asked-and-not-there-yet': 'They asked for it, and it is not made yet.',
  'could-not-be-sent': 'The message could not be sent.',
  'waits-on-notices-page':
    'No e-mail goes out. They chose to have news on the notices page only, where it waits.',
  'kind-turned-off': 'No e-mail goes out. They turned this kind of notice off.',
  'no-voice': 'It could not be made into sound: this site’s voice is off, or did not answer in time.',
  'too-long-to-say': 'It is longer than what an e-mail carries as sound.',
  'some-without-symbols': 'At least one of its sentences has no symbol.',
};

/** The same, said to the person themselves. */
const reasonToPerson: Readonly<Partial<typeof reasonWords>> = {
  'another-of-their-ways': 'It comes by another of the ways that you named.',
  'came-by-themselves': 'You opened the page yourself.',
  'supporter-told': 'Your supporter is told too.',
  'letters-too-small': 'The letters are smaller than you need.',
  'another-way-preferred': 'You want to be reached in another way. It is on the list of what people must do.',
  'no-supporter-to-tell': 'You have no supporter here who may be told.',
  'asked-and-not-there-yet': 'You asked for it, and it is not made yet.',
  'waits-on-notices-page':
    'No e-mail goes out. You chose to have news on the notices page only, where it waits.',
  'kind-turned-off': 'No e-mail goes out. You turned this kind of notice off.',
};

/** @param own whether the person whose need it is reads this, or somebody else */
export function reasonFor(reason: MetReason | UnmetReason, own: boolean): string {
  return (own ? reasonToPerson[reason] : undefined) ?? reasonWords[reason];
}

/** What an e-mail or a page says to the person where a need is not met, so that they need not wonder. */
export const unmetWordsToPerson: Readonly<Partial<Record<NeedName, string>>> = {
  'easy-read': 'You asked for Easy Read. This is not in Easy Read yet. We have written that down.',
  audio: 'You asked to listen. There is no recording of this yet. We have written that down.',
  symbols: 'You asked for symbols. This has no symbols yet. We have written that down.',
  letter: 'You asked for letters by post. A person was told that you had this by e-mail instead.',
  sms: 'You asked for text messages. A person was told that you had this by e-mail instead.',
  phone: 'You asked for phone calls. A person was told that you had this by e-mail instead.',
};

const unmetWordsByReason: Readonly<Partial<Record<MetReason | UnmetReason, string>>> = {
  'no-voice': 'You asked to listen. We could not make a recording of this. We have written that down.',
  'too-long-to-say':
    'You asked to listen. This is too long to listen to in an e-mail. We have written that down.',
  'some-without-symbols': 'You asked for symbols. Some of this has no symbols. We have written that down.',
};

/** @returns undefined where there is nothing that the person must be told */
export function unmetNote({ kind, meeting }: PlannedMeeting): string | undefined {
  return unmetWordsByReason[meeting.reason] ?? unmetWordsToPerson[kind];
}

/** One need as it is recorded, as far as a contact must know. */
export interface RecordedNeed {
  readonly needId: string;
  readonly kind: NeedName;
  /** Whether staff may know of it. */
  readonly shared: boolean;
}

export interface PlannedMeeting extends RecordedNeed {
  readonly meeting: Meeting;
}

/** Every need of the person has exactly one answer: met, or unmet with why. */
export function planContact(needs: readonly RecordedNeed[], contact: Contact): PlannedMeeting[] {
  const names = needs.map((need) => need.kind);
  return needs.map((need) => ({ ...need, meeting: meetNeed(need.kind, contact, names) }));
}

export function unmetOf(plan: readonly PlannedMeeting[]): PlannedMeeting[] {
  return plan.filter(({ meeting }) => meeting.outcome === 'unmet');
}

/**
 * Sending in the wrong form is stopped, unless somebody says why it must go all the same (DAPB1605, 'act'). Needs that
 * the person did not let us share stop nobody: staff would learn of them. They are logged, and the person sees that.
 */
export function mayMakeContact(
  plan: readonly PlannedMeeting[],
  overrideReason: string,
): Decision<'as-needed' | 'overridden', 'needs-not-met'> {
  const standing = unmetOf(plan).filter((one) => one.shared);
  if (standing.length === 0) return allow('as-needed');
  return overrideReason.trim() === '' ? refuse('needs-not-met') : allow('overridden');
}

/** Reasons after which a person has to do something that no program can. */
const forPeopleReasons: ReadonlySet<string> = new Set<UnmetReason>([
  'a-person-must-do-it',
  'another-way-preferred',
  'no-supporter-to-tell',
  'no-checked-version',
  'could-not-be-sent',
  'waits-on-notices-page',
  'no-voice',
  'too-long-to-say',
  'some-without-symbols',
]);

export function waitsForPerson(reason: string): boolean {
  return forPeopleReasons.has(reason);
}
