import { expect, test, testSite } from '#support/test.ts';

const { site, make } = await testSite({ PAGE_CACHE: 'yes' });

async function get(headers: Record<string, string> = {}, url = '/ideas') {
  await site.platform.site.refresh();
  return site.server.inject({ url, headers: { 'accept-encoding': 'identity', ...headers } });
}
/** Of one answer alone: how much a visitor may still ask for, and when. */
const lasting = ({ headers }: Awaited<ReturnType<typeof get>>) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(?:x-ratelimit|date|connection)/.test(name)),
  );

test('a kept page is the page, with all its headers, in the coding that was asked for', async () => {
  const first = await get();
  const kept = await get();
  expect(kept.statusCode).toBe(200);
  expect(kept.body).toBe(first.body);
  expect(lasting(kept)).toEqual(lasting(first));
  expect(kept.headers).toMatchObject({ 'x-frame-options': 'DENY', vary: 'accept-encoding, cookie' });
  expect(kept.headers['content-security-policy']).toContain("default-src 'none'");
  const packed = await get({ 'accept-encoding': 'gzip, br' });
  expect(packed.headers['content-encoding']).toBe('br');
  expect(Number(packed.headers['content-length'])).toBeLessThan(first.body.length / 2);
  const known = await get({ 'if-none-match': String(first.headers.etag) });
  expect(known.statusCode).toBe(304);
  expect(known.body).toBe('');
});

test('whoever is signed in, is told something, or reads in large print gets a page of their own', async () => {
  const visitors = (await get()).body;
  const browser = await site.as(await make.member());
  const own = await browser.get('/ideas');
  expect(own.text).not.toBe(visitors);
  expect((await get()).body).toBe(visitors);
  const notice = `notice=${Buffer.from('Your draft is gone').toString('base64url')}`;
  expect((await get({ cookie: notice })).body).toContain('Your draft is gone');
  expect((await get()).body).not.toContain('Your draft is gone');
  const large = (await get({ cookie: 'view=24' })).body;
  expect(large).not.toBe(visitors);
  expect((await get({ cookie: 'view=24' })).body).toBe(large);
});

test('an idea that was posted stands in the list, and one that was hidden does not, though the list was kept', async () => {
  await get();
  const idea = await make.idea({ title: 'A clock that patients can read at night', visibility: 'everyone' });
  await make.told(idea);
  await site.catchUp();
  expect((await get()).body).toContain('A clock that patients can read at night');
  await make.ideaHidden(idea.ideaId);
  await site.catchUp();
  expect((await get()).body).not.toContain('A clock that patients can read at night');
});
