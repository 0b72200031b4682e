import { londonToday } from '#kit/local-date.ts';
import { hasProgrammeRole, permission } from '#kit/viewer.ts';
import { page } from '#platform/http/route.ts';
import { findCompaniesOf } from '../companies/company.queries.ts';
import { findOwnOpenProjects, findOwnRequests } from '../requests/request.queries.ts';
import { sponsorshipPaths } from '../sponsorship.paths.ts';
import { Doors } from './doors.view.tsx';

/** How sponsorship works here, and each viewer's own doors to it. */
export const showSponsorship = page(sponsorshipPaths.show, {
  permission: permission('anyone'),
  async load({ db, viewer, now }) {
    if (viewer.kind === 'visitor') return { requests: [], projects: [], companies: [] };
    const [requests, projects, companies] = await Promise.all([
      findOwnRequests(db, viewer),
      findOwnOpenProjects(db, viewer.personId),
      findCompaniesOf(db, viewer.personId, londonToday(now)),
    ]);
    return { requests, projects, companies };
  },
  view: (loaded, { viewer }) => ({
    title: 'Sponsorship',
    description: 'How projects ask for sponsorship here, and how companies answer.',
    body: Doors({
      ...loaded,
      signedIn: viewer.kind === 'person',
      companyUser: viewer.kind === 'person' && viewer.companies.length > 0,
      admin: hasProgrammeRole(viewer, 'admin'),
      reviewer: hasProgrammeRole(viewer, 'reviewer'),
    }),
  }),
  staleAfter: () => [],
});
