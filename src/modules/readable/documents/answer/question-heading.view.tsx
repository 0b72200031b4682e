import { SymbolPicture } from '../../symbols/symbol-picture.view.tsx';
import { SymbolRow } from '../read/document-lines.view.tsx';
import { inOrderOfWords, type QuestionPictures } from './question-pictures.ts';

/** The question with its picture: beside the words, or, for readers of symbols, each picture over its words. */
export function QuestionHeading(props: { words: string; pictures: QuestionPictures; symbols: boolean }) {
  const { words, symbols } = props;
  const { pictures } = props.pictures;
  return (
    <div class={symbols ? 'sw-sentence sw-sentence--symbols' : 'sw-sentence'}>
      {symbols ? (
        <SymbolRow pictures={inOrderOfWords(pictures, words)} />
      ) : (
        <div class="sw-sentence__picture">
          <SymbolPicture picture={pictures[0]?.picture} size={112} />
        </div>
      )}
      <div class="sw-sentence__words">
        <h1 class="sw-easy-title" data-speak>
          {words}
        </h1>
      </div>
    </div>
  );
}

/** What may be said of pictures that no person chose for these words. */
export function PicturesNote({ vetted }: { vetted: boolean }) {
  return (
    <p class="sw-easy-note" data-speak>
      A computer chose the picture of a question.{!vetted && ' Nobody has checked it.'}
    </p>
  );
}
