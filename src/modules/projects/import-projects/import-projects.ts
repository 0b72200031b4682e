import type { z } from 'zod';
import type { CsvReport } from '#kit/csv-report.ts';
import { newId } from '#kit/ids.ts';
import { findMemberByAddress, type NamedMember } from '#modules/people/public.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { emailAddress, typedText } from '#platform/http/fields.ts';
import { type ImportOptions, importCsv, type LineOutcome, listOf } from '#platform/import/import-csv.ts';
import { findInTexts, identifiersRefusal } from '../identifiers.ts';
import { freeTextsOf, maybe, ProjectFields, textOf, VisibilityFields } from '../project.form.ts';
import {
  chooseVisibility,
  labelOf,
  missingForApproval,
  type VisibilityChoice,
  visibilityRefusals,
} from '../project.rules.ts';
import { insertProject, moveProject } from '../project-writing.queries.ts';
import { findImported, markImported } from './import-projects.queries.ts';

export const projectColumns = {
  needed: ['reference', 'organisation', 'owner_email', 'title', 'summary', 'problem', 'stage', 'visibility'],
  known: [
    'reference',
    'organisation',
    'owner_email',
    'approver_email',
    'title',
    'summary',
    'problem',
    'what_was_done',
    'results',
    'topics',
    'setting',
    'stage',
    'visibility',
    'patentable',
  ],
} as const;

const Line = ProjectFields.omit({ identifiersJustified: true })
  .extend(VisibilityFields.shape)
  .extend({
    reference: typedText({ name: 'a reference', max: 100 }),
    organisation: typedText({ name: 'the organisation’s ODS code', max: 10 }),
    owner: emailAddress('owner_email must be an address in the form name@example.org'),
    approver: maybe(emailAddress('approver_email must be an address in the form name@example.org')),
  });
type ProjectLine = z.output<typeof Line>;

/**
 * Projects from a CSV, by the same rules as a project that is written here (docs/importing.md lists the columns). With
 * a lead or deputy as approver a project is published; without one it waits for approval. A reference that came in
 * before is left as it stands now.
 * @throws UnreadableCsv
 */
export function importProjects(db: Db, file: string, options: ImportOptions): Promise<CsvReport> {
  return importCsv(db, file, projectColumns, options, async (tx, fields, act) => {
    const parsed = Line.safeParse({
      ...fields,
      owner: fields.owner_email,
      approver: fields.approver_email,
      whatWasDone: fields.what_was_done,
      topics: listOf(fields.topics),
    });
    if (!parsed.success) return { problems: parsed.error.issues.map((issue) => issue.message) };
    if (await findImported(tx, parsed.data.reference)) return 'unchanged';
    return takeProject(tx, act, parsed.data, options.now);
  });
}

async function takeProject(tx: Tx, act: Act, line: ProjectLine, now: Date): Promise<LineOutcome> {
  const owner = await findMemberByAddress(tx, line.owner, line.organisation);
  if (typeof owner === 'string') return { problems: [owner] };
  const approver = line.approver && (await findMemberByAddress(tx, line.approver, line.organisation));
  if (typeof approver === 'string') return { problems: [approver] };
  if (approver && !approver.answers)
    return { problems: [`${line.approver} is neither lead nor deputy of ${line.organisation}`] };
  const text = textOf({ ...line, identifiersJustified: '' });
  const found = findInTexts(freeTextsOf({ ...text }), now);
  if (found.length > 0) return { problems: [identifiersRefusal, ...found.map((finding) => finding.text)] };
  const missing = missingForApproval(text);
  if (missing.length > 0) return { problems: [`still to be written: ${missing.map(labelOf).join(', ')}`] };
  const choice = chooseVisibility(undefined, line);
  if (!choice.ok) return { problems: [visibilityRefusals[choice.reason]] };
  await storeProject(tx, act, {
    text,
    choice: choice.value,
    owner,
    approver,
    reference: line.reference,
    now,
  });
  return 'created';
}

async function storeProject(
  tx: Tx,
  act: Act,
  taken: {
    text: ReturnType<typeof textOf>;
    choice: VisibilityChoice;
    owner: NamedMember;
    approver: NamedMember | undefined;
    reference: string;
    now: Date;
  },
): Promise<void> {
  const { owner, approver, now } = taken;
  const { organisationId } = owner;
  const projectId = newId();
  const about = { subjectKind: 'project', subject: projectId, concerns: [organisationId] } as const;
  await insertProject(tx, {
    projectId,
    organisationId,
    ideaId: null,
    ownerId: owner.personId,
    text: taken.text,
    choice: taken.choice,
    identifiersJustified: null,
    now,
  });
  await markImported(tx, projectId, taken.reference);
  const byOwner = { ...act, actor: owner.personId, organisation: organisationId };
  await append(tx, byOwner, { ...about, verb: 'project.begun' });
  await moveProject(tx, { projectId, from: ['draft'], to: 'awaiting-approval' });
  await append(tx, byOwner, { ...about, verb: 'project.approval-asked' });
  if (!approver) return;
  const approved = { by: approver.personId, at: now };
  await moveProject(tx, { projectId, from: ['awaiting-approval'], to: 'published', approved });
  await append(
    tx,
    { ...byOwner, actor: approver.personId },
    { ...about, verb: 'project.published', payload: { visibility: taken.choice.visibility } },
  );
}
