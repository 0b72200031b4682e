export { failureWords, stateWords as adoptionStates } from './adoption.rules.ts';
export { importProjects } from './import-projects/import-projects.ts';
export { ProjectSummary } from './list-projects/list-projects.view.tsx';
export { adoptionPaths, kitPaths, projectPaths, viewsPaths } from './project.paths.ts';
export { mayEdit as mayEditProject, mayShow as mayShowProject, type ProjectFacts } from './project.policy.ts';
export { findLeadIds, findProject, type Project } from './project.queries.ts';
export { listProjects, type ProjectCard, type ProjectFilter } from './project-list.queries.ts';
export { type MadeKit, type MadeProject, projectsFactory } from './projects.factory.ts';
