import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { Tag } from '#design/components/tag.tsx';
import { countChosen, Filters } from '#design/filters.tsx';
import { CheckOne, Form, HiddenField, Select, TextField } from '#design/form.tsx';
import { KeyPages } from '#design/key-pages.tsx';
import { withQuery } from '#kit/paths.ts';
import { plural } from '#kit/plural.ts';
import { excerpt } from '#kit/text.ts';
import { projectStages, settings, topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { projectPaths } from '../project.paths.ts';
import { countedMax } from '../project.rules.ts';
import type { ProjectCard } from '../project-list.queries.ts';
import { optionsOf, settingWords, stageWords, topicWords } from '../project-words.ts';

export type AskedFilter = Readonly<Record<string, string | undefined>>;

interface Model {
  readonly projects: readonly ProjectCard[];
  readonly next: string | undefined;
  readonly count: number | undefined;
  readonly organisationName: string | undefined;
  readonly postcodeUnknown: boolean;
  readonly beyondFirst: boolean;
  readonly asked: AskedFilter;
  readonly mayBegin: boolean;
}

const summaryMaxCharacters = 280;

export function ProjectList(model: Model) {
  const { projects, asked, next } = model;
  return (
    <>
      <h1 class="nhsuk-heading-xl">Projects</h1>
      <p class="nhsuk-lede-text">
        What colleagues have tried, what came of it, and how to do the same where you are.
      </p>
      {model.mayBegin && (
        <p>
          <a href={projectPaths.begin()}>Write up a project</a> or see{' '}
          <a href={projectPaths.mine()}>your projects</a>.
        </p>
      )}
      <div class="nhsuk-grid-row">
        <div class="nhsuk-grid-column-one-third">
          <Filter asked={asked} postcodeUnknown={model.postcodeUnknown} />
        </div>
        <div class="nhsuk-grid-column-two-thirds">
          {model.organisationName !== undefined && (
            <h2 class="nhsuk-heading-m">Of {model.organisationName}</h2>
          )}
          {model.count !== undefined && (
            <p role="status">
              {model.count > countedMax
                ? `More than ${countedMax} projects fit`
                : plural(model.count, 'project fits', 'projects fit')}{' '}
              your choice. <a href={projectPaths.list()}>Show all projects</a>
            </p>
          )}
          {projects.length === 0 ? (
            <Nothing beyondFirst={model.beyondFirst} />
          ) : (
            <ul class="nhsuk-list sw-results">
              {projects.map((project) => (
                <li>
                  <ProjectSummary project={project} />
                </li>
              ))}
            </ul>
          )}
          <KeyPages
            what="projects"
            next={next === undefined ? undefined : withQuery(projectPaths.list(), { ...asked, after: next })}
            first={
              model.beyondFirst ? withQuery(projectPaths.list(), { ...asked, after: undefined }) : undefined
            }
          />
        </div>
      </div>
    </>
  );
}

function Nothing({ beyondFirst }: { beyondFirst: boolean }) {
  return (
    <InsetText>
      {beyondFirst ? (
        <p>
          There are no more projects. <a href={projectPaths.list()}>Go back to the first page</a>.
        </p>
      ) : (
        <p>
          No project fits. Choose less at once, or <a href={projectPaths.list()}>look through all projects</a>
          .
        </p>
      )}
    </InsetText>
  );
}

export function ProjectSummary({ project, level = 2 }: { project: ProjectCard; level?: 2 | 3 }) {
  const Heading = `h${level}` as 'h2';
  return (
    <article class="nhsuk-card">
      <div class="nhsuk-card__content">
        <Heading class="nhsuk-card__heading nhsuk-heading-s">
          <a href={projectPaths.show({ projectId: project.projectId })}>{project.title}</a>
        </Heading>
        <p>{excerpt(project.summary, summaryMaxCharacters)}</p>
        <p class="nhsuk-body-s">
          {project.organisation.name} · {stageWords(project.stage)}
          {project.setting !== null && ` · ${settingWords(project.setting)}`}
          {project.topics.map((topic) => ` · ${topicWords(topic)}`)}
        </p>
        <p class="nhsuk-u-margin-bottom-0">
          {project.adoptionCount > 0 && (
            <>
              <Tag colour="green">{plural(project.adoptionCount, 'adoption', 'adoptions')}</Tag>{' '}
            </>
          )}
          {project.hasKit && (
            <>
              <Tag>Has a kit</Tag>{' '}
            </>
          )}
          {project.seeksSponsor && (
            <>
              <Tag colour="purple">Asks for a sponsor</Tag>{' '}
            </>
          )}
          {project.seeksViews && <Tag colour="aqua-green">Asks patients for views</Tag>}
        </p>
      </div>
    </article>
  );
}

const any = { value: '', text: 'Any' };

function Filter({ asked, postcodeUnknown }: { asked: AskedFilter; postcodeUnknown: boolean }) {
  const errors = postcodeUnknown
    ? [
        {
          field: 'postcode',
          message:
            'We do not know this postcode. Enter a UK postcode, for example BD20 6TD, or its first part.',
        },
      ]
    : [];
  const field = { values: asked, errors };
  return (
    <Filters
      chosen={countChosen(asked, ['topic', 'setting', 'stage', 'region', 'postcode', 'kit', 'sponsor'])}
    >
      <Form action={projectPaths.list()} get>
        <HiddenField name="organisation" values={asked} />
        <Select name="topic" label="Topic" options={[any, ...optionsOf(topics)]} {...field} />
        <Select name="setting" label="Setting" options={[any, ...optionsOf(settings)]} {...field} />
        <Select name="stage" label="Stage" options={[any, ...optionsOf(projectStages)]} {...field} />
        <Select
          name="region"
          label="Region"
          options={[any, ...regions.map((region) => ({ value: region, text: region }))]}
          {...field}
        />
        <TextField
          name="postcode"
          label="Near a postcode"
          hint="Distances are rough: by postcode area"
          width={10}
          {...field}
        />
        <Select
          name="within"
          label="Within"
          options={['10', '25', '50', '100'].map((km) => ({ value: km, text: `${km} km` }))}
          values={{ within: asked.within ?? '50' }}
          errors={[]}
        />
        <CheckOne name="kit" label="Has a kit" values={asked} />
        <CheckOne name="sponsor" label="Asks for a sponsor" values={asked} />
        <Select
          name="order"
          label="Order"
          options={[
            { value: 'newest', text: 'Newest first' },
            { value: 'most-adopted', text: 'Most adopted first' },
          ]}
          {...field}
        />
        <Button secondary>Show projects</Button>
      </Form>
    </Filters>
  );
}
