import type pg from 'pg';

/**
 * Where records of every kind stand: each question gives rows whose columns are the names that routes use. A route is asked
 * about the records of every question that knows all of its names.
 */
const questions: readonly string[] = [
  `select id as "ideaId" from idea`,
  `select id as "needId" from need`,
  `select id as "needId" from communication_need`,
  `select id as "projectId", kit_number as "number" from project where kit_number is not null`,
  `select id as "projectId" from project`,
  `select k.project_id as "projectId", f.file_id as "fileId" from kit_file f join kit k on k.id = f.kit_id`,
  `select project_id as "projectId", person_id as "personId" from project_member`,
  `select project_id as "projectId", id as "invitationId" from project_invitation`,
  `select id as "adoptionId" from adoption`,
  `select id as "questionId" from views_question`,
  `select id as "questionId" from request_question`,
  `select question_id as "questionId", person_id as "personId" from views_invitation`,
  `select id as "commentId" from comment`,
  `select id as "draftId" from draft`,
  `select id as "personId" from person where erased_at is null`,
  `select person_id as "personId", id as "needId" from communication_need`,
  `select s.person_id as "personId", n.id as "needId" from supporter s join communication_need n on n.person_id = s.person_id`,
  `select n.person_id as "personId", 'begin' as step from communication_need n`,
  `select 'begin' as step`,
  `select person_id as "personId", role from programme_role`,
  `select ods_code as "odsCode" from organisation`,
  `select id as "organisationId" from organisation`,
  `select o.ods_code as "odsCode", m.id as "membershipId" from membership m join organisation o on o.id = m.organisation_id where m.state in ('claimed', 'confirmed')`,
  `select id as "membershipId" from membership`,
  `select id as "sessionId" from session`,
  `select id as "passkeyId" from passkey`,
  `select id as "tokenId" from personal_token`,
  `select id as "supporterRowId" from supporter`,
  `select id as "taskId" from version_task`,
  `select id as "searchId" from saved_search`,
  `select subject_kind as kind, subject_id as ref from readable_version`,
  `select 'idea' as kind, id as ref from idea`,
  `select 'idea' as kind, id as ref, '0123456789abcdef01234567' as mark from idea`,
  `select 'comments' as kind, id as "subjectId" from idea`,
  `select 'comments' as kind`,
  `select id as "versionId" from readable_version`,
  `select id as "fileId" from board_file`,
  `select file_id as "fileId" from kit_file`,
  `select file_id as "fileId" from request_document`,
  `select request_id as "requestId", file_id as "fileId" from request_document`,
  `select id as "setId" from board_set`,
  `select id as "phraseId" from phrase`,
  `select id as "boardId" from board`,
  `select id as "companyId" from company`,
  `select company_id as "companyId", person_id as "personId" from company_user`,
  `select company_id as "companyId", id as "bidId" from bid`,
  `select id as "companyId", '2026' as year from company`,
  `select slug as sector from sensitive_sector`,
  `select company_id as "companyId", id as "interestId" from saved_interest`,
  `select id as "requestId" from sponsorship_request`,
  `select id as "interestId" from expression_of_interest`,
  `select id as "agreementId" from agreement`,
  `select agreement_id as "agreementId", number from agreement_version`,
  `select agreement_id as "agreementId", milestone_id as "milestoneId" from agreement_milestone`,
  `select agreement_id as "agreementId", id as "transferId" from value_transfer`,
  `select id as "visitId" from visit`,
  `select visit_id as "visitId", person_id as "personId" from visit_attendee`,
  `select id as "reportId" from content_report`,
  `select id as "suspensionId" from suspension`,
  `select id as "pairId" from likely_duplicate`,
  `select id as "yearId" from programme_year`,
  `select year_id as "yearId", id as "participationId" from participation`,
  `select 'pain' as concept`,
];

export type Address = Readonly<Record<string, string>>;

const each = 4;

/** For a route's names, some records of each question that knows them, and `always` these. */
export async function recordAddresses(
  pool: pg.Pool,
  always: readonly Address[],
): Promise<(pattern: string) => Address[]> {
  const answers: { names: Set<string>; rows: Address[] }[] = always.map((address) => ({
    names: new Set(Object.keys(address)),
    rows: [address],
  }));
  for (const question of questions) {
    const { rows, fields } = await pool.query<Record<string, unknown>>(
      `select * from (${question}) as known order by md5(known::text) limit ${each}`,
    );
    answers.push({
      names: new Set(fields.map((field) => field.name)),
      rows: rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)])),
      ),
    });
  }
  return (pattern) => {
    const names = namesIn(pattern);
    if (names.length === 0) return [{}];
    return answers
      .filter((one) => one.names.size === names.length && names.every((name) => one.names.has(name)))
      .flatMap(({ rows }) => rows);
  };
}

export function namesIn(pattern: string): string[] {
  return [...pattern.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name ?? '');
}

export function addressOf(pattern: string, address: Address): string {
  return pattern.replace(/:([A-Za-z]+)/g, (_whole, name: string) => encodeURIComponent(address[name] ?? ''));
}
