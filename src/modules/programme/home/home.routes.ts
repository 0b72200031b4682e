import { formatInstant, londonToday } from '#kit/local-date.ts';
import { permission, visitor } from '#kit/viewer.ts';
import { listIdeas } from '#modules/ideas/public.ts';
import { listProjects } from '#modules/projects/public.ts';
import { page } from '#platform/http/route.ts';
import { programmePaths } from '../programme.paths.ts';
import { countOpen, findCurrentYear } from './home.queries.ts';
import { Home } from './home.view.tsx';

const shown = 4;

/** What is open to everyone, whoever looks: the front of the house is the same for all. */
export const home = page(programmePaths.home, {
  permission: permission('anyone'),
  async load({ db, now, platform }) {
    const [counts, year, newest, adopted, ideas] = await Promise.all([
      countOpen(db),
      findCurrentYear(db, londonToday(now)),
      listProjects(db, visitor, {}, 'newest', undefined),
      listProjects(db, visitor, {}, 'most-adopted', undefined),
      listIdeas(db, visitor, {}, 'newest', undefined),
    ]);
    return { counts, year, newest, adopted, ideas, settings: platform.site.settings() };
  },
  view: ({ counts, year, newest, adopted, ideas, settings }, { now }) => ({
    title: settings.name,
    description: settings.about,
    body: Home({
      name: settings.name,
      about: settings.about,
      counts,
      countedAt: formatInstant(now),
      year,
      newest: newest.projects.slice(0, shown),
      adopted: adopted.projects.filter((project) => project.adoptionCount > 0).slice(0, shown),
      ideas: ideas.ideas.slice(0, shown),
    }),
  }),
  staleAfter: () => ['project', 'idea', 'need', 'adoption', 'organisation', 'programme-year'],
});
