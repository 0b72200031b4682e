import { path } from '#kit/paths.ts';

export const joinPaths = {
  begin: path('/join'),
  confirm: path('/join/:token'),
};

export const signInPaths = {
  begin: path('/sign-in'),
  sendLink: path('/sign-in/link'),
  byLink: path('/sign-in/link/:token'),
  secondFactor: path('/sign-in/second-factor'),
  organisations: path('/sign-in/organisation'),
  byOrganisation: path('/sign-in/organisation/:organisationId'),
  fromOrganisation: path('/sign-in/organisation/:organisationId/answer'),
  passkeyChallenge: path('/sign-in/passkey/challenge'),
  byPasskey: path('/sign-in/passkey'),
  again: path('/sign-in/again'),
  keptForm: path('/kept-form'),
  discardKeptForm: path('/kept-form/discard'),
  signOut: path('/sign-out'),
};

export const passwordPaths = {
  forgotten: path('/forgotten-password'),
  replace: path('/new-password/:token'),
};

export const accountPaths = {
  show: path('/account'),
  details: path('/account/details'),
  sessions: path('/account/sessions'),
  endSession: path('/account/sessions/:sessionId/end'),
  endOtherSessions: path('/account/sessions/end-others'),
  password: path('/account/password'),
  secondFactor: path('/account/second-factor'),
  removeSecondFactor: path('/account/second-factor/removal'),
  passkeys: path('/account/passkeys'),
  passkeyChallenge: path('/account/passkeys/challenge'),
  removePasskey: path('/account/passkeys/:passkeyId/removal'),
  tokens: path('/account/tokens'),
  revokeToken: path('/account/tokens/:tokenId/revocation'),
  memberships: path('/account/memberships'),
  endMembership: path('/account/memberships/:membershipId/end'),
  actFor: path('/account/acting-for'),
  erase: path('/account/erasure'),
};

export const organisationPaths = {
  list: path('/organisations'),
  show: path('/organisations/:odsCode'),
  people: path('/organisations/:odsCode/people'),
  decideMembership: path('/organisations/:odsCode/memberships/:membershipId/decision'),
  role: path('/organisations/:odsCode/memberships/:membershipId/role'),
  endMembership: path('/organisations/:odsCode/memberships/:membershipId/end'),
  signIn: path('/organisations/:odsCode/sign-in'),
  follow: path('/organisations/:odsCode/follow'),
  unfollow: path('/organisations/:odsCode/follow/withdrawal'),
};

export const suspensionPaths = {
  show: path('/suspended-accounts'),
  suspend: path('/suspended-accounts'),
  lift: path('/suspended-accounts/:suspensionId/lifting'),
};

export const demonstrationPaths = {
  show: path('/demonstration'),
  signInAs: path('/demonstration/people/:personId'),
  mail: path('/demonstration/mail'),
};
