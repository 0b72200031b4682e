import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { plural } from '#kit/plural.ts';
import type { DifferencePart } from '../language/difference.ts';
import type { Draft } from '../language/draft-easy-read.ts';

/** A machine's draft with all that was changed, and what was not changed because a fact would have been lost. */
export function DraftPanel({ draft }: { draft: Draft }) {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="draft">
        Machine draft
      </h2>
      <InsetText>
        <p>
          Made by rules, for you alone. Numbers, doses, names, dates, conditions and every ‘not’ were compared
          with your text. A person must check it before others read it.
        </p>
      </InsetText>
      <ol class="nhsuk-list sw-draft-sentences">
        {draft.sentences.map((sentence) => (
          <li>{sentence.text}</li>
        ))}
      </ol>
      <Button secondary name="accept" value="draft">
        Put the draft in the box
      </Button>
      {draft.difference.length > 0 && (
        <Details summary={`What was changed (${plural(draft.difference.length, 'sentence', 'sentences')})`}>
          <ul class="nhsuk-list">
            {draft.difference.map(({ parts }) => (
              <li>
                <Difference parts={parts} />
              </li>
            ))}
          </ul>
        </Details>
      )}
      {draft.refused.length > 0 && (
        <Details summary={`What was not changed (${draft.refused.length})`}>
          <p>These would have lost or changed a fact:</p>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {draft.refused.map(({ before, after, facts }) => (
              <li>
                ‘{before}’ to ‘{after}’ ({facts.map(({ text }) => text).join(', ')})
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function Difference({ parts }: { parts: readonly DifferencePart[] }) {
  return (
    <>
      {parts.map(({ kind, text }) =>
        kind === 'same' ? (
          `${text} `
        ) : kind === 'removed' ? (
          <>
            <del>
              <span class="nhsuk-u-visually-hidden">left out: </span>
              {text}
            </del>{' '}
          </>
        ) : (
          <>
            <ins>
              <span class="nhsuk-u-visually-hidden">put in: </span>
              {text}
            </ins>{' '}
          </>
        ),
      )}
    </>
  );
}
