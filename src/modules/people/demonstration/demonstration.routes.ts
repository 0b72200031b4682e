import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { allow } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { id } from '#platform/http/fields.ts';
import { Absent, found } from '#platform/http/problems.ts';
import { page, post } from '#platform/http/route.ts';
import { type Message, mailFolder } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { demonstrationPaths } from '../people.paths.ts';
import { signedInCookies } from '../sign-in/signed-in.ts';
import { findDemonstrationPeople, findDemonstrationPerson } from './demonstration.queries.ts';
import { DemonstrationMail, DemonstrationPeople } from './demonstration.view.tsx';
import { inDemonstration } from './in-demonstration.ts';

const messagesShown = 30;

/** These pages exist only there. */
function onlyInDemonstration(platform: Platform): void {
  if (!inDemonstration(platform)) throw new Absent();
}

export const showDemonstration = page(demonstrationPaths.show, {
  permission: permission('anyone'),
  async load({ db, platform }) {
    onlyInDemonstration(platform);
    return { people: await findDemonstrationPeople(db) };
  },
  view: ({ people }) => ({
    title: 'Try the demonstration',
    body: DemonstrationPeople({ people }),
    noIndex: true,
  }),
});

export const signInAsDemonstrationPerson = post(demonstrationPaths.signInAs, {
  params: z.object({ personId: id }),
  permission: permission('anyone'),
  writes: ['session.opened'],
  async load({ db, platform, params }) {
    onlyInDemonstration(platform);
    return { person: await found(findDemonstrationPerson(db, params.personId), 'person') };
  },
  decide: ({ person }) => allow(person),
  async save(tx, person, { request, now, act }) {
    const cookies = await signedInCookies(tx, {
      personId: person.personId,
      request,
      now,
      keep: false,
      secondFactor: person.secondFactor,
    });
    await append(
      tx,
      { ...act, actor: person.personId },
      {
        verb: 'session.opened',
        subjectKind: 'person',
        subject: person.personId,
        payload: { way: 'demonstration' },
      },
    );
    return { cookies };
  },
  done: ({ saved, loaded }) => ({
    redirect: '/',
    notice: `You are signed in as ${loaded.person.name}.`,
    cookies: saved.cookies,
  }),
  refusals: {},
});

export interface ShownMessage extends Message {
  readonly at: string;
}

export const showDemonstrationMail = page(demonstrationPaths.mail, {
  permission: permission('anyone'),
  async load({ platform }) {
    onlyInDemonstration(platform);
    return { messages: await newestMessages(mailFolder(platform.config)) };
  },
  view: ({ messages }) => ({
    title: 'E-mails of the demonstration',
    body: DemonstrationMail({ messages }),
    noIndex: true,
  }),
});

async function newestMessages(folder: string): Promise<ShownMessage[]> {
  const names = await readdir(folder).catch(() => []);
  const newest = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .slice(-messagesShown)
    .reverse();
  return Promise.all(
    newest.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as ShownMessage),
  );
}

export const demonstrationRoutes = [showDemonstration, signInAsDemonstrationPerson, showDemonstrationMail];
