import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { Form } from '#design/form.tsx';
import { noticePaths } from '../notice.paths.ts';

export interface ShownNotice {
  readonly text: string;
  readonly href: string;
  readonly kind: string;
  readonly at: Date;
  readonly fresh: boolean;
}

export function NoticesPage({
  notices,
  muted,
}: {
  notices: readonly ShownNotice[];
  muted: readonly string[];
}) {
  const kinds = [...new Set(notices.map((notice) => notice.kind))].sort();
  return (
    <>
      <h1 class="nhsuk-heading-l">Notices</h1>
      {notices.length === 0 && (
        <p>
          Nothing yet. You hear of what concerns you: answers to what you post, and what happens to what you
          follow.
        </p>
      )}
      <ul class="nhsuk-list">
        {notices.map((notice) => (
          <li class="sw-box">
            <p>
              <a href={notice.href}>{notice.text}</a> {notice.fresh && <Tag>New</Tag>}
              <br />
              <span class="nhsuk-body-s">
                <When at={notice.at} />
              </span>
            </p>
          </li>
        ))}
      </ul>
      {notices.some((notice) => notice.fresh) && (
        <Form action={noticePaths.read()}>
          <Button secondary>Mark all as read</Button>
        </Form>
      )}
      <p>
        <a href="/account">Choose whether you hear by e-mail at once, once a day, or only here</a>
      </p>
      {(kinds.length > 0 || muted.length > 0) && (
        <Details summary="Turn kinds of notices off or on">
          {kinds.map((kind) => (
            <Form action={noticePaths.mute({ kind })}>
              <Button secondary small>
                Turn off: {wordsOfKind(kind)}
              </Button>
            </Form>
          ))}
          {muted.map((kind) => (
            <Form action={noticePaths.unmute({ kind })}>
              <Button secondary small>
                Turn on again: {wordsOfKind(kind)}
              </Button>
            </Form>
          ))}
        </Details>
      )}
    </>
  );
}

function wordsOfKind(kind: string): string {
  return kind.replaceAll('-', ' ');
}
