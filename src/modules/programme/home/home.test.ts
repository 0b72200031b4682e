import { expect, test, testSite } from '#support/test.ts';
import { programmePaths } from '../programme.paths.ts';

const { site, make } = await testSite();

test('a visitor sees what is open to everyone, and how much, but nothing that is for staff', async () => {
  await make.project({ title: 'Drinks before breakfast' });
  await make.project({ title: 'A rota for staff only', visibility: 'staff' });
  await make.idea({ title: 'A chair that folds into the wall' });
  const front = await site.visitor().get(programmePaths.home());
  expect(front.status).toBe(200);
  expect(front).toShow('Drinks before breakfast');
  expect(front).toShow('A chair that folds into the wall');
  expect(front).not.toShow('A rota for staff only');
  expect(front).toShow('Counted from what is open to everyone');
});

test.each(['about', 'accessibility', 'privacy', 'help'] as const)(
  'the page %s opens for anyone',
  async (name) => {
    expect((await site.visitor().get(programmePaths[name]())).status).toBe(200);
  },
);
