import { newId } from '#kit/ids.ts';
import type { DemoFiles, DemoPerson } from './demo-files.ts';

export interface Member {
  readonly personId: string;
  readonly name: string;
  readonly address: string;
  readonly kind: 'staff' | 'public';
  readonly profession: string;
  readonly organisationId: string | null;
  readonly role: 'member' | 'lead';
}

/** Everyone who has a part in the demonstration: those written down, and enough others that each organisation has somebody. */
export interface Cast {
  readonly members: readonly Member[];
  leadOf(organisationId: string): Member;
  authorAt(organisationId: string, which: number): Member;
  readonly staff: readonly Member[];
  readonly public: readonly Member[];
}

export function makeCast(files: DemoFiles, organisations: ReadonlyMap<string, string>): Cast {
  const byOrganisation = new Map<string, Member[]>();
  const members: Member[] = [];
  const add = (person: DemoPerson, organisationId: string | null, role: 'member' | 'lead') => {
    const member: Member = {
      personId: newId(),
      name: person.name,
      address: `${person.key}@demonstration.example`,
      kind: person.kind,
      profession: person.profession,
      organisationId,
      role,
    };
    members.push(member);
    if (organisationId !== null)
      byOrganisation.set(organisationId, [...(byOrganisation.get(organisationId) ?? []), member]);
  };
  for (const person of files.people)
    add(person, (person.organisation && organisations.get(person.organisation)) || null, 'member');

  const names = mixedNames(files.people);
  const used = usedOrganisations(files);
  for (const [i, code] of used.entries()) {
    const organisationId = organisations.get(code);
    if (!organisationId) continue;
    add(
      {
        key: `lead-${code.toLowerCase()}`,
        name: names(2 * i),
        kind: 'staff',
        profession: 'improvement lead',
      },
      organisationId,
      'lead',
    );
    add(
      {
        key: `staff-${code.toLowerCase()}`,
        name: names(2 * i + 1),
        kind: 'staff',
        profession: 'member of staff',
      },
      organisationId,
      'member',
    );
  }
  return {
    members,
    leadOf: (organisationId) => {
      const lead = byOrganisation.get(organisationId)?.find((member) => member.role === 'lead');
      if (!lead) throw new Error('an organisation of the demonstration has no lead');
      return lead;
    },
    authorAt: (organisationId, which) => {
      const there = (byOrganisation.get(organisationId) ?? []).filter((member) => member.role === 'member');
      const author = there[which % Math.max(1, there.length)];
      if (!author) throw new Error('an organisation of the demonstration has no staff');
      return author;
    },
    staff: members.filter((member) => member.kind === 'staff'),
    public: members.filter((member) => member.kind === 'public'),
  };
}

function usedOrganisations(files: DemoFiles): string[] {
  const codes = new Set<string>();
  for (const record of [...files.projects, ...files.ideas, ...files.needs, ...files.adoptions])
    codes.add(record.organisation);
  for (const idea of files.ideas) for (const comment of idea.comments) codes.add(comment.organisation);
  for (const person of files.people) if (person.organisation) codes.add(person.organisation);
  return [...codes].sort();
}

/** First names and family names of the people written down, in other pairs. */
function mixedNames(people: readonly DemoPerson[]): (i: number) => string {
  const first = people.map((person) => person.name.split(' ')[0] ?? 'Alex');
  const family = people.map((person) => person.name.split(' ').slice(1).join(' ') || 'Green');
  const stride = 37;
  return (i) =>
    `${first[i % first.length]} ${family[(i * stride + Math.floor(i / first.length) + 11) % family.length]}`;
}
