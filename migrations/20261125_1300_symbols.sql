-- Packs that a deployer imported. Pictures of healthicons, openmoji and our own come with the programme and stand in no table.
create table picture_pack (
  id uuid primary key,
  name text not null unique check (name ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  title text not null check (length(title) between 1 and 200),
  author text not null check (length(author) between 1 and 300),
  licence text not null check (length(licence) between 1 and 200),
  licence_url text not null default '' check (length(licence_url) <= 500),
  source_url text not null default '' check (length(source_url) <= 500),
  imported_at timestamptz not null
);

create table pack_picture (
  id uuid primary key,
  pack_id uuid not null references picture_pack (id) on delete cascade,
  name text not null check (length(name) between 1 and 200),
  title text not null check (length(title) between 1 and 200),
  keywords text[] not null default '{}',
  author text not null default '' check (length(author) <= 300),
  media_type text not null check (media_type in ('image/svg+xml', 'image/png', 'image/jpeg', 'image/gif', 'image/webp')),
  sha256 bytea not null,
  byte_count integer not null,
  unique (pack_id, name)
);
create index pack_picture_keywords on pack_picture using gin (keywords);

-- What named people decided about a concept of the map: the newest row holds, all are kept.
create table concept_verdict (
  id uuid primary key,
  concept text not null check (length(concept) between 1 and 80),
  state text not null check (state in ('vetted', 'rejected', 'proposed')),
  picture text check (length(picture) <= 200),
  note text not null default '' check (length(note) <= 1000),
  decided_by uuid not null references person (id),
  decided_at timestamptz not null,
  check ((state = 'vetted') = (picture is not null))
);
create index concept_verdict_newest on concept_verdict (concept, decided_at desc, id desc);

create table picture_choice (
  person_id uuid primary key references person (id) on delete cascade,
  look text not null check (look in ('plain', 'colour')),
  skin_tone text check (skin_tone in ('light', 'medium-light', 'medium', 'medium-dark', 'dark')),
  set_at timestamptz not null
);

-- What people see who chose nothing: one row, set by an editor.
create table programme_picture_choice (
  only_row boolean primary key default true check (only_row),
  look text not null check (look in ('plain', 'colour')),
  skin_tone text check (skin_tone in ('light', 'medium-light', 'medium', 'medium-dark', 'dark')),
  set_by uuid not null references person (id),
  set_at timestamptz not null
);

-- A person's own boards, as Open Board Format 0.1; pictures stand in board_file, by what they hold.
create table board (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  set_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  obf jsonb not null,
  is_root boolean not null,
  -- Where it stood in its OBZ file: other boards of the set may lead to it by that.
  path text check (length(path) <= 300),
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index board_of_person on board (person_id, set_id);

create table board_set (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  manifest jsonb not null default '{}',
  report jsonb not null default '[]',
  imported_at timestamptz
);
alter table board add foreign key (set_id) references board_set (id) on delete cascade;

create table board_file (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  sha256 bytea not null,
  media_type text not null check (length(media_type) between 3 and 100),
  byte_count integer not null,
  kept_at timestamptz not null,
  -- From when it was sent in a message, whoever reads the message sees it.
  sent_at timestamptz,
  unique (person_id, sha256)
);

create table phrase (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  symbols jsonb not null,
  saved_at timestamptz not null
);
create index phrase_of_person on phrase (person_id, id);

-- The symbols in which a comment or an answer was composed, beside its words.
alter table comment add column symbols jsonb;
alter table views_answer add column symbols jsonb;
