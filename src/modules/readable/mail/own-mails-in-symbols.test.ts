import { join } from 'node:path';
import { mailQueue } from '#platform/mail/mail.ts';
import { isFilledInOnly, ownMailTexts } from '#support/own-mail-words.ts';
import { expect, test, testSite } from '#support/test.ts';
import { jobsOf } from '../../../app.ts';
import { readSentences } from '../symbols/read-words.ts';
import { mailInSymbols } from './mail-in-symbols.ts';
import { linesOf } from './mail-words.rules.ts';

const { site, make } = await testSite();
const reader = { personId: (await make.person()).personId, points: 0 };
const texts = ownMailTexts(join(import.meta.dirname, '../..'));

test('each sentence of each e-mail and notice of ours has a symbol, whatever is filled in', async () => {
  const without: string[] = [];
  let looked = 0;
  for (const { file, text } of texts)
    for (const { words } of linesOf(text))
      for (const sentence of readSentences(words)) {
        if (isFilledInOnly(sentence)) continue;
        looked += 1;
        const { complete } = await mailInSymbols(site.platform, { subject: '', text: sentence }, reader);
        if (!complete) without.push(`${sentence} (${file})`);
      }
  expect(without).toEqual([]);
  expect(new Set(texts.map(({ file }) => file)).size).toBeGreaterThan(15);
  expect(looked).toBeGreaterThan(180);
});

test('a sentence for which there is no symbol is seen by this test', async () => {
  const { complete } = await mailInSymbols(site.platform, { subject: '', text: 'Thus: xyzzy.' }, reader);
  expect(complete).toBe(false);
});

test('what a person is sent to sign in, and for a new password, comes wholly in symbols', async () => {
  const person = await make.person();
  await site.db
    .insertInto('communication_need')
    .values({
      id: crypto.randomUUID(),
      person_id: person.personId,
      whose: 'person',
      kind: 'symbols',
      category: 'communication-support',
      snomed_code: '719754002',
      snomed_display: 'Uses symbols',
      recorded_by: person.personId,
      recorder_role: 'self',
      recorded_at: new Date(),
      source: 'account',
      last_asked_at: new Date(),
      review_due_on: '2027-01-01',
    })
    .execute();
  for (const address of ['/sign-in/link', '/forgotten-password', '/join'])
    expect((await site.visitor().post(address, { name: 'X', address: person.address })).status).toBe(200);
  const send = jobsOf(site.platform).find((one) => one.name === mailQueue);
  const messages = await site.mailTo(person.address);
  expect(messages).toHaveLength(3);
  for (const message of messages) await send?.run({ ...message });
  const { rows } = await site.platform.database.pool.query(
    `select distinct c.outcome, c.reason from need_contact c join communication_need n on n.id = c.need_id
      where n.person_id = $1`,
    [person.personId],
  );
  expect(rows).toEqual([{ outcome: 'met', reason: 'symbols-in-mail' }]);
});
