import { afterEach, describe, vi } from 'vitest';
import { expect, test, testSite } from '#support/test.ts';
import { readFindCommand, runQuery } from './find.command.ts';

const { site, make } = await testSite();

afterEach(() => vi.restoreAllMocks());

/** What a command printed, and how it ended. */
async function query(text: string, as: string | undefined, json = true) {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const complained = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const code = await runQuery(site.platform, { text, as, json });
  return {
    code,
    said: said.mock.calls.flat().join('\n'),
    complained: complained.mock.calls.flat().join('\n'),
  };
}

describe('spreadwell find query', () => {
  test('says what the site would show to this person, as JSON that others can read', async () => {
    const author = await make.member();
    const idea = await make.told(
      await make.idea({
        author,
        visibility: 'staff',
        title: 'Walrus lanterns so that patients stop falling at night',
      }),
    );
    await site.catchUp();
    const shown = await query('walrus patients falling at night', ` ${author.address.toUpperCase()} `);
    expect(shown).toMatchObject({ code: 0, complained: '' });
    const answer = JSON.parse(shown.said) as {
      state: string;
      total: number;
      hits: { id: string; snippet: string }[];
    };
    expect(answer).toMatchObject({ state: 'ready', total: 1, hits: [{ id: idea.ideaId }] });
    // Marks are for pages.
    expect(answer.hits[0]?.snippet).toMatch(/\w/);
    expect(answer.hits[0]?.snippet).not.toMatch(/\p{Cc}/u);
    vi.restoreAllMocks();

    const asVisitor = await query('walrus', undefined);
    expect(JSON.parse(asVisitor.said)).toMatchObject({ total: 0, hits: [] });
    vi.restoreAllMocks();

    const inWords = await query('walrus', author.address, false);
    expect(inWords.said).toMatch(
      /idea\s+Walrus lanterns so that patients stop falling at night\s+\[Has “walrus”/,
    );
    expect(inWords.said).toMatch(/\n1 found$/);
  });

  test('refuses an address that nobody holds', async () => {
    const refused = await query('walrus', 'nobody@people.example');
    expect(refused).toEqual({
      code: 1,
      said: '',
      complained: 'Nobody here holds the verified address nobody@people.example.',
    });
  });

  test('takes its words in any order, and no option without what belongs to it', () => {
    const meant = { what: 'query', text: 'bed sores', as: 'a@b.example', json: true };
    expect(readFindCommand(['query', 'bed sores', '--as', 'a@b.example', '--json'])).toEqual(meant);
    expect(readFindCommand(['query', '--json', '--as', 'a@b.example', 'bed sores'])).toEqual(meant);
    expect(readFindCommand(['query', 'bed sores', '--as'])).toBeUndefined();
    expect(readFindCommand(['query', 'bed sores', '--as', '--json'])).toBeUndefined();
    expect(readFindCommand(['query', 'bed', 'sores'])).toBeUndefined();
    expect(readFindCommand(['evaluate', '--collection'])).toBeUndefined();
  });
});
