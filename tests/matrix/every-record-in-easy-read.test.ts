import { expect, test, testSite } from '#support/test.ts';
import { modules } from '../../src/app.ts';

const { site, make } = await testSite();

/** One record of each kind that can be read in other forms: where its usual page is, and what it is. */
async function everyRecord(): Promise<{ kind: string; subjectId: string; address: string }[]> {
  const idea = await make.idea({ visibility: 'everyone' });
  const { needId } = await make.need({ visibility: 'everyone' });
  const project = await make.project();
  await make.kit(project);
  const adopter = await site.as(await make.member());
  const adopted = await adopter.post(`/projects/${project.projectId}/adoptions`, {
    unit: 'Ward 7',
    state: 'live',
    kitNumber: '1',
    says: 'It works.',
  });
  const day = (ahead: number) =>
    new Date(site.clock.now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
  const owner = await site.as(project.owner);
  const asked = await owner.post(`/projects/${project.projectId}/views`, {
    question: 'What would help you?',
    closesOn: day(20),
  });
  const admin = await site.as(await make.programmeStaff('admin'), { secondFactor: true });
  const planned = await admin.post('/years', {
    name: 'Year of tea',
    opensOn: day(-30),
    closesOn: day(60),
    launchText: 'Bring what works.',
  });
  const { agreementId, request } = await make.agreement({ state: 'active' });
  const { odsCode, organisationId } = project.organisation;
  const records = [
    ['idea', idea.ideaId, `/ideas/${idea.ideaId}`],
    ['need', needId, `/needs/${needId}`],
    ['project', project.projectId, `/projects/${project.projectId}`],
    ['adoption', lastOf(adopted.location), adopted.location],
    ['views-question', lastOf(asked.location), asked.location],
    ['organisation', organisationId, `/organisations/${odsCode}`],
    ['programme-year', lastOf(planned.location), planned.location],
    ['agreement', agreementId, `/register/${agreementId}`],
    ['sponsorship-request', request.requestId, `/register/requests/${request.requestId}`],
  ] as const;
  const pages = modules
    .flatMap((module) => module.readable ?? [])
    .filter((source) => source.onlyId !== undefined)
    .map((source) => ({ kind: source.kind, subjectId: source.onlyId ?? '', address: source.page }));
  return [
    ...records.map(([kind, subjectId, address]) => ({ kind, subjectId, address: address ?? '' })),
    ...pages,
  ];
}

function lastOf(address: string | undefined): string {
  return address?.split('/').at(-1) ?? '';
}

const records = await everyRecord();

test('no kind of record is left out here', () => {
  const kinds = modules.flatMap((module) => (module.readable ?? []).map(({ kind }) => kind));
  expect(records.map(({ kind }) => kind).toSorted()).toEqual(kinds.toSorted());
});

test.each(records)(
  'Easy Read of a $kind is asked for in one press on its page; the task has its date, and the log says unmet',
  async ({ kind, subjectId, address }) => {
    const person = await make.person();
    const browser = await site.as(person);
    // What they need would lead them to the easy page: this is the usual one.
    await browser.post('/account/communication-needs/questions/reading', { answer: 'easy-read' });
    const before = await browser.get(`${address}?whole=yes`);
    expect(before).toShow('There is no checked Easy Read version of this yet');
    const form = /<form method="post" action="(\/version-requests)"[^>]*>(.*?)<\/form>/s.exec(before.html);
    const fields = Object.fromEntries(
      [...(form?.[2] ?? '').matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    );
    expect(fields).toEqual({ kind, subjectId });
    expect((await browser.post(form?.[1] ?? '', fields)).status).toBe(303);
    const task = await site.db
      .selectFrom('version_task')
      .where('subject_kind', '=', kind)
      .where('subject_id', '=', subjectId)
      .select(['format', 'due_on', 'fulfilled_at'])
      .executeTakeFirstOrThrow();
    expect(task).toMatchObject({ format: 'easy-read', fulfilled_at: null });
    expect(task.due_on > site.clock.now().toISOString().slice(0, 10)).toBe(true);
    const logged = await site.db
      .selectFrom('need_contact as c')
      .innerJoin('communication_need as n', 'n.id', 'c.need_id')
      .where('n.person_id', '=', person.personId)
      .select(['c.outcome', 'n.kind'])
      .execute();
    expect(logged).toEqual([{ outcome: 'unmet', kind: 'easy-read' }]);
    const after = await site.visitor().get(address);
    expect(after).toShow('Somebody asked for Easy Read. It was promised for');
  },
);
