import { ideaPaths } from '#modules/ideas/public.ts';
import { viewsPaths } from '#modules/projects/project.paths.ts';
import type { Browser } from '#support/browser.ts';
import { expect, test, testSite } from '#support/test.ts';
import { boardPaths } from '../board.paths.ts';
import type { ChosenSymbol } from '../message.rules.ts';

const { site, make } = await testSite();

/** The hidden fields that a page carries, and the values of its buttons by their words. */
function formOf(html: string) {
  const fields: Record<string, string> = {};
  for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g))
    fields[name] ??= value.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const buttons = [...html.matchAll(/<button[^>]*name="press"[^>]*value="([^"]*)"[^>]*>(.*?)<\/button>/gs)];
  return {
    fields,
    pressFor(words: string): string {
      const found = buttons.find(([, , inner = '']) =>
        inner
          .replace(/<[^>]+>/g, '')
          .trim()
          .startsWith(words),
      );
      if (!found) throw new Error(`no button “${words}”`);
      return found[1] ?? '';
    },
  };
}

/** Presses buttons as a browser without scripts does: each page carries the message along. */
async function pressAll(browser: Browser, address: string, words: readonly string[]) {
  let shown = await browser.get(address);
  for (const word of words) {
    const { fields, pressFor } = formOf(shown.html);
    // As browsers send a field that holds nothing.
    fields.selected ??= '';
    const action = shown.html.match(/<form[^>]*action="(\/boards\/[^"]+)"/)?.[1] ?? '';
    shown = await browser.post(action, { ...fields, press: pressFor(word) });
    expect(shown.status, word).toBe(200);
  }
  return shown;
}

async function question() {
  const project = await make.project();
  const owner = await site.as(project.owner);
  const closesOn = new Date(site.clock.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  const answer = await owner.post(viewsPaths.ask(project), { question: 'Do the lights help you?', closesOn });
  return { project, owner, questionId: answer.location?.split('/').at(-1) ?? '' };
}

const symbols: ChosenSymbol[] = [
  { word: 'I like it', picture: 'openmoji:1F44D' },
  { word: 'bigger letters', picture: 'spreadwell:large-print' },
];

test('a person without scripts answers a question in pictures, through boards that open boards; the team sees both', async () => {
  const { owner, questionId } = await question();
  const carer = await site.as(await make.person());
  const page = await carer.get(viewsPaths.show({ questionId }));
  expect(page).toShow('Answer with pictures');
  const shown = await pressAll(
    carer,
    `${boardPaths.show({ boardId: 'start' })}?to=views-question.${questionId}`,
    ['I want', 'About ideas', 'bigger letters', 'safe', 'Delete the last', 'Start', 'yes', 'Check and send'],
  );
  expect(shown).toShow('Did someone help you with your answer?');
  const helped = await carer.post(boardPaths.press({ boardId: 'start' }), {
    ...formOf(shown.html).fields,
    help: 'supporter',
  });
  expect(helped).toShow('Check your message');
  expect(helped).toShow('Yes. My supporter helped me.');
  expect(helped).toShow('Only the team of');
  const { fields } = formOf(helped.html);
  expect(fields).toMatchObject({ body: 'I want bigger letters yes', help: 'supporter' });
  const { body, symbols: sent, help } = fields;
  await carer.post(viewsPaths.answer({ questionId }), { body, symbols: sent, help });
  const team = await owner.get(viewsPaths.show({ questionId }));
  expect(team).toShow('bigger letters');
  expect(team).toShow('with help from their supporter');
  expect(team.html).toContain('/pictures/spreadwell/');
  expect(await carer.get(viewsPaths.show({ questionId }))).toShow('What you sent');
});

test('a comment of staff on an idea carries its pictures', async () => {
  const idea = await make.idea({ visibility: 'everyone' });
  const nurse = await site.as(await make.member());
  expect(await nurse.get(ideaPaths.show(idea))).toShow('Comment with pictures');
  const body = 'I like it bigger letters';
  await nurse.post(ideaPaths.comment(idea), { body, symbols: JSON.stringify(symbols) });
  const shown = await nurse.get(ideaPaths.show(idea));
  expect(shown.html).toContain('openmoji/');
  expect(shown).toShow('CC BY-SA 4.0');
});

test('a comment in symbols is not asked who helped', async () => {
  const idea = await make.idea({ visibility: 'everyone' });
  const nurse = await site.as(await make.member());
  const shown = await nurse.post(boardPaths.press({ boardId: 'start' }), {
    press: 'send',
    message: JSON.stringify(symbols),
    to: `idea.${idea.ideaId}`,
  });
  expect(shown).toShow('Check your message');
});

test('symbols that say something else than the words, or show what is not there, are not stored', async () => {
  const { questionId } = await question();
  const person = await make.person();
  const browser = await site.as(person);
  const stored = async () =>
    (
      await site.db
        .selectFrom('views_answer')
        .where('question_id', '=', questionId)
        .select('symbols')
        .executeTakeFirst()
    )?.symbols;
  await browser.post(viewsPaths.answer({ questionId }), {
    body: 'I hate it',
    symbols: JSON.stringify(symbols),
  });
  expect(await stored()).toBeNull();
  const foreign = [
    { word: 'Hello', picture: `own:${crypto.randomUUID()}` },
    { word: 'there', picture: 'openmoji:NONE' },
  ];
  await browser.post(viewsPaths.answer({ questionId }), {
    body: 'Hello there',
    symbols: JSON.stringify(foreign),
  });
  expect(await stored()).toEqual([{ word: 'Hello' }, { word: 'there' }]);
  await browser.post(viewsPaths.answer({ questionId }), { body: 'Words alone', symbols: '{{{' });
  expect(await stored()).toBeNull();
});

test('a message that names a patient comes back with its words and its pictures', async () => {
  const { questionId } = await question();
  const browser = await site.as(await make.person());
  const body = 'NHS number 943 476 5919';
  const answer = await browser.post(viewsPaths.answer({ questionId }), {
    body,
    symbols: JSON.stringify([{ word: body }]),
  });
  expect(answer).toShow('Leave out names');
  expect(formOf(answer.html).fields.symbols).toContain('943 476 5919');
});

test('a question that one may not answer is no destination: the board says where to look', async () => {
  const { owner, questionId } = await question();
  const address = `${boardPaths.show({ boardId: 'start' })}?to=views-question.${questionId}`;
  expect(await owner.get(address)).not.toShow('You are answering');
  expect(await owner.get(address)).toShow('open what you want to answer first');
  for (const to of [
    'nonsense',
    'idea.x',
    'views-question.00000000-0000-0000-0000-000000000000',
    'x'.repeat(500),
  ])
    expect((await owner.get(`/boards/start?to=${to}`)).status).toBe(200);
});

test.each([
  [{ press: 'say:none' }, 409, 'not on the board any more'],
  [{ press: 'open:00000000-0000-7000-8000-000000000000' }, 409, 'is gone'],
  [{ press: 'send' }, 409, 'Your message is empty'],
  [{ press: 'select:99', message: '[{"word":"a"}]' }, 200, 'a'],
  [{ press: 'earlier', selected: 'x', message: 'not json' }, 200, 'Press a picture to begin'],
  [{ press: 'back', trail: '../../etc,,start' }, 200, 'Start'],
])('a press of %o is answered with words', async (form, status, words) => {
  const answer = await site.visitor().post(boardPaths.press({ boardId: 'start' }), form);
  expect(answer.status).toBe(status);
  expect(answer).toShow(words);
});

test('what was pressed is kept when a press cannot be carried out', async () => {
  const answer = await site
    .visitor()
    .post(boardPaths.press({ boardId: 'start' }), { press: 'say:none', message: JSON.stringify(symbols) });
  expect(formOf(answer.html).fields.message).toContain('bigger letters');
});

test('phrases are their person’s alone', async () => {
  const person = await site.as(await make.person());
  const other = await site.as(await make.person());
  await person.post(boardPaths.savePhrase(), { message: JSON.stringify(symbols) });
  expect(await person.get(boardPaths.phrases())).toShow('bigger letters');
  expect(await person.get(boardPaths.show({ boardId: 'my-phrases' }))).toShow('I like it bigger letters');
  expect(await other.get(boardPaths.phrases())).not.toShow('bigger letters');
  const { id } = await site.db.selectFrom('phrase').select('id').executeTakeFirstOrThrow();
  expect(await other.post(boardPaths.removePhrase({ phraseId: id }))).toShow('gone already');
  const gone = await Promise.all([1, 2].map(() => person.post(boardPaths.removePhrase({ phraseId: id }))));
  expect(gone.filter((answer) => answer.location === boardPaths.phrases())).toHaveLength(1);
  expect((await site.visitor().get(boardPaths.show({ boardId: 'my-phrases' }))).status).toBe(404);
  expect(await person.post(boardPaths.savePhrase(), { message: '' })).toShow('The message is empty');
});
