import { afterAll } from 'vitest';
import { accountPaths, organisationPaths, signInPaths } from '#modules/people/people.paths.ts';
import type { Browser } from '#support/browser.ts';
import { type Lie, MadeUpProvider } from '#support/made-up-provider.ts';
import type { Make } from '#support/make.ts';
import type { Site } from '#support/site.ts';
import { expect } from '#support/test.ts';

interface Person {
  readonly sub: string;
  readonly email: string;
}

/** Organisations of one site whose people sign in at a made-up provider. Call it once, at the top of a test file. */
export function organisationsWithSignIn(site: Site, make: Make) {
  const providers: MadeUpProvider[] = [];
  afterAll(() => Promise.all(providers.map((provider) => provider.close())));
  let count = 0;
  let subjects = 0;

  /** An organisation with a domain of its own, whose people sign in at a provider of its own, or at that of another. */
  async function organisationWithSignIn(shared?: MadeUpProvider) {
    count += 1;
    const domain = `trust-${count}.example`;
    const organisation = await make.organisation({ domain });
    const provider = shared ?? (await MadeUpProvider.open());
    if (!shared) providers.push(provider);
    const admin = await site.as(await make.programmeStaff('admin'), { secondFactor: true });
    const saved = await admin.post(organisationPaths.signIn({ odsCode: organisation.odsCode }), {
      issuer: provider.issuer,
      clientId: provider.clientId,
      clientSecret: provider.clientSecret,
    });
    expect(saved.status).toBe(303);
    return { ...organisation, domain, provider };
  }
  type Signing = Awaited<ReturnType<typeof organisationWithSignIn>>;

  /** Begins at the site: what the browser is sent to the provider with. */
  async function begin(browser: Browser, { organisationId }: { organisationId: string }) {
    const shown = await browser.post(signInPaths.byOrganisation({ organisationId }));
    const address = /href="(http:\/\/127[^"]+)"/.exec(shown.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(address, shown.text).not.toBe('');
    const asked = new URL(address).searchParams;
    const back = new URL(asked.get('redirect_uri') ?? '').pathname;
    return { state: asked.get('state') ?? '', nonce: asked.get('nonce') ?? '', back };
  }

  function newcomer(at: Signing, name = 'nurse'): Person {
    subjects += 1;
    return { sub: `subject-${subjects}`, email: `${name}-${subjects}@${at.domain}` };
  }

  const truth = (person: Person) => ({ email_verified: true, name: 'Odd Fellow', ...person });

  async function signIn(at: Signing, person: object, lie: Lie = {}, browser = site.visitor()) {
    const { state, nonce, back } = await begin(browser, at);
    at.provider.letsIn(nonce, { ...lie, claims: { ...person, ...lie.claims } });
    const answer = await browser.post(back, { code: `code-${state}`, state });
    expect(answer.status, answer.text).toBeLessThan(500);
    return { browser, answer };
  }

  const isIn = async (browser: Browser) => (await browser.get(accountPaths.show())).status === 200;

  const holdersOf = (address: string) =>
    site.db.selectFrom('person_email').where('address', '=', address).select('person_id').execute();
  const linksOf = (personId: string) =>
    site.db.selectFrom('federated_identity').where('person_id', '=', personId).selectAll().execute();

  return { organisationWithSignIn, begin, newcomer, truth, signIn, isIn, holdersOf, linksOf };
}
