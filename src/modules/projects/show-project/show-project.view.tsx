import { Button } from '#design/components/button.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { Form } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { withQuery } from '#kit/paths.ts';
import { plural } from '#kit/plural.ts';
import { MoreLikeThis } from '#modules/finding/public.ts';
import { ideaPaths, needPaths } from '#modules/ideas/public.ts';
import { organisationPaths } from '#modules/people/public.ts';
import { AdoptionCard } from '../claim-adoption/claim-adoption.view.tsx';
import { adoptionPaths, projectPaths, viewsPaths } from '../project.paths.ts';
import type { Project } from '../project.queries.ts';
import { visibilityWords } from '../project.rules.ts';
import type { Links } from '../project-links.queries.ts';
import { settingWords, stageWords, topicWords } from '../project-words.ts';
import { KitSection } from './kit-section.view.tsx';
import type { ShowProjectModel } from './show-project.model.ts';
import { TeamBox, TeamSection } from './team-box.view.tsx';

export const adoptionsShown = 6;

export function ShowProject(model: ShowProjectModel) {
  const { project } = model;
  const { text, projectId } = project;
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <h1 class="nhsuk-heading-xl">{text.title}</h1>
        {model.mayEdit && <TeamBox {...model} />}
        {model.mayApprove && (
          <p>
            <Button href={projectPaths.approval({ projectId })}>Read it for approval</Button>
          </p>
        )}
        {text.summary !== '' && (
          <div class="nhsuk-lede-text">
            <SafeText text={text.summary} />
          </div>
        )}
        <Facts project={project} />
        {model.mayFollow && project.state === 'published' && (
          <FollowForm projectId={projectId} following={model.following} />
        )}
        <Part heading="The problem" text={text.problem} />
        <Part heading="What was done" text={text.whatWasDone} />
        <Part heading="Results" text={text.results} />
        <KitSection {...model} />
        <section aria-labelledby="adopted-heading">
          <h2 class="nhsuk-heading-l" id="adopted-heading">
            Who adopted it
          </h2>
          <p>{adoptionWords(project)}</p>
          {model.adoptions.slice(0, adoptionsShown).map((adoption) => (
            <AdoptionCard adoption={adoption} />
          ))}
          {model.adoptions.length > adoptionsShown && (
            <p>
              <a href={adoptionPaths.list({ projectId: project.projectId })}>All who adopted it</a>
            </p>
          )}
        </section>
        <TeamSection project={project} team={model.team} />
        <WhatItAnswers {...model.links} />
        <MoreLikeThis similar={model.similar} />
      </div>
    </div>
  );
}

function adoptionWords({ adoptionCount, spreadCount }: Project): string {
  if (adoptionCount === 0) return 'Nobody has told us yet that they do this elsewhere.';
  return `${plural(adoptionCount, 'place says that it adopts this', 'places say that they adopt this')}; at ${spreadCount === 0 ? 'none' : spreadCount} it is live and confirmed by the team.`;
}

function Facts({ project }: { project: Project }) {
  const { text } = project;
  return (
    <SummaryList
      rows={[
        {
          key: 'Organisation',
          value: (
            <a href={organisationPaths.show({ odsCode: project.organisation.odsCode })}>
              {project.organisation.name}
            </a>
          ),
        },
        { key: 'Stage', value: stageWords(text.stage) },
        ...(text.setting === null ? [] : [{ key: 'Setting', value: settingWords(text.setting) }]),
        ...(text.topics.length === 0
          ? []
          : [
              {
                key: text.topics.length === 1 ? 'Topic' : 'Topics',
                value: text.topics.map((topic, i) => [
                  i > 0 && ', ',
                  <a href={withQuery(projectPaths.list(), { topic })}>{topicWords(topic)}</a>,
                ]),
              },
            ]),
        ...(project.publishedAt === null
          ? []
          : [{ key: 'Published', value: <When at={project.publishedAt} /> }]),
        { key: 'Open to', value: visibilityWords[project.visibility] },
        ...(project.seeksViews
          ? [{ key: 'Asks you', value: <a href={viewsPaths.list()}>For the views of patients and carers</a> }]
          : []),
        ...(project.seeksSponsor ? [{ key: 'Asks for', value: <Tag colour="purple">A sponsor</Tag> }] : []),
      ]}
    />
  );
}

function FollowForm({ projectId, following }: { projectId: string; following: boolean }) {
  const to = following ? projectPaths.unfollow : projectPaths.follow;
  return (
    <Form action={to({ projectId })}>
      <Button secondary small>
        {following ? 'Stop following' : 'Follow this project'}
      </Button>
    </Form>
  );
}

function Part({ heading, text }: { heading: string; text: string }) {
  if (text === '') return null;
  return (
    <>
      <h2 class="nhsuk-heading-l">{heading}</h2>
      <SafeText text={text} />
    </>
  );
}

function WhatItAnswers({ origin, doneBy, needs }: Links) {
  if (!origin && doneBy.length === 0 && needs.length === 0) return null;
  return (
    <>
      <h2 class="nhsuk-heading-l">What it answers</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {origin && (
          <li>
            It came from the idea <a href={ideaPaths.show({ ideaId: origin.id })}>{origin.title}</a>
          </li>
        )}
        {doneBy.map((idea) => (
          <li>
            It already does the idea <a href={ideaPaths.show({ ideaId: idea.id })}>{idea.title}</a>
          </li>
        ))}
        {needs.map((need) => (
          <li>
            It met the need <a href={needPaths.show({ needId: need.id })}>{need.title}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
