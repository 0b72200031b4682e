/**
 * Words: an accepted offer becomes an agreement between an organisation and a company; its text is a version; a side is the
 * organisation's or the company's. Invariants: parties are organisations; each brings something; what is signed is the text
 * of the newest version, by one person of each side, and is never changed: an amendment is a newer version signed by both.
 * Nothing starts before its summary is public (ABPI Code of Practice, clause 20; facts: 'Machine-enforced').
 */
import { allow, type Decision, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';

export type AgreementState =
  | 'draft'
  | 'signed'
  | 'summary-published'
  | 'active'
  | 'completed'
  | 'outcomes-published'
  | 'terminated';

export const agreementStates = [
  'draft',
  'signed',
  'summary-published',
  'active',
  'completed',
  'outcomes-published',
  'terminated',
] as const satisfies readonly AgreementState[];

export const agreementStateWords: Readonly<Record<AgreementState, string>> = {
  draft: 'Being written',
  signed: 'Signed by both',
  'summary-published': 'Summary published',
  active: 'Active',
  completed: 'Completed',
  'outcomes-published': 'Outcomes published',
  terminated: 'Ended early',
};

export type Side = 'organisation' | 'company';

/** The kinds of deal that the ABPI Code tells apart, and the words of this programme. */
export const agreementTypes = {
  'collaborative-working': 'Collaborative working',
  'joint-working': 'Joint working',
  donation: 'Donation or grant',
  sponsorship: 'Sponsorship',
  'contracted-service': 'Contracted service',
  secondment: 'Secondment',
  research: 'Research',
} as const;
export type AgreementType = keyof typeof agreementTypes;

export const agreementTypeHints: Readonly<Record<AgreementType, string>> = {
  'collaborative-working': 'Both bring people, skills or money, for patients or for the health service.',
  'joint-working': 'Collaborative working whose outcomes are about patients. It must benefit patients.',
  donation: 'Money or goods, given for a stated purpose. Nothing comes back to the company.',
  sponsorship: 'The company bears part of the cost of something that the organisation runs.',
  'contracted-service': 'One side does work for the other for a fair price.',
  secondment: 'Somebody works for the other side for a time and returns.',
  research: 'A study with its own protocol and approvals. This agreement does not replace them.',
};

export interface Dated {
  readonly key: string;
  readonly what: string;
}
export interface Milestone extends Dated {
  readonly dueOn: string;
}
export interface Measure extends Dated {
  readonly promised: string;
}

/** What the two agree on, apart from the standing clauses. Money in pence; days 'YYYY-MM-DD'. */
export interface Terms {
  readonly type: AgreementType;
  readonly title: string;
  readonly purpose: string;
  readonly organisationCashPence: number;
  readonly organisationKind: string;
  readonly organisationKindPence: number | null;
  readonly companyCashPence: number;
  readonly companyKind: string;
  readonly companyKindPence: number | null;
  readonly patientBenefit: string;
  readonly nhsBenefit: string;
  readonly companyBenefit: string;
  readonly dataAccess: string;
  readonly ip: string;
  readonly publicity: string;
  readonly exitPlan: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly summary: string;
  readonly milestones: readonly Milestone[];
  readonly measures: readonly Measure[];
}

export const milestonesMax = 12;
export const measuresMax = 8;

const canChange: ReadonlySet<AgreementState> = new Set(['draft', 'signed', 'summary-published', 'active']);

/** While it is not over, either side proposes a newer version; after signing that is an amendment. */
export function mayPropose(state: AgreementState): boolean {
  return canChange.has(state);
}

export type ProposalRefusal =
  | 'over'
  | 'another-version'
  | 'unchanged'
  | 'dates-crossed'
  | 'looks-like-a-patient';

/** @param facts.basedOn the version that the writer saw; somebody else may have written a newer one meanwhile */
export function propose(
  terms: Terms,
  facts: {
    state: AgreementState;
    basedOn: number;
    newest: number;
    before: Terms | undefined;
    mustMend: boolean;
  },
): Decision<Terms, ProposalRefusal> {
  if (!mayPropose(facts.state)) return refuse('over');
  if (facts.basedOn !== facts.newest) return refuse('another-version');
  if (terms.startsOn !== null && terms.endsOn !== null && terms.endsOn < terms.startsOn)
    return refuse('dates-crossed');
  if (facts.before && changesBetween(facts.before, terms).length === 0) return refuse('unchanged');
  return facts.mustMend ? refuse('looks-like-a-patient') : allow(terms);
}

export type SigningRefusal =
  | 'over'
  | 'newer-version'
  | 'gaps'
  | 'ended-already'
  | 'first-day-past'
  | 'signed-already'
  | 'other-side-too'
  | 'not-declared'
  | 'interest-unmanaged'
  | 'company-not-in-standing'
  | 'not-yours';

/**
 * One person of each side, never the same, each of whom stands for that side today and has no interest that is undeclared
 * or that nobody manages (facts: 'Nobody accepts with an undeclared or unmanaged interest').
 */
export function sign(facts: {
  state: AgreementState;
  version: number;
  newest: number;
  gaps: number;
  /** Its last day is past: collaborative working is prospective (ABPI Code, clause 20). */
  ended: boolean;
  /** As `startsTooEarly` says. */
  startsTooEarly: boolean;
  side: Side | undefined;
  signedSides: readonly Side[];
  signedByThem: readonly Side[];
  declared: boolean;
  unmanaged: boolean;
  companyInStanding: boolean;
}): Decision<Side, SigningRefusal> {
  if (facts.side === undefined) return refuse('not-yours');
  if (!mayPropose(facts.state)) return refuse('over');
  if (facts.version !== facts.newest) return refuse('newer-version');
  if (facts.gaps > 0) return refuse('gaps');
  if (facts.ended) return refuse('ended-already');
  if (facts.startsTooEarly) return refuse('first-day-past');
  if (facts.signedSides.includes(facts.side)) return refuse('signed-already');
  if (facts.signedByThem.some((side) => side !== facts.side)) return refuse('other-side-too');
  if (facts.side === 'organisation' && !facts.declared) return refuse('not-declared');
  if (facts.side === 'organisation' && facts.unmanaged) return refuse('interest-unmanaged');
  if (facts.side === 'company' && !facts.companyInStanding) return refuse('company-not-in-standing');
  return allow(facts.side);
}

const moves: Readonly<Record<AgreementState, readonly AgreementState[]>> = {
  draft: ['signed', 'terminated'],
  signed: ['summary-published', 'terminated'],
  'summary-published': ['active', 'terminated'],
  active: ['completed', 'terminated'],
  completed: ['outcomes-published'],
  'outcomes-published': [],
  terminated: [],
};

/** One step of an agreement's life (facts: 'draft -> signed -> summary published -> active -> completed -> outcomes published'). */
export function moveAgreement<S extends AgreementState>(
  from: AgreementState,
  to: S,
): Decision<S, 'not-from-here'> {
  return moves[from].includes(to) ? allow(to) : refuse('not-from-here');
}

/**
 * The public reads of an agreement before it starts, so it is signed, and its summary published, not later than on its first
 * day (ABPI Code, clause 20). Once the summary is out, only a first day before that is too early.
 */
export function startsTooEarly(
  { startsOn }: Pick<Terms, 'startsOn'>,
  { summaryPublishedAt }: { summaryPublishedAt: Date | null },
  today: string,
): boolean {
  const publicOn = summaryPublishedAt === null ? today : londonToday(summaryPublishedAt);
  return startsOn !== null && startsOn < publicOn;
}

/** The steps that make an agreement public, and that begin it. */
export function moveBeforeStart<S extends 'summary-published' | 'active'>(
  from: AgreementState,
  to: S,
  tooEarly: boolean,
): Decision<S, 'not-from-here' | 'first-day-past'> {
  const decision = moveAgreement(from, to);
  return decision.ok && tooEarly ? refuse('first-day-past') : decision;
}

/** The public reads of it once its summary is out, and ever after. */
export function isPublic(agreement: { summaryPublishedAt: Date | null }): boolean {
  return agreement.summaryPublishedAt !== null;
}

/** An outcome report is owed within so many days of the end. */
export const outcomeDueDays = 90;

export interface Change {
  readonly part: keyof Terms;
  readonly before: string;
  readonly after: string;
}

/** What differs between two versions, part by part, in words. */
export function changesBetween(before: Terms, after: Terms): Change[] {
  return (Object.keys(termWords) as (keyof Terms)[]).flatMap((part) => {
    const change = { part, before: wordsOf(before, part), after: wordsOf(after, part) };
    return change.before === change.after ? [] : [change];
  });
}

export const termWords: Readonly<Record<keyof Terms, string>> = {
  type: 'Kind of agreement',
  title: 'Title',
  purpose: 'What it is for',
  organisationCashPence: 'The organisation brings in money',
  organisationKind: 'The organisation brings in kind',
  organisationKindPence: 'Value of what the organisation brings in kind',
  companyCashPence: 'The company brings in money',
  companyKind: 'The company brings in kind',
  companyKindPence: 'Value of what the company brings in kind',
  patientBenefit: 'How patients benefit',
  nhsBenefit: 'How the health service benefits',
  companyBenefit: 'How the company benefits',
  dataAccess: 'Data',
  ip: 'What is created, and who owns it',
  publicity: 'Publicity',
  exitPlan: 'When it ends',
  startsOn: 'Starts on',
  endsOn: 'Ends on',
  milestones: 'Milestones',
  measures: 'What will be measured',
  summary: 'Summary for the public',
};

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** One part of the terms as text; the same words on the page, in the comparison and in what is signed. */
export function wordsOf(terms: Terms, part: keyof Terms): string {
  switch (part) {
    case 'type':
      return agreementTypes[terms.type];
    case 'organisationCashPence':
    case 'companyCashPence':
      return terms[part] === 0 ? 'none' : pounds.format(terms[part] / 100);
    case 'organisationKindPence':
    case 'companyKindPence':
      return terms[part] === null ? 'not valued' : pounds.format(terms[part] / 100);
    case 'milestones':
      return terms.milestones.map((one, i) => `${i + 1}. ${one.what}, by ${one.dueOn}`).join('\n');
    case 'measures':
      return terms.measures.map((one, i) => `${i + 1}. ${one.what}. Promised: ${one.promised}`).join('\n');
    default:
      return terms[part] ?? '';
  }
}
