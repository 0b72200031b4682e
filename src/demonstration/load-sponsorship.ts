import { newId } from '#kit/ids.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import type { LoadedProject, Scene } from './scene.ts';
import { inChunks } from './told-events.ts';

const listedDays = 180;
const companyPeople = ['Ines', 'Gethin', 'Soraya', 'Malachy', 'Tove', 'Rupinder', 'Odette', 'Callum'];
const companyFamilies = [
  'Marchetti',
  'Boateng',
  'Lindqvist',
  'Farrow',
  'Nakamura',
  'Pryce',
  'Szabo',
  'Okonjo',
  'Whitlock',
  'Demir',
];

export async function loadSponsorship(
  scene: Scene,
  projects: ReadonlyMap<string, LoadedProject>,
): Promise<void> {
  await insertCompanies(scene);
  await insertRequests(scene, projects);
}

async function insertCompanies(scene: Scene): Promise<void> {
  const { tx, files, calendar, now, tell } = scene;
  const admin = await tx
    .selectFrom('programme_role')
    .where('role', '=', 'admin')
    .select('person_id')
    .executeTakeFirstOrThrow();
  const companies = files.companies.map((text, i) => ({
    text,
    companyId: newId(),
    personId: newId(),
    personName: `${companyPeople[i % companyPeople.length]} ${companyFamilies[(i * 3) % companyFamilies.length]}`,
    appliedAt: calendar.between(text.key, 230, 180),
  }));
  await tx
    .insertInto('person')
    .values(
      companies.map((company) => ({
        id: company.personId,
        name: company.personName,
        kind: 'public',
        profession: `for ${company.text.name}`,
        notify: 'page-only',
      })),
    )
    .execute();
  await tx
    .insertInto('person_email')
    .values(
      companies.map((company) => ({
        id: newId(),
        person_id: company.personId,
        address: `company-${company.text.key}@demonstration.example`,
        verified_at: now,
      })),
    )
    .execute();
  await tx
    .insertInto('company')
    .values(
      companies.map(({ text, ...company }) => ({
        id: company.companyId,
        name: text.name,
        company_number: text.companyNumber,
        sector: text.sector,
        about: text.about,
        offers: text.offers,
        topics: text.topics,
        regions: text.regions,
        state: text.state,
        applied_by: company.personId,
        applied_at: company.appliedAt,
        decided_by: text.state === 'applied' ? null : admin.person_id,
        decided_at:
          text.state === 'applied' ? null : calendar.after(`${text.key} decided`, company.appliedAt, 14),
        reason:
          text.state === 'applied'
            ? null
            : text.state === 'verified'
              ? 'Number and sector checked.'
              : 'The company number could not be found.',
      })),
    )
    .execute();
  await tx
    .insertInto('company_user')
    .values(
      companies.map((company) => ({
        company_id: company.companyId,
        person_id: company.personId,
        expires_on: addDays(londonToday(now), 365),
      })),
    )
    .execute();
  for (const company of companies)
    tell({
      verb: company.text.state === 'verified' ? 'company.verified' : 'company.applied',
      subjectKind: 'company',
      subject: company.companyId,
      at: company.appliedAt,
      actor: company.text.state === 'verified' ? admin.person_id : company.personId,
      organisation: null,
    });
}

async function insertRequests(scene: Scene, projects: ReadonlyMap<string, LoadedProject>): Promise<void> {
  const { tx, files, calendar, now, tell } = scene;
  const rows = files.projects.flatMap((text) => {
    const project = projects.get(text.key);
    if (!text.sponsorship || !project) return [];
    const listedAt = calendar.after(`${text.key} listed`, project.publishedAt, 60);
    return [{ text: text.sponsorship, project, requestId: newId(), listedAt }];
  });
  const pence = (pounds: number | undefined) => (pounds === undefined ? null : Math.round(pounds * 100));
  await inChunks(rows, (chunk) =>
    tx
      .insertInto('sponsorship_request')
      .values(
        chunk.map(({ text, project, requestId, listedAt }) => ({
          id: requestId,
          project_id: project.projectId,
          need: text.need,
          title: text.title,
          ask: text.ask,
          amount_from_pence: pence(text.amountFromPounds),
          amount_to_pence: pence(text.amountToPounds),
          category: text.category,
          topics: [...project.topics],
          region: project.region,
          state: 'listed',
          written_by: project.ownerId,
          created_at: listedAt,
          authorised_by: project.approverId,
          listed_at: listedAt,
          lapses_on: addDays(londonToday(now), listedDays),
        })),
      )
      .execute(),
  );
  for (const { project, requestId, listedAt } of rows)
    tell({
      verb: 'sponsorship-request.listed',
      subjectKind: 'sponsorship-request',
      subject: requestId,
      concerns: [project.projectId, project.organisationId],
      at: listedAt,
      actor: project.approverId,
      organisation: project.organisationId,
    });
}
