import { newId } from '#kit/ids.ts';
import type { Scene } from './scene.ts';

/** What waits for the moderator: one report with reason, one that is a matter of taste. */
const reports = [
  {
    kind: 'idea',
    title: 'A toy drawer in each ambulance',
    reason:
      'It gives a child’s age and injury. The service is named above it, and ours is a small place: a neighbour could tell who it was.',
  },
  {
    kind: 'need',
    title: 'Same forty teenagers, admitted again and again',
    reason:
      '‘A hard stare’ reads as if the young people were to blame. Could the author say it in another way?',
  },
] as const;

/** @throws when a text that is reported is not among the texts of the demonstration */
export async function loadReports({ tx, calendar, tell }: Scene): Promise<void> {
  for (const [i, { kind, title, reason }] of reports.entries()) {
    const subject = await tx
      .selectFrom(kind)
      .where('title', '=', title)
      .select(['id', 'organisation_id'])
      .executeTakeFirstOrThrow();
    const reporter = await tx
      .selectFrom('membership')
      .where('organisation_id', '!=', subject.organisation_id)
      .where('role', '=', 'member')
      .orderBy('person_id')
      .offset(i)
      .limit(1)
      .select(['person_id', 'organisation_id'])
      .executeTakeFirstOrThrow();
    const reportId = newId();
    const at = calendar.between(`report ${title}`, 4, 1);
    await tx
      .insertInto('content_report')
      .values({
        id: reportId,
        subject_kind: kind,
        subject_id: subject.id,
        reporter_id: reporter.person_id,
        reason,
        reported_at: at,
      })
      .execute();
    tell({
      verb: 'report.made',
      subjectKind: 'report',
      subject: reportId,
      at,
      actor: reporter.person_id,
      organisation: reporter.organisation_id,
      payload: { kind, subjectId: subject.id },
    });
  }
}
