import { newId } from '#kit/ids.ts';
import { demonstrationDomain } from '#modules/people/public.ts';
import type { Member } from './cast.ts';
import { settingOfJob } from './load-interests.ts';
import type { Scene } from './scene.ts';
import { inChunks } from './told-events.ts';

const programmeStaff = [
  { key: 'programme-admin', name: 'Ffion Adeyemi', role: 'admin' },
  { key: 'programme-moderator', name: 'Dermot Pillai', role: 'moderator' },
  { key: 'programme-reviewer', name: 'Zofia Hartley', role: 'reviewer' },
  { key: 'programme-editor', name: 'Kwame Ellison', role: 'editor' },
  { key: 'programme-writer', name: 'Maud Okonkwo', role: 'editor' },
] as const;

const daysBeforeTheYear = 240;

export async function loadPeople({ tx, cast, organisations, tell, now, calendar }: Scene): Promise<void> {
  // Whoever joins with such an address works there: so that joining as staff can be tried too.
  await inChunks([...organisations], (chunk) =>
    tx
      .insertInto('organisation_domain')
      .values(
        chunk.map(([code, { id }]) => ({
          domain: demonstrationDomain(code),
          organisation_id: id,
          shared: false,
        })),
      )
      .execute(),
  );
  const joined = (member: { address: string }) => calendar.between(member.address, daysBeforeTheYear, 236);
  const staff = programmeStaff.map((person) => ({
    ...person,
    personId: newId(),
    address: `${person.key}@demonstration.example`,
  }));
  await inChunks([...cast.members, ...staff], (chunk) =>
    tx
      .insertInto('person')
      .values(
        chunk.map((person) => ({
          id: person.personId,
          name: person.name,
          kind: 'kind' in person ? person.kind : 'staff',
          profession: 'profession' in person ? person.profession : `programme ${person.role}`,
          setting: 'profession' in person ? settingOfJob(person.profession) : null,
          // Two of three let others ask them for help.
          help_offered_at:
            'kind' in person && person.kind === 'staff' && calendar.pick(`${person.address} helps`, 3) > 0
              ? joined(person)
              : null,
          notify: 'page-only',
          created_at: joined(person),
        })),
      )
      .execute(),
  );
  await inChunks([...cast.members, ...staff], (chunk) =>
    tx
      .insertInto('person_email')
      .values(
        chunk.map((person) => ({
          id: newId(),
          person_id: person.personId,
          address: person.address,
          verified_at: now,
        })),
      )
      .execute(),
  );
  await tx
    .insertInto('programme_role')
    .values(staff.map((person) => ({ person_id: person.personId, role: person.role })))
    .execute();
  await inChunks(cast.members.filter(worksSomewhere), (chunk) =>
    tx
      .insertInto('membership')
      .values(
        chunk.map((member) => ({
          id: newId(),
          person_id: member.personId,
          organisation_id: member.organisationId,
          role: member.role,
          state: 'confirmed',
          confirmed_by_domain: 'demonstration.example',
          started_at: joined(member),
          decided_at: joined(member),
        })),
      )
      .execute(),
  );
  for (const person of [...cast.members, ...staff])
    tell({
      verb: 'person.joined',
      subjectKind: 'person',
      subject: person.personId,
      at: joined(person),
      actor: person.personId,
      organisation: 'organisationId' in person ? person.organisationId : null,
      payload: { kind: 'kind' in person ? person.kind : 'staff' },
    });
}

function worksSomewhere(member: Member): member is Member & { organisationId: string } {
  return member.organisationId !== null;
}
