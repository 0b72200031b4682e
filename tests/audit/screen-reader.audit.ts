import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatLocalDate, londonToday } from '#kit/local-date.ts';
import { openJourney } from '#support/journey.ts';
import { ownPart } from '#support/screen-reader/screen-reader.ts';
import { type Stop, walk } from '#support/screen-reader/walk.ts';

const journey = await openJourney();
const file = join(import.meta.dirname, '../../docs/screen-reader-walk.md');

/** Writes down what the virtual screen reader said. What it must say is in tests/journeys/screen-reader.test.ts. */
test('the walk is written down', async () => {
  const stops = await walk(journey);
  expect(stops.length).toBeGreaterThan(15);
  const day = formatLocalDate(londonToday(journey.site.clock.now()));
  await writeFile(file, `${opening(day)}\n${stops.map((stop, i) => section(stop, i === 0)).join('\n')}`);
});

function opening(day: string): string {
  return `# A walk through the pages by a virtual screen reader

Written by \`npm run audit:screen-reader\` on ${day}: Guidepup's virtual screen reader 0.33.0 in Chromium 153, scripts on.
Each line is what it said. It is a program that follows the rules of ARIA, not NVDA, JAWS, VoiceOver or TalkBack, and nobody
who uses one of them has walked this way for us. What it must say is held fast in \`tests/journeys/screen-reader.test.ts\`.

What it does that screen readers do not: it says the hidden value of a button after its name (\`say:b1\`); where a link or a button
holds a picture and words, it says the name of the whole and then the words in it; it goes into parts of a page that are closed
('Narrow it down'); and it says a box for a password without its kind. 'end of ...' lines are left out here, and so is what
stands around every page after the first.
`;
}

function section({ name, how, said, byTab }: Stop, whole: boolean): string {
  const heard = whole || !said.includes('main') ? said : [said[0] ?? '', 'main', ...ownPart(said)];
  return [
    `## ${name}`,
    '',
    how,
    '',
    ...listing(heard),
    ...(byTab ? ['', 'By the Tab key:', '', ...listing(byTab)] : []),
    '',
  ].join('\n');
}

function listing(phrases: readonly string[]): string[] {
  return ['```', ...phrases.filter((one) => !one.startsWith('end of ')), '```'];
}
