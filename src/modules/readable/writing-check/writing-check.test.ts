import fc from 'fast-check';
import { expect, test, testSite } from '#support/test.ts';
import { checkText } from '../language/check-text.ts';
import { writingCheckPaths } from './writing-check.paths.ts';
import { checkedTextMax, rewordingName, withRewording } from './writing-check.rules.ts';

const { site } = await testSite();
const address = writingCheckPaths.show();

test('a visitor sees what makes a text hard to read, and it is kept nowhere', async () => {
  const visitor = site.visitor();
  expect(await visitor.get(address)).toShow('Nothing that you put here is kept.');
  const answer = await visitor.post(address, {
    text: 'Please utilise the ramp.',
    view: 'easy',
    want: 'check',
  });
  expect(answer.status).toBe(200);
  expect(answer).toShow('1 hint');
  expect(answer).toShow('‘utilise’ may not be known: say ‘use’.');
  expect(answer).toShow('GOV.UK');
  expect(answer.html).toContain('Please utilise the ramp.</textarea>');
  expect(await site.events()).toEqual([]);
});

test('one press takes a rewording over, another puts the draft in the box', async () => {
  const visitor = site.visitor();
  const text = 'Please utilise the ramp.\r\nTake two tablets.';
  const [finding] = checkText(text, { view: 'easy' }).findings;
  const accepted = await visitor.post(address, {
    text,
    view: 'easy',
    accept: finding && rewordingName(finding),
  });
  expect(accepted.html).toContain('Please use the ramp.\nTake two tablets.</textarea>');
  const draft = await visitor.post(address, { text, view: 'easy', want: 'draft' });
  expect(draft).toShow('Machine draft');
  expect(draft).toShow('Take 2 tablets.');
  const put = await visitor.post(address, { text, view: 'easy', accept: 'draft' });
  expect(put.html).toContain('Please use the ramp.\nTake 2 tablets.</textarea>');
});

test.each([
  ['', 'Enter your text', 422],
  ['x'.repeat(checkedTextMax + 1), 'must be 20,000 characters or fewer', 422],
  ['😀🎉', 'There are no words to check.', 200],
  ['Cymerwch un dabled bob bore gyda bwyd a dŵr os gwelwch yn dda.', 'not in English', 200],
  ['<script>alert(1)</script>', '<script>alert(1)</script>', 200],
])('what cannot be checked is said to be so', async (text, words, status) => {
  const answer = await site.visitor().post(address, { text, view: 'easy' });
  expect(answer.status).toBe(status);
  expect(answer.html).not.toContain('<script>alert');
  if (!text.startsWith('<')) expect(answer).toShow(words);
});

test('a megabyte is answered, not a fault', async () => {
  const answer = await site.visitor().post(address, { text: 'word '.repeat(200_000), view: 'easy' });
  expect([413, 422]).toContain(answer.status);
});

test('a rewording changes its own place alone', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(
        'Please note that we utilise two.',
        'Take your medi-\ncine. Patients were seen by Ann.',
      ),
      fc.nat(5),
      (text, n) => {
        const { findings } = checkText(text, { view: 'easy' });
        const finding = findings[n % findings.length];
        if (finding === undefined) return;
        const changed = withRewording(text, findings, rewordingName(finding));
        expect(changed.startsWith(text.slice(0, finding.start).trimEnd())).toBe(true);
        expect(changed.endsWith(text.slice(finding.end))).toBe(true);
      },
    ),
  );
});
