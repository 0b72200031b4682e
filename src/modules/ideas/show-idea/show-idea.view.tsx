import { InsetText } from '#design/components/inset-text.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { When } from '#design/date.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { withQuery } from '#kit/paths.ts';
import type { Viewer } from '#kit/viewer.ts';
import { MoreLikeThis } from '#modules/finding/public.ts';
import { organisationPaths } from '#modules/people/public.ts';
import { ideaPaths } from '../idea.paths.ts';
import { wroteIdea } from '../idea.policy.ts';
import type { Idea } from '../idea.queries.ts';
import { visibilityWords } from '../idea.rules.ts';
import type { IdeaPanelFacts } from '../idea-panels.queries.ts';
import { IdeaPanels } from '../idea-panels.view.tsx';
import { settingWords, topicWords } from '../idea-words.ts';

export function ShowIdea(props: {
  idea: Idea;
  panels: IdeaPanelFacts;
  similar: Parameters<typeof MoreLikeThis>[0]['similar'];
  viewer: Viewer;
}) {
  const { idea, panels, viewer } = props;
  const { text, ideaId } = idea;
  return (
    <article>
      <h1 class="nhsuk-heading-l">{text.title}</h1>
      {idea.hidden && (
        <InsetText>
          <p>Programme staff have hidden this idea. Their reason: {idea.hiddenReason}</p>
        </InsetText>
      )}
      <p>
        {author(idea, viewer)},{' '}
        <a href={organisationPaths.show({ odsCode: idea.organisation.odsCode })}>{idea.organisation.name}</a>,{' '}
        <When at={idea.postedAt} />
        {idea.version > 1 && (
          <>
            {' '}
            (
            <a href={ideaPaths.history({ ideaId })}>
              edited {idea.version === 2 ? 'once' : `${idea.version - 1} times`}
            </a>
            )
          </>
        )}
      </p>
      <h2 class="nhsuk-heading-m">The problem</h2>
      <SafeText text={text.problem} />
      <h2 class="nhsuk-heading-m">The idea</h2>
      <SafeText text={text.proposal} />
      <h2 class="nhsuk-heading-m">Whom it would help</h2>
      <SafeText text={text.helps} />
      <SummaryList
        rows={[
          {
            key: 'Topics',
            value:
              text.topics.length === 0
                ? 'Not said'
                : text.topics.map((topic, i) => [
                    i > 0 && ', ',
                    <a href={withQuery(ideaPaths.list(), { topic })}>{topicWords(topic)}</a>,
                  ]),
          },
          { key: 'Where', value: text.setting === null ? 'Not said' : settingWords(text.setting) },
          { key: 'Who may see it', value: visibilityWords[idea.visibility] },
        ]}
      />
      {wroteIdea(viewer, idea) && idea.state === 'open' && (
        <p>
          <a href={ideaPaths.edit({ ideaId })}>Change your idea</a>
        </p>
      )}
      <IdeaPanels panels={panels} idea={idea} viewer={viewer} />
      <MoreLikeThis similar={props.similar} />
    </article>
  );
}

/** Names are for those who are signed in; an author who chose so is named to nobody. */
function author(idea: Idea, viewer: Viewer): string {
  if (idea.anonymous || idea.authorName === undefined || viewer.kind === 'visitor')
    return 'A member of staff';
  return idea.authorName;
}
