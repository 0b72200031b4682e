import { frequencyRanks } from './dictionaries.ts';
import { keepsFacts } from './facts.ts';
import { inflectVerb } from './inflect.ts';
import type { ReadSentence } from './reading.ts';
import { passivesIn } from './rules/passives.ts';
import type { Token } from './text-parts.ts';
import { irregularVerbs } from './words/irregular-verbs.ts';

const modal = /^(?:can|could|may|might|must|should|will|would)$/;
const objectOf: Readonly<Record<string, string>> = {
  i: 'me',
  he: 'him',
  she: 'her',
  we: 'us',
  they: 'them',
  you: 'you',
  it: 'it',
};
const subjectOf: Readonly<Record<string, string>> = {
  me: 'I',
  him: 'he',
  her: 'she',
  us: 'we',
  them: 'they',
  you: 'you',
  it: 'it',
};
/** 'By Monday', 'by post': no one who does it. */
const notSomeone =
  /^(?:hand|post|mail|mistake|phone|email|accident|law|mouth|car|bus|train|taxi|noon|midnight|night|day|then|now|age|weight|age|far|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)$/;
const agentWordsMax = 6;

/** 'Your blood was taken by the nurse.' → 'The nurse took your blood.' Undefined where it cannot be done without guessing. */
export function inActiveVoice(read: ReadSentence): string | undefined {
  const { sentence, parts, verbs } = read;
  const { tokens } = sentence;
  const [passive, ...others] = passivesIn(read);
  const [group, ...moreVerbs] = verbs;
  if (passive === undefined || group === undefined || others.length > 0 || moreVerbs.length > 0)
    return undefined;
  if (tokens[passive.participle + 1]?.lower !== 'by' || group.last !== passive.participle) return undefined;
  const end = tokens.at(-1);
  const agent = tokens.slice(passive.participle + 2, end?.text === '.' ? -1 : undefined);
  if (
    end?.text === '?' ||
    agent.length === 0 ||
    agent.length > agentWordsMax ||
    !agent.every((token, i) => isPlain(token, parts[passive.participle + 2 + i]))
  )
    return undefined;
  if (agent.some((token) => notSomeone.test(token.lower))) return undefined;
  const subject = tokens.slice(0, group.first);
  if (
    subject.length === 0 ||
    !subject.every((token, i) => isPlain(token, parts[i])) ||
    !subject.some((_, i) => /^(?:NOUN|PROPN|PRON)$/.test(parts[i] ?? ''))
  )
    return undefined;
  const verb = activeVerb(
    tokens.slice(group.first, passive.participle),
    tokens[passive.participle] as Token,
    isPlural(agent),
  );
  if (verb === undefined) return undefined;
  const first = subject[0] as Token;
  const object =
    subject.length === 1 && objectOf[first.lower] !== undefined
      ? (objectOf[first.lower] as string)
      : wordsOf(
          subject,
          parts[0] === 'PROPN'
            ? first.text
            : first.lower === 'i'
              ? 'I'
              : first.text.charAt(0).toLowerCase() + first.text.slice(1),
        );
  const doer = agent.length === 1 ? (subjectOf[agent[0]?.lower ?? ''] ?? wordsOf(agent)) : wordsOf(agent);
  const active = `${doer.charAt(0).toUpperCase()}${doer.slice(1)} ${verb} ${object}.`;
  return keepsFacts(sentence.text, active) ? active : undefined;
}

function isPlain(token: Token, part: string | undefined): boolean {
  return (
    token.kind === 'word' &&
    /^(?:DET|ADJ|NOUN|PROPN|PRON)$/.test(part ?? '') &&
    !/^(?:who|which|that|what|this)$/.test(token.lower)
  );
}

function wordsOf(tokens: readonly Token[], first?: string): string {
  return tokens.map((token, i) => (i === 0 && first !== undefined ? first : token.text)).join(' ');
}

function isPlural(agent: readonly Token[]): boolean {
  const last = agent.at(-1)?.lower ?? '';
  return (
    /^(?:people|children|staff|men|women|you|them|us|me|police)$/.test(last) ||
    (/[^su]s$/.test(last) && !/^(?:mrs|boss|gps)$/.test(last)) ||
    last === 'gps'
  );
}

/** 'will be' + 'checked' → 'will check'; undefined where a negation or a longer form stands between. */
function activeVerb(before: readonly Token[], participle: Token, plural: boolean): string | undefined {
  const base = baseOf(participle.lower);
  const words = before.map((token) => token.lower);
  if (base === undefined) return undefined;
  if (words.length === 2 && modal.test(words[0] ?? '') && words[1] === 'be') return `${words[0]} ${base}`;
  if (words.length === 2 && /^(?:has|have)$/.test(words[0] ?? '') && words[1] === 'been')
    return `${plural ? 'have' : 'has'} ${participle.lower}`;
  if (words.length !== 1) return undefined;
  if (/^(?:was|were)$/.test(words[0] ?? '')) return inflectVerb(base, 'past');
  return /^(?:is|are|am)$/.test(words[0] ?? '') ? inflectVerb(base, plural ? 'base' : 's') : undefined;
}

function baseOf(participle: string): string | undefined {
  const irregular = irregularVerbs.baseOf.get(participle);
  if (irregular !== undefined) return irregular;
  const stem = participle.replace(/ed$/, '');
  const candidates = [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1'), stem.replace(/i$/, 'y')];
  const ranked = candidates
    .map((word) => [word, frequencyRanks().get(word)] as const)
    .filter(
      (pair): pair is readonly [string, number] =>
        pair[1] !== undefined && inflectVerb(pair[0], 'participle') === participle,
    )
    .sort((a, b) => a[1] - b[1]);
  return ranked[0]?.[0];
}
