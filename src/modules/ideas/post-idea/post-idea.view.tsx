import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Tag } from '#design/components/tag.tsx';
import {
  Checkboxes,
  CheckOne,
  ErrorList,
  Form,
  HiddenField,
  Radios,
  Select,
  TextArea,
  TextField,
} from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { withQuery } from '#kit/paths.ts';
import { excerpt } from '#kit/text.ts';
import { settings, topics } from '#kit/topics.ts';
import type { Viewer } from '#kit/viewer.ts';
import { type Similar, SimilarWhileTyping } from '#modules/finding/public.ts';
import type { FormState } from '#platform/http/route.ts';
import type { Draft } from '../draft.queries.ts';
import { draftPaths, ideaPaths, needPaths } from '../idea.paths.ts';
import { ideaLabels, type Posting, visibilityWords } from '../idea.rules.ts';
import { optionsOf, settingWords, topicWords } from '../idea-words.ts';
import type { FieldFinding } from '../identifiers.ts';
import { IdentifiersFound } from '../identifiers.view.tsx';
import type { PostingStanding } from './posting-standing.queries.ts';

const anonymity =
  'Your name is shown nowhere: not on the page, in its history, in search, in e-mails, in exports or to your lead. You still get and can answer replies. Whoever runs the database could look it up, and may do so only under the programme’s own rules, for example where a court orders it.';

const summaryShown = 200;

export function IdeaForm(props: {
  viewer: Viewer;
  standing: PostingStanding;
  draftId: string | undefined;
  state: FormState;
}) {
  const { viewer, standing, draftId, state } = props;
  // Nobody should write for two minutes what is refused at the end; what was begun before signing in stays in sight.
  if (viewer.kind === 'person' && !viewer.staff && draftId === undefined)
    return (
      <>
        <h1 class="nhsuk-heading-l">Post an idea</h1>
        <OnlyStaffPost />
      </>
    );
  const here = standing.organisation?.name ?? 'my organisation';
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds sw-with-similar">
        <ErrorList errors={state.errors} />
        <h1 class="nhsuk-heading-l">Post an idea</h1>
        <WhereItStands viewer={viewer} standing={standing} />
        <sw-draft-keeper action={draftPaths.keepQuietly()}>
          <Form action={ideaPaths.preview()}>
            <HiddenField name="draftId" values={{ draftId: draftId ?? '' }} />
            <TextArea name="problem" label={ideaLabels.problem} labelSize="m" rows={4} {...state} />
            <TextArea name="proposal" label={ideaLabels.proposal} labelSize="m" rows={4} {...state} />
            <TextField name="helps" label={ideaLabels.helps} labelSize="m" {...state} />
            <SimilarWhileTyping fields={['problem', 'proposal']} kinds={['idea', 'project']} />
            <Radios
              name="visibility"
              label="Who may see it?"
              labelSize="m"
              hint="The programme’s moderators can see it too, in case somebody reports it."
              choices={[
                { value: 'organisation', text: `People in ${here}` },
                {
                  value: 'staff',
                  text: 'All staff',
                  hint: 'Everyone who has shown by a work e-mail that they are staff',
                },
                { value: 'everyone', text: 'Everyone', hint: 'Also patients, companies and search engines' },
              ]}
              {...state}
            />
            <InsetText>
              <p>
                <strong>Could this be patented or sold?</strong> Telling others may lose that: ask before you
                share.
              </p>
            </InsetText>
            <Radios
              name="patentable"
              label="Could it be patented or sold?"
              hint="Answer this if you chose more than your organisation"
              choices={[
                { value: 'no', text: 'No' },
                {
                  value: 'unsure',
                  text: 'Perhaps, or I do not know',
                  hint: 'Then keep it within your organisation and ask first',
                },
                { value: 'yes-cleared', text: 'Yes, and I was told that we may share it' },
              ]}
              {...state}
            />
            <Details summary="More, if you like: title, topics, place, your name">
              <TextField
                name="title"
                label="Title"
                hint="Left empty, the beginning of the problem stands for it"
                {...state}
              />
              <Select
                name="setting"
                label="Where does it happen?"
                options={[{ value: '', text: 'Not said' }, ...optionsOf(settings)]}
                {...state}
              />
              <Checkboxes name="topics" label="Topics" small choices={optionsOf(topics)} {...state} />
              <CheckOne
                name="anonymous"
                label={`Post as ‘a member of staff at ${standing.organisation?.name ?? 'my organisation'}’`}
                hint={anonymity}
                values={state.values}
              />
            </Details>
            <p role="status" class="nhsuk-hint sw-saved"></p>
            <div class="nhsuk-button-group">
              <Button>See who has done it, then post</Button>
              <Button secondary formAction={draftPaths.keep()}>
                Save and finish later
              </Button>
            </div>
          </Form>
        </sw-draft-keeper>
      </div>
    </div>
  );
}

/** @param props.written the two minutes are over: only where it goes is left to say */
function WhereItStands(props: { viewer: Viewer; standing: PostingStanding; written?: boolean }) {
  const { viewer, standing, written = false } = props;
  if (viewer.kind === 'visitor')
    return (
      <p>
        {written
          ? 'You sign in now, then it is posted.'
          : 'Two minutes, three questions. Write first: you sign in at the end.'}
      </p>
    );
  if (!viewer.staff) return <OnlyStaffPost />;
  if (standing.organisation)
    return (
      <p>
        {!written && 'Two minutes, three questions. '}You post for {standing.organisation.name}.
      </p>
    );
  return (
    <InsetText>
      <p>
        {standing.waitingFor
          ? `${standing.waitingFor.hasLead ? `The lead of ${standing.waitingFor.name}` : 'The programme’s staff'} must confirm first that you work there. Write now: your draft waits safely.`
          : 'Say first where you work, in your account. Write now: your draft waits safely.'}{' '}
        <a href="/account/memberships">Where you work</a>
      </p>
    </InsetText>
  );
}

function OnlyStaffPost() {
  return (
    <InsetText>
      <p>
        Ideas are posted by staff. You can <a href={needPaths.begin()}>say what is hard for you</a> instead:
        projects look for such needs.
      </p>
      <p>
        You are staff? Your address does not show it. Sign out and join with the e-mail address that your work
        gave you. If you did, ask whoever runs the programme where you work to add its addresses.
      </p>
    </InsetText>
  );
}

export function IdeaPreview(props: {
  draft: Draft;
  posting: Posting;
  similar: readonly Similar[];
  findings: readonly FieldFinding[];
  standing: PostingStanding;
  viewer: Viewer;
  state: FormState;
}) {
  const { draft, posting, similar, findings, standing, viewer, state } = props;
  const { text } = posting;
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <ErrorList errors={state.errors} />
        <h1 class="nhsuk-heading-l">Before you post</h1>
        <SimilarOnes similar={similar} draftId={draft.id} />
        <h2 class="nhsuk-heading-m" id="what-you-wrote">
          What you wrote
        </h2>
        <SummaryList
          rows={[
            { key: 'Title', value: text.title },
            { key: 'The problem', value: <SafeText text={text.problem} /> },
            { key: 'The idea', value: <SafeText text={text.proposal} /> },
            { key: 'Whom it helps', value: <SafeText text={text.helps} /> },
            { key: 'Topics', value: text.topics.map(topicWords).join(', ') || 'Not said' },
            { key: 'Where', value: text.setting === null ? 'Not said' : settingWords(text.setting) },
            { key: 'Who may see it', value: visibilityWords[posting.visibility] },
            {
              key: 'Your name',
              value: posting.anonymous
                ? `Not shown: ‘a member of staff at ${standing.organisation?.name ?? 'your organisation'}’`
                : viewer.kind === 'person'
                  ? `${viewer.name}, shown to those who are signed in`
                  : 'Shown to those who are signed in',
            },
          ]}
        />
        <p>
          <a href={withQuery(ideaPaths.begin(), { draft: draft.id })}>Change something</a>
        </p>
        <WhereItStands viewer={viewer} standing={standing} written />
        <Form action={ideaPaths.post()}>
          <HiddenField name="draftId" values={{ draftId: draft.id }} />
          <IdentifiersFound findings={findings} labels={ideaLabels} {...state} />
          <Button preventDoubleClick>Post this idea</Button>
        </Form>
      </div>
    </div>
  );
}

function SimilarOnes({ similar, draftId }: { similar: readonly Similar[]; draftId: string }) {
  if (similar.length === 0)
    return (
      <p>
        Nothing here is like it yet. It may still be known somewhere: others can say so once it is posted.
      </p>
    );
  return (
    <section aria-labelledby="similar-heading">
      <h2 class="nhsuk-heading-m" id="similar-heading">
        Has someone done this?
      </h2>
      <p>
        These are like yours. Joining one brings more voices to it;{' '}
        <a href="#what-you-wrote">posting yours</a> is fine too.
      </p>
      <ul class="nhsuk-list">
        {similar.map((one) => (
          <li class="sw-box">
            <h3 class="nhsuk-heading-s">
              <a href={one.href}>{one.title}</a>{' '}
              <Tag colour="grey">{one.kind === 'project' ? 'Project' : 'Idea'}</Tag>
            </h3>
            <p>{excerpt(one.summary, summaryShown)}</p>
            <p class="nhsuk-body-s">{one.why}.</p>
            <Form action={draftPaths.join({ draftId })}>
              <HiddenField name="kind" values={{ kind: one.kind }} />
              <HiddenField name="subjectId" values={{ subjectId: one.id }} />
              <Button secondary small>
                Join this instead<span class="nhsuk-u-visually-hidden">: {one.title}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
