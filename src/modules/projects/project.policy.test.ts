import fc from 'fast-check';
import { newId } from '#kit/ids.ts';
import { type SignedIn, type Viewer, visitor } from '#kit/viewer.ts';
import type { Visibility } from '#kit/visibility.ts';
import { expect, test, testSite } from '#support/test.ts';
import { mayApprove, mayReadProject, type ProjectFacts } from './project.policy.ts';
import { findProject } from './project.queries.ts';
import type { ProjectState } from './project.rules.ts';

const { site, make } = await testSite();

const organisations = [await make.organisation(), await make.organisation()] as const;
const owners = [await make.member(), await make.member()] as const;
const people = [...owners, await make.person()];
const organisationIds = organisations.map((organisation) => organisation.organisationId);

const states: readonly ProjectState[] = ['draft', 'awaiting-approval', 'published', 'withdrawn'];
const visibilities: readonly Visibility[] = ['organisation', 'staff', 'everyone'];

const anyViewer: fc.Arbitrary<Viewer> = fc.oneof(
  fc.constant(visitor),
  fc.record({
    kind: fc.constant('person' as const),
    personId: fc.constantFrom(...people.map((person) => person.personId)),
    name: fc.constant('Somebody'),
    staff: fc.boolean(),
    memberships: fc.uniqueArray(
      fc.record({
        organisationId: fc.constantFrom(...organisationIds),
        role: fc.constantFrom('member' as const, 'deputy' as const, 'lead' as const),
      }),
      { selector: (membership) => membership.organisationId },
    ),
    programmeRoles: fc.subarray(['reviewer', 'editor', 'moderator', 'admin'] as const),
    companies: fc.constantFrom<readonly string[]>([], [newId()]),
    actingFor: fc.constant(null),
    sessionId: fc.constant(newId()),
    provedAt: fc.constant(new Date()),
    secondFactor: fc.boolean(),
  }) satisfies fc.Arbitrary<SignedIn>,
);

test('who may read a project: the database answers as the policy does', async () => {
  const projects: { projectId: string; facts: ProjectFacts }[] = [];
  for (const state of states)
    for (const visibility of visibilities)
      for (const hidden of [false, true]) {
        const which = projects.length % 2 === 0 ? 0 : 1;
        const made = await make.project({
          state,
          visibility,
          owner: owners[which],
          organisation: organisations[which],
        });
        if (hidden)
          await site.db
            .updateTable('project')
            .set({ hidden_at: new Date() })
            .where('id', '=', made.projectId)
            .execute();
        projects.push({
          projectId: made.projectId,
          facts: {
            organisationId: made.organisation.organisationId,
            visibility,
            state,
            hidden,
            teamIds: [made.owner.personId],
            ownerIds: [made.owner.personId],
          },
        });
      }
  let readable = 0;
  await fc.assert(
    fc.asyncProperty(anyViewer, fc.constantFrom(...projects), async (viewer, { projectId, facts }) => {
      const found = await findProject(site.db, viewer, projectId);
      const may = mayReadProject(viewer, facts);
      if (may) readable += 1;
      expect(found !== undefined).toBe(may);
    }),
    { numRuns: 400 },
  );
  expect(readable).toBeGreaterThan(40);
});

const project: ProjectFacts = {
  organisationId: organisationIds[0] ?? '',
  visibility: 'everyone',
  state: 'awaiting-approval',
  hidden: false,
  teamIds: ['writer'],
  ownerIds: ['writer'],
};
const someone = (
  personId: string,
  role: 'member' | 'deputy' | 'lead',
  programmeRoles: SignedIn['programmeRoles'] = [],
): SignedIn => ({
  kind: 'person',
  personId,
  name: '',
  staff: true,
  memberships: [{ organisationId: project.organisationId, role }],
  programmeRoles,
  companies: [],
  actingFor: null,
  sessionId: '',
  provedAt: new Date(),
  secondFactor: true,
});

test.each([
  ['a deputy', someone('deputy', 'deputy'), ['deputy', 'lead'], true],
  ['an ordinary member', someone('member', 'member'), ['lead'], false],
  ['a lead who wrote it, while another lead exists', someone('writer', 'lead'), ['writer', 'other'], false],
  ['a lead who wrote it and is the only one', someone('writer', 'lead'), ['writer'], true],
  ['an admin, while there is a lead', someone('admin', 'member', ['admin']), ['lead'], false],
  ['an admin, where there is no lead', someone('admin', 'member', ['admin']), [], true],
  ['a moderator, where there is no lead', someone('moderator', 'member', ['moderator']), [], false],
])('who approves: %s', (_who, viewer, leadIds, may) => {
  expect(mayApprove.may(viewer, { project, leadIds })).toBe(may);
});
