/**
 * Asked by one company, answered once, read by every company. Nobody but those who asked learns who asked: neither rivals
 * nor the team. Hence a question must not tell it by its words, and the page shows days, never the hour at which it was asked.
 */
import { allow, type Decision, refuse } from '#kit/decision.ts';

export const openQuestionsMax = 5;
export const answerQuestionDays = 10;

/** What would tell who asks. */
export interface Asker {
  readonly companyName: string;
  readonly parentName: string | null;
  readonly companyNumber: string;
  readonly people: readonly (string | null)[];
  readonly mailDomains: readonly string[];
}

const legalForms = new Set(
  'ltd limited plc llp lp inc gmbh uk group holdings company co and the of cic international'.split(' '),
);

function words(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The distinctive words of a company's name: without its legal form. */
function distinctive(name: string | null): string[] {
  return words(name ?? '').filter((word) => word.length > 3 && !legalForms.has(word));
}

const aboutThemselves =
  /\b(our|my)\s+(company|firm|product|products|device|devices|software|platform|brand|group|parent|website|own)\b|\bwe\s+(make|manufacture|sell|supply|produce|develop|distribute|offer)\b/i;
const contact = /\bhttps?:\/\/|\bwww\.|@|\b[a-z0-9-]+\.(?:com|co\.uk|org|net|io|health|uk|eu|de)\b/i;

/** @returns the words that would tell who asks; empty where none is found */
export function findTellTales(text: string, asker: Asker): string[] {
  const said = words(text);
  const joined = ` ${said.join(' ')} `;
  const found = new Set<string>();
  for (const word of [...distinctive(asker.companyName), ...distinctive(asker.parentName)])
    if (said.includes(word) || said.includes(`${word}s`)) found.add(word);
  for (const name of asker.people) {
    const whole = words(name ?? '').join(' ');
    if (whole !== '' && joined.includes(` ${whole} `)) found.add(name ?? '');
  }
  if (text.toUpperCase().replace(/\s/g, '').includes(asker.companyNumber)) found.add(asker.companyNumber);
  for (const domain of asker.mailDomains) if (text.toLowerCase().includes(domain)) found.add(domain);
  for (const pattern of [aboutThemselves, contact]) {
    const match = pattern.exec(text);
    if (match) found.add(match[0]);
  }
  return [...found];
}

export function askQuestion(facts: {
  requestOpen: boolean;
  openQuestions: number;
  tellTales: readonly string[];
  mustMend: boolean;
}): Decision<'asked', 'not-listed' | 'too-many' | 'tells-who' | 'looks-like-a-patient'> {
  if (!facts.requestOpen) return refuse('not-listed');
  if (facts.openQuestions >= openQuestionsMax) return refuse('too-many');
  if (facts.tellTales.length > 0) return refuse('tells-who');
  return facts.mustMend ? refuse('looks-like-a-patient') : allow('asked');
}

/** The team may put a question into other words; these are read for what would tell who asked, too. */
export function answerQuestion(facts: {
  answered: boolean;
  tellTales: readonly string[];
  mustMend: boolean;
}): Decision<'answered', 'answered-already' | 'tells-who' | 'looks-like-a-patient'> {
  if (facts.answered) return refuse('answered-already');
  if (facts.tellTales.length > 0) return refuse('tells-who');
  return facts.mustMend ? refuse('looks-like-a-patient') : allow('answered');
}
