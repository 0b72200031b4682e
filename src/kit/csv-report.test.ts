import { expect, test } from 'vitest';
import { describeReport } from '#kit/csv-report.ts';

const counts = { lines: 12, created: 3, updated: 2, unchanged: 6 };

test('tells what an import did, and each line that it left out', () => {
  expect(describeReport({ ...counts, lines: 11, problems: [] })).toBe(
    '11 lines: 3 new, 2 changed, 6 as they were, 0 left out.',
  );
  expect(describeReport({ ...counts, problems: [{ line: 5, what: 'code is missing' }] })).toBe(
    '12 lines: 3 new, 2 changed, 6 as they were, 1 left out, because:\n  line 5: code is missing',
  );
});
