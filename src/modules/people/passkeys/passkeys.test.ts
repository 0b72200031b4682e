import { expect, test, testSite } from '#support/test.ts';
import { accountPaths, signInPaths } from '../people.paths.ts';

const { site, make } = await testSite();

test.each([
  ['nothing', {}],
  ['no JSON', { credential: '-' }],
  ['JSON without an id', { credential: '{}' }],
  ['far too much', { credential: 'x'.repeat(20_001) }],
  ['several', { credential: ['{"id":"a"}', '{"id":"b"}'] }],
])('signing in with %s is refused, never a fault', async (_what, form) => {
  const browser = site.visitor();
  await browser.post(signInPaths.passkeyChallenge());
  const answer = await browser.post(signInPaths.byPasskey(), form);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(browser.cookies.session).toBeUndefined();
});

/** Whole, as a browser would send it, and proof of nothing. */
const madeUp = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' },
};

test('an unknown passkey, or one without a challenge, opens nothing', async () => {
  const made = JSON.stringify(madeUp);
  const without = site.visitor();
  expect(await without.post(signInPaths.byPasskey(), { credential: made })).toShow('This took too long');
  const browser = site.visitor();
  await browser.post(signInPaths.passkeyChallenge());
  expect(await browser.post(signInPaths.byPasskey(), { credential: made })).toShow('opens no account here');
});

test('a passkey on record does not open by a made-up answer', async () => {
  const person = await make.person();
  await site.db
    .insertInto('passkey')
    .values({
      id: crypto.randomUUID(),
      person_id: person.personId,
      credential_id: 'KNOWN',
      public_key: Buffer.from('a5010203262001', 'hex'),
      counter: 3,
      label: 'Telephone',
    })
    .execute();
  const browser = site.visitor();
  await browser.post(signInPaths.passkeyChallenge());
  const credential = JSON.stringify({ ...madeUp, id: 'KNOWN', rawId: 'KNOWN' });
  expect(await browser.post(signInPaths.byPasskey(), { credential })).toShow('opens no account here');
});

test('a challenge is its asker’s: nobody else adds a passkey with it, and nobody removes another’s', async () => {
  const [one, other] = [await make.person(), await make.person()];
  const asOne = await site.as(one);
  await asOne.post(accountPaths.passkeyChallenge());
  const asOther = await site.as(other);
  asOther.cookies.ceremony = asOne.cookies.ceremony ?? '';
  const response = { clientDataJSON: 'e30', attestationObject: 'AAAA' };
  const credential = JSON.stringify({ ...madeUp, response });
  expect(await asOther.post(accountPaths.passkeys(), { label: 'Mine', credential })).toShow(
    'This took too long',
  );
  const passkeyId = crypto.randomUUID();
  await site.db
    .insertInto('passkey')
    .values({
      id: passkeyId,
      person_id: one.personId,
      credential_id: 'ONES',
      public_key: Buffer.from('00', 'hex'),
      counter: 0,
      label: 'Key',
    })
    .execute();
  expect(await asOther.post(accountPaths.removePasskey({ passkeyId }))).toShow('no such passkey of yours');
});
