/**
 * How alike two texts are, by the words and the pieces of words that they share. It is asked only of the few that search
 * has put forward: search knows what words mean, this knows when to keep quiet. The limits were set on the demonstration's
 * records (docs/decisions/0013); they are few and coarse on purpose.
 */
export const likenessLimits = {
  /** Two ideas as alike as this are shown to moderators as likely the same. */
  likelyDuplicate: 0.5,
  /** Words that a need and a project must share at least, whatever else speaks for them. */
  wordsShared: 2,
} as const;

const shortestWord = 4;

/** Words that stand in almost any text of this kind, and so say nothing. */
const everyday = new Set(
  (
    'about after again also always another back became because been before begin being between both call cannot clinic come could day does doing ' +
    'done down each eight eighty eleven even every feel fifty find first five folk forty found four friday from get gives goes good half ' +
    'have having health help hold home hospital hour hundred idea into just keep kept know later less like list look lose made make many meet mental minute ' +
    'monday month more most much need never nine nobody nurse often only open other over page paid part pass past patient people place project ' +
    'read right room round same say send seven should since some somebody staff stand start still such take team than that their them then ' +
    'there these they thing third thirty this those thousand three through time today told train tried twelve type twenty twice under until used ' +
    'using very wait want ward week weekly well went were what when where which while whole will with within without work would year your'
  )
    .split(' ')
    .flatMap((word) => [word, withoutEnding(word)]),
);

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

/**
 * The mean of Dice's coefficients over telling words, which know what a text is about, and over groups of three letters, which
 * forgive other spellings and forms: 0 for nothing in common, 1 for the same.
 */
export function likeness(a: string, b: string): number {
  return (dice(tellingWords(a), tellingWords(b)) + dice(trigrams(a), trigrams(b))) / 2;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = a.size + b.size;
  return both === 0 ? 0 : (2 * countShared(a, b)) / both;
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

/**
 * Whether a project may answer a need. They share a topic, and words: two of the need's title; or three in all, one of them in
 * both titles; or three, and a second topic. A false alarm costs two people's attention, so it is rather strict: what it leaves
 * out still shows on the need's page as 'may help'.
 */
export function mayAnswer(need: Matchable, project: Matchable): boolean {
  const topicsShared = need.topics.filter((topic) => project.topics.includes(topic)).length;
  const shared = countShared(wordsOf(need), wordsOf(project));
  if (topicsShared === 0 || shared < likenessLimits.wordsShared) return false;
  const needTitle = tellingWords(need.title);
  if (countShared(needTitle, wordsOf(project)) >= likenessLimits.wordsShared) return true;
  const titlesMeet = countShared(needTitle, tellingWords(project.title)) > 0;
  return shared > likenessLimits.wordsShared && (titlesMeet || topicsShared > 1);
}

/** The title and what it is about decide; the whole text of a long project shares words with everything. */
function wordsOf({ title, summary }: Matchable): ReadonlySet<string> {
  return tellingWords(`${title} ${summary}`);
}
