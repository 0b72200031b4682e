import { expect, test, testSite } from '#support/test.ts';
import { findingPaths } from '../finding.paths.ts';

const { site, make } = await testSite();

interface Answered {
  readonly similar: readonly { kind: string; title: string; href: string; why: string }[];
}

const kinds = 'idea project';

test('from the third word on, what is like it comes with one line why', async () => {
  const project = await make.told(await make.project({ title: 'Marmalade jars for hearing aids' }));
  await site.catchUp();
  const visitor = site.visitor();
  const two = await visitor.post(findingPaths.similar(), { text: 'marmalade jars', kinds });
  expect(two.json<Answered>().similar).toEqual([]);
  const three = await visitor.post(findingPaths.similar(), { text: 'marmalade jars for hearing', kinds });
  const [first] = three.json<Answered>().similar;
  expect(first).toMatchObject({
    kind: 'Project',
    title: project.title,
    href: `/projects/${project.projectId}`,
  });
  expect(first?.why).not.toBe('');
  expect(await site.events('project.followed')).toEqual([]);
});

test('only what the writer may read is suggested', async () => {
  const author = await make.member();
  await make.told(
    await make.idea({ author, title: 'Gazpacho for night shifts', visibility: 'organisation' }),
  );
  await site.catchUp();
  const asked = { text: 'gazpacho for night shifts', kinds };
  const mine = await (await site.as(author)).post(findingPaths.similar(), asked);
  expect(mine.json<Answered>().similar.map(({ title }) => title)).toContain('Gazpacho for night shifts');
  for (const browser of [site.visitor(), await site.as(await make.member())])
    expect((await browser.post(findingPaths.similar(), asked)).text).not.toContain('Gazpacho');
});

test('another site cannot ask, a text stands in no address, and what is strange is no fault', async () => {
  const visitor = site.visitor();
  const elsewhere = await visitor.post(
    findingPaths.similar(),
    { text: 'one two three', kinds },
    { 'sec-fetch-site': 'cross-site' },
  );
  expect(elsewhere.status).toBe(403);
  expect((await visitor.get(`${findingPaths.similar()}?text=one+two+three`)).status).toBe(404);
  for (const form of [{}, { text: ['a', 'b'], kinds }, { text: '\u0000 \u202e 💩 "', kinds: 'person' }])
    expect((await visitor.post(findingPaths.similar(), form)).status).toBeLessThan(500);
  expect((await visitor.post(findingPaths.similar(), { text: 'x '.repeat(20_000), kinds })).status).toBe(200);
});

test('who asks far more often than anybody types is told to wait', async () => {
  const nurse = await site.as(await make.member());
  const asked = { text: 'too short', kinds };
  let last = await nurse.post(findingPaths.similar(), asked);
  for (let times = 1; times <= 400 && last.status === 200; times += 1)
    last = await nurse.post(findingPaths.similar(), asked);
  expect(last.status).toBe(429);
  expect(last).toShow('There were too many tries. Wait 15 minutes');
}, 60_000);
