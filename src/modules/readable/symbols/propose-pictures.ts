import { findPicture, inSkinTone, packs, type SkinTone } from './catalogue.ts';
import { concepts, conceptsById } from './map/map.rules.ts';
import { indexConcepts, type Match, matchConcepts } from './propose.rules.ts';
import { readWords, type Word } from './read-words.ts';
import { pictureTitled } from './search-pictures.ts';

export interface Proposal {
  readonly picture: string;
  readonly concept: string;
  /** The words of the sentence that it stands for. */
  readonly words: string;
  readonly why: string;
  /** 'vetted' says who; 'proposed' waits for a person; 'keyword' was found by a title of a pack only. */
  readonly status: 'vetted' | 'proposed' | 'keyword';
  readonly vettedBy: string | undefined;
  readonly licence: string;
  readonly author: string;
  readonly score: number;
  /** The sentence says 'not': look whether the picture says the opposite. */
  readonly negated: boolean;
}

/** What a named person decided about a concept. */
export interface Verdict {
  readonly state: 'vetted' | 'rejected';
  readonly picture: string;
  readonly by: string;
}

export type Look = 'plain' | 'colour';

export interface Choosing {
  readonly verdicts?: ReadonlyMap<string, Verdict>;
  readonly look?: Look;
  readonly skinTone?: SkinTone | undefined;
}

const index = indexConcepts(concepts);
const keywordScore = 0.3;
const proposalsMax = 6;

/** Pictures for a sentence, the best first. None is right where none fits: the sentence is then flagged to its author. */
export function proposePictures(sentence: string, choosing: Choosing = {}): Proposal[] {
  const words = readWords(sentence);
  const matched = matchConcepts(index, words);
  // Where a person rejected the only concept, no other picture of the same word takes its place.
  if (matched.length === 0) return fromTitles(words, choosing).slice(0, proposalsMax);
  return matched
    .filter((match) => choosing.verdicts?.get(match.conceptId)?.state !== 'rejected')
    .slice(0, proposalsMax)
    .map((match) => fromMap(match, words, choosing));
}

/** The picture of a concept as this reader wants it: plain line drawings or colour, in their skin tone. */
export function pictureOf(conceptId: string, choosing: Choosing = {}): string | undefined {
  const concept = conceptsById.get(conceptId);
  if (!concept) return undefined;
  const verdict = choosing.verdicts?.get(conceptId);
  if (verdict?.state === 'rejected') return undefined;
  if (verdict) return inSkinTone(verdict.picture, choosing.skinTone);
  const colour = concept.pictures.find((picture) => picture.startsWith('openmoji:'));
  const picture = choosing.look === 'colour' && colour !== undefined ? colour : concept.pictures[0];
  return picture && inSkinTone(picture, choosing.skinTone);
}

function fromMap(match: Match, words: readonly Word[], choosing: Choosing): Proposal {
  const concept = conceptsById.get(match.conceptId);
  const picture = pictureOf(match.conceptId, choosing) ?? '';
  const verdict = choosing.verdicts?.get(match.conceptId);
  const said = words
    .slice(match.from, match.to + 1)
    .map((word) => word.text)
    .join(' ');
  const decided = match.because === undefined ? '' : `, because of “${match.because}”`;
  return {
    picture,
    concept: match.conceptId,
    words: said,
    why: `“${said}” means ${concept?.label ?? match.conceptId} in the concept map${decided}`,
    status: verdict ? 'vetted' : 'proposed',
    vettedBy: verdict?.by,
    ...rightsOf(picture),
    score: match.score,
    negated: match.negated,
  };
}

function fromTitles(words: readonly Word[], choosing: Choosing): Proposal[] {
  return words.flatMap((word): Proposal[] => {
    if (word.pos !== 'NOUN' && words.length > 1) return [];
    const found = pictureTitled(word.lower) ?? pictureTitled(word.lemma);
    if (!found) return [];
    return [
      {
        picture: inSkinTone(found.id, choosing.skinTone),
        concept: found.title.toLowerCase().replaceAll(' ', '-'),
        words: word.text,
        why: `“${word.text}” is the title of a picture in ${packs[found.pack].title}; it is not in the concept map`,
        status: 'keyword',
        vettedBy: undefined,
        ...rightsOf(found.id),
        score: keywordScore,
        negated: word.negated,
      },
    ];
  });
}

function rightsOf(pictureId: string): { licence: string; author: string } {
  const picture = findPicture(pictureId);
  if (!picture) return { licence: '', author: '' };
  return { licence: packs[picture.pack].licence, author: picture.author };
}
