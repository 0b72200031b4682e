import type { Page } from 'playwright-core';
import { expectNoBarriers, openJourney } from '#support/journey.ts';
import { expect, test } from '#support/test.ts';

const journey = await openJourney();
const { site, make } = journey;

/** A device with a fingerprint reader whose owner always agrees. */
async function giveAuthenticator(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('a nurse adds a passkey, signs in with it, and cannot once it is removed', async () => {
  const nurse = await make.programmeStaff('moderator');
  const page = await journey.open();
  await giveAuthenticator(page);
  const browser = await site.as(nurse);
  await page
    .context()
    .addCookies([{ name: 'session', value: browser.cookies.session ?? '', url: journey.base }]);

  await page.goto('/account/passkeys');
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('A name for it').fill('Ward tablet');
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Make the passkey' }).click();
  await page.getByText('The passkey is added').waitFor();
  await page.getByText('Ward tablet').first().waitFor();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Use your passkey' }).click();
  await page.getByRole('heading', { name: 'Your account' }).waitFor();
  // It counts as two factors: a role of programme staff is in force at once.
  expect((await page.goto('/moderation'))?.status()).toBe(200);

  await page.goto('/account/passkeys');
  await page.getByRole('button', { name: 'Remove Ward tablet' }).click();
  await page.getByText('no longer opens your account').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('button', { name: 'Use your passkey' }).click();
  await page.getByText('This passkey opens no account here').waitFor();
});

test('an answer is good once: sent again it opens nothing', async () => {
  const person = await make.person();
  const page = await journey.open();
  await giveAuthenticator(page);
  const browser = await site.as(person);
  await page
    .context()
    .addCookies([{ name: 'session', value: browser.cookies.session ?? '', url: journey.base }]);
  await page.goto('/account/passkeys');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('A name for it').fill('Telephone');
  await page.getByRole('button', { name: 'Make the passkey' }).click();
  await page.getByText('The passkey is added').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();

  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  const ceremony = (await page.context().cookies()).find((cookie) => cookie.name === 'ceremony')?.value ?? '';
  const sent = page.waitForRequest((request) => request.url().endsWith('/sign-in/passkey'));
  await page.getByRole('button', { name: 'Use your passkey' }).click();
  const form = Object.fromEntries(new URLSearchParams((await sent).postData() ?? ''));
  await page.getByRole('heading', { name: 'Your account' }).waitFor();

  const thief = site.visitor();
  thief.cookies.ceremony = ceremony;
  expect(await thief.post('/sign-in/passkey', form)).toShow('This took too long');
  const another = site.visitor();
  await another.post('/sign-in/passkey/challenge');
  expect(await another.post('/sign-in/passkey', form)).toShow('opens no account here');
});

test('without scripts the page says that passkeys need them, and how else to sign in', async () => {
  const page = await journey.open('without scripts');
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('Passkeys need a browser with scripts').waitFor();
  await page.getByRole('link', { name: 'Sign in another way' }).click();
  await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
});
