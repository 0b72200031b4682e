import { phraseBook } from '../phrase-match.ts';
import type { ReadSentence } from '../reading.ts';
import type { Sentence } from '../text-parts.ts';
import { type Found, foundAt, suggesting } from './found.ts';
import type { PhraseFinds } from './phrases.ts';

const readers = phraseBook(
  `patients,patient,service users,service user,clients,client,residents,resident,visitors,visitor,attendees,applicants,applicant,users,user,individuals,recipients,claimants,participants,customers,members of the public,inpatients,outpatients,one`
    .split(',')
    .map((words) => [words, words] as const),
);
const takesYou =
  /^(?:can|could|may|might|must|should|will|would|need|have|cannot|can't|won't|shouldn't|mustn't|are|were|aren't|weren't|need|get|want|do|don't)$/;

/** 'Patients', 'service users': what a text may call its readers. */
export function readersIn({ tokens }: Sentence) {
  return readers.find(tokens);
}

/** The reader as the one who acts, named as if somebody else: 'Patients should rest.' */
export function findSayYou({ sentence, verbs }: ReadSentence, phrases: PhraseFinds): Found[] {
  const { tokens } = sentence;
  return readersIn(sentence).flatMap((match) => {
    let { first } = match;
    while (
      first > 0 &&
      /^(?:the|a|an|every|each|all|any|some|most|our)$/.test(tokens[first - 1]?.lower ?? '')
    )
      first -= 1;
    const before = tokens[first - 1];
    const begins =
      before === undefined ||
      /^[,;:]$/.test(before.text) ||
      /^(?:that|and|so|but|if|when|because)$/.test(before.lower) ||
      phrases.inPadding(first - 1);
    let at = match.last + 1;
    while (/^(?:also|always|then|usually|only|often|never|all)$/.test(tokens[at]?.lower ?? '')) at += 1;
    const verb = verbs.find((group) => group.first === at);
    if (!begins || verb === undefined) return [];
    const next = tokens[at]?.lower ?? '';
    if (match.phrase === 'one' && !/^(?:can|could|may|might|must|should|will|would)$/.test(next)) return [];
    const rest = tokens.slice(at).map((token) => token.lower);
    const simple =
      takesYou.test(next) &&
      !rest.some((word) => /^(?:their|they|them|his|her|he|she|themselves|one's)$/.test(word));
    const words = tokens
      .slice(first, match.last + 1)
      .map((token) => token.text)
      .join(' ');
    return [
      foundAt(
        sentence,
        { first, last: match.last },
        {
          rule: 'say-you',
          message: `‘${words}’: if the reader is meant, say ‘you’.`,
          ...suggesting(simple ? (first === 0 ? 'You' : 'you') : undefined),
        },
      ),
    ];
  });
}

const negatives = /^(?:not|never|cannot|nobody|nothing|none|neither|nowhere|nor)$|n't$/;
/** Two noes that make a yes, and the yes. */
const doubled = phraseBook([
  ['do not forget to', 'remember to'],
  ["don't forget to", 'remember to'],
  ['do not fail to', 'make sure that you'],
  ['not uncommon', 'common'],
  ['not unusual', 'usual'],
  ['not unlikely', 'likely'],
  ['not impossible', 'possible'],
  ['not unreasonable', 'reasonable'],
  ['not without', 'with'],
  ['never without', 'always with'],
  ['not unless', 'only if'],
]);

export function findNegatives({ sentence }: ReadSentence, phrases: PhraseFinds): Found[] {
  const { tokens } = sentence;
  const twice = doubled.find(tokens);
  const found: Found[] = twice.map((match) =>
    foundAt(sentence, match, {
      rule: 'negative',
      level: 'warning',
      message: `Two noes make a yes: say ‘${match.value}’.`,
      suggestion:
        match.first === 0 ? match.value.charAt(0).toUpperCase() + match.value.slice(1) : match.value,
    }),
  );
  for (const [at, token] of tokens.entries()) {
    const isNo = token.lower === 'no' && saysNoTo(tokens[at - 1]?.lower, tokens[at + 1]);
    if (
      !(negatives.test(token.lower) || isNo) ||
      phrases.inPadding(at) ||
      twice.some(({ first, last }) => first <= at && at <= last)
    )
      continue;
    const last =
      token.lower === 'no' || token.lower === 'not' || token.lower === 'never'
        ? Math.min(at + 1, tokens.length - 1)
        : at;
    found.push(
      foundAt(
        sentence,
        { first: at, last: tokens[last]?.kind === 'word' ? last : at },
        {
          rule: 'negative',
          message: 'Say what is so, or what to do. Keep ‘not’ where it warns of harm.',
        },
      ),
    );
  }
  return found;
}

/** 'No food', not 'yes or no', 'No.', 'no. 5'. */
function saysNoTo(
  before: string | undefined,
  next: { readonly kind: string; readonly lower: string } | undefined,
): boolean {
  return (
    before !== 'or' &&
    before !== 'say' &&
    before !== 'says' &&
    next !== undefined &&
    next.kind === 'word' &&
    next.lower !== 'or'
  );
}
