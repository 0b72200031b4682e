create table idea (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  author_id uuid not null references person (id),
  anonymous boolean not null default false,
  title text not null check (length(title) between 1 and 200),
  problem text not null check (length(problem) between 1 and 5000),
  proposal text not null check (length(proposal) between 1 and 5000),
  helps text not null check (length(helps) between 1 and 1000),
  topics text[] not null default '{}',
  setting text,
  visibility text not null check (visibility in ('organisation', 'staff', 'everyone')),
  patentable text not null default 'not-asked' check (patentable in ('not-asked', 'no', 'unsure', 'yes-cleared')),
  identifiers_justified text check (length(identifiers_justified) <= 2000),
  state text not null default 'open' check (state in ('open', 'became-project', 'closed', 'merged')),
  merged_into uuid references idea (id),
  version integer not null default 1,
  supporter_count integer not null default 0,
  comment_count integer not null default 0,
  posted_at timestamptz not null default now(),
  hidden_at timestamptz,
  hidden_by uuid references person (id),
  hidden_reason text,
  check ((state = 'merged') = (merged_into is not null)),
  check (merged_into <> id)
);
create index idea_newest on idea (posted_at desc, id desc) where hidden_at is null and state <> 'merged';
create index idea_newest_public on idea (posted_at desc, id desc) where visibility = 'everyone' and hidden_at is null and state <> 'merged';
create index idea_organisation on idea (organisation_id, posted_at desc, id desc);
create index idea_author on idea (author_id);
create index idea_topics on idea using gin (topics);
create index idea_merged on idea (merged_into) where merged_into is not null;

create table idea_version (
  idea_id uuid not null references idea (id),
  version integer not null,
  title text not null,
  problem text not null,
  proposal text not null,
  helps text not null,
  topics text[] not null,
  setting text,
  written_by uuid not null references person (id),
  written_at timestamptz not null default now(),
  primary key (idea_id, version)
);

-- What someone began to write. Not an event, never indexed, gone after 30 days.
create table draft (
  id uuid primary key,
  kind text not null check (kind in ('idea', 'need', 'project')),
  person_id uuid references person (id) on delete cascade,
  browser_hash bytea,
  fields jsonb not null,
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  check (person_id is not null or browser_hash is not null)
);
create index draft_person on draft (person_id, updated_at desc);
create index draft_browser on draft (browser_hash) where browser_hash is not null;
create index draft_expires on draft (expires_at);

create table idea_support (
  idea_id uuid not null references idea (id),
  person_id uuid not null references person (id) on delete cascade,
  organisation_id uuid references organisation (id),
  since timestamptz not null default now(),
  primary key (idea_id, person_id)
);
create index idea_support_person on idea_support (person_id);

create table need (
  id uuid primary key,
  organisation_id uuid references organisation (id),
  author_id uuid not null references person (id),
  idea_id uuid references idea (id),
  title text not null check (length(title) between 1 and 200),
  detail text not null check (length(detail) between 1 and 5000),
  topics text[] not null default '{}',
  setting text,
  visibility text not null check (visibility in ('organisation', 'staff', 'everyone')),
  identifiers_justified text check (length(identifiers_justified) <= 2000),
  state text not null default 'open' check (state in ('open', 'met', 'withdrawn')),
  met_by_project_id uuid,
  version integer not null default 1,
  comment_count integer not null default 0,
  posted_at timestamptz not null default now(),
  hidden_at timestamptz,
  hidden_by uuid references person (id),
  hidden_reason text,
  check (visibility <> 'organisation' or organisation_id is not null)
);
create index need_newest on need (posted_at desc, id desc);
create index need_idea on need (idea_id) where idea_id is not null;
create unique index need_once_per_idea on need (idea_id, author_id) where idea_id is not null and state = 'open';
create index need_organisation on need (organisation_id);

create table comment (
  id uuid primary key,
  subject_kind text not null check (subject_kind in ('idea', 'need', 'project')),
  subject_id uuid not null,
  author_id uuid not null references person (id),
  organisation_id uuid references organisation (id),
  as_anonymous_author boolean not null default false,
  reply_to uuid references comment (id),
  body text not null check (length(body) between 1 and 5000),
  identifiers_justified text check (length(identifiers_justified) <= 2000),
  written_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  hidden_at timestamptz,
  hidden_by uuid references person (id),
  hidden_reason text
);
create index comment_subject on comment (subject_id, written_at, id);
create index comment_author on comment (author_id);

-- What the idea's organisation answers, each with a reason; the newest stands.
create table idea_answer (
  id uuid primary key,
  idea_id uuid not null references idea (id),
  kind text not null check (kind in ('planned', 'under-way', 'done', 'not-now')),
  reason text not null check (length(reason) between 1 and 2000),
  answered_by uuid not null references person (id),
  answered_at timestamptz not null default now()
);
create index idea_answer_idea on idea_answer (idea_id, answered_at desc);

-- Who owes an answer by when. A date is shown only where a named person holds it.
create table answer_duty (
  id uuid primary key,
  subject_kind text not null check (subject_kind in ('idea', 'adoption', 'expression-of-interest')),
  subject_id uuid not null,
  organisation_id uuid references organisation (id),
  holder_id uuid references person (id),
  held_for text not null check (held_for in ('organisation', 'programme')),
  due_on date not null,
  escalated_at timestamptz,
  done_at timestamptz,
  unique (subject_kind, subject_id)
);
create index answer_duty_open on answer_duty (due_on) where done_at is null;
create index answer_duty_holder on answer_duty (holder_id) where done_at is null;
