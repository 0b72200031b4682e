-- Where a person works, as far as they like to say: what the personal page of news goes by.
alter table person add column setting text;
-- Since when a person lets others ask them for help with what they have done; null where they do not.
alter table person add column help_offered_at timestamptz;

-- New records wait here until the search index holds what was there before them; next they are compared, matched and told of.
create table newcomer (
  subject_id uuid primary key,
  kind text not null check (kind in ('idea', 'need', 'project')),
  since timestamptz not null
);
create index newcomer_since on newcomer (since);

-- A need and a project that may answer it: found once, told once, whatever happens to either afterwards.
create table need_match (
  id uuid primary key,
  need_id uuid not null references need (id),
  project_id uuid not null references project (id),
  found_at timestamptz not null,
  unique (need_id, project_id)
);
create index need_match_project on need_match (project_id);

-- Two ideas that may be the same. Each pair stands here once, the older id first.
create table likely_duplicate (
  id uuid primary key,
  idea_id uuid not null references idea (id),
  like_id uuid not null references idea (id),
  likeness real not null check (likeness between 0 and 1),
  found_at timestamptz not null,
  dismissed_at timestamptz,
  dismissed_by uuid references person (id),
  unique (idea_id, like_id),
  check (idea_id < like_id),
  check ((dismissed_at is null) = (dismissed_by is null))
);
create index likely_duplicate_open on likely_duplicate (found_at, id) where dismissed_at is null;

-- Whoever posted a need asks one person, once, for help with it.
create table help_request (
  need_id uuid not null references need (id),
  person_id uuid not null references person (id) on delete cascade,
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  primary key (need_id, person_id)
);

create table saved_search (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  -- The address of the search after '/search?', always written in the same order.
  question text not null check (length(question) between 1 and 2000),
  alerts text not null check (alerts in ('at-once', 'daily', 'none')),
  saved_at timestamptz not null,
  looked_at timestamptz not null,
  unique (person_id, question)
);
create index saved_search_due on saved_search (looked_at) where alerts <> 'none';

-- What was told of for a saved search: never twice.
create table saved_search_hit (
  saved_search_id uuid not null references saved_search (id) on delete cascade,
  subject_id uuid not null,
  told_at timestamptz not null,
  primary key (saved_search_id, subject_id)
);
