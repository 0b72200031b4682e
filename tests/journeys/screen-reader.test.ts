import { expect, test } from 'vitest';
import { openJourney } from '#support/journey.ts';
import { heardOf, ownPart } from '#support/screen-reader/screen-reader.ts';
import { question, type Stop, walk } from '#support/screen-reader/walk.ts';

const journey = await openJourney();
const stops = await walk(journey);
const pages = stops.filter(({ said }) => said.includes('main'));
const names = pages.map(({ name }) => name);

function stopAt(name: string): Stop {
  const stop = stops.find((one) => one.name === name);
  if (!stop) throw new Error(`the walk does not come by “${name}”`);
  return stop;
}
const own = (name: string) => ownPart(stopAt(name).said);
const level1 = /^heading, (.+), level 1$/;

test.each(names)(
  '%s: title first, one heading of the page, and nothing of its own before it but what happened',
  (name) => {
    const part = own(name);
    expect(stopAt(name).said[0]).toMatch(/\S/);
    expect(part.filter((one) => level1.test(one))).toHaveLength(1);
    const before = part.slice(
      0,
      part.findIndex((one) => level1.test(one)),
    );
    const happened = before.some((one) => one.startsWith('alert'));
    const asks = before.some((one) => one.startsWith('group, '));
    expect(happened || asks || before.length === 1, before.join(' | ')).toBe(true);
  },
);

test.each(names)(
  '%s: every link, button and field has a name, and no picture is said beside its words',
  (name) => {
    expect(badlySaid(stopAt(name).said)).toEqual([]);
  },
);

/** What has no name, and pictures: beside their words they are not to be said. */
function badlySaid(said: readonly string[]): string[] {
  const nameless = /^(?:link|button|textbox|searchbox|checkbox|radio|combobox|heading)(?:, level \d)?,?\s*$/;
  return said.filter((one) => nameless.test(one) || /^(?:img|image|graphic|figure)\b/.test(one));
}

test('a planted button without a name, and a picture that repeats its words, are heard', async () => {
  const page = await journey.open();
  await page.goto('/easy');
  await page.evaluate(() => {
    const button = document.createElement('button');
    const picture = Object.assign(document.createElement('img'), { src: '/icon.png', alt: 'Find something' });
    document.querySelector('main')?.append(button, picture);
  });
  expect(badlySaid(await heardOf(page))).toEqual(['button', expect.stringMatching(/Find something/)]);
});

test.each(names)('%s: no list without items, no paragraph without words', (name) => {
  const { said } = stopAt(name);
  const empty = said.filter(
    (one, i) => (one === 'list' || one === 'paragraph') && said[i + 1] === `end of ${one}`,
  );
  expect(empty).toEqual([]);
  // An empty list is not even said to end.
  expect(said.filter((one, i) => one === 'list' && !said[i + 1]?.startsWith('listitem'))).toEqual([]);
});

test('that a form was not taken is said at once: in the title, in an alert with links, and at the field', () => {
  const { said } = stopAt('Sign in, with nothing typed');
  expect(said[0]).toBe('Error: Sign in - Spreadwell');
  const [, alert = '', heading = ''] = own('Sign in, with nothing typed');
  expect([alert, heading]).toEqual(['alert', 'heading, There is a problem, level 2']);
  const words = 'Enter an e-mail address in the form name@example.org';
  expect(said).toContain(`link, ${words}`);
  expect(said).toContain(`textbox, E-mail address, Error: ${words}`);
  expect(stopAt('Sign in, the problem is opened').said.at(-1)).toBe(
    `textbox, E-mail address, Error: ${words}`,
  );
  expect(stopAt('Answer, with nothing typed').said[0]).toBe(`Error: ${question} - Spreadwell`);
});

test('the focus stands at what went wrong when the page opens', async () => {
  const page = await journey.open();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('There is a problem').waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
    .toMatch(/^There is a problem/);
});

test('Easy Read is said once, in sentences, and who checked it', () => {
  const said = own('Read in Easy Read');
  expect(said.filter((one) => one.includes('You can ask for more.'))).toHaveLength(1);
  expect(said.filter((one) => one.startsWith('A nurse brings warm tea'))).toHaveLength(1);
  expect(said.filter((one) => /^Person \d+ checked it on /.test(one))).toHaveLength(1);
});

test('the question, who helped, and the words that go off are each said as one thing on a page', () => {
  expect(own('Answer, the question').filter((one) => one.includes(question))).toEqual([
    `heading, ${question}, level 1`,
  ]);
  const help = own('Answer, who helped').filter(
    (one) => one.startsWith('button, ') && !one.includes('Listen'),
  );
  expect(help.map((one) => one.split(', ')[1])).toEqual([
    'No. I did it by myself.',
    'Yes. My supporter helped me.',
    'Yes. Someone else helped me.',
  ]);
  const check = own('Answer, is this right?');
  expect(check.filter((one) => one === 'Tea makes me wake up.')).toHaveLength(1);
  expect(check).toContain('Yes. My supporter helped me.');
  const [, , done] = own('Answer, sent');
  expect(own('Answer, sent')[1]).toBe('alert, Success');
  expect(done).toBe('heading, Success, level 2');
});

test('a press on a board is told without being asked for, and its word is said once in the message', () => {
  expect(stopAt('Board, a picture is pressed').said).toContain('polite: I want: added');
  expect(own('Board, the message is checked').filter((one) => one === 'I want')).toHaveLength(1);
});

test('by the Tab key each control is come by once, in the order in which it is read', () => {
  for (const { name, said, byTab = [] } of stops) {
    expect(new Set(byTab).size, name).toBe(byTab.length);
    const places = byTab.map((one) => said.indexOf(one));
    expect(
      places.every((place) => place >= 0),
      `${name}: ${byTab}`,
    ).toBe(true);
    expect(places, name).toEqual(places.toSorted((a, b) => a - b));
  }
  expect(stopAt('Answer, the question').byTab?.[0]).toBe('link, Skip to main content');
});
