import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Act } from '#platform/events/event.ts';

export async function noteChange(tx: Tx, act: Act, adoptionId: string): Promise<void> {
  await sql`insert into adoption_change (id, adoption_id, state, confirmation, reason, kit_number, changed_by, changed_at)
    select ${newId()}, id, state, confirmation, reason, kit_number, ${act.actor}, ${act.at} from adoption where id = ${adoptionId}`.execute(
    tx,
  );
}

/** What stands on the project is counted anew from its adoptions, holding the project still: no count can drift. */
export async function countAgain(tx: Tx, projectId: string): Promise<void> {
  await tx.selectFrom('project').where('id', '=', projectId).select('id').forUpdate().execute();
  await sql`update project set
      adoption_count = (select count(*) from adoption a where a.project_id = project.id and a.hidden_at is null),
      spread_count = (select count(*) from adoption a where a.project_id = project.id and a.hidden_at is null
        and a.confirmation = 'confirmed' and a.state in ('live', 'sustained'))
    where id = ${projectId}`.execute(tx);
}
