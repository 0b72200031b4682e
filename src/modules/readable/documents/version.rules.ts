import { allow, type Decision, refuse } from '#kit/decision.ts';

export const formats = ['easy-read', 'plain', 'symbols'] as const;
export type Format = (typeof formats)[number];
export type VersionState = 'draft' | 'handed-in' | 'published' | 'replaced' | 'withdrawn';
export type Origin = 'written' | 'machine' | 'source';

/** One line of a version: a heading, or one sentence with its pictures. */
export interface Line {
  readonly kind: 'heading' | 'sentence';
  readonly text: string;
  readonly pictures: readonly ChosenPicture[];
  /** Somebody looked at the pictures of this line, and chose these or none. */
  readonly decided: boolean;
}

export interface ChosenPicture {
  readonly picture: string;
  /** The words that it stands for. */
  readonly words: string;
}

export interface Explained {
  readonly word: string;
  readonly means: string;
}

export interface SignedBy {
  readonly personId: string;
  readonly name: string;
  readonly at: Date;
}

export interface TestSession {
  readonly heldOn: string;
  readonly runBy: string;
  readonly people: number;
  readonly whatChanged: string;
  readonly madeUp: boolean;
  /** The number of the version that they read. */
  readonly versionNumber: number;
}

/** What is known of a version: recorded by somebody, at a time, and nothing besides. */
export interface VersionFacts {
  readonly format: Format;
  readonly number: number;
  readonly state: VersionState;
  readonly origin: Origin;
  readonly begun: SignedBy;
  readonly changed: SignedBy;
  readonly goneThrough: SignedBy | undefined;
  readonly checked: SignedBy | undefined;
  /** Everybody who wrote any of it. */
  readonly writerIds: readonly string[];
  readonly tests: readonly TestSession[];
  readonly madeUp: boolean;
}

export type Standing = 'machine-draft' | 'written' | 'checked' | 'tested';

/** The most that may be said of it. Tested stands above checked only where it was checked too (facts file: rule 21). */
export function standingOf(
  version: Pick<VersionFacts, 'origin' | 'goneThrough' | 'checked' | 'tests' | 'number'>,
): Standing {
  if (version.origin === 'machine' && !version.goneThrough) return 'machine-draft';
  if (!version.checked) return 'written';
  return version.tests.some((test) => test.versionNumber === version.number) ? 'tested' : 'checked';
}

/** Drafts of a machine are for those who write; readers get what a person wrote or went through. */
export function mayBePublished(
  version: Pick<VersionFacts, 'origin' | 'goneThrough'> & { lines: readonly Line[]; state: VersionState },
): Decision<'published', 'machine-draft' | 'empty' | 'not-open'> {
  if (version.state !== 'draft' && version.state !== 'handed-in') return refuse('not-open');
  if (version.origin === 'machine' && !version.goneThrough) return refuse('machine-draft');
  return version.lines.some((line) => line.kind === 'sentence') ? allow('published') : refuse('empty');
}

/** A checker is another person than any who wrote (house rule: 'checked' always names who). */
export function maySign(
  version: Pick<VersionFacts, 'origin' | 'goneThrough' | 'writerIds' | 'checked'> & { state: VersionState },
  personId: string,
): Decision<'signed', 'own-words' | 'machine-draft' | 'signed-already' | 'not-open'> {
  if (version.state !== 'draft' && version.state !== 'handed-in' && version.state !== 'published')
    return refuse('not-open');
  if (version.origin === 'machine' && !version.goneThrough) return refuse('machine-draft');
  if (version.checked) return refuse('signed-already');
  return version.writerIds.includes(personId) ? refuse('own-words') : allow('signed');
}

const headingMark = /^#+\s+/;

/** What an editor types: one sentence a line, '# ' before a heading. */
export function textOfLines(lines: readonly Line[]): string {
  return lines
    .map((line, i) => (line.kind === 'heading' ? `${i === 0 ? '' : '\n'}# ${line.text}` : line.text))
    .join('\n');
}

/**
 * The typed text as lines; a line with several sentences becomes several. A sentence that stood there before keeps its
 * pictures, also where it moved.
 */
export function linesFromText(
  text: string,
  before: readonly Line[],
  sentencesIn: (line: string) => readonly string[],
): Line[] {
  const known = new Map(before.map((line) => [line.text, line]));
  return text.split('\n').flatMap((typed): Line[] => {
    const line = typed.trim();
    if (line === '') return [];
    if (headingMark.test(line)) {
      const heading = line.replace(headingMark, '');
      return heading === '' ? [] : [{ kind: 'heading', text: heading, pictures: [], decided: true }];
    }
    const sentences = sentencesIn(line);
    return (sentences.length === 0 ? [line] : sentences).map((sentence) => {
      const kept = known.get(sentence);
      return kept?.kind === 'sentence'
        ? kept
        : { kind: 'sentence', text: sentence, pictures: [], decided: false };
    });
  });
}

/** 'word: what it means' on each line. */
export function glossaryFromText(text: string): { glossary: Explained[]; wrong: string[] } {
  const glossary: Explained[] = [];
  const wrong: string[] = [];
  for (const typed of text.split('\n')) {
    const line = typed.trim();
    if (line === '') continue;
    const [, word, means] = /^([^:]{1,80}):\s*(\S.*)$/.exec(line) ?? [];
    if (word === undefined || means === undefined) wrong.push(line);
    else if (!glossary.some((one) => one.word.toLowerCase() === word.trim().toLowerCase()))
      glossary.push({ word: word.trim(), means: means.trim() });
  }
  return { glossary, wrong };
}

export function textOfGlossary(glossary: readonly Explained[]): string {
  return glossary.map(({ word, means }) => `${word}: ${means}`).join('\n');
}

/** A suggested rewording, put where its words stand now: nearest to where they stood. @returns undefined where they are gone */
export function acceptSuggestion(
  text: string,
  suggested: { start: number; text: string; suggestion: string },
): string | undefined {
  if (suggested.text === '') return undefined;
  let at = -1;
  for (let i = text.indexOf(suggested.text); i !== -1; i = text.indexOf(suggested.text, i + 1))
    if (at === -1 || Math.abs(i - suggested.start) < Math.abs(at - suggested.start)) at = i;
  if (at === -1) return undefined;
  return text.slice(0, at) + suggested.suggestion + text.slice(at + suggested.text.length);
}
