import pg from 'pg';

/** Made-up records whose words follow Zipf's law: a few are everywhere, most are rare. The same for the same seed. */
export interface Text {
  readonly id: string;
  readonly title: string;
  readonly problem: string;
  readonly proposal: string;
  readonly topic: string;
  readonly setting: string;
}

const topics = ['falls', 'medicines', 'digital', 'nutrition', 'workforce', 'dementia', 'cancer', 'maternity'];
const settings = ['hospital-ward', 'general-practice', 'care-home', 'community-team', 'theatre'];
const everyday =
  `patient ward staff care nurse time night family hospital need help home team clinic people medicine room bed phone letter
discharge pain food drink record result wait visit doctor plan child carer fall handover pressure infection sleep medicine chart
wound mobility screen text reminder volunteer dementia stroke diabetes asthma kidney cancer baby midwife school ambulance sepsis
theatre transport interpreter waste energy exercise rehabilitation swallow speech dietitian portal printer label stock pharmacy
leaflet symbol noise crisis therapy rota break thanks training simulation toilet catheter oxygen glucose anticoagulant frailty`.split(
    /\s+/,
  );
const endings = ['', 's', 'ing', 'ed', 'ment', 'er'];
const vocabularySize = 60_000;
const parts =
  'bar cel dim fon gar hul jen kol lam mer nor pal rin sol tam ver wil zon bre cla dru fle gri sto'.split(
    ' ',
  );

export const vocabulary: readonly string[] = Array.from({ length: vocabularySize }, (_one, i) => {
  const known = everyday[i];
  if (known !== undefined) return known;
  let word = '';
  for (let n = i; n > 0; n = Math.floor(n / parts.length)) word += parts[n % parts.length];
  return word + endings[i % endings.length];
});

export class Dice {
  private state: number;
  constructor(seed: number) {
    this.state = seed >>> 0;
  }
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  word(): string {
    return vocabulary[Math.floor(vocabularySize ** this.next()) - 1] ?? 'patient';
  }
  /** A text has a subject: its rarer words come from a neighbourhood of the vocabulary. */
  words(count: number, subject: number): string {
    return Array.from({ length: count }, () =>
      this.next() < 0.25
        ? (vocabulary[(subject + Math.floor(this.next() * 40)) % vocabularySize] ?? 'ward')
        : this.word(),
    ).join(' ');
  }
}

export function textOf(kind: 'idea' | 'project', n: number): Text {
  const dice = new Dice(n * 2 + (kind === 'idea' ? 0 : 1));
  const subject = 60 + Math.floor(dice.next() * 4_000);
  return {
    id: `${kind === 'idea' ? 'a' : 'b'}${n.toString(16).padStart(7, '0')}-0000-7000-8000-000000000000`,
    title: dice.words(7, subject),
    problem: dice.words(30, subject),
    proposal: dice.words(31, subject),
    topic: topics[n % topics.length] as string,
    setting: settings[(n >> 3) % settings.length] as string,
  };
}

const atOnce = 4_000;

/** Fills a migrated, empty database. */
export async function fill(
  url: string,
  size: { ideas: number; projects: number; organisations: number },
  say: (what: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const begun = performance.now();
  await client.query('set synchronous_commit = off; set session_replication_role = replica');
  await client.query(
    `insert into organisation (id, ods_code, name, kind, region, latitude, longitude, town)
     select md5('o' || n)::uuid, 'B' || lpad(n::text, 4, '0'), 'Organisation ' || n, (array['NHS Trust','GP Practice','Care Home'])[1 + n % 3],
       (array['East of England','London','Midlands','North West','South East','South West'])[1 + n % 6], 50.5 + n % 50 / 10.0, -4 + n % 55 / 10.0, 'Town ' || n % 100
     from generate_series(1, $1::int) n`,
    [size.organisations],
  );
  await client.query(
    `insert into person (id, name, kind) select md5('p' || n)::uuid, 'Person ' || n, 'staff' from generate_series(1, 1000) n`,
  );
  for (const [kind, count] of [
    ['idea', size.ideas],
    ['project', size.projects],
  ] as const) {
    for (let from = 0; from < count; from += atOnce) {
      const texts = Array.from({ length: Math.min(atOnce, count - from) }, (_one, i) =>
        textOf(kind, from + i),
      );
      const column = (name: keyof Text) => texts.map((text) => text[name]);
      await client.query(kind === 'idea' ? insertIdeas : insertProjects, [
        column('id'),
        column('title'),
        column('problem'),
        column('proposal'),
        column('topic'),
        column('setting'),
        from,
        size.organisations,
      ]);
    }
    say(`${count} ${kind}s: ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  }
  await client.query('analyze');
  await client.end();
}

const given = `from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) with ordinality
  as t(id, title, problem, proposal, topic, setting, k), lateral (select $7::int + k as n) place`;
const insertIdeas = `insert into idea (id, organisation_id, author_id, title, problem, proposal, helps, topics, setting, visibility, patentable, posted_at)
  select t.id, md5('o' || 1 + n % $8::int)::uuid, md5('p' || 1 + n % 1000)::uuid, t.title, t.problem, t.proposal, 'Patients', array[t.topic], t.setting,
    (array['everyone','everyone','everyone','staff','organisation'])[1 + n % 5], 'no', now() - n * interval '1 minute' ${given}`;
const insertProjects = `insert into project (id, organisation_id, title, summary, problem, what_was_done, results, topics, setting, stage, visibility, state, approved_by, published_at)
  select t.id, md5('o' || 1 + n % $8::int)::uuid, t.title, t.problem, t.proposal, '', '', array[t.topic], t.setting,
    (array['testing','established','spreading'])[1 + n % 3], 'everyone', 'published', md5('p1')::uuid, now() - n * interval '1 hour' ${given}`;

/** What people ask: two to four words of one subject, as a text of that subject has them. */
export function questions(count: number, seed: number): string[] {
  return Array.from({ length: count }, (_one, i) => {
    const dice = new Dice(seed * 7_919 + i);
    return dice.words(2 + (i % 3), 60 + Math.floor(dice.next() * 4_000));
  });
}

export const commonest = vocabulary.slice(0, 10);
