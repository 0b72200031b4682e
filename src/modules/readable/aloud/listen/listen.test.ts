import { expect, test, testSite } from '#support/test.ts';
import { easyPaths } from '../../documents/easy.paths.ts';
import { aloudPaths } from '../aloud.paths.ts';
import { SpeechStore } from '../speech-store.ts';
import { partsToHear, saidOf } from './parts-to-hear.rules.ts';

const { site, make } = await testSite();
const silent = await testSite({ VOICE: 'no' });

const soundsOf = (html: string) =>
  [...html.matchAll(/<audio[^>]* src="([^"]+)"/g)].map(([, src = '']) => src.replaceAll('&amp;', '&'));

test('a record is heard without scripts: a link on its page, a player for each part, the words beside it', async () => {
  const idea = await make.idea();
  const visitor = site.visitor();
  const link = aloudPaths.listen({ kind: 'idea', ref: idea.ideaId });
  expect((await visitor.get(`/ideas/${idea.ideaId}`)).html).toContain(`<a class="sw-listen" href="${link}"`);
  const listening = await visitor.get(link);
  expect(listening.headers['content-security-policy']).toContain("media-src 'self'");
  const sounds = soundsOf(listening.html);
  expect(sounds.length).toBe([...listening.html.matchAll(/class="sw-part-to-hear"/g)].length);
  expect(sounds.length).toBeGreaterThan(1);
  for (const sound of sounds) {
    const heard = await visitor.get(sound);
    expect(heard).toMatchObject({
      status: 200,
      headers: { 'content-type': 'audio/wav', 'accept-ranges': 'bytes' },
    });
    expect(heard.html.startsWith('RIFF')).toBe(true);
    expect(Number(heard.headers['content-length'])).toBeGreaterThan(10_000);
  }
  const piece = await visitor.get(sounds[0] ?? '', { range: 'bytes=0-3' });
  expect(piece).toMatchObject({ status: 206, html: 'RIFF' });
  expect(String(piece.headers['content-range'])).toMatch(/^bytes 0-3\/\d+$/);
  expect(
    (await visitor.get(aloudPaths.sound({ kind: 'idea', ref: idea.ideaId, mark: '0'.repeat(24) }))).status,
  ).toBe(404);
});

test('pieces of what is not open to everyone come from one making, and only to whoever may hear it', async () => {
  const home = await make.organisation();
  const author = await make.member({ organisation: home });
  const idea = await make.idea({ author, visibility: 'organisation', problem: 'Only we may hear of this.' });
  const colleague = await make.member({ organisation: home });
  const browser = await site.as(colleague);
  const sound =
    soundsOf((await browser.get(aloudPaths.listen({ kind: 'idea', ref: idea.ideaId }))).html)[0] ?? '';
  // Each sentence that is said anew counts as a try.
  const said = async () =>
    (
      await site.db
        .selectFrom('attempt')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirst()
    )?.n;
  const whole = await browser.get(sound);
  const afterOne = await said();
  const pieces = await Promise.all(
    [0, 100, 200].map((from) => browser.get(sound, { range: `bytes=${from}-${from + 99}` })),
  );
  expect(pieces.map(({ status }) => status)).toEqual([206, 206, 206]);
  expect(pieces[0]?.html.startsWith('RIFF')).toBe(true);
  expect(pieces[0]?.headers['content-range']).toBe(`bytes 0-99/${whole.headers['content-length']}`);
  expect(await said()).toBe(afterOne);
  const other = await site.as(colleague);
  await other.get(sound, { range: 'bytes=0-99' });
  expect(await said()).toBeGreaterThan(afterOne ?? 0);
  await site.db
    .updateTable('membership')
    .set({ state: 'ended', ended_at: site.clock.now() })
    .where('person_id', '=', colleague.personId)
    .execute();
  expect((await browser.get(sound, { range: 'bytes=0-99' })).status).toBe(404);
  await browser.post('/sign-out');
  expect((await browser.get(sound)).status).toBe(404);
  expect((await site.visitor().get(sound)).status).toBe(404);
});

test('nobody hears what they may not read, and nothing of it is kept', async () => {
  const home = await make.organisation();
  const author = await make.member({ organisation: home });
  const idea = await make.idea({ author, visibility: 'organisation' });
  const link = aloudPaths.listen({ kind: 'idea', ref: idea.ideaId });
  const colleague = await site.as(await make.member({ organisation: home }));
  const sounds = soundsOf((await colleague.get(link)).html);
  expect(sounds.length).toBeGreaterThan(1);
  const strangers = [site.visitor(), await site.as(await make.person()), await site.as(await make.member())];
  for (const stranger of strangers)
    for (const address of [link, ...sounds]) {
      const answer = await stranger.get(address);
      expect(answer.status).toBe(404);
      expect(answer.html).not.toContain(idea.title);
    }
  const heard = await colleague.get(sounds[0] ?? '');
  expect(heard.status).toBe(200);
  expect(heard.headers['cache-control']).toContain('no-store');
  expect(
    await new SpeechStore(site.platform.config.dataDir).find(idea.title, site.clock.now()),
  ).toBeUndefined();
  // The same check does find what everyone may hear.
  const open = await make.idea({ title: 'Said to everyone here' });
  const [title = ''] = soundsOf(
    (await site.visitor().get(aloudPaths.listen({ kind: 'idea', ref: open.ideaId }))).html,
  );
  expect((await site.visitor().get(title)).headers['cache-control']).toContain('immutable');
  expect(
    await new SpeechStore(site.platform.config.dataDir).find(open.title, site.clock.now()),
  ).toBeDefined();
});

test('in Easy Read it is heard in the easy frame, in the words that are read there', async () => {
  const idea = await make.idea();
  const read = await site.visitor().get(easyPaths.read({ kind: 'idea', ref: idea.ideaId }));
  const [, link = ''] = read.html.match(/<a class="sw-listen" href="([^"]+)"/) ?? [];
  expect(link).toContain('/listen/idea/');
  const listening = await site.visitor().get(link.replaceAll('&amp;', '&'));
  expect(listening.html).toContain('sw-easy-frame');
  expect(soundsOf(listening.html).length).toBeGreaterThan(1);
  expect(listening).toShow('Go back to the page');
});

test('where this site has no voice, the page says so and still has the words', async () => {
  const idea = await silent.make.idea({ title: 'Quiet doors at night' });
  const address = { kind: 'idea', ref: idea.ideaId };
  const listening = await silent.site.visitor().get(aloudPaths.listen(address));
  expect(listening).toShow('This site has no voice just now. All the words are on the page.');
  expect(listening).toShow('Quiet doors at night');
  expect(soundsOf(listening.html)).toEqual([]);
  const { html } = await site
    .visitor()
    .get(aloudPaths.listen({ kind: 'idea', ref: (await make.idea({ title: idea.title })).ideaId }));
  const mark = soundsOf(html)[0]?.match(/\/([0-9a-f]{24})\?/)?.[1] ?? '';
  const sound = await silent.site.visitor().get(aloudPaths.sound({ ...address, mark }));
  expect(sound.status).toBe(503);
  expect(sound).toShow('This site has no voice just now');
});

test('a long part goes on in another, hard words are explained, and nothing is left out', () => {
  const sentence = (text: string) => ({ kind: 'sentence', text, pictures: [], decided: true }) as const;
  const heading = { kind: 'heading', text: 'Why', pictures: [], decided: true } as const;
  const long = Array.from({ length: 40 }, (_one, i) =>
    sentence(`The ${i}th thing takes a breath or two to say it all.`),
  );
  const parts = partsToHear({
    title: 'A title',
    lines: [sentence('An inhaler helps.'), heading, ...long],
    glossary: [{ word: 'inhaler', means: 'a thing to breathe from' }],
  });
  expect(parts.map((part) => part.heading)).toEqual([undefined, undefined, 'Why', 'Why (more)']);
  expect(parts[1]?.sentences).toEqual(['An inhaler helps.', 'inhaler means: a thing to breathe from.']);
  expect(parts.slice(2).flatMap((part) => part.sentences)).toEqual(long.map((line) => line.text));
  expect(saidOf({ heading: 'Why', sentences: ['One. Two.'] }).map(({ text }) => text)).toEqual([
    'Why',
    'One.',
    'Two.',
  ]);
});
