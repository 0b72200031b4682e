import { findingFactory } from '#modules/finding/finding.factory.ts';
import { ideasFactory } from '#modules/ideas/ideas.factory.ts';
import { peopleFactory } from '#modules/people/people.factory.ts';
import { projectsFactory } from '#modules/projects/projects.factory.ts';
import { agreementsFactory } from '#modules/sponsorship/agreements/agreements.factory.ts';
import { sponsorshipFactory } from '#modules/sponsorship/sponsorship.factory.ts';
import type { Site } from '#support/site.ts';

export type Make = ReturnType<typeof makeWith>;

/** Every room's builders, on one site. */
export function makeWith(site: Site) {
  const people = peopleFactory(site.db);
  const ideas = ideasFactory(site.db, people);
  const projects = projectsFactory(site.db, people);
  const sponsorship = sponsorshipFactory(site.db, people, projects);
  const agreements = agreementsFactory(site.db, sponsorship);
  return { ...findingFactory(site.db), ...people, ...ideas, ...projects, ...sponsorship, ...agreements };
}
