import type { CsvReport } from '#kit/csv-report.ts';
import { findMemberByAddress } from '#modules/people/public.ts';
import type { Db } from '#platform/db/database.ts';
import { emailAddress, typedText } from '#platform/http/fields.ts';
import { type ImportOptions, importCsv, listOf } from '#platform/import/import-csv.ts';
import { insertIdea } from '../idea.queries.ts';
import { mayPost, postingRefusals } from '../idea.rules.ts';
import { findInTexts } from '../identifiers.ts';
import { IdeaInput, toPosting } from '../post-idea/idea.form.ts';
import { findImported, markImported } from './import-ideas.queries.ts';

export const ideaColumns = {
  needed: ['reference', 'organisation', 'author_email', 'problem', 'idea', 'helps', 'visibility'],
  known: [
    'reference',
    'organisation',
    'author_email',
    'title',
    'problem',
    'idea',
    'helps',
    'topics',
    'setting',
    'visibility',
    'patentable',
    'anonymous',
  ],
} as const;

const Line = IdeaInput.extend({
  reference: typedText({ name: 'a reference', max: 100 }),
  organisation: typedText({ name: 'the organisation’s ODS code', max: 10 }),
  address: emailAddress('author_email must be an address in the form name@example.org'),
});

/**
 * Ideas from a CSV, by the same rules as an idea that is posted here (docs/importing.md lists the columns). A reference
 * that came in before is left as it stands now: nobody's editing is overwritten.
 * @throws UnreadableCsv
 */
export function importIdeas(db: Db, file: string, options: ImportOptions): Promise<CsvReport> {
  return importCsv(db, file, ideaColumns, options, async (tx, fields, act) => {
    const parsed = Line.safeParse({
      ...fields,
      address: fields.author_email,
      proposal: fields.idea,
      topics: listOf(fields.topics),
    });
    if (!parsed.success) return { problems: parsed.error.issues.map((issue) => issue.message) };
    const line = parsed.data;
    if (await findImported(tx, line.reference)) return 'unchanged';
    const author = await findMemberByAddress(tx, line.address, line.organisation);
    if (typeof author === 'string') return { problems: [author] };
    const posting = toPosting(line);
    const { title, problem, proposal, helps } = posting.text;
    const found = findInTexts({ title, problem, proposal, helps }, options.now);
    const decision = mayPost(posting, {
      organisationId: author.organisationId,
      identifiersFound: found.length,
    });
    if (!decision.ok)
      return { problems: [postingRefusals[decision.reason], ...found.map((finding) => finding.place)] };
    const acting = { ...act, actor: author.personId, organisation: author.organisationId };
    const ideaId = await insertIdea(tx, acting, { ...decision.value, authorId: author.personId });
    await markImported(tx, ideaId, line.reference);
    return 'created';
  });
}
