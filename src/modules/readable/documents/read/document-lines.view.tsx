import { PictureCredits, SymbolPicture } from '../../symbols/symbol-picture.view.tsx';
import { type ExplainedLine, explainLines, isMeantBy } from '../explain.rules.ts';
import type { Explained, Line } from '../version.rules.ts';

const pictureSide = 112;
const symbolSide = 80;

/** One sentence a line: the picture left, the words right. Hard words are explained where they stand. */
export function DocumentLines(props: {
  lines: readonly Line[];
  glossary: readonly Explained[];
  symbols: boolean;
}) {
  return (
    <>
      {explainLines(props.lines, props.glossary).map((one) =>
        one.line.kind === 'heading' ? (
          <h2 class="sw-easy-heading" data-speak>
            {one.line.text}
          </h2>
        ) : (
          <Sentence {...one} symbols={props.symbols} />
        ),
      )}
    </>
  );
}

function Sentence({ line, runs, explains, symbols }: ExplainedLine & { symbols: boolean }) {
  return (
    <div class={symbols ? 'sw-sentence sw-sentence--symbols' : 'sw-sentence'}>
      {symbols ? (
        <SymbolRow pictures={line.pictures} />
      ) : (
        <div class="sw-sentence__picture">
          <SymbolPicture picture={line.pictures[0]?.picture} size={pictureSide} eager />
        </div>
      )}
      <div class="sw-sentence__words">
        <p data-speak>
          {runs.map((run) => (run.hard ? <strong class="sw-hard-word">{run.text}</strong> : run.text))}
        </p>
        {explains.map((one) => (
          <p class="sw-means" data-speak>
            <strong>{one.word}</strong> means: {isMeantBy(one)}
          </p>
        ))}
      </div>
    </div>
  );
}

/** Each picture stands over its words. */
export function SymbolRow({ pictures }: { pictures: Line['pictures'] }) {
  if (pictures.length === 0) return null;
  return (
    <ul class="sw-symbol-row" aria-hidden="true">
      {pictures.map(({ picture, words }) => (
        <li>
          <SymbolPicture picture={picture} size={symbolSide} eager />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}

export function Glossary({ glossary }: { glossary: readonly Explained[] }) {
  if (glossary.length === 0) return null;
  return (
    <section aria-labelledby="hard-words">
      <h2 class="sw-easy-heading" id="hard-words" data-speak>
        Hard words
      </h2>
      <dl class="sw-glossary">
        {glossary.map((one) => (
          <div>
            <dt data-speak>{one.word}</dt>
            <dd data-speak>{isMeantBy(one)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function Credits({ lines }: { lines: readonly Line[] }) {
  return <PictureCredits pictures={lines.flatMap((line) => line.pictures.map(({ picture }) => picture))} />;
}
