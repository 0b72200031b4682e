import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { places } from '#platform/places.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site } = await testSite();

test('the styles ask for nothing that is not there', async () => {
  const { css } = JSON.parse(await readFile(join(places.client, 'manifest.json'), 'utf8')) as { css: string };
  const styles = (await site.visitor().get(css)).html;
  const asked = [...styles.matchAll(/url\("?([^")]+)"?\)/g)].map(([, address]) => address ?? '');
  expect(asked.length).toBeGreaterThan(0);
  for (const address of asked.filter((one) => !one.startsWith('data:')))
    expect((await site.visitor().get(address)).status, address).toBe(200);
});
