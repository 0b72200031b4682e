-- The Accessible Information Standard (DAPB1605): what a person needs in order to read, be reached, and be understood.
-- One row a need; what it was before stands in its history.
create table communication_need (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  whose text not null check (whose in ('person', 'supporter')),
  kind text not null,
  category text not null check (category in ('information-format', 'contact-method', 'communication-support', 'professional')),
  snomed_code text not null check (snomed_code ~ '^[0-9]{6,18}$'),
  snomed_display text not null,
  details text check (length(details) <= 500),
  recorded_by uuid references person (id),
  recorder_role text not null check (recorder_role in ('self', 'self-with-help', 'supporter')),
  recorded_at timestamptz not null,
  source text not null check (source in ('sign-up', 'account', 'supporter', 'import')),
  shared_at timestamptz,
  consent_basis text check (consent_basis in ('own-choice', 'own-choice-with-help')),
  last_asked_at timestamptz not null,
  review_due_on date not null,
  review_reminded_at timestamptz,
  removed_at timestamptz,
  removed_by uuid references person (id),
  removal_reason text check (removal_reason in ('not-needed-now', 'recorded-by-mistake', 'replaced', 'answered-again', 'other')),
  removal_note text check (length(removal_note) <= 500),
  check ((shared_at is null) = (consent_basis is null)),
  check ((removed_at is null) = (removal_reason is null))
);
create unique index communication_need_live on communication_need (person_id, kind, whose) where removed_at is null;
create index communication_need_review on communication_need (review_due_on) where removed_at is null;

create table communication_need_history (
  id uuid primary key,
  need_id uuid not null references communication_need (id) on delete cascade,
  at timestamptz not null,
  by uuid references person (id),
  role text not null check (role in ('self', 'self-with-help', 'supporter')),
  what text not null check (what in ('recorded', 'changed', 'shared', 'kept-private', 'reviewed', 'removed')),
  details_before text
);
create index communication_need_history_need on communication_need_history (need_id, at);

-- Each time somebody was asked, also where the answer was 'none' or the question was skipped.
create table communication_needs_asking (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  at timestamptz not null,
  source text not null check (source in ('sign-up', 'account', 'supporter', 'import')),
  outcome text not null check (outcome in ('recorded', 'none', 'skipped'))
);
create index communication_needs_asking_person on communication_needs_asking (person_id, at);

-- How each contact met each need, or why not. The key makes a retry harmless.
create table need_contact (
  id uuid primary key,
  contact_key text not null check (length(contact_key) <= 120),
  need_id uuid not null references communication_need (id) on delete cascade,
  contact text not null,
  channel text not null check (channel in ('e-mail', 'page', 'person')),
  at timestamptz not null,
  by uuid references person (id),
  outcome text not null check (outcome in ('met', 'unmet')),
  reason text not null,
  overridden_by uuid references person (id),
  override_reason text check (length(override_reason) <= 1000),
  resolved_at timestamptz,
  resolved_by uuid references person (id),
  resolved_how text check (length(resolved_how) <= 500),
  unique (contact_key, need_id),
  check ((overridden_by is null) = (override_reason is null)),
  check (outcome = 'unmet' or overridden_by is null)
);
create index need_contact_need on need_contact (need_id, at);
create index need_contact_open on need_contact (at, id) where outcome = 'unmet' and resolved_at is null;

-- A supporter is invited by the person, may do what the person allows, and nothing any more once it has ended.
create table supporter (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  supporter_id uuid references person (id) on delete cascade,
  address text not null check (address = lower(address) and length(address) <= 254),
  token_hash bytea not null unique,
  may text[] not null check (may <@ array['see-needs', 'record-needs', 'answer', 'be-told']),
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references person (id),
  check ((accepted_at is null) or (supporter_id is not null)),
  check (supporter_id is null or supporter_id <> person_id)
);
create index supporter_person on supporter (person_id) where ended_at is null;
create unique index supporter_live on supporter (person_id, supporter_id) where ended_at is null and accepted_at is not null;
create index supporter_supporter on supporter (supporter_id) where ended_at is null;

-- A version of a record in a format that somebody asked for: a task with a date and a name.
create table version_task (
  id uuid primary key,
  format text not null check (format in ('easy-read', 'symbols', 'audio')),
  subject_kind text not null,
  subject_id uuid not null,
  opened_at timestamptz not null,
  due_on date not null,
  held_by uuid references person (id),
  held_since timestamptz,
  fulfilled_at timestamptz,
  fulfilled_by uuid references person (id),
  version_address text check (length(version_address) <= 500),
  checked_by text check (length(checked_by) <= 120),
  checked_on date,
  declined_at timestamptz,
  declined_by uuid references person (id),
  declined_reason text check (length(declined_reason) <= 500),
  check (fulfilled_at is null or (version_address is not null and checked_by is not null and checked_on is not null)),
  check ((declined_at is null) = (declined_reason is null)),
  check (fulfilled_at is null or declined_at is null)
);
create unique index version_task_open on version_task (format, subject_kind, subject_id) where fulfilled_at is null and declined_at is null;
create index version_task_due on version_task (due_on, id) where fulfilled_at is null and declined_at is null;
create index version_task_subject on version_task (subject_id);

-- Counted once a person; a visitor by a mark that leads to nobody.
create table version_request (
  id uuid primary key,
  task_id uuid not null references version_task (id) on delete cascade,
  person_id uuid references person (id) on delete cascade,
  visitor_mark text,
  at timestamptz not null,
  check ((person_id is null) <> (visitor_mark is null))
);
create unique index version_request_person on version_request (task_id, person_id) where person_id is not null;
create unique index version_request_visitor on version_request (task_id, visitor_mark) where visitor_mark is not null;
