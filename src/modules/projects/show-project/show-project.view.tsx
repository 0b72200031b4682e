import { Button } from '#design/components/button.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { Form } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { withQuery } from '#kit/paths.ts';
import { plural } from '#kit/plural.ts';
import { ideaPaths, needPaths } from '#modules/ideas/public.ts';
import { organisationPaths } from '#modules/people/public.ts';
import type { Kit, KitVersion } from '../kit.queries.ts';
import { projectPaths } from '../project.paths.ts';
import type { Project } from '../project.queries.ts';
import { visibilityWords } from '../project.rules.ts';
import type { Link } from '../project-links.queries.ts';
import { settingWords, stageWords, topicWords } from '../project-words.ts';
import type { TeamMember } from '../team.queries.ts';
import { KitSection } from './kit-section.view.tsx';
import { TeamBox, TeamSection } from './team-box.view.tsx';

export interface Similar {
  readonly href: string;
  readonly title: string;
  readonly summary: string;
}

export interface ShowProjectModel {
  readonly project: Project;
  readonly kit: Kit | undefined;
  readonly hasKitDraft: boolean;
  readonly kitVersions: readonly KitVersion[];
  readonly team: readonly TeamMember[];
  readonly ideas: { readonly origin: Link | undefined; readonly doneBy: readonly Link[] };
  readonly needs: readonly Link[];
  readonly similar: readonly Similar[];
  readonly following: boolean;
  readonly leadIds: readonly string[];
  readonly mayEdit: boolean;
  readonly mayOwn: boolean;
  readonly mayApprove: boolean;
  readonly mayFollow: boolean;
}

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
        </section>
        <TeamSection project={project} team={model.team} />
        <Links ideas={model.ideas} needs={model.needs} />
        <MoreLikeThis similar={model.similar} />
      </div>
    </div>
  );
}

function adoptionWords({ adoptionCount, spreadCount }: Project): string {
  if (adoptionCount === 0) return 'Nobody has told us yet that they do this elsewhere.';
  return `${plural(adoptionCount, 'place says', 'places say')} that they adopt this; at ${spreadCount === 0 ? 'none' : spreadCount} it is live and confirmed by the team.`;
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

function Links({ ideas, needs }: Pick<ShowProjectModel, 'ideas' | 'needs'>) {
  const { origin, doneBy } = ideas;
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

function MoreLikeThis({ similar }: { similar: readonly Similar[] }) {
  if (similar.length === 0) return null;
  return (
    <>
      <h2 class="nhsuk-heading-l">More like this</h2>
      <ul class="nhsuk-list">
        {similar.map((one) => (
          <li>
            <a href={one.href}>{one.title}</a>
            <p class="nhsuk-body-s">{one.summary}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
