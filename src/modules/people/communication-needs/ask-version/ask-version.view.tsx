import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { ErrorList, Form, TextArea, TextField } from '#design/form.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { plural } from '#kit/plural.ts';
import type { FormState } from '#platform/http/route.ts';
import { needsDeskPaths, versionPaths } from '../communication-need.paths.ts';
import type { PublicRecord } from '../records.ts';
import { isOverdue } from './version.rules.ts';
import type { VersionTask } from './version-task.queries.ts';

export const formatWords: Readonly<Record<string, string>> = {
  'easy-read': 'Easy Read',
  symbols: 'symbols',
  audio: 'a recording',
};

type TaskState = FormState & { taskId?: string };

export function TaskList(props: {
  tasks: readonly (VersionTask & { page: PublicRecord | undefined })[];
  today: string;
  next: string | undefined;
  state: TaskState;
}) {
  const { tasks, state } = props;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Versions that people wait for</h1>
      <p>
        Somebody pressed ‘Ask for Easy Read’. Each has a date and a name; the overdue come first. A version is
        there only when a named person has checked it.{' '}
        <a href={needsDeskPaths.show()}>All about communication needs</a>
      </p>
      {tasks.length === 0 && (
        <p>Nobody waits for a version. When somebody asks, it stands here with its date.</p>
      )}
      {tasks.map((task) => (
        <Task
          task={task}
          today={props.today}
          state={state.taskId === task.taskId ? state : { values: {}, errors: [] }}
        />
      ))}
      {props.next !== undefined && (
        <p>
          <a href={props.next}>More</a>
        </p>
      )}
    </>
  );
}

function Task(props: {
  task: VersionTask & { page: PublicRecord | undefined };
  today: string;
  state: FormState;
}) {
  const { task, state } = props;
  const at = { taskId: task.taskId };
  return (
    <section class="sw-box">
      <h2 class="nhsuk-heading-s">
        {formatWords[task.format]}:{' '}
        {task.page ? (
          <a href={task.page.href}>{task.page.title}</a>
        ) : (
          'a page that is no longer open to everyone'
        )}
      </h2>
      <p>
        {isOverdue(task.dueOn, props.today) && (
          <>
            <Tag colour="red">Overdue</Tag>{' '}
          </>
        )}
        Due by {formatLocalDate(task.dueOn)}. {plural(task.requests, 'person asks', 'people ask')}, first{' '}
        <When at={task.openedAt} />. Held by {task.heldByName ?? 'nobody yet: take it'}.
      </p>
      {task.page && task.format !== 'audio' && (
        <p>
          <a href={task.page.deskHref}>
            Write it at the desk<span class="nhsuk-u-visually-hidden">: {task.page.title}</span>
          </a>
        </p>
      )}
      <Form action={versionPaths.take(at)}>
        <Button secondary small>
          Take it over<span class="nhsuk-u-visually-hidden">: {task.page?.title}</span>
        </Button>
      </Form>
      <Details summary="It is there">
        <Form action={versionPaths.fulfil(at)}>
          <TextField
            name="address"
            id={`address-${task.taskId}`}
            label="Where it can be read"
            hint="An address of this site, or one that begins with https://"
            {...state}
          />
          <TextField
            name="checkedBy"
            id={`checkedBy-${task.taskId}`}
            label="Who checked it"
            hint="The name of a person: it is shown beside the version"
            {...state}
          />
          <TextField
            name="checkedOn"
            id={`checkedOn-${task.taskId}`}
            label="When"
            type="date"
            width={10}
            {...state}
          />
          <Button secondary>Give it, and tell those who asked</Button>
        </Form>
      </Details>
      <Details summary="It cannot be made">
        <Form action={versionPaths.decline(at)}>
          <TextArea
            name="reason"
            id={`reason-${task.taskId}`}
            label="Why, and what they can do instead"
            hint="Those who asked read this"
            rows={3}
            {...state}
          />
          <Button secondary>Tell those who asked</Button>
        </Form>
      </Details>
    </section>
  );
}
