create table organisation (
  id uuid primary key,
  ods_code text not null unique check (ods_code ~ '^[A-Z0-9]{3,10}$'),
  name text not null check (length(name) between 2 and 200),
  kind text not null,
  address_line_1 text,
  town text,
  postcode text,
  region text,
  latitude real,
  longitude real,
  successor_id uuid references organisation (id),
  closed_on date,
  created_at timestamptz not null default now()
);
create index organisation_region on organisation (region);
create index organisation_name on organisation (name, id);

create table organisation_domain (
  domain text primary key check (domain = lower(domain)),
  organisation_id uuid references organisation (id),
  shared boolean not null,
  added_at timestamptz not null default now(),
  added_by uuid,
  check (shared = (organisation_id is null))
);
create index organisation_domain_organisation on organisation_domain (organisation_id);

create table person (
  id uuid primary key,
  name text check (length(name) between 1 and 120),
  kind text not null check (kind in ('staff', 'public')),
  profession text check (length(profession) <= 120),
  region text,
  notify text not null default 'at-once' check (notify in ('at-once', 'daily', 'page-only')),
  created_at timestamptz not null default now(),
  erased_at timestamptz,
  check ((erased_at is null) = (name is not null))
);

create table person_email (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  address text not null unique check (address = lower(address) and length(address) <= 254),
  verified_at timestamptz,
  created_at timestamptz not null default now()
);
create index person_email_person on person_email (person_id);

create table membership (
  id uuid primary key,
  person_id uuid not null references person (id),
  organisation_id uuid not null references organisation (id),
  role text not null default 'member' check (role in ('member', 'deputy', 'lead')),
  state text not null check (state in ('claimed', 'confirmed', 'refused', 'ended')),
  confirmed_by uuid references person (id),
  confirmed_by_domain text,
  reason text check (length(reason) <= 2000),
  started_at timestamptz not null default now(),
  decided_at timestamptz,
  ended_at timestamptz,
  check ((state = 'ended') = (ended_at is not null)),
  check (state <> 'confirmed' or (confirmed_by is not null or confirmed_by_domain is not null))
);
create unique index membership_one_live on membership (person_id, organisation_id) where state in ('claimed', 'confirmed');
create index membership_organisation on membership (organisation_id, state, role);

create table programme_role (
  person_id uuid not null references person (id),
  role text not null check (role in ('reviewer', 'editor', 'moderator', 'admin')),
  granted_at timestamptz not null default now(),
  granted_by uuid references person (id),
  primary key (person_id, role)
);

create table password (
  person_id uuid primary key references person (id) on delete cascade,
  hash text not null,
  set_at timestamptz not null default now()
);

create table passkey (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  label text not null check (length(label) between 1 and 80),
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create index passkey_person on passkey (person_id);

create table second_factor (
  person_id uuid primary key references person (id) on delete cascade,
  sealed_secret bytea not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);

create table recovery_code (
  person_id uuid not null references person (id) on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

create table federated_identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null references person (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (issuer, subject)
);

-- An organisation's own sign-in (OpenID Connect).
create table organisation_sign_in (
  organisation_id uuid primary key references organisation (id),
  issuer text not null,
  client_id text not null,
  sealed_client_secret bytea not null,
  set_at timestamptz not null default now(),
  set_by uuid references person (id)
);

create table email_link (
  id uuid primary key,
  token_hash bytea not null unique,
  purpose text not null check (purpose in ('confirm-email', 'sign-in', 'reset-password')),
  address text not null,
  person_id uuid references person (id) on delete cascade,
  details jsonb not null default '{}',
  then_path text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index email_link_expires on email_link (expires_at);

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references person (id) on delete cascade,
  acting_for uuid references organisation (id),
  device text not null default '',
  second_factor_at timestamptz,
  proved_at timestamptz not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_person on session (person_id) where ended_at is null;
create index session_expires on session (expires_at);

-- Between two requests of one ceremony (passkey challenge, OpenID Connect state, half-finished sign-in).
create table sign_in_ceremony (
  id uuid primary key,
  token_hash bytea not null unique,
  kind text not null,
  person_id uuid references person (id) on delete cascade,
  details jsonb not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create table attempt (
  key text not null,
  at timestamptz not null,
  id uuid primary key
);
create index attempt_key on attempt (key, at);

-- What was typed into a form while the session had ended, kept for the same person to send again.
create table held_form (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid references person (id) on delete cascade,
  path text not null,
  fields jsonb not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
