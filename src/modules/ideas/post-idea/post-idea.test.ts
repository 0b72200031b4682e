import { expect, test, testSite } from '#support/test.ts';
import { draftPaths, ideaPaths } from '../idea.paths.ts';

const { site, make } = await testSite();

const written = {
  problem: 'Patients on our ward keep falling at night on the way to the toilet.',
  proposal: 'Put a small light under each bed that goes on when feet touch the floor.',
  helps: 'Older patients and the night staff',
};

async function draftIn(answer: Promise<{ location: string | undefined }>): Promise<string> {
  return (await answer).location?.match(/draft=([0-9a-f-]{36})/)?.[1] ?? '';
}

test('a nurse posts an idea: three questions and who may see it', async () => {
  const nurse = await make.member();
  const browser = await site.as(nurse);
  const preview = await browser.post(ideaPaths.preview(), { ...written, visibility: 'organisation' });
  const draftId = preview.location?.match(/draft=(.*)/)?.[1] ?? '';
  expect(await browser.get(preview.location ?? '')).toShow('Before you post');
  const posted = await browser.follow(browser.post(ideaPaths.post(), { draftId }));
  expect(posted).toShow('Your idea is posted');
  expect(posted).toShow('Patients on our ward keep falling at night');
  expect(await browser.get(draftPaths.list())).toShow('There are none');
  const events = await site.events('idea.posted');
  expect(events.at(-1)).toMatchObject({
    actor: nurse.personId,
    payload: { visibility: 'organisation', anonymous: false },
  });
});

test('nothing is chosen beforehand, and what is missing is said', async () => {
  const browser = await site.as(await make.member());
  expect((await browser.get(ideaPaths.begin())).html).not.toContain('checked');
  const answer = await browser.post(ideaPaths.preview(), { problem: 'Only this' });
  expect(answer.status).toBe(422);
  expect(answer).toShow('Choose who may see it');
  expect(answer).toShow('Enter what the idea is');
  expect(answer.html).toContain('Only this');
});

test('wider than the organisation, it asks about patents first', async () => {
  const browser = await site.as(await make.member());
  for (const [patentable, words] of [
    [undefined, 'Say whether this could be patented'],
    ['unsure', 'Telling others may lose a patent'],
  ] as const) {
    const draftId = await draftIn(
      browser.post(ideaPaths.preview(), {
        ...written,
        visibility: 'everyone',
        ...(patentable ? { patentable } : {}),
      }),
    );
    expect(await browser.post(ideaPaths.post(), { draftId })).toShow(words);
  }
});

test('what looks like a patient is pointed out with its place, and must be mended or justified', async () => {
  const browser = await site.as(await make.member());
  const draftId = await draftIn(
    browser.post(ideaPaths.preview(), {
      ...written,
      problem: 'Mrs Patel, NHS number 943 476 5919, fell twice.',
      visibility: 'organisation',
    }),
  );
  const preview = await browser.get(`${ideaPaths.preview()}?draft=${draftId}`);
  expect(preview).toShow('943 476 5919');
  expect(preview).toShow('Mrs Patel');
  expect((await browser.post(ideaPaths.post(), { draftId })).status).toBe(409);
  const justified = await browser.post(ideaPaths.post(), {
    draftId,
    justification: 'A made-up example from our training',
  });
  expect(justified.status).toBe(303);
});

test('write first, sign in last: a draft begun without an account is posted after signing in, from the same browser only', async () => {
  const browser = site.visitor();
  const draftId = await draftIn(
    browser.post(ideaPaths.preview(), { ...written, visibility: 'staff', patentable: 'no' }),
  );
  const held = await browser.post(ideaPaths.post(), { draftId });
  expect(held.location).toContain('/sign-in');
  const nurse = await make.member();
  const elsewhere = await site.as(nurse);
  expect(await elsewhere.post(ideaPaths.post(), { draftId })).toShow('posted or thrown away already');
  const here = await site.as(nurse);
  Object.assign(here.cookies, { browser: browser.cookies.browser });
  expect((await here.post(ideaPaths.post(), { draftId })).status).toBe(303);
});

test('a draft belongs to nobody else, and is gone after 30 days', async () => {
  const browser = await site.as(await make.member());
  const draftId = await draftIn(browser.post(draftPaths.keep(), { problem: 'Half a thought' }));
  const other = await site.as(await make.member());
  expect((await other.get(`${ideaPaths.begin()}?draft=${draftId}`)).html).not.toContain('Half a thought');
  expect((await other.post(draftPaths.discard({ draftId }))).status).toBe(409);
  expect(await browser.get(draftPaths.list())).toShow('Half a thought');
  site.clock.forward({ days: 31 });
  const later = await site.as(await make.member());
  expect((await later.get(`${ideaPaths.begin()}?draft=${draftId}`)).html).not.toContain('Half a thought');
  expect(
    (await site.db.selectFrom('event').where('subject', '=', draftId).select('id').execute()).length,
  ).toBe(0);
  site.clock.forward({ days: -31 });
});

test('two clicks post one idea', async () => {
  const browser = await site.as(await make.member());
  const draftId = await draftIn(
    browser.post(ideaPaths.preview(), { ...written, title: 'Clicked twice', visibility: 'organisation' }),
  );
  const answers = await Promise.all([
    browser.post(ideaPaths.post(), { draftId }),
    browser.post(ideaPaths.post(), { draftId }),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409]);
  const ideas = await site.db.selectFrom('idea').where('title', '=', 'Clicked twice').select('id').execute();
  expect(ideas).toHaveLength(1);
});

test('an anonymous author is named nowhere', async () => {
  const author = await make.member({ name: 'Quiet Quentin' });
  const browser = await site.as(author);
  const draftId = await draftIn(
    browser.post(ideaPaths.preview(), {
      ...written,
      title: 'Unsigned',
      visibility: 'everyone',
      patentable: 'no',
      anonymous: 'yes',
    }),
  );
  const address = (await browser.post(ideaPaths.post(), { draftId })).location ?? '';
  const colleague = await site.as(await make.member({ organisation: author.organisation, role: 'lead' }));
  expect(await colleague.get(address)).toShow('A member of staff');
  expect((await colleague.get(address)).html).not.toContain('Quentin');
  expect((await colleague.get(`${address}/history`)).html).not.toContain('Quentin');
  const event = (await site.events('idea.posted')).at(-1);
  expect(event).toMatchObject({ actor: null });
  expect(JSON.stringify(event)).not.toContain(author.personId);
});

test('who waits for a lead is told so, and the draft is kept', async () => {
  const nurse = await make.person({ kind: 'staff' });
  const browser = await site.as(nurse);
  const draftId = await draftIn(
    browser.post(ideaPaths.preview(), { ...written, visibility: 'organisation' }),
  );
  expect(await browser.post(ideaPaths.post(), { draftId })).toShow('kept in your drafts');
  expect(await browser.get(draftPaths.list())).toShow('Patients on our ward');
});

test('similar ideas are shown before posting, and one can be joined instead', async () => {
  const first = await make.member();
  const writer = await site.as(first);
  const firstDraft = await draftIn(
    writer.post(ideaPaths.preview(), { ...written, visibility: 'everyone', patentable: 'no' }),
  );
  await writer.post(ideaPaths.post(), { draftId: firstDraft });
  await site.catchUp();
  const browser = await site.as(await make.member());
  const preview = await browser.post(ideaPaths.preview(), {
    problem: 'Falls at night when patients go to the toilet in the dark.',
    proposal: 'Lights under beds.',
    helps: 'Patients',
    visibility: 'everyone',
    patentable: 'no',
  });
  const shown = await browser.follow(preview);
  expect(shown).toShow('Has someone done this?');
  expect(shown).toShow('Join this instead');
  const [, subjectId] = shown.html.match(/name="subjectId" value="([^"]+)"/) ?? [];
  const draftId = preview.location?.match(/draft=(.*)/)?.[1] ?? '';
  const joined = await browser.post(draftPaths.join({ draftId }), { kind: 'idea', subjectId });
  expect(joined.location).toBe(ideaPaths.show({ ideaId: subjectId ?? '' }));
  expect(await browser.get(draftPaths.list())).toShow('There are none');
});

test.each([
  ['emoji and right-to-left words', 'فكرة جيدة 🛏️ שלום'],
  ['a script', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['direction overrides and controls', 'safe\u202Etxt.exe\u0000\u0007'],
])('%s are kept as text', async (_what, problem) => {
  const browser = await site.as(await make.member());
  const draftId = await draftIn(
    browser.post(ideaPaths.preview(), { ...written, problem, visibility: 'organisation' }),
  );
  const posted = await browser.follow(browser.post(ideaPaths.post(), { draftId }));
  expect(posted.status).toBe(200);
  expect(posted.html).not.toContain('<script>alert');
  expect(posted.html).not.toContain('\u202e');
  expect(posted).toShow(problem.replace('\u202e', '').slice(0, 7));
});

test.each([
  ['too long', { ...written, problem: 'x'.repeat(6_000), visibility: 'staff' }],
  ['wrong type', { ...written, problem: { deep: { deeper: 'x' } }, visibility: 'staff' }],
  ['repeated', { ...written, visibility: ['staff', 'everyone'] }],
  ['another choice', { ...written, visibility: 'nobody' }],
  ['an id that is none', { ...written, visibility: 'staff', draftId: "1' or '1'='1" }],
])('bad input gets a clear message, never a fault: %s', async (_what, form) => {
  const browser = await site.as(await make.member());
  const answer = await browser.post(ideaPaths.preview(), form);
  expect([303, 422]).toContain(answer.status);
});

test('who must answer, and by when, is promised on the page that follows', async () => {
  const lead = await make.member({ name: 'Lena Lead', role: 'lead' });
  const browser = await site.as(await make.member({ organisation: lead.organisation }));
  const draftId = await draftIn(
    browser.post(ideaPaths.preview(), { ...written, visibility: 'organisation' }),
  );
  const posted = await browser.follow(browser.post(ideaPaths.post(), { draftId }));
  expect(posted).toShow('Lena Lead is to answer it by');
  expect(posted).toShow('No answer yet. Lena Lead is to answer by');
  await site.catchUp();
});

test('who is not staff is told before writing, and what to do if she is', async () => {
  const patient = await site.as(await make.person({ kind: 'public' }));
  const page = await patient.get(ideaPaths.begin());
  expect(page).toShow('Ideas are posted by staff');
  expect(page).toShow('join with the e-mail address that your work gave you');
  expect(page.html).not.toContain('name="problem"');
});
