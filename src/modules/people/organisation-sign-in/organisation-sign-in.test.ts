import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll } from 'vitest';
import type { Browser } from '#support/browser.ts';
import { expect, test, testSite } from '#support/test.ts';
import { organisationPaths, signInPaths } from '../people.paths.ts';

const { site, make } = await testSite();
const isAnswer = /^\/sign-in\/organisation\/[^/]+\/answer$/;
const servers: Server[] = [];
afterAll(() => Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve)))));

const client = { id: 'spreadwell', secret: 'a secret of at least thirty-two letters' };

/** A real OpenID Connect provider, whose sign-in page takes the e-mail address as the account. */
async function openProvider(organisation: { organisationId: string }): Promise<string> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${site.platform.config.baseUrl}${signInPaths.fromOrganisation(organisation)}`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: sub, email_verified: !sub.startsWith('unverified'), name: 'Odd Fellow' }),
    }),
  });
  server.on('request', provider.callback());
  return issuer;
}

async function withSignIn(domain: string) {
  const organisation = await make.organisation({ domain });
  const admin = await site.as(await make.programmeStaff('admin'), { secondFactor: true });
  const saved = await admin.post(organisationPaths.signIn({ odsCode: organisation.odsCode }), {
    issuer: await openProvider(organisation),
    clientId: client.id,
    clientSecret: client.secret,
  });
  expect(saved.status).toBe(303);
  return organisation;
}

/** Walks through the provider's own pages as a browser would, and comes back with its answer. */
async function atProvider(address: string, account: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = new URL(address);
  let body: string | undefined;
  for (let i = 0; i < 20; i += 1) {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    body = undefined;
    const location = answer.headers.get('location');
    if (location) {
      url = new URL(location, url);
      if (isAnswer.test(url.pathname)) return `${url.pathname}${url.search}`;
      continue;
    }
    const html = await answer.text();
    url = new URL(html.match(/action="([^"]+)"/)?.[1] ?? '', url);
    const prompt = html.match(/name="prompt" value="([^"]+)"/)?.[1] ?? '';
    body = new URLSearchParams({
      prompt,
      ...(prompt === 'login' ? { login: account, password: 'x' } : {}),
    }).toString();
  }
  throw new Error('the provider never answered');
}

async function signInWith(browser: Browser, organisationId: string, account: string) {
  const shown = await browser.post(signInPaths.byOrganisation({ organisationId }));
  const address = shown.html.match(/href="(http:\/\/127[^"]+)"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const back = new URL(await atProvider(address, account), 'http://localhost');
  expect(await browser.get(`${back.pathname}${back.search}`)).toShow('Finish signing in');
  return {
    answer: Object.fromEntries(back.searchParams),
    finish: () => browser.post(back.pathname, Object.fromEntries(back.searchParams)),
  };
}

test('a newcomer signs in with her organisation and belongs to it; the second time she is the same person', async () => {
  const organisation = await withSignIn('odd.example');
  const first = site.visitor();
  const begun = await signInWith(first, organisation.organisationId, 'fellow@odd.example');
  // Whoever joins this way is asked how they need things too, once.
  const asked = '/account/communication-needs/questions/begin?from=sign-up&next=%2Faccount';
  expect((await begun.finish()).location).toBe(asked);
  expect(await first.get('/account/memberships')).toShow(organisation.name);
  const again = await signInWith(site.visitor(), organisation.organisationId, 'fellow@odd.example');
  expect((await again.finish()).location).toBe('/account');
  const people = await site.db
    .selectFrom('person_email')
    .where('address', '=', 'fellow@odd.example')
    .select('person_id')
    .execute();
  expect(people).toHaveLength(1);
});

test('an organisation cannot take over an account outside its own domain, nor vouch for an unconfirmed address', async () => {
  const organisation = await withSignIn('narrow.example');
  const victim = await make.person({ address: 'victim@elsewhere.example' });
  const takeover = await signInWith(site.visitor(), organisation.organisationId, victim.address);
  expect(await takeover.finish()).toShow('cannot vouch for');
  const unverified = await signInWith(
    site.visitor(),
    organisation.organisationId,
    'unverified@narrow.example',
  );
  expect(await unverified.finish()).toShow('no confirmed e-mail address');
});

test('an answer works once, only in the browser that asked, and not when it was forged', async () => {
  const organisation = await withSignIn('once.example');
  const browser = site.visitor();
  const begun = await signInWith(browser, organisation.organisationId, 'one@once.example');
  const back = signInPaths.fromOrganisation(organisation);
  expect((await site.visitor().post(back, begun.answer)).status).toBe(409);
  expect(await browser.post(back, { ...begun.answer, state: 'forged' })).toShow('did not work');
  expect((await begun.finish()).status).toBe(303);
  expect((await begun.finish()).status).toBe(409);
});

test('a provider that is away is said plainly; only admins set one up', async () => {
  const organisation = await withSignIn('away.example');
  await site.db
    .updateTable('organisation_sign_in')
    .set({ issuer: 'http://127.0.0.1:9' })
    .where('organisation_id', '=', organisation.organisationId)
    .execute();
  expect(
    await site.visitor().post(signInPaths.byOrganisation({ organisationId: organisation.organisationId })),
  ).toShow('does not answer');
  const lead = await site.as(await make.member({ organisation, role: 'lead' }));
  expect((await lead.get(organisationPaths.signIn({ odsCode: organisation.odsCode }))).status).toBe(403);
});

test('an admin finds the sign-in of an organisation from its page and from the settings, and reads what to do', async () => {
  const organisation = await make.organisation({ domain: 'found.example' });
  const at = { odsCode: organisation.odsCode };
  const admin = await site.as(await make.programmeStaff('admin'), { secondFactor: true });
  const address = organisationPaths.signIn(at);
  expect((await admin.get(organisationPaths.show(at))).html).toContain(`href="${address}"`);
  const lead = await site.as(await make.member({ organisation, role: 'lead' }));
  expect((await lead.get(organisationPaths.show(at))).html).not.toContain(`href="${address}"`);
  const form = await admin.get(address);
  expect(form).toShow('register a web application');
  expect(form).toShow(`${site.platform.config.baseUrl}${signInPaths.fromOrganisation(organisation)}`);
  expect(form).toShow('found.example');
  expect(await admin.get(organisationPaths.signIn({ odsCode: (await make.organisation()).odsCode }))).toShow(
    'no domain on record yet',
  );
  await admin.post(address, {
    issuer: await openProvider(organisation),
    clientId: client.id,
    clientSecret: client.secret,
  });
  expect((await admin.get('/settings')).html).toContain(`href="${address}"`);
});
