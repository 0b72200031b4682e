import { zipSync } from 'fflate';
import { expect, test, testSite } from '#support/test.ts';
import { boardPicture } from '../../symbols/picture.paths.ts';
import { acceptSymbols } from '../accept-symbols.ts';
import { boardPaths } from '../board.paths.ts';
import { readBoards } from '../read-obf.ts';

const { site, make } = await testSite();
const photo = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>1</script><path d="M0 0h9"/></svg>',
);

async function withBoard() {
  const person = await make.person();
  const browser = await site.as(person);
  const made = await browser.post(boardPaths.begin(), { name: 'My kitchen' });
  const boardId = made.location?.split('/')[2] ?? '';
  return { person, browser, boardId };
}

test('a person makes a board, adds a button with a picture, changes, moves and takes it away', async () => {
  const { browser, boardId } = await withBoard();
  expect(await browser.get(`${boardPaths.edit({ boardId })}?word=tea`)).toShow('tea (proposed)');
  const revise = (form: object) => browser.post(boardPaths.revise({ boardId }), form);
  await revise({ change: 'add', label: 'tea', picture: 'openmoji:2615|tea' });
  await revise({ change: 'add', label: 'my feelings', picture: '', leadsTo: 'feelings' });
  const shown = await browser.get(boardPaths.show({ boardId }));
  expect(shown).toShow('tea');
  expect(shown).toShow('my feelings, opens a board');
  await revise({ change: 'change', button: 'b1', label: 'hot tea', picture: 'as-it-is' });
  await revise({ change: 'later', button: 'b1' });
  expect(await browser.get(boardPaths.show({ boardId }))).toShow('my feelings, opens a board hot tea');
  await revise({ change: 'details', name: 'Kitchen', columns: '2' });
  await revise({ change: 'remove', button: 'b2' });
  expect(await browser.get(boardPaths.show({ boardId }))).not.toShow('my feelings');
  expect(await browser.post(boardPaths.remove({ boardId }))).toMatchObject({ location: boardPaths.list() });
  expect((await browser.get(boardPaths.show({ boardId }))).status).toBe(404);
});

test('nobody else opens, changes, copies, takes away or removes a board', async () => {
  const { boardId } = await withBoard();
  const stranger = await site.as(await make.person());
  for (const path of [boardPaths.show, boardPaths.edit, boardPaths.obf, boardPaths.obz])
    expect((await stranger.get(path({ boardId }))).status).toBe(404);
  for (const path of [boardPaths.press, boardPaths.copy, boardPaths.revise, boardPaths.remove])
    expect((await stranger.post(path({ boardId }), { change: 'remove', button: 'b1' })).status).toBe(404);
});

test('of two changes at once one is made, and the other is told', async () => {
  const { browser, boardId } = await withBoard();
  const answers = await Promise.all(
    ['one', 'two', 'three'].map((label) =>
      browser.post(boardPaths.revise({ boardId }), { change: 'add', label }),
    ),
  );
  const taken = answers.filter((answer) => answer.location !== undefined).length;
  const { obf } = await site.db
    .selectFrom('board')
    .where('id', '=', boardId)
    .select('obf')
    .executeTakeFirstOrThrow();
  expect((obf as { buttons: unknown[] }).buttons).toHaveLength(taken);
  for (const answer of answers) if (!answer.location) expect(answer).toShow('changed in another window');
});

test.each([
  [{ change: 'add', label: '' }, 'Enter the word of the button'],
  [{ change: 'dance' }, 'Choose what to change'],
  [{ change: 'remove', button: 'none' }, 'not on the board any more'],
  [{ change: 'add', label: 'x', leadsTo: crypto.randomUUID() }, 'is gone'],
  [{ change: 'add', label: 'x'.repeat(400) }, 'must be 300 characters or fewer'],
])('a change of %o is answered with words', async (form, words) => {
  const { browser, boardId } = await withBoard();
  expect(await browser.post(boardPaths.revise({ boardId }), form)).toShow(words);
});

test('an own picture is made harmless, seen by its owner alone, and by readers once it was sent', async () => {
  const { person, browser, boardId } = await withBoard();
  await browser.upload(boardPaths.revise({ boardId }), { change: 'add', label: 'my cup', picture: '' }, [
    { field: 'photo', name: 'cup.svg', bytes: photo },
  ]);
  const { id: fileId } = await site.db
    .selectFrom('board_file')
    .where('person_id', '=', person.personId)
    .select('id')
    .executeTakeFirstOrThrow();
  const picture = await browser.get(boardPicture({ fileId }));
  expect(picture.html).toContain('<path');
  expect(picture.html).not.toMatch(/script|onload/);
  expect(picture.headers['content-security-policy']).toContain("default-src 'none'");
  expect(picture.headers['x-content-type-options']).toBe('nosniff');
  expect(picture.headers['content-disposition']).toContain('attachment');
  expect((await site.visitor().get(boardPicture({ fileId }))).status).toBe(404);
  const symbols = JSON.stringify([{ word: 'my cup', picture: `own:${fileId}` }]);
  const sent = { body: 'my cup', symbols, at: site.clock.now() };
  const stranger = await make.person();
  await site.db.transaction().execute((tx) => acceptSymbols(tx, { ...sent, personId: stranger.personId }));
  expect((await site.visitor().get(boardPicture({ fileId }))).status).toBe(404);
  await site.db.transaction().execute((tx) => acceptSymbols(tx, { ...sent, personId: person.personId }));
  expect((await site.visitor().get(boardPicture({ fileId }))).status).toBe(200);
  const notAPicture = await browser.upload(boardPaths.revise({ boardId }), { change: 'add', label: 'x' }, [
    { field: 'photo', name: 'x.png', bytes: Buffer.from('hello') },
  ]);
  expect(notAPicture).toShow('The file is no picture');
});

test('boards of another program come in with a report, lead to each other, and go out as they were', async () => {
  const browser = await site.as(await make.person());
  const board = (id: string, more: object) =>
    Buffer.from(JSON.stringify({ format: 'open-board-0.1', id, name: `Board ${id}`, ...more }));
  const obz = Buffer.from(
    zipSync({
      'manifest.json': Buffer.from(
        JSON.stringify({
          format: 'open-board-0.1',
          root: 'a.obf',
          paths: { boards: { a: 'a.obf', b: 'deep/b.obf' } },
          ext_talker: 1,
        }),
      ),
      'a.obf': board('a', {
        ext_talker_speed: 3,
        buttons: [
          { id: 1, label: 'more', load_board: { path: 'deep/b.obf' } },
          { id: 2, label: 'hello', image_id: 'p', action: ':dance', background_color: 'rgb(255, 230, 0)' },
          { id: 3, label: 'nul \u0000 here' },
        ],
        grid: { rows: 1, columns: 3, order: [[1, 2, 3]] },
        images: [{ id: 'p', path: 'images/p.svg', symbol: { set: 'bci', filename: '1234.svg' } }],
      }),
      'deep/b.obf': board('b', { buttons: [{ id: 'x', label: 'inside' }] }),
      'images/p.svg': photo,
    }),
  );
  const answer = await browser.upload(boardPaths.import(), {}, [
    { field: 'boards', name: 'mine.obz', bytes: obz },
  ]);
  const report = await browser.follow(answer);
  expect(report).toShow('2 boards are here');
  expect(report).toShow(':dance');
  const boardId = report.html.match(/\/boards\/([0-9a-f-]{36})"/)?.[1] ?? '';
  const shown = await browser.get(boardPaths.show({ boardId }));
  expect(shown).toShow('more, opens a board');
  expect(shown.html).toContain('&quot;bci&quot;:&quot;1234&quot;');
  const opened = shown.html.match(/value="open:([0-9a-f-]{36})"/)?.[1] ?? '';
  expect(await browser.get(boardPaths.show({ boardId: opened }))).toShow('inside');
  const { id: setId } = await site.db
    .selectFrom('board_set')
    .orderBy('id', 'desc')
    .select('id')
    .executeTakeFirstOrThrow();
  expect((await site.visitor().get(boardPaths.imported({ setId }))).location).toContain('/sign-in');
  expect((await (await site.as(await make.person())).get(boardPaths.imported({ setId }))).status).toBe(404);
});

test('a starter board goes out with its pictures and licences, and comes back the same', async () => {
  const answer = await site.visitor().get(boardPaths.obf({ boardId: 'feelings' }));
  expect(answer.headers['content-disposition']).toContain('Feelings.obf');
  const { set, report } = await readBoards(Buffer.from(answer.html));
  expect(report).toEqual([]);
  expect(set.boards[0]?.name).toBe('Feelings');
  expect(set.boards[0]?.images[0]).toMatchObject({
    license: { type: expect.any(String), author_name: expect.any(String) },
  });
  expect(set.files.size).toBeGreaterThan(5);
  expect((await site.visitor().get(boardPaths.obz({ boardId: 'start' }))).status).toBe(200);
});

test('a file that cannot be taken is refused with words', async () => {
  const browser = await site.as(await make.person());
  const bring = (bytes: Buffer) =>
    browser.upload(boardPaths.import(), {}, [{ field: 'boards', name: 'x.obz', bytes }]);
  const refused = await bring(Buffer.from('PK\u0003\u0004broken'));
  expect(refused.status).toBe(422);
  expect(refused).toShow('not a whole ZIP');
  expect(await bring(Buffer.from('{"id":'))).toShow('not written as a board');
  expect(await browser.upload(boardPaths.import(), {}, [])).toShow('Choose a file that is not empty');
});

test('whoever copies a starter board has one of their own', async () => {
  const browser = await site.as(await make.person());
  const copied = await browser.follow(browser.post(boardPaths.copy({ boardId: 'food' })));
  expect(copied).toShow('My food and drink');
  expect(copied).toShow('breakfast');
});
