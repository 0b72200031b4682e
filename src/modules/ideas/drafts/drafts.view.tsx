import { Button } from '#design/components/button.tsx';
import { When } from '#design/date.tsx';
import { Form, typedText } from '#design/form.tsx';
import { withQuery } from '#kit/paths.ts';
import { excerpt } from '#kit/text.ts';
import type { Draft } from '../draft.queries.ts';
import { draftPaths, ideaPaths } from '../idea.paths.ts';

const nameCharacters = 80;

export function DraftList({ drafts, signedIn }: { drafts: readonly Draft[]; signedIn: boolean }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Your drafts</h1>
      <p>
        {signedIn
          ? 'Only you see them. They are kept for 30 days after you last wrote.'
          : 'What was begun in this browser before anyone signed in. Sign in to keep it as yours.'}
      </p>
      {drafts.length === 0 && (
        <p>
          There are none. <a href={ideaPaths.begin()}>Write down an idea</a>.
        </p>
      )}
      <ul class="nhsuk-list">
        {drafts.map((draft) => {
          const name = excerpt(
            typedText(draft.fields, 'title') || typedText(draft.fields, 'problem') || 'Nothing written yet',
            nameCharacters,
          );
          return (
            <li class="sw-box">
              <p>
                <a href={withQuery(ideaPaths.begin(), { draft: draft.id })}>{name}</a>
                <br />
                Last written on <When at={draft.updatedAt} />
              </p>
              <Form action={draftPaths.discard({ draftId: draft.id })}>
                <Button secondary small>
                  Throw away<span class="nhsuk-u-visually-hidden">: {name}</span>
                </Button>
              </Form>
            </li>
          );
        })}
      </ul>
    </>
  );
}
