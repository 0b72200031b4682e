import { readFile } from 'node:fs/promises';
import { type Proposal, proposePictures } from './propose-pictures.ts';
import { readSentences } from './read-words.ts';

export interface SentenceWithPictures {
  readonly sentence: string;
  /** Null where no picture fits: the author chooses one, or says it in other words. */
  readonly picture: Proposal | null;
  readonly others: readonly Proposal[];
}

const textMaxBytes = 1_048_576;

/** `spreadwell readable symbols FILE [--json]`: a picture for each sentence, and why. Needs no database. */
export async function pictureSentences(
  file: string,
  options: { json: boolean },
): Promise<{ code: number; words: string }> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return { code: 1, words: `There is no file ${file} that can be read.` };
  }
  if (Buffer.byteLength(text) > textMaxBytes)
    return { code: 1, words: `${file} is larger than 1 MB. Cut it into parts.` };
  const sentences = picturesFor(text);
  const without = sentences.filter((one) => one.picture === null).length;
  if (options.json) return { code: 0, words: JSON.stringify({ sentences, without }, null, 2) };
  const lines = sentences.map(({ sentence, picture }) =>
    picture === null
      ? `- ${sentence}\n    no picture fits: choose one, or say it in other words`
      : `- ${sentence}\n    ${picture.picture} (${picture.status}, ${picture.licence}): ${picture.why}${picture.negated ? '. The sentence says “not”: look whether the picture says the opposite' : ''}`,
  );
  return {
    code: 0,
    words: [...lines, '', `${sentences.length} sentences, ${without} without a picture.`].join('\n'),
  };
}

function picturesFor(text: string): SentenceWithPictures[] {
  return readSentences(text).map((sentence) => {
    const [picture = null, ...others] = proposePictures(sentence);
    return { sentence, picture, others };
  });
}
