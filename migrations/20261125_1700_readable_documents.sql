-- Versions of public records in other forms. The standard text is the record itself and stands in its own room.
create table readable_version (
  id uuid primary key,
  subject_kind text not null check (subject_kind ~ '^[a-z-]{1,40}$'),
  subject_id uuid not null,
  format text not null check (format in ('plain', 'easy-read', 'symbols')),
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'handed-in', 'published', 'replaced', 'withdrawn')),
  -- How its words came first: 'machine' stays a machine's draft until a person has gone through every sentence.
  origin text not null check (origin in ('written', 'machine', 'source')),
  title text not null check (length(title) between 1 and 300),
  lines jsonb not null default '[]',
  glossary jsonb not null default '[]',
  -- The standard text from which it was written, as it stood then.
  source_hash text not null check (source_hash ~ '^[0-9a-f]{64}$'),
  source_text text not null,
  source_at timestamptz not null,
  outdated_at timestamptz,
  revision integer not null default 1,
  begun_by uuid not null references person (id),
  begun_at timestamptz not null,
  changed_by uuid not null references person (id),
  changed_at timestamptz not null,
  gone_through_by uuid references person (id),
  gone_through_at timestamptz,
  handed_in_by uuid references person (id),
  handed_in_at timestamptz,
  checked_by uuid references person (id),
  checked_at timestamptz,
  check_note text not null default '' check (length(check_note) <= 2000),
  published_by uuid references person (id),
  published_at timestamptz,
  ended_by uuid references person (id),
  ended_at timestamptz,
  made_up boolean not null default false,
  unique (subject_kind, subject_id, format, number),
  check ((checked_by is null) = (checked_at is null)),
  check ((gone_through_by is null) = (gone_through_at is null)),
  check (checked_by is null or checked_by <> changed_by),
  check (state not in ('published', 'replaced') or published_at is not null),
  check (published_at is null or origin <> 'machine' or gone_through_at is not null)
);
-- One that is read, and one that is worked on.
create unique index readable_version_published on readable_version (subject_kind, subject_id, format) where state = 'published';
create unique index readable_version_working on readable_version (subject_kind, subject_id, format) where state in ('draft', 'handed-in');
create index readable_version_open on readable_version (changed_at desc, id) where state in ('draft', 'handed-in');
create index readable_version_outdated on readable_version (outdated_at, id) where state = 'published' and outdated_at is not null;

-- Every saving is kept: nothing that was typed is lost.
create table readable_revision (
  version_id uuid not null references readable_version (id) on delete cascade,
  revision integer not null,
  at timestamptz not null,
  by uuid not null references person (id),
  title text not null,
  lines jsonb not null,
  glossary jsonb not null,
  primary key (version_id, revision)
);

-- A meeting in which people with learning disabilities read it. It says what somebody recorded, and is never inferred.
create table readable_test (
  id uuid primary key,
  version_id uuid not null references readable_version (id) on delete cascade,
  held_on date not null,
  run_by text not null check (length(run_by) between 1 and 120),
  people integer not null check (people between 1 and 200),
  what_changed text not null check (length(what_changed) between 1 and 2000),
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null,
  made_up boolean not null default false
);
create index readable_test_version on readable_test (version_id, held_on);
