import { type Audience, isInAudience, type Viewer, visitor } from '#kit/viewer.ts';
import { wholeTerms } from '#modules/sponsorship/agreements/agreements.factory.ts';
import { findViewer } from '#platform/session/session.queries.ts';
import type { Browser } from '#support/browser.ts';
import { expect, test, testSite } from '#support/test.ts';
import { modules } from '../../src/app.ts';

const { site, make } = await testSite();

/** One record of each kind that only its own organisation may see, and whose people none of the roles below are. */
const home = await make.organisation();
const owner = await make.member({ organisation: home });
const idea = await make.idea({ author: owner, visibility: 'organisation' });
const project = await make.project({ organisation: home, visibility: 'organisation' });
const kit = await make.kit(project);
const need = await make.need({ author: owner, visibility: 'organisation' });
const request = await make.sponsorshipRequest({ project, state: 'draft' });
const company = await make.company({ state: 'applied' });
const agreement = await make.agreement({ terms: wholeTerms('An agreement that is not public') });
const privateWords = 'Only my sister may know of this';
await site.db
  .insertInto('communication_need')
  .values({
    id: crypto.randomUUID(),
    person_id: owner.personId,
    whose: 'person',
    kind: 'verbal',
    category: 'information-format',
    snomed_code: '367741000000102',
    snomed_display: 'Requires information verbally',
    details: privateWords,
    recorded_by: owner.personId,
    recorder_role: 'self',
    recorded_at: new Date(),
    source: 'account',
    last_asked_at: new Date(),
    review_due_on: '2026-01-01',
  })
  .execute();
const membership = await site.db
  .selectFrom('membership')
  .where('person_id', '=', owner.personId)
  .select('id')
  .executeTakeFirstOrThrow();

const nowhere = '01900000-0000-7000-8000-000000000000';
const easyVersion = crypto.randomUUID();
const hiddenWords = 'Easy words that strangers may not read';
await site.db
  .insertInto('readable_version')
  .values({
    id: easyVersion,
    subject_kind: 'project',
    subject_id: project.projectId,
    format: 'easy-read',
    number: 1,
    state: 'draft',
    origin: 'written',
    title: hiddenWords,
    source_hash: '0'.repeat(64),
    source_text: hiddenWords,
    source_at: new Date(),
    begun_by: owner.personId,
    begun_at: new Date(),
    changed_by: owner.personId,
    changed_at: new Date(),
  })
  .execute();
const params: Record<string, string> = {
  versionId: easyVersion,
  ideaId: idea.ideaId,
  projectId: project.projectId,
  needId: need.needId,
  requestId: request.requestId,
  companyId: company.companyId,
  agreementId: agreement.agreementId,
  interestId: agreement.interestId,
  odsCode: home.odsCode,
  membershipId: membership.id,
  number: String(kit.number),
  personId: owner.personId,
  kind: 'comments',
  signature: 'x',
  token: 'x',
  key: 'x',
};

function addressOf(pattern: string): string {
  return pattern.replace(/:([A-Za-z]+)/g, (_whole, name: string) => params[name] ?? nowhere);
}

/** Every role that a stranger to those records can have. */
const roles: Record<string, { browser: Browser; viewer: Viewer }> = {
  visitor: { browser: site.visitor(), viewer: visitor },
};
async function addRole(name: string, person: { personId: string }, secondFactor = false): Promise<void> {
  const browser = await site.as(person, { secondFactor });
  const viewer = await findViewer(site.db, browser.cookies.session ?? '', site.clock.now());
  if (!viewer) throw new Error(`${name} is not signed in`);
  roles[name] = { browser, viewer };
}
await addRole('person', await make.person());
await addRole('staff of elsewhere', await make.member());
await addRole('lead of elsewhere', await make.member({ role: 'lead' }));
await addRole('company user', (await make.company()).user);
for (const role of ['reviewer', 'editor', 'admin'] as const)
  await addRole(role, await make.programmeStaff(role), true);

/** Signing out comes last, or what follows it would be asked by a visitor. */
const routes = modules
  .flatMap((module) => module.routes)
  .toSorted((a, b) => Number(a.pattern === '/sign-out') - Number(b.pattern === '/sign-out'));

test('every route states its audience, and each that writes what it writes', () => {
  expect(routes.length).toBeGreaterThan(60);
  for (const route of routes) {
    expect(route.permission.audience, route.pattern).toBeTypeOf('string');
    if (route.method === 'POST') expect(route.writes, route.pattern).toBeDefined();
  }
  const names = routes.map((route) => `${route.method} ${route.pattern}`);
  expect(new Set(names).size).toBe(names.length);
});

test.each(Object.keys(roles))('no route shows or does for a %s what its policy denies', async (name) => {
  const role = roles[name];
  if (!role) return;
  const before = await everything();
  for (const route of routes) {
    const address = addressOf(route.pattern);
    const answer =
      route.method === 'GET' ? await role.browser.get(address) : await role.browser.post(address, {});
    const where = `${route.method} ${route.pattern} as ${name}: ${answer.status}`;
    expect(answer.status, where).toBeLessThan(500);
    const { audience } = route.permission as { audience: Audience };
    if (!isInAudience(role.viewer, audience)) {
      const turnedAway =
        answer.status === 403 || answer.status === 404 || /^\/sign-in/.test(answer.location ?? '');
      expect(turnedAway, where).toBe(true);
    }
    // Whatever the role may reach, the words of a record of another organisation never show.
    expect(answer.html, where).not.toContain(idea.title);
    expect(answer.html, where).not.toContain(project.title);
    expect(answer.html, where).not.toContain(request.title);
    expect(answer.html, where).not.toContain(agreement.terms.title);
    expect(answer.html, where).not.toContain(privateWords);
    expect(answer.html, where).not.toContain(hiddenWords);
  }
  const after = await everything();
  expect(after).toEqual(before);
});

/** The hidden records as they stand: no role above may change them in any way. */
async function everything() {
  return {
    idea: await site.db.selectFrom('idea').where('id', '=', idea.ideaId).selectAll().execute(),
    project: await site.db.selectFrom('project').where('id', '=', project.projectId).selectAll().execute(),
    need: await site.db.selectFrom('need').where('id', '=', need.needId).selectAll().execute(),
    membership: await site.db.selectFrom('membership').where('id', '=', membership.id).selectAll().execute(),
    support: await site.db
      .selectFrom('idea_support')
      .where('idea_id', '=', idea.ideaId)
      .selectAll()
      .execute(),
    comments: await site.db
      .selectFrom('comment')
      .where('subject_id', 'in', [idea.ideaId, need.needId, project.projectId])
      .selectAll()
      .execute(),
    requests: await site.db
      .selectFrom('sponsorship_request')
      .where('id', '=', request.requestId)
      .selectAll()
      .execute(),
    agreements: await site.db
      .selectFrom('agreement')
      .where('id', '=', agreement.agreementId)
      .selectAll()
      .execute(),
    versions: await site.db
      .selectFrom('agreement_version')
      .where('agreement_id', '=', agreement.agreementId)
      .select('number')
      .execute(),
    easyVersions: await site.db
      .selectFrom('readable_version')
      .where('id', '=', easyVersion)
      .selectAll()
      .execute(),
    communicationNeeds: await site.db
      .selectFrom('communication_need')
      .where('person_id', '=', owner.personId)
      .selectAll()
      .execute(),
    companies: await site.db.selectFrom('company').where('id', '=', company.companyId).selectAll().execute(),
    adoptions: await site.db
      .selectFrom('adoption')
      .where('project_id', '=', project.projectId)
      .selectAll()
      .execute(),
  };
}
