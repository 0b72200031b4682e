import { parse } from 'csv-parse/sync';
import { adoptionPaths } from '#modules/projects/public.ts';
import { wholeTerms } from '#modules/sponsorship/agreements/agreements.factory.ts';
import { expect, test, testSite } from '#support/test.ts';
import { openDataPaths } from '../programme.paths.ts';
import { openSets } from './open-data.queries.ts';

const { site, make } = await testSite();
const sets = Object.keys(openSets);

test('what is open to everyone is there, with as many columns in each line as the first line names', async () => {
  const project = await make.project({ title: 'Bells, "quiet" ones' });
  const adopter = await site.as(await make.member());
  await adopter.post(adoptionPaths.claim({ projectId: project.projectId }), {
    unit: 'Ward 4',
    state: 'live',
  });
  await make.idea({ title: 'A lamp that dims' });
  await make.need({ title: 'Stuck with lamps' });
  await make.agreement({ state: 'active' });
  for (const set of sets) {
    const answer = await site.visitor().get(openDataPaths.download({ file: `${set}.csv` }));
    expect(answer.headers['content-type']).toContain('text/csv');
    const [names, ...rows] = parse(answer.html);
    expect(names).toEqual(openSets[set as keyof typeof openSets].columns);
    expect(rows.length, set).toBeGreaterThan(0);
  }
  const ideas = (await site.visitor().get(openDataPaths.download({ file: 'ideas.json' }))).json<{
    records: { title: string }[];
  }>();
  expect(ideas.records.map((record) => record.title)).toContain('A lamp that dims');
});

test('nothing that is for staff, hidden or a draft is in it, whoever asks', async () => {
  const nurse = await make.member();
  await make.idea({ title: 'For staff', visibility: 'staff', author: nurse });
  await make.agreement({ state: 'signed', terms: wholeTerms('Not yet published') });
  await make.project({ title: 'Not yet published', state: 'draft', owner: nurse });
  const hidden = await make.idea({ title: 'Hidden by a moderator' });
  await site.db
    .updateTable('idea')
    .set({ hidden_at: new Date(), hidden_reason: 'x' })
    .where('id', '=', hidden.ideaId)
    .execute();
  const asNurse = await site.as(nurse);
  for (const set of sets)
    for (const format of ['csv', 'json']) {
      const { html } = await asNurse.get(openDataPaths.download({ file: `${set}.${format}` }));
      for (const secret of ['For staff', 'Not yet published', 'Hidden by a moderator'])
        expect(html).not.toContain(secret);
    }
});

test('no author is named, least of all an anonymous one', async () => {
  const author = await make.member({ name: 'Unmistakable Name' });
  await make.idea({ author, anonymous: true });
  const { html } = await site.visitor().get(openDataPaths.download({ file: 'ideas.csv' }));
  expect(html).not.toContain('Unmistakable Name');
  expect(html).not.toContain(author.personId);
});

test.each(['people.csv', 'ideas.xml', 'ideas', '..%2Fideas.csv'])('there is no %s', async (file) => {
  expect((await site.visitor().get(`/open-data/${file}`)).status).toBe(404);
});

test('the page offers every set', async () => {
  const shown = await site.visitor().get(openDataPaths.show());
  for (const set of sets) expect(shown.html).toContain(openDataPaths.download({ file: `${set}.csv` }));
});
