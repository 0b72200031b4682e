create table project (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  idea_id uuid references idea (id),
  title text not null check (length(title) between 1 and 200),
  summary text not null default '' check (length(summary) <= 1200),
  problem text not null default '' check (length(problem) <= 5000),
  what_was_done text not null default '' check (length(what_was_done) <= 10000),
  results text not null default '' check (length(results) <= 10000),
  topics text[] not null default '{}',
  setting text,
  stage text not null default 'planning' check (stage in ('planning', 'testing', 'established', 'spreading', 'stopped')),
  visibility text not null check (visibility in ('organisation', 'staff', 'everyone')),
  identifiers_justified text check (length(identifiers_justified) <= 2000),
  state text not null default 'draft' check (state in ('draft', 'awaiting-approval', 'published', 'withdrawn')),
  returned_reason text check (length(returned_reason) <= 2000),
  approved_by uuid references person (id),
  published_at timestamptz,
  kit_number integer,
  version integer not null default 1,
  adoption_count integer not null default 0,
  spread_count integer not null default 0,
  comment_count integer not null default 0,
  seeks_sponsor boolean not null default false,
  seeks_views boolean not null default false,
  created_at timestamptz not null default now(),
  hidden_at timestamptz,
  hidden_by uuid references person (id),
  hidden_reason text,
  check ((state = 'published') <= (published_at is not null and approved_by is not null))
);
create index project_newest on project (published_at desc, id desc) where state = 'published' and hidden_at is null;
create index project_newest_public on project (published_at desc, id desc) where state = 'published' and hidden_at is null and visibility = 'everyone';
create index project_organisation on project (organisation_id, published_at desc, id desc);
create index project_topics on project using gin (topics);
create unique index project_of_idea on project (idea_id) where idea_id is not null and state <> 'withdrawn';
alter table need add constraint need_met_by_project foreign key (met_by_project_id) references project (id);

create table project_version (
  project_id uuid not null references project (id),
  version integer not null,
  fields jsonb not null,
  written_by uuid not null references person (id),
  written_at timestamptz not null default now(),
  primary key (project_id, version)
);

create table project_member (
  project_id uuid not null references project (id),
  person_id uuid not null references person (id) on delete cascade,
  role text not null default 'member' check (role in ('owner', 'member')),
  joined_at timestamptz not null default now(),
  primary key (project_id, person_id)
);
create index project_member_person on project_member (person_id);

create table project_invitation (
  id uuid primary key,
  project_id uuid not null references project (id),
  address text not null,
  token_hash bytea not null unique,
  invited_by uuid not null references person (id),
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references person (id),
  declined_at timestamptz,
  withdrawn_at timestamptz
);
create index project_invitation_project on project_invitation (project_id);

-- The replication kit. Published versions are immutable; one draft at a time.
create table kit (
  id uuid primary key,
  project_id uuid not null references project (id),
  number integer not null check (number >= 1),
  fields jsonb not null,
  evidence_level text not null check (evidence_level in ('self-reported', 'measured', 'independently-evaluated')),
  change_note text not null default '' check (length(change_note) <= 1000),
  version integer not null default 1,
  written_by uuid not null references person (id),
  updated_at timestamptz not null default now(),
  published_at timestamptz,
  unique (project_id, number)
);
create unique index kit_one_draft on kit (project_id) where published_at is null;

create table kit_file (
  kit_id uuid not null references kit (id),
  file_id uuid not null references stored_file (id),
  label text not null check (length(label) between 1 and 200),
  primary key (kit_id, file_id)
);

create table adoption (
  id uuid primary key,
  project_id uuid not null references project (id),
  kit_number integer,
  organisation_id uuid not null references organisation (id),
  organisation_name_then text not null,
  unit text not null check (length(unit) between 1 and 200),
  lead_id uuid references person (id),
  state text not null check (state in ('interested', 'exploring', 'planning', 'piloting', 'live', 'sustained', 'paused', 'abandoned', 'declined')),
  confirmation text not null default 'claimed' check (confirmation in ('claimed', 'confirmed', 'disputed', 'stale')),
  confirmation_reason text check (length(confirmation_reason) <= 2000),
  confirmed_by uuid references person (id),
  reason text check (length(reason) <= 2000),
  failure_reason text check (failure_reason in ('leadership', 'approvals', 'resources', 'staff', 'technology', 'no-benefit', 'other')),
  started_on date,
  live_on date,
  ended_on date,
  scale jsonb not null default '{}',
  fidelity jsonb not null default '{}',
  adaptations text not null default '' check (length(adaptations) <= 5000),
  measures jsonb not null default '[]',
  local_cost_pence bigint,
  staff_time text not null default '' check (length(staff_time) <= 500),
  help_received text not null default '' check (length(help_received) <= 2000),
  barriers jsonb not null default '[]',
  says text not null default '' check (length(says) <= 2000),
  would_recommend boolean,
  review_6_due date,
  review_12_due date,
  sustained_checked_at timestamptz,
  claimed_by uuid not null references person (id),
  claimed_at timestamptz not null default now(),
  version integer not null default 1,
  hidden_at timestamptz,
  hidden_by uuid references person (id),
  hidden_reason text,
  check (state not in ('abandoned', 'paused', 'declined') or length(reason) > 0),
  check (state <> 'abandoned' or failure_reason is not null),
  check (confirmation <> 'confirmed' or confirmed_by is not null),
  check (confirmation <> 'disputed' or length(confirmation_reason) > 0)
);
create index adoption_project on adoption (project_id, claimed_at desc, id desc);
create index adoption_organisation on adoption (organisation_id, claimed_at desc);
create unique index adoption_once on adoption (project_id, organisation_id, lower(unit)) where state not in ('abandoned', 'declined');

create table adoption_change (
  id uuid primary key,
  adoption_id uuid not null references adoption (id),
  state text not null,
  confirmation text not null,
  reason text,
  kit_number integer,
  changed_by uuid references person (id),
  changed_at timestamptz not null default now()
);
create index adoption_change_adoption on adoption_change (adoption_id, changed_at);

-- 'We already do this': an idea is linked to a project that does it.
create table idea_done_by (
  idea_id uuid not null references idea (id),
  project_id uuid not null references project (id),
  said_by uuid not null references person (id),
  said_at timestamptz not null default now(),
  primary key (idea_id, project_id)
);
create index idea_done_by_project on idea_done_by (project_id);

-- A project asks patients, carers and supporters for their views.
create table views_question (
  id uuid primary key,
  project_id uuid not null references project (id),
  question text not null check (length(question) between 1 and 1000),
  asked_by uuid not null references person (id),
  asked_at timestamptz not null default now(),
  closes_on date not null,
  what_changed text check (length(what_changed) <= 3000),
  closed_at timestamptz
);
create index views_question_project on views_question (project_id);
create table views_answer (
  question_id uuid not null references views_question (id),
  person_id uuid not null references person (id) on delete cascade,
  body text not null check (length(body) between 1 and 5000),
  identifiers_justified text check (length(identifiers_justified) <= 2000),
  answered_at timestamptz not null default now(),
  primary key (question_id, person_id)
);

create table participation (
  id uuid primary key,
  year_id uuid not null references programme_year (id),
  project_id uuid not null references project (id),
  state text not null check (state in ('applied', 'accepted', 'declined', 'withdrawn')),
  case_made text not null check (length(case_made) between 1 and 2000),
  applied_by uuid not null references person (id),
  applied_at timestamptz not null default now(),
  decided_by uuid references person (id),
  decided_at timestamptz,
  reason text check (length(reason) <= 2000),
  unique (year_id, project_id),
  check (state not in ('accepted', 'declined') or (decided_by is not null and length(reason) > 0))
);
create index participation_project on participation (project_id);
