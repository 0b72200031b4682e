import { newId } from '#kit/ids.ts';
import type { Visibility } from '#kit/visibility.ts';
import type { MadeMember, peopleFactory } from '#modules/people/public.ts';
import type { Db } from '#platform/db/database.ts';

export interface MadeIdea {
  readonly ideaId: string;
  readonly author: MadeMember;
  readonly title: string;
}

let counter = 0;

export function ideasFactory(db: Db, people: ReturnType<typeof peopleFactory>) {
  async function idea(
    given: {
      author?: MadeMember;
      visibility?: Visibility;
      title?: string;
      problem?: string;
      anonymous?: boolean;
      topics?: string[];
    } = {},
  ): Promise<MadeIdea> {
    counter += 1;
    const author = given.author ?? (await people.member());
    const ideaId = newId();
    const title = given.title ?? `Idea ${counter}`;
    const written = {
      title,
      problem: given.problem ?? 'Patients wait too long for a drink.',
      proposal: 'A trolley goes round every two hours.',
      helps: 'People who cannot reach a jug',
      topics: given.topics ?? ['nutrition'],
      setting: 'hospital-ward',
    };
    await db
      .insertInto('idea')
      .values({
        id: ideaId,
        organisation_id: author.organisation.organisationId,
        author_id: author.personId,
        visibility: given.visibility ?? 'everyone',
        anonymous: given.anonymous ?? false,
        ...written,
      })
      .execute();
    await db
      .insertInto('idea_version')
      .values({ idea_id: ideaId, version: 1, written_by: author.personId, ...written })
      .execute();
    return { ideaId, author, title };
  }

  async function need(
    given: { author?: MadeMember; visibility?: Visibility; title?: string; ideaId?: string } = {},
  ): Promise<{ needId: string; author: MadeMember }> {
    counter += 1;
    const author = given.author ?? (await people.member());
    const needId = newId();
    await db
      .insertInto('need')
      .values({
        id: needId,
        organisation_id: author.organisation.organisationId,
        author_id: author.personId,
        idea_id: given.ideaId ?? null,
        title: given.title ?? `Need ${counter}`,
        detail: 'We have tried signs and reminders, and it still happens.',
        topics: ['falls'],
        visibility: given.visibility ?? 'everyone',
      })
      .execute();
    return { needId, author };
  }

  return { idea, need };
}
