import { expect, test } from 'vitest';
import { ruleTablePage } from './rule-table-page.ts';

test('the page of rules says what the table says (npm run test:unit -- rule-table-page -u writes it)', async () => {
  await expect(ruleTablePage()).toMatchFileSnapshot('../../../../docs/readable-rules.md');
});
