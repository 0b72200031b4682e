import { Button } from '#design/components/button.tsx';
import { Form, TextField } from '#design/form.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { formatCount } from '#kit/plural.ts';
import { findingPaths } from '#modules/finding/public.ts';
import { type IdeaCard, IdeaSummary, ideaPaths, needPaths } from '#modules/ideas/public.ts';
import { type ProjectCard, ProjectSummary, projectPaths } from '#modules/projects/public.ts';
import { yearPaths } from '../programme.paths.ts';
import type { Counts, CurrentYear } from './home.queries.ts';

export function Home(props: {
  name: string;
  about: string;
  counts: Counts;
  countedAt: string;
  year: CurrentYear | undefined;
  newest: readonly ProjectCard[];
  adopted: readonly ProjectCard[];
  ideas: readonly IdeaCard[];
}) {
  const { counts, year } = props;
  return (
    <>
      <h1 class="nhsuk-heading-xl">Has someone solved it already?</h1>
      <p class="nhsuk-lede-text">
        {props.about === ''
          ? 'Here the people of a health system share ideas and projects, learn what works from each other, and get help to make it real.'
          : props.about}
      </p>
      <Form get action={findingPaths.search()} class="sw-filters">
        <TextField
          name="q"
          id="home-search"
          label="What are you looking for?"
          hint="For example: patients keep falling at night"
          type="search"
          values={{}}
          errors={[]}
        />
        <Button>Search</Button>
      </Form>
      <div class="nhsuk-button-group">
        <Button secondary href={ideaPaths.begin()}>
          Post an idea
        </Button>
        <Button secondary href={needPaths.begin()}>
          Say where you are stuck
        </Button>
      </div>
      <dl class="sw-counts">
        <Count what="projects" count={counts.projects} href={projectPaths.list()} />
        <Count what="ideas" count={counts.ideas} href={ideaPaths.list()} />
        <Count what="open needs" count={counts.needs} href={needPaths.list()} />
        <Count what="adoptions, as their adopters say" count={counts.adoptions} />
        <Count what="of them live and confirmed by the source" count={counts.spread} />
      </dl>
      <p class="nhsuk-body-s">Counted from what is open to everyone here on {props.countedAt}.</p>
      {year && (
        <p>
          <a href={yearPaths.show({ yearId: year.yearId })}>The year {year.name}</a> is open from{' '}
          {formatLocalDate(year.opensOn)} to {formatLocalDate(year.closesOn)}: projects can apply to take
          part.
        </p>
      )}
      {counts.projects + counts.ideas === 0 && (
        <p>
          Nothing is here yet. <a href={ideaPaths.begin()}>Post the first idea</a>, or{' '}
          <a href={projectPaths.begin()}>tell of a project</a>.
        </p>
      )}
      <Projects heading="Most adopted elsewhere" projects={props.adopted} />
      <Projects heading="New projects" projects={props.newest} />
      {props.ideas.length > 0 && (
        <section aria-labelledby="new-ideas">
          <h2 class="nhsuk-heading-l" id="new-ideas">
            New ideas
          </h2>
          <ul class="nhsuk-list">
            {props.ideas.map((idea) => (
              <li class="sw-box">
                <IdeaSummary idea={idea} level={3} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Count({ what, count, href }: { what: string; count: number; href?: string }) {
  return (
    <div>
      <dt>{href === undefined ? what : <a href={href}>{what}</a>}</dt>
      <dd>{formatCount(count)}</dd>
    </div>
  );
}

function Projects({ heading, projects }: { heading: string; projects: readonly ProjectCard[] }) {
  if (projects.length === 0) return null;
  const id = heading.toLowerCase().replaceAll(' ', '-');
  return (
    <section aria-labelledby={id}>
      <h2 class="nhsuk-heading-l" id={id}>
        {heading}
      </h2>
      <ul class="nhsuk-list">
        {projects.map((project) => (
          <li>
            <ProjectSummary project={project} level={3} />
          </li>
        ))}
      </ul>
    </section>
  );
}
