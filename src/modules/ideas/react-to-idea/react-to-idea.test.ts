import fc from 'fast-check';
import { addDays, londonToday } from '#kit/local-date.ts';
import { type Viewer, visitor } from '#kit/viewer.ts';
import { findPersonAsViewer } from '#platform/session/session.queries.ts';
import { expect, test, testSite } from '#support/test.ts';
import { escalateOverdue } from '../answer.queries.ts';
import { commentPaths, dutyPaths, ideaPaths, needPaths } from '../idea.paths.ts';
import { mayReadIdea } from '../idea.policy.ts';
import { findIdea } from '../idea.queries.ts';

const { site, make } = await testSite();

test('a person backs an idea once, however often they click', async () => {
  const idea = await make.idea();
  const nurse = await site.as(await make.member());
  const address = ideaPaths.support({ ideaId: idea.ideaId });
  const answers = await Promise.all([nurse.post(address), nurse.post(address), nurse.post(address)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409, 409]);
  expect(await nurse.get(ideaPaths.show({ ideaId: idea.ideaId }))).toShow('1 person backs this');
  await nurse.post(ideaPaths.supportWithdrawal({ ideaId: idea.ideaId }));
  expect(await nurse.get(ideaPaths.show({ ideaId: idea.ideaId }))).toShow('0 people back this');
});

test('nobody backs their own idea, patients and visitors back none', async () => {
  const idea = await make.idea();
  const address = ideaPaths.support({ ideaId: idea.ideaId });
  expect(await (await site.as(idea.author)).post(address)).toShow('You wrote this idea');
  expect((await (await site.as(await make.person())).post(address)).status).toBe(403);
  expect((await site.visitor().post(address)).location).toContain('/sign-in');
});

test('someone who may not see an idea cannot learn that it exists', async () => {
  const idea = await make.idea({ visibility: 'organisation' });
  const stranger = await site.as(await make.member());
  for (const path of [ideaPaths.show, ideaPaths.history])
    expect((await stranger.get(path({ ideaId: idea.ideaId }))).status).toBe(404);
  for (const path of [
    ideaPaths.support,
    ideaPaths.comment,
    ideaPaths.follow,
    ideaPaths.stuckToo,
    ideaPaths.merge,
  ])
    expect((await stranger.post(path({ ideaId: idea.ideaId }), { body: 'x' })).status).toBe(404);
  expect(await stranger.get(ideaPaths.list())).not.toShow(idea.title);
});

test('policy and SQL agree on who may read an idea', async () => {
  const home = await make.organisation();
  const people: Viewer[] = [visitor];
  for (const person of [
    await make.member({ organisation: home }),
    await make.member({ organisation: home, role: 'lead' }),
    await make.member(),
    await make.person(),
  ]) {
    const viewer = await findPersonAsViewer(site.db, person.personId, site.clock.now());
    if (viewer) people.push(viewer);
  }
  const author = await make.member({ organisation: home });
  const self = await findPersonAsViewer(site.db, author.personId, site.clock.now());
  if (self)
    people.push(self, {
      ...self,
      personId: people[3]?.kind === 'person' ? people[3].personId : '',
      memberships: [],
      programmeRoles: ['moderator'],
    });
  const idea = await make.idea({ author });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...people),
      fc.constantFrom('organisation' as const, 'staff' as const, 'everyone' as const),
      fc.boolean(),
      async (viewer, visibility, hidden) => {
        await site.db
          .updateTable('idea')
          .set({ visibility, hidden_at: hidden ? new Date() : null })
          .where('id', '=', idea.ideaId)
          .execute();
        const bySql = (await findIdea(site.db, viewer, idea.ideaId)) !== undefined;
        const byPolicy = mayReadIdea(viewer, {
          visibility,
          hidden,
          organisationId: home.organisationId,
          authorId: author.personId,
        });
        expect(bySql).toBe(byPolicy);
      },
    ),
    { numRuns: 60 },
  );
});

test('comments: written, answered, taken back; patients’ details pointed out; the author stays unnamed', async () => {
  const author = await make.member({ name: 'Quiet Quentin' });
  const idea = await make.idea({ author, anonymous: true });
  const address = ideaPaths.comment({ ideaId: idea.ideaId });
  const nurse = await site.as(await make.member({ name: 'Nia Nurse' }));
  expect(await nurse.post(address, { body: 'Mr Brown, born 1 May 1940, liked it' })).toShow(
    'Could this tell who a patient is?',
  );
  const written = await nurse.post(address, { body: 'Who pays for the lights?' });
  const commentId = written.location?.split('comment-')[1] ?? '';
  const reply = await (await site.as(author)).post(address, {
    body: 'The charity does.',
    replyTo: commentId,
  });
  expect(reply.status).toBe(303);
  const page = await nurse.get(ideaPaths.show({ ideaId: idea.ideaId }));
  expect(page).toShow('2 comments');
  expect(page).toShow('The author, a member of staff');
  expect(page.html).not.toContain('Quentin');
  expect((await site.events('comment.written')).at(-1)).toMatchObject({ actor: null });
  expect((await (await site.as(await make.member())).post(commentPaths.withdraw({ commentId }))).status).toBe(
    404,
  );
  await nurse.post(commentPaths.withdraw({ commentId }));
  expect(await nurse.get(ideaPaths.show({ ideaId: idea.ideaId }))).not.toShow('Who pays');
});

test('its organisation answers with a reason; until then a named lead holds the date, or programme staff where there is none', async () => {
  const organisation = await make.organisation();
  const orphan = await make.idea({ author: await make.member({ organisation }) });
  await site.catchUp();
  expect(await site.visitor().get(ideaPaths.show({ ideaId: orphan.ideaId }))).toShow(
    'programme staff hold this',
  );

  const lead = await make.member({ name: 'Lena Lead', role: 'lead' });
  const author = await make.member({ organisation: lead.organisation });
  const browser = await site.as(author);
  const draft = await browser.post(ideaPaths.preview(), {
    problem: 'A',
    proposal: 'B',
    helps: 'C',
    visibility: 'everyone',
    patentable: 'no',
  });
  const draftId = draft.location?.split('draft=')[1] ?? '';
  const address = (await browser.post(ideaPaths.post(), { draftId })).location ?? '';
  await site.catchUp();
  expect(await browser.get(address)).toShow('Lena Lead is to answer by');
  expect(await (await site.as(lead)).get(dutyPaths.list())).toShow('An idea waits for an answer');
  const ideaId = address.split('/').at(-1) ?? '';
  expect((await browser.post(ideaPaths.answer({ ideaId }), { kind: 'done', reason: 'x' })).status).toBe(403);
  expect(await (await site.as(lead)).post(ideaPaths.answer({ ideaId }), { kind: 'planned' })).toShow(
    'Enter the reason',
  );
  await (await site.as(lead)).post(ideaPaths.answer({ ideaId }), {
    kind: 'not-now',
    reason: 'No money before April.',
  });
  await site.catchUp();
  expect(await site.visitor().get(address)).toShow('No money before April.');
  expect(await browser.get('/notices')).toShow('There is an answer to the idea');
});

test('an overdue answer escalates once, and those who owe it are told', async () => {
  const lead = await make.member({ role: 'lead' });
  const idea = await make.idea({ author: await make.member({ organisation: lead.organisation }) });
  const moderator = await make.programmeStaff('moderator');
  await site.db
    .insertInto('answer_duty')
    .values({
      id: crypto.randomUUID(),
      subject_kind: 'idea',
      subject_id: idea.ideaId,
      organisation_id: lead.organisation.organisationId,
      holder_id: lead.personId,
      held_for: 'organisation',
      due_on: addDays(londonToday(site.clock.now()), -1),
    })
    .execute();
  expect(await escalateOverdue(site.db, site.clock.now())).toBe(1);
  expect(await escalateOverdue(site.db, site.clock.now())).toBe(0);
  await site.catchUp();
  expect(await (await site.as(moderator, { secondFactor: true })).get('/notices')).toShow(
    'still waits for an answer',
  );
  expect(await (await site.as(moderator, { secondFactor: true })).get(dutyPaths.list())).toShow('Overdue');
});

test('needs: anyone says where they are stuck; staff comment; its author says what met it', async () => {
  const patient = await make.person();
  const browser = await site.as(patient);
  expect(
    await browser.post(needPaths.post(), {
      title: 'Letters',
      detail: 'I cannot read them',
      visibility: 'organisation',
    }),
  ).toShow('You belong to no organisation here');
  const posted = await browser.post(needPaths.post(), {
    title: 'Letters',
    detail: 'I cannot read them',
    visibility: 'everyone',
  });
  const needId = posted.location?.split('/').at(-1) ?? '';
  expect(await site.visitor().get(needPaths.list())).toShow('Letters');
  const nurse = await site.as(await make.member());
  expect((await nurse.post(needPaths.comment({ needId }), { body: 'We have large print.' })).status).toBe(
    303,
  );
  expect(
    (await (await site.as(await make.person())).post(needPaths.comment({ needId }), { body: 'Me too' }))
      .status,
  ).toBe(403);
  const project = await make.project();
  expect(await nurse.post(needPaths.met({ needId }), { how: 'met', projectId: project.projectId })).toShow(
    'Only who posted a need',
  );
  expect(
    (await browser.post(needPaths.met({ needId }), { how: 'met', projectId: project.projectId })).status,
  ).toBe(303);
  expect(await site.visitor().get(needPaths.show({ needId }))).toShow(project.title);
});

test('we are stuck on this too, and we already do this', async () => {
  const idea = await make.idea();
  const nurse = await make.member();
  const browser = await site.as(nurse);
  const both = await Promise.all([
    browser.post(ideaPaths.stuckToo({ ideaId: idea.ideaId }), { detail: 'Every night.' }),
    browser.post(ideaPaths.stuckToo({ ideaId: idea.ideaId }), { detail: 'Every night.' }),
  ]);
  expect(both.map((answer) => answer.status).sort()).toEqual([303, 409]);
  const project = await make.project();
  const secret = await make.project({ visibility: 'organisation' });
  const link = ideaPaths.doneBy({ ideaId: idea.ideaId });
  expect(await browser.post(link, { address: `https://x.example/projects/${secret.projectId}` })).toShow(
    'Choose one of your projects',
  );
  expect(
    (await browser.post(link, { address: `https://x.example/projects/${project.projectId}` })).status,
  ).toBe(303);
  const page = await site.visitor().get(ideaPaths.show({ ideaId: idea.ideaId }));
  expect(page).toShow('1 place is stuck on this');
  expect(page).toShow(project.title);
});

test('merging: support counted once, comments move, authors told, the old address redirects, nothing is widened', async () => {
  const [first, second] = [
    await make.idea({ title: 'Lights under beds' }),
    await make.idea({ title: 'Bed lights' }),
  ];
  const both = await make.member();
  const one = await make.member();
  for (const [person, idea] of [
    [both, first],
    [both, second],
    [one, first],
  ] as const)
    await (await site.as(person)).post(ideaPaths.support({ ideaId: idea.ideaId }));
  await (await site.as(one)).post(ideaPaths.comment({ ideaId: first.ideaId }), {
    body: 'Where to buy them?',
  });
  const moderator = await site.as(await make.programmeStaff('moderator'), { secondFactor: true });
  const inner = await make.idea({ visibility: 'organisation' });
  expect(await moderator.post(ideaPaths.merge({ ideaId: inner.ideaId }), { into: second.ideaId })).toShow(
    'open to more people',
  );
  expect(
    (await (await site.as(one)).post(ideaPaths.merge({ ideaId: first.ideaId }), { into: second.ideaId }))
      .status,
  ).toBe(403);
  const merged = await Promise.all([
    moderator.post(ideaPaths.merge({ ideaId: first.ideaId }), { into: second.ideaId }),
    moderator.post(ideaPaths.merge({ ideaId: second.ideaId }), { into: first.ideaId }),
  ]);
  expect(merged.map((answer) => answer.status).sort()).toEqual([303, 409]);
  const stays = merged[0]?.status === 303 ? second : first;
  const gone = stays === second ? first : second;
  const old = await site.visitor().get(ideaPaths.show({ ideaId: gone.ideaId }));
  expect(old.status).toBe(301);
  expect(old.location).toBe(ideaPaths.show({ ideaId: stays.ideaId }));
  const page = await site.visitor().get(ideaPaths.show({ ideaId: stays.ideaId }));
  // both, one, and the author of the merged idea
  expect(page).toShow('3 people back this');
  expect(page).toShow('Where to buy them?');
  await site.catchUp();
  expect(await (await site.as(gone.author)).get('/notices')).toShow('was merged into');
});

test('support is counted once per person through any sequence of merges', async () => {
  const moderator = await site.as(await make.programmeStaff('moderator'), { secondFactor: true });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 5 }),
      fc.array(fc.tuple(fc.nat(2), fc.nat(3)), { maxLength: 8 }),
      async (merges, supports) => {
        const author = await make.member();
        const ideas = await Promise.all(Array.from({ length: 4 }, () => make.idea({ author })));
        const people = [await make.member(), await make.member(), await make.member()];
        const expected = new Set<string>();
        for (const [person, idea] of supports) {
          const who = people[person];
          const what = ideas[idea];
          if (!who || !what) continue;
          await (await site.as(who)).post(ideaPaths.support({ ideaId: what.ideaId }));
          expected.add(who.personId);
        }
        for (const [from, into] of merges)
          await moderator.post(ideaPaths.merge({ ideaId: ideas[from]?.ideaId ?? '' }), {
            into: ideas[into]?.ideaId ?? '',
          });
        const rows = await site.db
          .selectFrom('idea')
          .where('author_id', '=', author.personId)
          .select(['id', 'state', 'supporter_count', 'merged_into'])
          .execute();
        const standing = rows.filter((row) => row.state !== 'merged');
        const backers = await site.db
          .selectFrom('idea_support')
          .where(
            'idea_id',
            'in',
            rows.map((row) => row.id),
          )
          .select(['idea_id', 'person_id'])
          .execute();
        expect(new Set(backers.map((row) => row.person_id))).toEqual(expected);
        for (const idea of standing)
          expect(idea.supporter_count).toBe(backers.filter((row) => row.idea_id === idea.id).length);
        for (const idea of rows)
          if (idea.merged_into) expect(standing.map((row) => row.id)).toContain(idea.merged_into);
      },
    ),
    { numRuns: 15 },
  );
});
