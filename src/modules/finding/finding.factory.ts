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
  /** A moderator hid it this instant: the record and the event, in one transaction, and nobody has read the log yet. */
  async function ideaHidden(ideaId: string, at = new Date()): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const moderator = await tx
        .selectFrom('idea')
        .where('id', '=', ideaId)
        .select('author_id')
        .executeTakeFirstOrThrow();
      await tx
        .updateTable('idea')
        .set({ hidden_at: at, hidden_by: moderator.author_id, hidden_reason: 'It names a patient' })
        .where('id', '=', ideaId)
        .execute();
      await append(tx, newAct({ actor: null, organisation: null, at }), {
        verb: 'idea.hidden',
        subjectKind: 'idea',
        subject: ideaId,
      });
    });
  }

  return { told, ideaHidden };
}
