import { accountPaths, signInPaths } from '#modules/people/people.paths.ts';
import type { Answer, Browser } from '#support/browser.ts';
import type { Make } from '#support/make.ts';
import type { Site } from '#support/site.ts';
import {
  type AskedToMake,
  type AskedToUse,
  type Bent,
  SoftwareAuthenticator,
} from '#support/software-authenticator.ts';
import { expect } from '#support/test.ts';

export function optionsIn<T>(page: Answer): T {
  const written = /<sw-passkey[^>]* options="([^"]*)"/.exec(page.html)?.[1] ?? '';
  expect(written, page.text).not.toBe('');
  return JSON.parse(written.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as T;
}

/** The account opens: whatever the answer to the sign-in said. */
export async function isIn(browser: Browser): Promise<boolean> {
  return (await browser.get(accountPaths.show())).status === 200;
}

/** People with passkeys on one site, and what they do with them. */
export function passkeysOn(site: Site, make: Make) {
  const { origin } = new URL(site.platform.config.baseUrl);
  const askToMake = async (browser: Browser) =>
    optionsIn<AskedToMake>(await browser.post(accountPaths.passkeyChallenge()));
  const askToUse = async (browser: Browser) =>
    optionsIn<AskedToUse>(await browser.post(signInPaths.passkeyChallenge()));

  async function add(
    browser: Browser,
    device = new SoftwareAuthenticator(origin),
  ): Promise<SoftwareAuthenticator> {
    const credential = device.make(await askToMake(browser));
    const added = await browser.post(accountPaths.passkeys(), { label: 'Telephone', credential });
    expect(added.location, added.text).toBe(accountPaths.passkeys());
    return device;
  }

  async function personWithPasskey(counts = true) {
    const person = await make.person();
    const device = await add(await site.as(person), new SoftwareAuthenticator(origin, counts));
    return { person, device };
  }

  async function openedBy(device: SoftwareAuthenticator, bent: Bent = {}): Promise<boolean> {
    const browser = site.visitor();
    const credential = device.use(await askToUse(browser), bent);
    const answer = await browser.post(signInPaths.byPasskey(), { credential });
    expect(answer.status, answer.text).toBeLessThan(500);
    return isIn(browser);
  }

  const passkeysOf = (personId: string) =>
    site.db.selectFrom('passkey').where('person_id', '=', personId).selectAll().execute();

  return { origin, askToMake, askToUse, add, personWithPasskey, openedBy, passkeysOf };
}
