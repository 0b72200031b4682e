import { path, withQuery } from '#kit/paths.ts';

/** A person's own. */
export const myNeedsPaths = {
  show: path('/account/communication-needs'),
  question: path('/account/communication-needs/questions/:step'),
  flags: path('/account/communication-needs/flags'),
  need: path('/account/communication-needs/:needId'),
  removal: path('/account/communication-needs/:needId/removal'),
  review: path('/account/communication-needs/:needId/review'),
};

/** Those who support a person, as the person sees them. */
export const supporterPaths = {
  list: path('/account/supporters'),
  change: path('/account/supporters/:supporterRowId'),
  removal: path('/account/supporters/:supporterRowId/removal'),
  invitation: path('/supporting/invitations/:token'),
};

/** Those whom a person supports. */
export const supportingPaths = {
  list: path('/supporting'),
  show: path('/supporting/:personId'),
  question: path('/supporting/:personId/communication-needs/questions/:step'),
  leave: path('/supporting/:personId/leaving'),
};

/** For programme staff. */
export const needsDeskPaths = {
  show: path('/communication-needs'),
  person: path('/communication-needs/people/:personId'),
  flags: path('/communication-needs/people/:personId/flags'),
  resolve: path('/communication-needs/contacts/:needId/resolution'),
  report: path('/communication-needs/report'),
  reportCsv: path('/communication-needs/report.csv'),
};

export const versionPaths = {
  ask: path('/version-requests'),
  tasks: path('/version-tasks'),
  take: path('/version-tasks/:taskId/holder'),
  fulfil: path('/version-tasks/:taskId/version'),
  decline: path('/version-tasks/:taskId/refusal'),
};

/** How pages look for this visit: for everybody. */
export const readingPaths = {
  show: path('/text-size'),
};

/** Whoever has just joined is asked how they need things, and then comes to where they were going. */
export function askedAtSignUp(next: string): string {
  return withQuery(myNeedsPaths.question({ step: 'begin' }), { from: 'sign-up', next });
}
