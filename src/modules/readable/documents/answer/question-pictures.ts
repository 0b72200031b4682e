import type { Db } from '#platform/db/database.ts';
import { findChoosing } from '../../symbols/picture.queries.ts';
import { pictureOf, proposePictures } from '../../symbols/propose-pictures.ts';
import type { ChosenPicture } from '../version.rules.ts';

/** Pictures of a question that nobody has put into Easy Read. */
export interface QuestionPictures {
  /** In the order of the words that they stand for; at least one. */
  readonly pictures: readonly ChosenPicture[];
  /** Each was vetted by a named person, though not for this question. */
  readonly vetted: boolean;
}

/**
 * Chooses by the concept map, as the desk proposes: never by the title of a picture alone, which misleads, and never against a
 * 'not' in the words. Where nothing fits, the picture says that it is a question.
 */
export async function openQuestionPictures(
  db: Db,
  personId: string | undefined,
): Promise<(question: string) => QuestionPictures> {
  const choosing = await findChoosing(db, personId);
  return (question) => {
    const fitting = proposePictures(question, choosing).filter(
      (one) => one.status !== 'keyword' && !one.negated && one.picture !== '',
    );
    const [first] = fitting;
    if (!first) {
      const picture = pictureOf('question', choosing);
      return { pictures: picture === undefined ? [] : [{ picture, words: question }], vetted: false };
    }
    const placeOf = (words: string) => question.indexOf(words);
    // The best comes first where only one is shown.
    const others = fitting.slice(1).toSorted((a, b) => placeOf(a.words) - placeOf(b.words));
    return {
      pictures: [first, ...others].map(({ picture, words }) => ({ picture, words })),
      vetted: fitting.every((one) => one.status === 'vetted'),
    };
  };
}

export function inOrderOfWords(
  pictures: readonly ChosenPicture[],
  question: string,
): readonly ChosenPicture[] {
  return pictures.toSorted((a, b) => question.indexOf(a.words) - question.indexOf(b.words));
}
