/**
 * How alike two texts are, by the words and the pieces of words that they share. It is asked only of the few that search
 * has put forward: search knows what words mean, this knows when to keep quiet. The limits were set on the demonstration's
 * records (docs/decisions/0020); they are few and coarse on purpose.
 */
export const likenessLimits = {
  /** Two ideas as alike as this are shown to moderators as likely the same. */
  likelyDuplicate: 0.3,
  /** Words that a need and a project must share, where they share a topic, and where they do not. */
  wordsSharedWithTopic: 2,
  wordsSharedWithoutTopic: 4,
} as const;

/** Words that stand in almost any text of this kind, and so say nothing. */
const everyday = new Set(
  (
    'about after again also always another because been before being between both cannot could does doing done down each even every ' +
    'find from gets give goes good have having help hospital idea into just keep know later less like made make many month more most ' +
    'much need never nobody nurse often only other over patient people place project same should since some somebody staff still such ' +
    'take team than that their them then there these they thing this those through time today told tried under until used using very want ' +
    'ward week well went were what when where which while will with without work would year your'
  ).split(' '),
);
const shortestWord = 4;

/** The telling words of a text, each once, without their endings. */
export function tellingWords(text: string): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/\p{L}+/gu) ?? [];
  return new Set(
    words
      .filter((word) => word.length >= shortestWord)
      .map(withoutEnding)
      .filter((word) => word.length >= shortestWord - 1 && !everyday.has(word)),
  );
}

function withoutEnding(word: string): string {
  const cut = word.replace(/(?:ings?|edly|ed|ies|es|s)$/, '');
  return cut.length >= shortestWord - 1 ? cut : word;
}

export function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((word) => b.has(word)).length;
}

/** Dice's coefficient over groups of three letters within words: 0 for nothing in common, 1 for the same. */
export function likeness(a: string, b: string): number {
  const [left, right] = [trigrams(a), trigrams(b)];
  const both = left.size + right.size;
  return both === 0 ? 0 : (2 * countShared(left, right)) / both;
}

function trigrams(text: string): ReadonlySet<string> {
  const groups = new Set<string>();
  for (const word of text
    .toLowerCase()
    .normalize('NFKD')
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    const padded = `  ${word} `;
    for (let i = 0; i + 3 <= padded.length; i += 1) groups.add(padded.slice(i, i + 3));
  }
  return groups;
}

export interface Matchable {
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly topics: readonly string[];
}

/** Whether a project may answer a need: what both are about, said in words that both use. */
export function mayAnswer(need: Matchable, project: Matchable): boolean {
  const topicShared = need.topics.some((topic) => project.topics.includes(topic));
  const shared = countShared(wordsOf(need), wordsOf(project));
  return (
    shared >= (topicShared ? likenessLimits.wordsSharedWithTopic : likenessLimits.wordsSharedWithoutTopic)
  );
}

/** The title and what it is about decide; the whole text of a long project shares words with everything. */
function wordsOf({ title, summary }: Matchable): ReadonlySet<string> {
  return tellingWords(`${title} ${summary}`);
}
