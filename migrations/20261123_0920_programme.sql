create table programme (
  only_one boolean primary key default true check (only_one),
  name text not null check (length(name) between 2 and 80),
  about text not null default '',
  colour text check (colour ~ '^#[0-9a-f]{6}$'),
  demonstration boolean not null default false,
  created_at timestamptz not null default now()
);
insert into programme (name, about) values ('Spreadwell', '');

create table programme_year (
  id uuid primary key,
  name text not null unique check (length(name) between 2 and 60),
  opens_on date not null,
  closes_on date not null,
  launch_text text not null default '',
  report jsonb,
  report_made_at timestamptz,
  created_at timestamptz not null default now(),
  check (opens_on < closes_on)
);

create table stored_file (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  content_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  sha256 bytea not null,
  uploaded_by uuid references person (id),
  uploaded_at timestamptz not null default now()
);

-- A person says that something should not be here.
create table content_report (
  id uuid primary key,
  subject_kind text not null check (subject_kind in ('idea', 'need', 'project', 'comment', 'adoption')),
  subject_id uuid not null,
  reporter_id uuid references person (id),
  reason text not null check (length(reason) between 1 and 2000),
  reported_at timestamptz not null default now(),
  decision text check (decision in ('hidden', 'kept')),
  decision_reason text check (length(decision_reason) <= 2000),
  decided_by uuid references person (id),
  decided_at timestamptz,
  check ((decision is null) = (decided_at is null)),
  check (decision is null or decision_reason is not null)
);
create index content_report_open on content_report (reported_at) where decision is null;
create unique index content_report_once on content_report (subject_kind, subject_id, reporter_id) where decision is null;

create table follow (
  person_id uuid not null references person (id) on delete cascade,
  subject_kind text not null check (subject_kind in ('idea', 'need', 'project', 'organisation', 'topic')),
  subject_id uuid not null,
  since timestamptz not null default now(),
  primary key (person_id, subject_id)
);
create index follow_subject on follow (subject_id);

create table notification (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  event_id uuid not null references event (id),
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  mailed_at timestamptz,
  unique (person_id, event_id, kind)
);
create index notification_person on notification (person_id, created_at desc, id);
create index notification_to_mail on notification (created_at) where mailed_at is null;

create table muted_notice (
  person_id uuid not null references person (id) on delete cascade,
  kind text not null,
  primary key (person_id, kind)
);

create table personal_token (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  label text not null check (length(label) between 1 and 80),
  token_hash bytea not null unique,
  may_write boolean not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index personal_token_person on personal_token (person_id);
