import { type Finding, finding } from './finding.ts';
import { neverNames } from './never-names.ts';

const nameWordsMax = 4;
const personAdvice =
  'This looks like a person’s name. Take it out, or say ‘a patient’, ‘her husband’ or ‘a colleague’ instead.';
const staffAdvice =
  'This looks like a colleague’s name. Say their role instead, or make sure that they agree to be named.';

/**
 * Titles as they are written. 'MS' (multiple sclerosis), 'miss' and 'nurse' in small letters are other words; 'mr' and
 * 'mrs' are not.
 */
const titles =
  /(?<![\p{L}\p{N}’'-])(Mr|mr|MR|Mrs|mrs|MRS|Ms|Miss|MISS|Mx|Master|Dr|dr|DR|Prof|Professor|Sister|Nurse|Matron)(\.?)[ \u00a0]{1,2}(?=\p{L})/gu;
const staffTitles: ReadonlySet<string> = new Set(['dr', 'prof', 'professor', 'sister', 'nurse', 'matron']);

const word = /\p{L}[\p{L}\p{M}’'‐-]{0,60}/uy;
const initial =
  /\p{Lu}(?:\.[ \u00a0]?|[ \u00a0])(?=\p{Lu}|(?:van|von|de|da|du|di|la|le|al|el|bin|ibn)[ \u00a0])/uy;
const particle = /(?:van|von|der|den|de|da|dos|du|del|di|la|le|al|el|bin|ibn|ter|ten)[ \u00a0](?=\p{L})/uy;
const space = /[ \u00a0]/y;
const beginsName = /^[\p{Lu}\p{Lt}\p{Lo}]/u;

/** Names after a title. A letter alone ('Mrs A') is how people hide a name already, so it stays. */
export function findTitledNames(text: string): Finding[] {
  return [...text.matchAll(titles)].flatMap((match) => {
    const title = (match[1] ?? '').toLowerCase();
    const end = nameEnd(text, match.index + match[0].length, match[1] === 'mr' || match[1] === 'mrs');
    if (end === undefined) return [];
    const advice = staffTitles.has(title) ? staffAdvice : personAdvice;
    return [finding('titled-name', text, match.index, end, advice)];
  });
}

/** @returns where the name that begins here ends; undefined where there is none */
function nameEnd(text: string, start: number, smallLettersToo: boolean): number | undefined {
  let at = start;
  let end: number | undefined;
  for (let words = 0; words < nameWordsMax; words += 1) {
    at = afterEvery(particle, text, afterEvery(initial, text, at));
    const found = matchAt(word, text, at)?.replace(/(?:[’']s?|[‐-])+$/u, '');
    if (found === undefined || [...found].length < 2 || neverNames.has(found.toLowerCase())) break;
    if (!beginsName.test(found) && !(smallLettersToo && words === 0)) break;
    end = at + found.length;
    const gap = matchAt(space, text, end);
    // A name in small letters ends with its first word: what follows cannot be told from the sentence.
    if (gap === undefined || !beginsName.test(found)) break;
    at = end + gap.length;
  }
  return end;
}

function afterEvery(part: RegExp, text: string, start: number): number {
  let at = start;
  for (let times = 0; times < nameWordsMax; times += 1) at += matchAt(part, text, at)?.length ?? 0;
  return at;
}

function matchAt(form: RegExp, text: string, at: number): string | undefined {
  form.lastIndex = at;
  return form.exec(text)?.[0];
}
