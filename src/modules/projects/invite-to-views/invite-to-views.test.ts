import fc from 'fast-check';
import { myNeedsPaths } from '#modules/people/public.ts';
import { expect, test, testSite } from '#support/test.ts';
import { sendNotices } from '../../notices/send-notices/send-notices.ts';
import { viewsPaths } from '../project.paths.ts';
import { sendToInvitees } from './invitation.rules.ts';

const { site, make } = await testSite();

function day(ahead: number): string {
  return new Date(site.clock.now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
}

async function asked() {
  const project = await make.project();
  const owner = await site.as(project.owner);
  const answer = await owner.post(viewsPaths.ask(project), {
    question: 'What would help?',
    closesOn: day(20),
  });
  return { project, owner, at: { questionId: answer.location?.split('/').at(-1) ?? '' } };
}

let willingCount = 0;

/** Somebody who agreed to be asked, and told what they need. */
async function willing(needs: Record<string, string>, share: 'yes' | 'no' = 'yes') {
  willingCount += 1;
  const person = await make.person({ name: `Willing Person Number ${willingCount}` });
  const browser = await site.as(person);
  await browser.post(viewsPaths.willing());
  for (const [step, answer] of Object.entries(needs))
    await browser.post(myNeedsPaths.question({ step }), { answer });
  await browser.post(myNeedsPaths.question({ step: 'sharing' }), { answer: share });
  return { ...person, browser };
}

async function log(personId: string, contact: string) {
  return site.db
    .selectFrom('need_contact as c')
    .innerJoin('communication_need as n', 'n.id', 'c.need_id')
    .where('n.person_id', '=', personId)
    .where('c.contact', '=', contact)
    .orderBy('n.kind')
    .select(['n.kind', 'c.outcome', 'c.override_reason'])
    .execute();
}

test('staff see what a person needs before they send; the wrong form is stopped, and goes out only with a reason', async () => {
  const { owner, at } = await asked();
  const person = await willing({ size: 'large-print-24', reading: 'easy-read' });
  // The reading question, asked again without bigger letters, ends the size: so it is answered last.
  await person.browser.post(myNeedsPaths.question({ step: 'size' }), { answer: 'large-print-24' });
  await person.browser.post(myNeedsPaths.question({ step: 'sharing' }), { answer: 'yes' });
  expect(await owner.get(viewsPaths.invitations(at))).toShow(person.name);
  const before = await owner.get(
    `${viewsPaths.checkInvitations(at)}?step=invitation&person=${person.personId}`,
  );
  expect(before).toShow(`What ${person.name} needs`);
  expect(before).toShow('NOT met: There is no version in this form that a named person has checked');
  const choice = { step: 'invitation', person: person.personId };
  const stopped = await owner.post(viewsPaths.invitations(at), choice);
  expect(stopped.status).toBe(409);
  expect(stopped).toShow('would not get this as they need it');
  expect(await site.events('views.invited')).toEqual([]);
  const leftOut = await owner.post(viewsPaths.invitations(at), { ...choice, leaveOut: person.personId });
  expect(leftOut).toShow('Choose at least one person');
  const reason = 'Her sister reads it with her';
  const send = () =>
    owner.post(viewsPaths.invitations(at), { ...choice, [`reason[${person.personId}]`]: reason });
  const both = await Promise.all([send(), send()]);
  expect(both.map((answer) => answer.status).sort()[0]).toBe(303);
  expect(await site.events('views.invited')).toHaveLength(1);
  expect(await log(person.personId, 'views-invitation')).toEqual([
    { kind: 'easy-read', outcome: 'unmet', override_reason: reason },
    { kind: 'large-print-24', outcome: 'met', override_reason: null },
  ]);
  expect(await person.browser.get(myNeedsPaths.show())).toShow(`The reason given: ${reason}`);
});

test('each step is logged for each need: questions, answer, reminder, and what changed', async () => {
  const { owner, at } = await asked();
  const person = await willing({ size: 'large-print-20' });
  await owner.post(viewsPaths.invitations(at), { step: 'invitation', person: person.personId });
  await site.catchUp();
  expect(await person.browser.get('/notices')).toShow('asks what you think');
  expect(await person.browser.get(viewsPaths.list())).toShow('You are invited');
  await owner.post(viewsPaths.invitations(at), { step: 'reminder', person: person.personId });
  const again = await owner.post(viewsPaths.invitations(at), { step: 'reminder', person: person.personId });
  expect(again.status).toBe(409);
  const mine = { ...at, personId: person.personId };
  expect(await person.browser.get(viewsPaths.invitation(mine))).toShow('You can say no. That is fine.');
  await person.browser.post(viewsPaths.openInvitation(mine));
  await person.browser.post(viewsPaths.answer(at), { body: 'Bigger signs', help: 'supporter' });
  const team = await owner.get(viewsPaths.show(at));
  expect(team).toShow('with help from their supporter');
  expect(team).toShow(`What ${person.name} needs`);
  await owner.post(viewsPaths.close(at), { whatChanged: 'We made the signs bigger.' });
  for (const contact of [
    'views-invitation',
    'views-reminder',
    'views-questions',
    'views-answer',
    'views-outcome',
  ])
    expect(await log(person.personId, contact), contact).toEqual([
      { kind: 'large-print-20', outcome: 'met', override_reason: null },
    ]);
});

test('thanks in the wrong form are stopped too, until the team says how it reaches them', async () => {
  const { owner, at } = await asked();
  const person = await willing({ contact: 'letter' });
  await person.browser.post(viewsPaths.answer(at), { body: 'More benches' });
  expect(await owner.post(viewsPaths.close(at), { whatChanged: 'Benches came.' })).toShow(
    'Say how you will reach them',
  );
  const closed = await owner.post(viewsPaths.close(at), {
    whatChanged: 'Benches came.',
    unmetReason: 'We post it',
  });
  expect(closed.status).toBe(303);
  expect(await log(person.personId, 'views-outcome')).toEqual([
    { kind: 'letter', outcome: 'unmet', override_reason: 'We post it' },
  ]);
});

test('what a person keeps private stops nobody and is not shown, but is logged for them', async () => {
  const { owner, at } = await asked();
  const person = await willing({ contact: 'phone' }, 'no');
  const before = await owner.get(`${viewsPaths.checkInvitations(at)}?person=${person.personId}`);
  expect(before).toShow('Told us of no need that staff may see');
  expect(before).not.toShow('telephone');
  const sent = await owner.post(viewsPaths.invitations(at), { step: 'invitation', person: person.personId });
  expect(sent.status).toBe(303);
  expect(await log(person.personId, 'views-invitation')).toEqual([
    { kind: 'phone', outcome: 'unmet', override_reason: null },
  ]);
});

test('followers are invited together; only those who agreed, or share a need, are named', async () => {
  const { project, owner, at } = await asked();
  const follower = await make.person({ name: 'Quiet Follower' });
  await (await site.as(follower)).post(`/projects/${project.projectId}/follow`);
  expect(await owner.get(viewsPaths.invitations(at))).not.toShow('Quiet Follower');
  const before = await owner.get(`${viewsPaths.checkInvitations(at)}?followers=yes`);
  expect(before).toShow('1 follower who named no need');
  expect(before).not.toShow('Quiet Follower');
  await owner.post(viewsPaths.invitations(at), { step: 'invitation', followers: 'yes' });
  await site.catchUp();
  expect(await (await site.as(follower)).get(viewsPaths.list())).toShow('You are invited');
});

test('whoever did not agree cannot be invited, and only the team invites, sees and reminds', async () => {
  const { owner, at } = await asked();
  const stranger = await make.person();
  expect(
    (await owner.post(viewsPaths.invitations(at), { step: 'invitation', person: stranger.personId })).status,
  ).toBe(409);
  const person = await willing({ contact: 'email' });
  for (const browser of [await site.as(stranger), await site.as(await make.member({ role: 'lead' }))]) {
    expect((await browser.get(viewsPaths.invitations(at))).status).toBe(403);
    expect((await browser.get(`${viewsPaths.checkInvitations(at)}?person=${person.personId}`)).status).toBe(
      403,
    );
    expect((await browser.post(viewsPaths.invitations(at), { person: person.personId })).status).toBe(403);
  }
});

test('an invitation is its person’s alone: nobody else opens or declines it', async () => {
  const { owner, at } = await asked();
  const person = await willing({ contact: 'email' });
  await owner.post(viewsPaths.invitations(at), { step: 'invitation', person: person.personId });
  const mine = { ...at, personId: person.personId };
  for (const browser of [owner, await site.as(await make.person())]) {
    expect((await browser.get(viewsPaths.invitation(mine))).status).toBe(404);
    expect((await browser.post(viewsPaths.openInvitation(mine))).status).toBe(404);
    expect((await browser.post(viewsPaths.declineInvitation(mine))).status).toBe(404);
  }
  expect((await person.browser.post(viewsPaths.declineInvitation(mine))).status).toBe(303);
  expect(await owner.get(viewsPaths.invitations(at))).toShow('said no');
  expect(await person.browser.get(viewsPaths.list())).not.toShow('You are invited');
});

test('agreeing to be asked is taken back at once', async () => {
  const { owner, at } = await asked();
  const person = await willing({ contact: 'email' });
  expect((await person.browser.post(viewsPaths.willing())).status).toBe(409);
  expect(await owner.get(viewsPaths.invitations(at))).toShow(person.name);
  await person.browser.post(viewsPaths.notWilling());
  expect(await owner.get(viewsPaths.invitations(at))).not.toShow(person.name);
});

test('nobody is written to in a form that they cannot use without a reason, and whoever is left out never', () => {
  const invitee = fc.record({
    personId: fc.uuid(),
    unmetShared: fc.boolean(),
    leftOut: fc.boolean(),
    reason: fc.constantFrom('', ' ', 'We read it to them'),
  });
  fc.assert(
    fc.property(fc.array(invitee, { maxLength: 12 }), fc.boolean(), (invitees, open) => {
      const decision = sendToInvitees(invitees, open);
      if (!decision.ok) return;
      expect(open).toBe(true);
      for (const one of decision.value) {
        expect(one.leftOut).toBe(false);
        expect(!one.unmetShared || one.reason.trim() !== '').toBe(true);
      }
    }),
  );
});

test('who turned this kind of notice off is not said to have had an e-mail', async () => {
  const { owner, at } = await asked();
  const person = await willing({ size: 'large-print-20', contact: 'email' });
  const browser = await site.as(person);
  for (const kind of ['views-invitation', 'views-answered']) await browser.post(`/notices/kinds/${kind}/off`);
  const choice = { step: 'invitation', person: person.personId };
  const stopped = await owner.post(viewsPaths.invitations(at), choice);
  expect(stopped.status).toBe(409);
  expect(stopped).toShow('They turned this kind of notice off');
  await owner.post(viewsPaths.invitations(at), {
    ...choice,
    [`reason[${person.personId}]`]: 'She may look by herself',
  });
  await site.catchUp();
  await sendNotices(site.platform, 'at-once');
  await sendNotices(site.platform, 'daily');
  expect(await site.mailTo(person.address)).toEqual([]);
  const lines = await site.db
    .selectFrom('need_contact as c')
    .innerJoin('communication_need as n', 'n.id', 'c.need_id')
    .where('n.person_id', '=', person.personId)
    .select(['c.channel', 'c.outcome', 'c.reason'])
    .execute();
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines)
    expect(line).toEqual({ channel: 'page', outcome: 'unmet', reason: 'kind-turned-off' });
});

test('who has news on the page only is not said to have had an e-mail', async () => {
  const { owner, at } = await asked();
  const person = await willing({ size: 'large-print-20', contact: 'email' });
  await site.db
    .updateTable('person')
    .set({ notify: 'page-only' })
    .where('id', '=', person.personId)
    .execute();
  const choice = { step: 'invitation', person: person.personId };
  const stopped = await owner.post(viewsPaths.invitations(at), choice);
  expect(stopped.status).toBe(409);
  expect(stopped).toShow('No e-mail goes out. They chose to have news on the notices page only');
  await owner.post(viewsPaths.invitations(at), {
    ...choice,
    [`reason[${person.personId}]`]: 'She looks every day',
  });
  await owner.post(viewsPaths.close(at), { whatChanged: 'Signs.', unmetReason: 'She looks every day' });
  await site.catchUp();
  await sendNotices(site.platform, 'at-once');
  await sendNotices(site.platform, 'daily');
  expect(await site.mailTo(person.address)).toEqual([]);
  const lines = await site.db
    .selectFrom('need_contact as c')
    .innerJoin('communication_need as n', 'n.id', 'c.need_id')
    .where('n.person_id', '=', person.personId)
    .orderBy('n.kind')
    .select(['n.kind', 'c.channel', 'c.outcome', 'c.reason'])
    .execute();
  expect(lines).toEqual([
    { kind: 'email', channel: 'page', outcome: 'unmet', reason: 'waits-on-notices-page' },
    { kind: 'large-print-20', channel: 'page', outcome: 'met', reason: 'rendered-large' },
  ]);
});
