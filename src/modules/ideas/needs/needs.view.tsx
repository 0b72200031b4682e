import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { countChosen, Filters } from '#design/filters.tsx';
import {
  Checkboxes,
  ErrorList,
  Form,
  HiddenField,
  Radios,
  Select,
  TextArea,
  TextField,
} from '#design/form.tsx';
import { KeyPages } from '#design/key-pages.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { plural } from '#kit/plural.ts';
import { excerpt } from '#kit/text.ts';
import { settings, topics } from '#kit/topics.ts';
import type { Viewer } from '#kit/viewer.ts';
import { MoreLikeThis, type Similar, SimilarWhileTyping } from '#modules/finding/public.ts';
import { organisationPaths } from '#modules/people/public.ts';
import type { FormState } from '#platform/http/route.ts';
import type { Helper } from '../ask-for-help/helper.queries.ts';
import { Helpers } from '../ask-for-help/helpers.view.tsx';
import { Comments } from '../comment/comment.view.tsx';
import { ideaPaths, needPaths } from '../idea.paths.ts';
import { optionsOf, topicWords } from '../idea-words.ts';
import type { FieldFinding } from '../identifiers.ts';
import { IdentifiersFound } from '../identifiers.view.tsx';
import type { Need } from '../need.queries.ts';
import type { ShownComment } from '../reaction.queries.ts';

const detailCharacters = 220;

export function NeedList(props: {
  needs: readonly Need[];
  query: { topic?: string | undefined; state?: string | undefined; organisation?: string | undefined };
  next: string | undefined;
  first: string | undefined;
}) {
  const { needs, query } = props;
  return (
    <>
      <h1 class="nhsuk-heading-l">Needs</h1>
      <p>Where staff and patients are stuck. If you have an answer, say so.</p>
      <p>
        <Button href={needPaths.begin()}>We are stuck on something</Button>
      </p>
      <div class="sw-beside">
        <Filters chosen={countChosen({ ...query }, ['topic', 'state'])}>
          <Form get action={needPaths.list()}>
            <Select
              name="topic"
              label="Topic"
              options={[{ value: '', text: 'Any' }, ...optionsOf(topics)]}
              values={query}
              errors={[]}
            />
            <Select
              name="state"
              label="State"
              options={[
                { value: '', text: 'Any' },
                { value: 'open', text: 'Still open' },
                { value: 'met', text: 'Met' },
              ]}
              values={query}
              errors={[]}
            />
            {query.organisation !== undefined && <HiddenField name="organisation" values={query} />}
            <Button secondary>Show</Button>
          </Form>
        </Filters>
        <div>
          {needs.length === 0 && (
            <p>
              No need matches. <a href={needPaths.list()}>See all needs</a>.
            </p>
          )}
          <ul class="nhsuk-list">
            {needs.map((need) => (
              <li class="sw-box">
                <h2 class="nhsuk-heading-s">
                  <a href={needPaths.show({ needId: need.needId })}>{need.title}</a>{' '}
                  {need.state === 'met' && <Tag colour="green">Met</Tag>}
                </h2>
                <p>{excerpt(need.detail, detailCharacters)}</p>
                <p class="nhsuk-body-s sw-facts">
                  {need.organisation ? `${need.organisation.name}. ` : 'From the public. '}
                  <When at={need.postedAt} />.
                  {need.topics.length > 0 && ` ${need.topics.map(topicWords).join(', ')}.`}
                  {need.commentCount > 0 && ` ${plural(need.commentCount, 'comment', 'comments')}.`}
                </p>
              </li>
            ))}
          </ul>
          <KeyPages next={props.next} first={props.first} what="needs" />
        </div>
      </div>
    </>
  );
}

export function NeedForm(props: { viewer: Viewer; state: FormState; findings: readonly FieldFinding[] }) {
  const { viewer, state } = props;
  const inside = viewer.kind === 'person' && viewer.actingFor !== null;
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds sw-with-similar">
        <ErrorList errors={state.errors} />
        <h1 class="nhsuk-heading-l">We are stuck on this</h1>
        <p>Say what does not work. Projects that have solved it look here.</p>
        <Form action={needPaths.post()}>
          <TextField name="title" label="What are you stuck on, in a few words?" {...state} />
          <TextArea name="detail" label="What is it like, and what did you try?" {...state} />
          <SimilarWhileTyping fields={['title', 'detail']} kinds={['project', 'idea', 'need']} />
          <Radios
            name="visibility"
            label="Who may see it?"
            choices={[
              ...(inside ? [{ value: 'organisation', text: 'People in my organisation' }] : []),
              { value: 'staff', text: 'All staff' },
              { value: 'everyone', text: 'Everyone' },
            ]}
            {...state}
          />
          <Select
            name="setting"
            label="Where does it happen?"
            options={[{ value: '', text: 'Not said' }, ...optionsOf(settings)]}
            {...state}
          />
          <Details summary="Topics, if you like">
            <Checkboxes name="topics" label="Topics" small choices={optionsOf(topics)} {...state} />
          </Details>
          <IdentifiersFound
            findings={props.findings}
            labels={{ title: 'What are you stuck on', detail: 'What is it like' }}
            {...state}
          />
          <Button preventDoubleClick>Post it</Button>
        </Form>
      </div>
    </div>
  );
}

export function ShowNeed(props: {
  need: Need;
  comments: readonly ShownComment[];
  similar: readonly Similar[];
  helpers: readonly Helper[];
  moreNeeds: Parameters<typeof MoreLikeThis>[0]['similar'];
  ownProjects: readonly { projectId: string; title: string }[];
  viewer: Viewer;
  mayComment: boolean;
}) {
  const { need, viewer, similar } = props;
  const mine = viewer.kind === 'person' && viewer.personId === need.authorId;
  return (
    <article>
      <h1 class="nhsuk-heading-l">{need.title}</h1>
      <p>
        {viewer.kind === 'person' && need.authorName !== undefined ? need.authorName : 'Somebody'}
        {need.organisation && (
          <>
            ,{' '}
            <a href={organisationPaths.show({ odsCode: need.organisation.odsCode })}>
              {need.organisation.name}
            </a>
          </>
        )}
        , <When at={need.postedAt} />
      </p>
      <SafeText text={need.detail} />
      {need.idea && (
        <p>
          It is about the idea <a href={ideaPaths.show({ ideaId: need.idea.ideaId })}>{need.idea.title}</a>.
        </p>
      )}
      {need.state === 'met' && (
        <InsetText>
          <p>
            Met{need.metBy ? ' by ' : ''}
            {need.metBy && <a href={`/projects/${need.metBy.projectId}`}>{need.metBy.title}</a>}.
          </p>
        </InsetText>
      )}
      {similar.length > 0 && (
        <section aria-labelledby="answers-heading">
          <h2 class="nhsuk-heading-m" id="answers-heading">
            Projects that may help
          </h2>
          <ul class="nhsuk-list">
            {similar.map((one) => (
              <li class="sw-box">
                <a href={one.href}>{one.title}</a>
                <br />
                <span class="nhsuk-body-s">{one.why}</span>
                {mine && need.state === 'open' && (
                  <Form action={needPaths.met({ needId: need.needId })}>
                    <HiddenField name="projectId" values={{ projectId: one.id }} />
                    <Button secondary small name="how" value="met">
                      This meets it<span class="nhsuk-u-visually-hidden">: {one.title}</span>
                    </Button>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Helpers needId={need.needId} helpers={props.helpers} />
      {mine && need.state === 'open' && (
        <Form action={needPaths.met({ needId: need.needId })}>
          <Button secondary name="how" value="withdrawn">
            Take it back
          </Button>
        </Form>
      )}
      {viewer.kind === 'person' && (
        <Form action={needPaths.follow({ needId: need.needId })}>
          <Button secondary small>
            Follow
          </Button>
        </Form>
      )}
      <Comments
        comments={props.comments}
        action={props.mayComment ? needPaths.comment({ needId: need.needId }) : undefined}
        subject={{ kind: 'need', id: need.needId }}
        signedIn={viewer.kind === 'person'}
        signInFrom={viewer.kind === 'visitor' ? needPaths.show({ needId: need.needId }) : undefined}
        whyNot="Staff, and whoever posted it, can say something here."
      />
      <MoreLikeThis similar={props.moreNeeds} />
    </article>
  );
}
