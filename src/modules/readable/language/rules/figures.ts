import type { Part } from '../parts-of-speech.ts';
import type { Span } from '../phrase-match.ts';
import type { Sentence, Token } from '../text-parts.ts';

/**
 * Figures of speech that no list can hold, found by what is likened to what: 'your kidneys are a washing machine', 'as strong as an ox',
 * 'he sleeps like a log'. Inclusion Europe: no metaphors.
 */
export function figuresIn({ tokens }: Sentence, parts: readonly Part[]): Span[] {
  return [...likenesses(tokens, parts), ...asAs(tokens), ...doingLike(tokens, parts)];
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** What texts on health liken to something else: parts of the body, illnesses, feelings, remedies, people who help, places, plans. */
const likened = words(
  `heart hearts brain brains body bodies lung lungs liver kidney kidneys stomach gut guts blood skin bone bones muscle muscles nerve nerves eye eyes ear ears mind cell cells vein veins artery arteries
  vessel vessels bladder cancer asthma diabetes pain dementia illness depression anxiety stress epilepsy autism worry grief anger fear life love time hope health recovery sleep food exercise smoking change
  memory laughter kindness friendship nurse nurses doctor doctors carer carers mum dad team teams staff volunteers porters ward wards hospital clinic home idea ideas plan project tablets tablet medicine
  medicines drug drugs treatment vaccine jab letter form waiting noise paperwork`,
);
const likenings = words(
  `machine machines engine engines computer computers pump pumps factory factories bridge bridges wall journey journeys battle battles war fight enemy enemies bully monster monsters zoo jungle maze minefield
  nightmare puzzle key door window lifeline anchor rock rocks angel angels hero heroes saint star stars gem gems diamond gold goldmine fuel petrol sponge prison cage weapon weapons shield army soldier
  soldiers king queen captain pilot thermostat plumbing pipes road roads motorway motorways storm cloud clouds mountain river fire flame bomb magnet glue backbone beacon medicine circus battlefield oven
  boiler traffic marathon rollercoaster ladder gift thief ghost shadow demon beast family`,
);
const copula = /^(?:is|are|was|were|am|'s|'re|becomes?|became)$/;
const opensThing = /^(?:a|an|the|our|your|my|his|her|their|its|like|such|just|really|all)$/;

/** 'Your body is a machine', 'the nurses are angels', 'pain is my enemy'. What a thing is truly ('a hoist is a machine') begins with the thing. */
function likenesses(tokens: readonly Token[], parts: readonly Part[]): Span[] {
  return tokens.flatMap((token, at) => {
    if (!copula.test(token.lower) || !likened.has(tokens[at - 1]?.lower ?? '')) return [];
    let k = at + 1;
    while (
      k < tokens.length &&
      !likenings.has(tokens[k]?.lower ?? '') &&
      (opensThing.test(tokens[k]?.lower ?? '') ||
        parts[k] === 'ADJ' ||
        parts[k] === 'NOUN' ||
        parts[k] === 'ADV' ||
        /(?:ing|ed)$/.test(tokens[k]?.lower ?? ''))
    )
      k += 1;
    const head = tokens[k]?.lower ?? '';
    // 'The plan is key', 'the form is medicine-related' name no other thing.
    const named = k > at + 1 || /s$|^(?:fuel|glue|plumbing)$/.test(head);
    const ends = parts[k + 1] !== 'NOUN';
    return likenings.has(head) && named && ends && !isSame(tokens, at, k) ? [{ first: at - 1, last: k }] : [];
  });
}

/** 'The medicine is a strong medicine.' */
function isSame(tokens: readonly Token[], at: number, k: number): boolean {
  const bare = (i: number) => (tokens[i]?.lower ?? '').replace(/s$/, '');
  return tokens.slice(0, at).some((_, i) => bare(i) === bare(k));
}

/** Sizes and measures can be pictured: 'as big as a pea', 'as soon as a nurse is free'. */
const measured = words(
  'big small little large long short tall wide thin thick high low deep far near much many often soon well good bad quickly easily close early late old young fast slow heavy hot cold warm',
);

function asAs(tokens: readonly Token[]): Span[] {
  return tokens.flatMap((token, at) => {
    if (token.lower !== 'as' || tokens[at + 2]?.lower !== 'as' || !/^an?$/.test(tokens[at + 3]?.lower ?? ''))
      return [];
    if (measured.has(tokens[at + 1]?.lower ?? '') || tokens[at + 4]?.kind !== 'word') return [];
    return [{ first: at, last: at + 4 }];
  });
}

const doings =
  /^(?:sleep|eat|run|fly|work|shake|spin|fight|drop|spread|swim|move|sing|drink|go|take|come|smoke|cry|grow|fit|shine|melt|hit|stick|follow|tremble|sweat|snore|fall|rise|shoot|sell)(?:s|es|ing)?$|^(?:slept|ate|ran|flew|worked|shook|spun|fought|dropped|swam|moved|sang|drank|went|took|came|grew|shone|melted|stuck|fell|rose|shot|sold)$/;

/** 'He sleeps like a log', 'the idea took off like a rocket'; not 'it looks like a pen', 'it feels like a pinch'. */
function doingLike(tokens: readonly Token[], parts: readonly Part[]): Span[] {
  return tokens.flatMap((token, at) => {
    if (token.lower !== 'like' || !/^(?:an?|the)$/.test(tokens[at + 1]?.lower ?? '')) return [];
    const before = /^(?:off|up|out|down|away)$/.test(tokens[at - 1]?.lower ?? '') ? at - 2 : at - 1;
    if (!doings.test(tokens[before]?.lower ?? '') || parts[before] === 'NOUN') return [];
    return [{ first: before, last: Math.min(at + 2, tokens.length - 1) }];
  });
}
