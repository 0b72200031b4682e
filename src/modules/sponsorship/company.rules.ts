/** A company is verified by the programme before it sees anything, and keeps the code of conduct that is in force. */
import { allow, type Decision, refuse } from '#kit/decision.ts';

export type CompanyState = 'applied' | 'verified' | 'refused';

export const companyStateWords: Readonly<Record<CompanyState, string>> = {
  applied: 'Waits to be verified',
  verified: 'Verified',
  refused: 'Refused',
};

/** Nobody verifies the company that they applied for; a company of a sector that the programme bars is not verified. */
export function decideCompany(
  company: { state: CompanyState; appliedBy: string | null },
  verdict: 'verified' | 'refused',
  facts: { decidedBy: string; barredSectors: readonly string[] },
): Decision<'verified' | 'refused', 'decided-already' | 'own-company' | 'barred-sector'> {
  if (company.state !== 'applied') return refuse('decided-already');
  if (company.appliedBy === facts.decidedBy) return refuse('own-company');
  return verdict === 'verified' && facts.barredSectors.length > 0 ? refuse('barred-sector') : allow(verdict);
}

/**
 * The company may read a request and answer it: it is in standing, and works in no sector that the request excludes. Of
 * several for which one person acts, the log of readings names these (facts: 'Machine-enforced').
 */
export function isEligible(
  company: { inStanding: boolean; sensitiveSectors: readonly string[] },
  request: { excludedSlugs: readonly string[] },
): boolean {
  return company.inStanding && !company.sensitiveSectors.some((slug) => request.excludedSlugs.includes(slug));
}

/** Days are 'YYYY-MM-DD'. A naming ends by itself: nobody is forgotten in a list for longer than a year. */
export function nameUntil(
  expiresOn: string,
  today: string,
  lastDay: string,
): Decision<string, 'past' | 'too-long'> {
  if (expiresOn < today) return refuse('past');
  return expiresOn > lastDay ? refuse('too-long') : allow(expiresOn);
}

/** What each prefix of a number at Companies House stands for (Companies House, 'Uniform Resource Identifiers' guide). */
export const numberPrefixes: Readonly<Record<string, string>> = {
  SC: 'company in Scotland',
  NI: 'company in Northern Ireland',
  OC: 'limited liability partnership in England or Wales',
  SO: 'limited liability partnership in Scotland',
  NC: 'limited liability partnership in Northern Ireland',
  LP: 'limited partnership in England or Wales',
  SL: 'limited partnership in Scotland',
  NL: 'limited partnership in Northern Ireland',
  FC: 'overseas company',
  SF: 'overseas company in Scotland',
  NF: 'overseas company in Northern Ireland',
  BR: 'UK establishment of an overseas company',
  OE: 'overseas entity',
  AC: 'assurance company',
  SA: 'assurance company in Scotland',
  NA: 'assurance company in Northern Ireland',
  IC: 'investment company',
  SI: 'investment company in Scotland',
  IP: 'registered society',
  SP: 'registered society in Scotland',
  NP: 'registered society in Northern Ireland',
  NO: 'registered society in Northern Ireland',
  RS: 'registered society',
  RC: 'company by royal charter',
  SR: 'company by royal charter in Scotland',
  NR: 'company by royal charter in Northern Ireland',
  ZC: 'unregistered company',
  SZ: 'unregistered company in Scotland',
  NZ: 'unregistered company in Northern Ireland',
  GE: 'European economic interest grouping',
  GS: 'European economic interest grouping in Scotland',
  GN: 'European economic interest grouping in Northern Ireland',
  SE: 'European public limited company',
  PC: 'protected cell company',
  CE: 'charitable incorporated organisation',
  CS: 'Scottish charitable incorporated organisation',
};

/**
 * A number as Companies House writes it: eight digits, two letters and six digits, R and seven digits (Northern Ireland
 * before 1922), or a registered society's with letters at the end. One or two leading zeros that were left out are put back.
 */
export function companyNumber(typed: string): Decision<string, 'no-number'> {
  const text = typed.toUpperCase().replace(/[\s.-]/g, '');
  if (/^\d{6,8}$/.test(text)) return Number(text) > 0 ? allow(text.padStart(8, '0')) : refuse('no-number');
  if (/^R\d{7}$/.test(text)) return allow(text);
  const parts = /^([A-Z]{2})([0-9]{4,6})$/.exec(text);
  const [, prefix = '', digits = ''] = parts ?? [];
  if (parts)
    return prefix in numberPrefixes && Number(digits) > 0
      ? allow(`${prefix}${digits.padStart(6, '0')}`)
      : refuse('no-number');
  return /^(IP|SP|RS|NP|NO)(\d{5}R|\d{4}RS|\d{5}[A-Z])$/.test(text) ? allow(text) : refuse('no-number');
}

export interface Code {
  readonly version: number;
  readonly takesEffectOn: string;
}

/** A new version takes effect on a day that leaves companies time to read it, and never before the one that stands. */
export function publishCode(
  takesEffectOn: string,
  facts: { today: string; latest: Code | undefined },
): Decision<number, 'past' | 'before-latest'> {
  if (takesEffectOn < facts.today) return refuse('past');
  if (facts.latest && takesEffectOn < facts.latest.takesEffectOn) return refuse('before-latest');
  return allow((facts.latest?.version ?? 0) + 1);
}

/** Somebody whose naming ends within these days is told, once for each. */
export const userChaseDays = [30, 7] as const;
