import { withQuery } from '#kit/paths.ts';
import { expect, test, testSite } from '#support/test.ts';
import { projectPaths } from '../project.paths.ts';
import { projectsPerPage } from '../project-list.queries.ts';

const { site, make } = await testSite();
const list = (query: Record<string, string> = {}) => withQuery(projectPaths.list(), query);

test('a visitor sees what is open to everyone, and nothing else', async () => {
  await make.project({ title: 'Open to all of us' });
  await make.project({ title: 'Only for staff', visibility: 'staff' });
  await make.project({ title: 'Only for the house', visibility: 'organisation' });
  await make.project({ title: 'Not finished', state: 'draft' });
  await make.project({ title: 'Waiting', state: 'awaiting-approval' });
  const page = await site.visitor().get(list());
  expect(page).toShow('Open to all of us');
  for (const hidden of ['Only for staff', 'Only for the house', 'Not finished', 'Waiting'])
    expect(page).not.toShow(hidden);
  const nurse = await site.as(await make.member());
  expect(await nurse.get(list())).toShow('Only for staff');
});

test('filters narrow the list, and say how many fit', async () => {
  const trust = await make.organisation({ name: 'Longhill Trust', region: 'North West' });
  const project = await make.project({
    title: 'Quiet nights',
    organisation: trust,
    topics: ['dementia'],
    setting: 'care-home',
    stage: 'spreading',
  });
  await make.project({ title: 'Something else', topics: ['pain'] });
  for (const query of [
    { topic: 'dementia' },
    { setting: 'care-home' },
    { stage: 'spreading' },
    { region: 'North West' },
    { organisation: trust.odsCode.toLowerCase() },
  ]) {
    const page = await site.visitor().get(list(query));
    expect(page).toShow('Quiet nights');
    expect(page).toShow('1 project fits');
    expect(page).not.toShow('Something else');
  }
  expect(await site.visitor().get(list({ kit: 'yes', topic: 'dementia' }))).toShow('No project fits');
  await make.kit(project);
  expect(await site.visitor().get(list({ kit: 'yes', topic: 'dementia' }))).toShow('Quiet nights');
  expect(await site.visitor().get(list({ sponsor: 'yes' }))).toShow('No project fits');
});

test('near a postcode', async () => {
  const near = await make.organisation();
  const far = await make.organisation();
  await site.db
    .updateTable('organisation')
    .set({ latitude: 51.5, longitude: -0.1 })
    .where('id', '=', near.organisationId)
    .execute();
  await site.db
    .updateTable('organisation')
    .set({ latitude: 55, longitude: -1.6 })
    .where('id', '=', far.organisationId)
    .execute();
  await make.project({ title: 'By the river', organisation: near });
  await make.project({ title: 'Up north', organisation: far });
  const page = await site.visitor().get(list({ postcode: 'SE1 7EH', within: '25' }));
  expect(page).toShow('By the river');
  expect(page).not.toShow('Up north');
  expect(await site.visitor().get(list({ postcode: 'not one' }))).toShow('We do not know this postcode');
});

test('the list pages by key: each project once, none lost', async () => {
  const trust = await make.organisation();
  const owner = await make.member({ organisation: trust });
  const count = projectsPerPage + 3;
  for (let i = 0; i < count; i += 1)
    await make.project({ title: `Paged ${String(i).padStart(2, '0')}`, organisation: trust, owner });
  for (const order of ['newest', 'most-adopted']) {
    const seen: string[] = [];
    let address: string | undefined = list({ organisation: trust.odsCode, order });
    while (address) {
      const page = await site.visitor().get(address);
      seen.push(...(page.html.match(/Paged \d\d/g) ?? []));
      address = page.html.match(/href="([^"]+)" rel="next"/)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toHaveLength(count);
    expect(new Set(seen).size).toBe(count);
  }
});

test('most adopted first', async () => {
  const trust = await make.organisation();
  const few = await make.project({ title: 'Adopted once', organisation: trust });
  const many = await make.project({ title: 'Adopted often', organisation: trust });
  await make.project({ title: 'Adopted never', organisation: trust });
  await site.db.updateTable('project').set({ adoption_count: 1 }).where('id', '=', few.projectId).execute();
  await site.db.updateTable('project').set({ adoption_count: 9 }).where('id', '=', many.projectId).execute();
  const { text } = await site.visitor().get(list({ organisation: trust.odsCode, order: 'most-adopted' }));
  expect(text.indexOf('Adopted often')).toBeLessThan(text.indexOf('Adopted once'));
  expect(text.indexOf('Adopted once')).toBeLessThan(text.indexOf('Adopted never'));
});

test.each([
  'topic=nonsense',
  'topic=falls&topic=pain',
  'after=%00',
  `after=${Buffer.from('["x","y"]').toString('base64url')}`,
  `after=${Buffer.from('["2026-13-45 99:99:99+00","0193e0a0-0000-7000-8000-000000000000"]').toString('base64url')}`,
  `order=most-adopted&after=${Buffer.from('[99999999999999,"0193e0a0-0000-7000-8000-000000000000"]').toString('base64url')}`,
  'organisation=%27;drop',
  'postcode[]=x',
  'within=7&stage[a]=b',
])('a query that nobody would write shows the list all the same: %s', async (query) => {
  const answer = await site.visitor().get(`${projectPaths.list()}?${query}`);
  expect(answer.status).toBe(200);
});

test('your projects, and what waits for you', async () => {
  const project = await make.project({ title: 'Mine alone', state: 'awaiting-approval' });
  expect(await (await site.as(project.owner)).get(projectPaths.mine())).toShow('Waiting for approval');
  expect(await (await site.as(project.approver)).get(projectPaths.mine())).toShow(
    'Waiting for your approval',
  );
  expect(await (await site.as(await make.member())).get(projectPaths.mine())).toShow(
    'You are on no team yet',
  );
  expect((await site.visitor().get(projectPaths.mine())).location).toContain('/sign-in');
});
