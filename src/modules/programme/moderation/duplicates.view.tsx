import { Button } from '#design/components/button.tsx';
import { When } from '#design/date.tsx';
import { Form, HiddenField } from '#design/form.tsx';
import { plural } from '#kit/plural.ts';
import type { LikelyDuplicate, PairedIdea } from '#modules/finding/public.ts';
import { ideaPaths } from '#modules/ideas/public.ts';
import { moderationPaths } from '../programme.paths.ts';

const visibilityWords: Readonly<Record<string, string>> = {
  organisation: 'Open to its organisation',
  staff: 'Open to all staff',
  everyone: 'Open to everyone',
};

export function Duplicates({ pairs, more }: { pairs: readonly LikelyDuplicate[]; more: boolean }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Ideas that are likely the same</h1>
      <p>
        Found by their words when the newer one was posted. Many are false alarms: read both before you merge.
        Merging moves support and comments, tells both authors, and cannot be undone.
      </p>
      {pairs.length === 0 && <p>No pair waits. New ones come here by themselves, the likest first.</p>}
      {pairs.map((pair) => (
        <Pair {...pair} />
      ))}
      {more && <p>More pairs wait: they show when these are settled.</p>}
    </>
  );
}

function Pair({ pairId, likeness, ideas }: LikelyDuplicate) {
  const [older, newer] = ideas;
  const heading = `pair-${pairId}`;
  return (
    <section class="sw-box" aria-labelledby={heading}>
      <h2 class="nhsuk-heading-s" id={heading}>
        {older.title} / {newer.title}
      </h2>
      <p class="nhsuk-body-s">
        Likeness {Math.round(likeness * 100)} of 100, from the words and the groups of letters that both use.
      </p>
      <div class="sw-pair">
        <OneIdea idea={older} when="Posted first" />
        <OneIdea idea={newer} when="Posted later" />
      </div>
      <div class="nhsuk-button-group">
        <MergeForm from={newer} into={older} text="Merge the later into the first" />
        <MergeForm from={older} into={newer} text="Merge the first into the later" />
        <Form action={moderationPaths.dismissDuplicate({ pairId })}>
          <Button secondary small>
            They are not the same
          </Button>
        </Form>
      </div>
    </section>
  );
}

function OneIdea({ idea, when }: { idea: PairedIdea; when: string }) {
  return (
    <div>
      <h3 class="nhsuk-heading-xs">
        <a href={ideaPaths.show({ ideaId: idea.ideaId })}>{idea.title}</a>
      </h3>
      <p>{idea.problem}</p>
      <p class="nhsuk-body-s sw-facts">
        {idea.organisationName}. {when}, <When at={idea.postedAt} />. {visibilityWords[idea.visibility]}.{' '}
        {plural(idea.supporterCount, 'person backs it', 'people back it')}.
      </p>
    </div>
  );
}

function MergeForm({ from, into, text }: { from: PairedIdea; into: PairedIdea; text: string }) {
  return (
    <Form action={ideaPaths.merge({ ideaId: from.ideaId })}>
      <HiddenField name="into" values={{ into: into.ideaId }} />
      <Button secondary small>
        {text}
      </Button>
    </Form>
  );
}
