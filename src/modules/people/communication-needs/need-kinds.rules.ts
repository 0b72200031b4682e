/**
 * The kinds of need that can be recorded, with their codes (Accessible Information Standard, DAPB1605: 2025).
 * The codes' check digits are tested; the codes and their displays must be confirmed against the current UK Edition of
 * SNOMED CT before anything is exchanged with them, as its pages say.
 */
export type NeedCategory = 'information-format' | 'contact-method' | 'communication-support' | 'professional';

export interface NeedKind {
  readonly category: NeedCategory;
  readonly snomedCode: string;
  readonly snomedDisplay: string;
  /** What the person presses, in easy words. */
  readonly easy: string;
  readonly easyHint?: string;
  /** What staff read in the alert: what to do. */
  readonly staff: string;
}

export const needKinds = {
  'easy-read': {
    category: 'information-format',
    snomedCode: '796161000000101',
    snomedDisplay: 'Requires information in Easyread',
    easy: 'Easy Read',
    easyHint: 'Short words and pictures.',
    staff: 'Give information in Easy Read',
  },
  'large-print-20': {
    category: 'information-format',
    snomedCode: '957331000000109',
    snomedDisplay: 'Requires information in 20 point sans serif font',
    easy: 'Big letters',
    staff: 'Give information in letters of 20 points',
  },
  'large-print-24': {
    category: 'information-format',
    snomedCode: '957351000000102',
    snomedDisplay: 'Requires information in 24 point sans serif font',
    easy: 'Bigger letters',
    staff: 'Give information in letters of 24 points',
  },
  'large-print-28': {
    category: 'information-format',
    snomedCode: '957371000000106',
    snomedDisplay: 'Requires information in 28 point sans serif font',
    easy: 'The biggest letters',
    staff: 'Give information in letters of 28 points',
  },
  audio: {
    category: 'information-format',
    snomedCode: '936601000000105',
    snomedDisplay: 'Requires information in electronic audio format',
    easy: 'I listen to it',
    easyHint: 'A recording, or the page read out loud.',
    staff: 'Give information as a recording to listen to',
  },
  verbal: {
    category: 'information-format',
    snomedCode: '367741000000102',
    snomedDisplay: 'Requires information verbally',
    easy: 'Somebody tells me',
    easyHint: 'A person says it to me.',
    staff: 'Tell them in speech, person to person',
  },
  makaton: {
    category: 'information-format',
    snomedCode: '936641000000108',
    snomedDisplay: 'Requires information in Makaton',
    easy: 'Makaton',
    easyHint: 'Signs and symbols.',
    staff: 'Give information in Makaton',
  },
  email: {
    category: 'contact-method',
    snomedCode: '936741000000100',
    snomedDisplay: 'Requires contact by email',
    easy: 'E-mail',
    staff: 'Contact by e-mail',
  },
  letter: {
    category: 'contact-method',
    snomedCode: '936721000000107',
    snomedDisplay: 'Requires contact by letter',
    easy: 'A letter',
    staff: 'Contact by letter',
  },
  sms: {
    category: 'contact-method',
    snomedCode: '936701000000103',
    snomedDisplay: 'Requires contact by short message service text message',
    easy: 'A text message',
    staff: 'Contact by text message',
  },
  phone: {
    category: 'contact-method',
    snomedCode: '795661000000104',
    snomedDisplay: 'Requires contact by telephone',
    easy: 'A phone call',
    staff: 'Contact by telephone',
  },
  'via-carer': {
    category: 'contact-method',
    snomedCode: '719561001',
    snomedDisplay: 'Requires contact via carer',
    easy: 'Tell the person who supports me',
    staff: 'Contact through their supporter',
  },
  symbols: {
    category: 'communication-support',
    snomedCode: '719754002',
    snomedDisplay: 'Uses symbols for communication',
    easy: 'Symbols',
    easyHint: 'Pictures that stand for words.',
    staff: 'Uses symbols: read and answer in symbols',
  },
  aac: {
    category: 'communication-support',
    snomedCode: '716524009',
    snomedDisplay: 'Uses alternative and augmentative communication device',
    easy: 'A machine or a board that helps me talk',
    staff: 'Uses a communication aid: allow for it, and give time',
  },
  photographs: {
    category: 'communication-support',
    snomedCode: '719393008',
    snomedDisplay: 'Uses photographs for communication',
    easy: 'Photographs',
    staff: 'Uses photographs: show what you mean',
  },
  passport: {
    category: 'communication-support',
    snomedCode: '837341000000108',
    snomedDisplay: 'Uses communication passport',
    easy: 'My communication passport',
    easyHint: 'A little book that says how I talk.',
    staff: 'Has a communication passport: read it first',
  },
  'voice-output': {
    category: 'communication-support',
    snomedCode: '762361000000101',
    snomedDisplay: 'Uses voice output communication aid',
    easy: 'A machine that speaks for me',
    staff: 'Speaks through a voice output aid: give time',
  },
  switches: {
    category: 'communication-support',
    snomedCode: '954871000000106',
    snomedDisplay: 'Uses switch to access computer',
    easy: 'A switch',
    easyHint: 'One button that works the computer.',
    staff: 'Works the computer by a switch',
  },
  'more-time': {
    category: 'communication-support',
    snomedCode: '311543001',
    snomedDisplay: 'Slower processing of information',
    easy: 'More time',
    staff: 'Needs more time: never hurry',
  },
  reminders: {
    category: 'communication-support',
    snomedCode: '1108131000000104',
    snomedDisplay: 'Requires appointment reminder',
    easy: 'Remind me',
    easyHint: 'Tell me again before the day.',
    staff: 'Send a reminder before the day',
  },
  advocate: {
    category: 'professional',
    snomedCode: '225835008',
    snomedDisplay: 'Requires advocate',
    easy: 'An advocate',
    easyHint: 'A person who helps me say what I want.',
    staff: 'Have an advocate there',
  },
  bsl: {
    category: 'professional',
    snomedCode: '204331000000107',
    snomedDisplay: 'Requires British Sign Language interpreter',
    easy: 'A sign language interpreter',
    easyHint: 'British Sign Language.',
    staff: 'Book a British Sign Language interpreter',
  },
} as const satisfies Record<string, NeedKind>;

export type NeedName = keyof typeof needKinds;
export const needNames = Object.keys(needKinds) as NeedName[];

export function isNeedName(name: string): name is NeedName {
  return Object.hasOwn(needKinds, name);
}

export function needKind(name: NeedName): NeedKind {
  return needKinds[name];
}

export const categoryWords: Readonly<Record<NeedCategory, string>> = {
  'information-format': 'How information is given',
  'contact-method': 'How to make contact',
  'communication-support': 'Support to communicate',
  professional: 'A professional to help',
};

export const categories = Object.keys(categoryWords) as NeedCategory[];
