import { type Finding, finding } from './finding.ts';

const localPartMax = 64;
const domainMax = 253;
const advice = 'This looks like an e-mail address. Take it out: colleagues can reach you through this page.';

const localPartAtEnd = /[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-][\p{L}\p{M}\p{N}.!#$%&'’*+/=?^_`{|}~-]*$/u;
const domainAtStart =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,62})\.){1,8}[\p{L}\p{N}-]{2,63}(?![\p{L}\p{N}])/u;

/** E-mail addresses, looked for outwards from each @ so that long texts cost no more than their length. */
export function findEmails(text: string): Finding[] {
  const found: Finding[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const before = found.at(-1)?.end ?? 0;
    const localPart = localPartAtEnd.exec(text.slice(Math.max(before, at - localPartMax), at))?.[0];
    const domain = domainAtStart.exec(text.slice(at + 1, at + 1 + domainMax))?.[0];
    if (localPart === undefined || domain === undefined) continue;
    found.push(finding('email', text, at - localPart.length, at + 1 + domain.length, advice));
  }
  return found;
}
