import { newId } from '#kit/ids.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import { buyingCodeOf } from './buying-codes.ts';
import { type LoadedCompany, type LoadedRequest, loadOffers } from './load-offers.ts';
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
  const companies = await insertCompanies(scene);
  const requests = await insertRequests(scene, projects);
  await loadOffers(scene, companies, requests);
}

async function insertCompanies(scene: Scene): Promise<ReadonlyMap<string, LoadedCompany>> {
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
        looks_for: text.looksFor,
        will_not: text.willNot,
        trade_bodies: text.tradeBodies,
        supplies_nhs: text.suppliesNhs,
        sensitive_sectors: text.sensitiveSectors,
        parent_name: text.parentName ?? null,
        parent_number: text.parentNumber ?? null,
        sectors_declared_by: company.personId,
        sectors_declared_at: company.appliedAt,
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
  // In force before the first company applied.
  await tx.updateTable('code_of_conduct').set({ takes_effect_on: scene.calendar.opensOn }).execute();
  const code = await tx
    .selectFrom('code_of_conduct')
    .select('version')
    .orderBy('version')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('code_acceptance')
    .values(
      companies.map((company) => ({
        company_id: company.companyId,
        version: code.version,
        accepted_by: company.personId,
        accepted_at: company.appliedAt,
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
  return new Map(companies.map((company) => [company.text.key, company]));
}

const alike = {
  outcome_measures:
    'The same as on the project’s page, before and after. We publish them whether or not they please anybody.',
  sponsor_may: 'Its name where the request says so, and the results on the day on which they are public.',
  sponsor_may_not: 'Any order or recommendation, anything about patients, any say in what we report.',
  ip_position: 'What comes of it stays with the organisation; anyone in the health service may use it.',
  existing_suppliers: 'Asked of the buying department; its list is kept there.',
  procurement: 'none',
} as const;

async function insertRequests(
  scene: Scene,
  projects: ReadonlyMap<string, LoadedProject>,
): Promise<ReadonlyMap<string, LoadedRequest>> {
  const { tx, files, calendar, now, tell } = scene;
  const rows = files.projects.flatMap((text) => {
    const project = projects.get(text.key);
    if (!text.sponsorship || !project) return [];
    const listedAt = calendar.after(`${text.key} listed`, project.publishedAt, 60);
    const patientBenefit = `More people have what the first ones had. So far: ${text.results}`;
    return [{ key: text.key, text: text.sponsorship, patientBenefit, project, requestId: newId(), listedAt }];
  });
  const pence = (pounds: number | undefined) => (pounds === undefined ? null : Math.round(pounds * 100));
  await inChunks(rows, (chunk) =>
    tx
      .insertInto('sponsorship_request')
      .values(
        chunk.map(({ text, project, patientBenefit, requestId, listedAt }) => ({
          id: requestId,
          project_id: project.projectId,
          need: text.need,
          title: text.title,
          ask: text.ask,
          amount_from_pence: pence(text.amountFromPounds),
          amount_to_pence: pence(text.amountToPounds),
          category: text.category,
          buying_code: buyingCodeOf(text.category),
          patient_benefit: patientBenefit,
          ...alike,
          publication_consented_by: project.approverId,
          publication_consented_at: listedAt,
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
  return new Map(rows.map((row) => [row.key, row]));
}
