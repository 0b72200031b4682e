create table company (
  id uuid primary key,
  name text not null check (length(name) between 2 and 200),
  company_number text not null unique check (company_number ~ '^([0-9]{8}|[A-Z]{2}[0-9]{6})$'),
  sector text not null check (length(sector) between 2 and 120),
  about text not null default '' check (length(about) <= 2000),
  offers text[] not null default '{}',
  topics text[] not null default '{}',
  regions text[] not null default '{}',
  state text not null check (state in ('applied', 'verified', 'refused')),
  applied_by uuid references person (id),
  applied_at timestamptz not null default now(),
  decided_by uuid references person (id),
  decided_at timestamptz,
  reason text check (length(reason) <= 2000),
  check (state = 'applied' or (decided_by is not null and length(reason) > 0))
);

create table company_user (
  company_id uuid not null references company (id),
  person_id uuid not null references person (id) on delete cascade,
  expires_on date not null,
  named_by uuid references person (id),
  named_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (company_id, person_id)
);
create index company_user_person on company_user (person_id);

-- Only the text of this record, and the published project's non-confidential summary, ever reach a company.
create table sponsorship_request (
  id uuid primary key,
  project_id uuid not null references project (id),
  need text not null check (need in ('money', 'kit', 'expertise', 'people', 'evaluation', 'data-and-it', 'venue')),
  title text not null check (length(title) between 1 and 200),
  ask text not null check (length(ask) between 1 and 3000),
  amount_from_pence bigint check (amount_from_pence >= 0),
  amount_to_pence bigint,
  category text not null check (length(category) between 1 and 200),
  topics text[] not null default '{}',
  region text,
  state text not null check (state in ('draft', 'listed', 'in-talks', 'matched', 'closed', 'withdrawn', 'lapsed')),
  written_by uuid not null references person (id),
  created_at timestamptz not null default now(),
  authorised_by uuid references person (id),
  listed_at timestamptz,
  lapses_on date,
  check (amount_to_pence >= amount_from_pence),
  check (state = 'draft' or state = 'withdrawn' or (authorised_by is not null and listed_at is not null and lapses_on is not null))
);
create index sponsorship_request_listed on sponsorship_request (listed_at desc, id desc) where state in ('listed', 'in-talks');
create index sponsorship_request_project on sponsorship_request (project_id);

create table expression_of_interest (
  id uuid primary key,
  request_id uuid not null references sponsorship_request (id),
  company_id uuid not null references company (id),
  expressed_by uuid not null references person (id),
  message text not null check (length(message) between 1 and 3000),
  expressed_at timestamptz not null default now(),
  state text not null default 'submitted' check (state in ('submitted', 'shortlisted', 'declined', 'withdrawn')),
  answer text check (length(answer) <= 3000),
  answered_by uuid references person (id),
  answered_at timestamptz,
  reply_due_on date not null,
  unique (request_id, company_id),
  check (state not in ('shortlisted', 'declined') or (answered_by is not null and length(answer) > 0))
);
create index expression_of_interest_company on expression_of_interest (company_id);
