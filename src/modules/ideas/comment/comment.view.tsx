import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { When } from '#design/date.tsx';
import { ErrorList, Form, HiddenField, TextArea } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { withQuery } from '#kit/paths.ts';
import { plural } from '#kit/plural.ts';
import { ComposeWithPictures, SymbolMessage } from '#modules/readable/public.ts';
import type { FormState } from '#platform/http/route.ts';
import { commentPaths } from '../idea.paths.ts';
import type { FieldFinding } from '../identifiers.ts';
import { IdentifiersFound } from '../identifiers.view.tsx';
import type { ShownComment } from '../reaction.queries.ts';

const label = 'What do you want to say?';

/** A comment that could not be taken as it was, with what was typed. */
export function CommentAgain(props: { action: string; state: FormState; findings: readonly FieldFinding[] }) {
  return (
    <>
      <ErrorList errors={props.state.errors} />
      <h1 class="nhsuk-heading-l">Your comment</h1>
      <Form action={props.action}>
        <HiddenField name="replyTo" values={props.state.values} />
        <HiddenField name="symbols" values={props.state.values} />
        <TextArea name="body" label={label} {...props.state} />
        <IdentifiersFound findings={props.findings} labels={{ body: label }} {...props.state} />
        <Button>Send it</Button>
      </Form>
    </>
  );
}

export function Comments(props: {
  comments: readonly ShownComment[];
  action: string | undefined;
  signedIn: boolean;
  /** A visitor's page, to come back to. */
  signInFrom?: string | undefined;
  whyNot: string;
  /** What is commented on, as boards of pictures know it. */
  subject: { kind: 'idea' | 'need'; id: string };
}) {
  const { comments, action, signedIn } = props;
  const first = comments.filter((comment) => comment.replyTo === null);
  return (
    <section aria-labelledby="comments-heading">
      <h2 class="nhsuk-heading-m" id="comments-heading">
        {comments.length === 0 ? 'No comments yet' : plural(comments.length, 'comment', 'comments')}
      </h2>
      <ul class="nhsuk-list">
        {first.map((comment) => (
          <li class="sw-box">
            <OneComment comment={comment} signedIn={signedIn} />
            {comments
              .filter((reply) => reply.replyTo === comment.commentId)
              .map((reply) => (
                <div class="sw-reply">
                  <OneComment comment={reply} signedIn={signedIn} />
                </div>
              ))}
            {action !== undefined && (
              <Details summary="Reply">
                <Form action={action}>
                  <HiddenField name="replyTo" values={{ replyTo: comment.commentId }} />
                  <TextArea
                    name="body"
                    id={`reply-${comment.commentId}`}
                    label="Your reply"
                    rows={3}
                    values={{}}
                    errors={[]}
                  />
                  <Button secondary small>
                    Send the reply
                  </Button>
                </Form>
              </Details>
            )}
          </li>
        ))}
      </ul>
      {action === undefined ? (
        <p>
          {props.signInFrom === undefined ? (
            props.whyNot
          ) : (
            <>
              <a href={withQuery('/sign-in', { next: props.signInFrom })}>Sign in as staff</a> to say
              something.
            </>
          )}
        </p>
      ) : (
        <>
          <Form action={action}>
            <TextArea name="body" label={label} rows={3} values={{}} errors={[]} />
            <Button secondary>Comment</Button>
          </Form>
          <ComposeWithPictures kind={props.subject.kind} subjectId={props.subject.id} board="ideas">
            Comment with pictures
          </ComposeWithPictures>
        </>
      )}
    </section>
  );
}

function OneComment({ comment, signedIn }: { comment: ShownComment; signedIn: boolean }) {
  return (
    <div id={`comment-${comment.commentId}`}>
      <p class="nhsuk-body-s sw-facts">
        <strong>{whoWrote(comment, signedIn)}</strong>
        {comment.organisationName === null ? '' : `, ${comment.organisationName}`},{' '}
        <When at={comment.writtenAt} />
      </p>
      {comment.symbols ? <SymbolMessage symbols={comment.symbols} /> : <SafeText text={comment.body} />}
      {comment.mine && (
        <Form action={commentPaths.withdraw({ commentId: comment.commentId })}>
          <Button secondary small>
            Take it back
          </Button>
        </Form>
      )}
    </div>
  );
}

function whoWrote(comment: ShownComment, signedIn: boolean): string {
  if (comment.asAnonymousAuthor) return 'The author, a member of staff';
  return (signedIn ? comment.authorName : undefined) ?? 'Somebody';
}
