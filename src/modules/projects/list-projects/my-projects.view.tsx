import { Button } from '#design/components/button.tsx';
import { Table } from '#design/components/table.tsx';
import { When } from '#design/date.tsx';
import { projectPaths } from '../project.paths.ts';
import type { OwnProject } from '../project-list.queries.ts';
import { stateWords } from '../project-words.ts';

export function MyProjects(model: {
  own: readonly OwnProject[];
  awaiting: readonly OwnProject[];
  mayBegin: boolean;
}) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Your projects</h1>
      {model.awaiting.length > 0 && (
        <Table
          caption="Waiting for your approval"
          columns={[{ text: 'Project' }, { text: 'Organisation' }, { text: 'Begun' }]}
          rows={model.awaiting.map((project) => [
            <a href={projectPaths.approval({ projectId: project.projectId })}>{project.title}</a>,
            project.organisationName,
            <When at={project.createdAt} />,
          ])}
        />
      )}
      {model.own.length > 0 ? (
        <Table
          caption="You are on the team of"
          columns={[{ text: 'Project' }, { text: 'Organisation' }, { text: 'State' }, { text: 'Begun' }]}
          rows={model.own.map((project) => [
            <a href={projectPaths.show({ projectId: project.projectId })}>{project.title}</a>,
            project.organisationName,
            stateWords[project.state],
            <When at={project.createdAt} />,
          ])}
        />
      ) : (
        <p>You are on no team yet. Begin a project from an idea of yours, or write up what you already do.</p>
      )}
      {model.mayBegin && <Button href={projectPaths.begin()}>Write up a project</Button>}
    </>
  );
}
