import { Button } from '#design/components/button.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { countChosen, Filters } from '#design/filters.tsx';
import { Form, HiddenField, Select } from '#design/form.tsx';
import { KeyPages } from '#design/key-pages.tsx';
import { plural } from '#kit/plural.ts';
import { excerpt } from '#kit/text.ts';
import { settings, topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import type { Viewer } from '#kit/viewer.ts';
import { ideaPaths } from '../idea.paths.ts';
import type { IdeaCard } from '../idea-list.queries.ts';
import { answerWords, optionsOf, topicWords } from '../idea-words.ts';
import type { IdeaListQuery } from './list-ideas.routes.ts';

const problemCharacters = 220;
const anything = { value: '', text: 'Any' };

export function IdeaList(props: {
  ideas: readonly IdeaCard[];
  query: IdeaListQuery;
  viewer: Viewer;
  next: string | undefined;
  first: string | undefined;
}) {
  const { ideas, query } = props;
  return (
    <>
      <h1 class="nhsuk-heading-l">Ideas</h1>
      <p>
        <Button href={ideaPaths.begin()}>Post an idea</Button>
      </p>
      <div class="sw-beside">
        <IdeaFilters query={query} />
        <div>
          {ideas.length === 0 && (
            <p>
              No idea matches. <a href={ideaPaths.list()}>See all ideas</a>, or{' '}
              <a href={ideaPaths.begin()}>post the first</a>.
            </p>
          )}
          <ul class="nhsuk-list">
            {ideas.map((idea) => (
              <li class="sw-box">
                <IdeaSummary idea={idea} />
              </li>
            ))}
          </ul>
          <KeyPages next={props.next} first={props.first} what="ideas" />
        </div>
      </div>
    </>
  );
}

export function IdeaSummary({ idea, level = 2 }: { idea: IdeaCard; level?: 2 | 3 }) {
  const Heading = `h${level}` as 'h2';
  return (
    <>
      <Heading class="nhsuk-heading-s">
        <a href={ideaPaths.show({ ideaId: idea.ideaId })}>{idea.title}</a>
      </Heading>
      <p>{excerpt(idea.problem, problemCharacters)}</p>
      <p class="nhsuk-body-s sw-facts">
        {idea.organisation.name}. <When at={idea.postedAt} />.{' '}
        {plural(idea.supporterCount, 'person backs', 'people back')} it.
        {idea.commentCount > 0 && ` ${plural(idea.commentCount, 'comment', 'comments')}.`}
        {idea.topics.length > 0 && ` ${idea.topics.map(topicWords).join(', ')}.`}{' '}
        {idea.answer !== null && (
          <Tag colour={idea.answer === 'not-now' ? 'grey' : 'green'}>
            {answerWords[idea.answer] ?? idea.answer}
          </Tag>
        )}
      </p>
    </>
  );
}

function IdeaFilters({ query }: { query: IdeaListQuery }) {
  return (
    <Filters chosen={countChosen({ ...query }, ['topic', 'setting', 'region', 'answered'])}>
      <Form get action={ideaPaths.list()}>
        <Select
          name="topic"
          label="Topic"
          options={[anything, ...optionsOf(topics)]}
          values={query}
          errors={[]}
        />
        <Select
          name="setting"
          label="Where"
          options={[anything, ...optionsOf(settings)]}
          values={query}
          errors={[]}
        />
        <Select
          name="region"
          label="Region"
          options={[anything, ...regions.map((region) => ({ value: region, text: region }))]}
          values={query}
          errors={[]}
        />
        <Select
          name="answered"
          label="Answered by its organisation"
          options={[anything, { value: 'yes', text: 'Yes' }, { value: 'no', text: 'Not yet' }]}
          values={query}
          errors={[]}
        />
        <Select
          name="order"
          label="Order"
          options={[
            { value: 'newest', text: 'Newest first' },
            { value: 'most-backed', text: 'Most backed first' },
          ]}
          values={query}
          errors={[]}
        />
        {query.organisation !== undefined && <HiddenField name="organisation" values={query} />}
        <Button secondary>Show</Button>
      </Form>
    </Filters>
  );
}
