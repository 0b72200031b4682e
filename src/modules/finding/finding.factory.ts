import type { Db } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import { newAct, type Verb } from '#platform/events/event.ts';

const verbs = {
  idea: 'idea.posted',
  need: 'need.posted',
  project: 'project.published',
} as const satisfies Record<string, Verb>;

type Made =
  | {
      readonly ideaId: string;
      readonly author: { readonly organisation: { readonly organisationId: string } };
    }
  | {
      readonly needId: string;
      readonly author: { readonly organisation: { readonly organisationId: string } };
    }
  | { readonly projectId: string; readonly organisation: { readonly organisationId: string } };

/** Builders write records alone; this tells the log of one, so that whoever follows it finds it. */
export function findingFactory(db: Db) {
  async function told<T extends Made>(made: T, at = new Date()): Promise<T> {
    const [kind, id] =
      'ideaId' in made
        ? (['idea', made.ideaId] as const)
        : 'needId' in made
          ? (['need', made.needId] as const)
          : (['project', made.projectId] as const);
    const { organisationId } = 'organisation' in made ? made.organisation : made.author.organisation;
    await db.transaction().execute((tx) =>
      append(tx, newAct({ actor: null, organisation: organisationId, at }), {
        verb: verbs[kind],
        subjectKind: kind,
        subject: id,
        concerns: [organisationId],
      }),
    );
    return made;
  }
  return { told };
}
