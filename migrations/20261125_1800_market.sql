-- What a company wants to hear of. It also tells what its list is ranked by, beside what the company says of itself.
create table saved_interest (
  id uuid primary key,
  company_id uuid not null references company (id),
  name text not null check (length(name) between 1 and 120),
  words text not null default '' check (length(words) <= 400),
  topics text[] not null default '{}',
  needs text[] not null default '{}',
  regions text[] not null default '{}',
  saved_by uuid references person (id) on delete set null,
  saved_at timestamptz not null,
  alerts_stopped_at timestamptz,
  ended_at timestamptz,
  check (length(words) > 0 or cardinality(topics) + cardinality(needs) + cardinality(regions) > 0)
);
create index saved_interest_company on saved_interest (company_id) where ended_at is null;

-- The text of a request that companies read, as words: what the list is ranked by.
alter table sponsorship_request add column words tsvector not null generated always as (
  setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', category), 'B')
  || to_tsvector('english', ask || ' ' || patient_benefit || ' ' || nhs_benefit)) stored;
create index sponsorship_request_words on sponsorship_request using gin (words) where state in ('listed', 'in-talks');

-- The order in which one company sees the list on one day, and how relevant each request was: merit is shared out by it.
create table market_list (
  company_id uuid not null references company (id),
  day date not null,
  made_at timestamptz not null,
  request_ids uuid[] not null,
  relevances real[] not null,
  places_owed uuid[] not null,
  shared_out_at timestamptz,
  primary key (company_id, day),
  check (cardinality(request_ids) = cardinality(relevances) and cardinality(request_ids) <= 1000)
);
create index market_list_waiting on market_list (day) where shared_out_at is null;

-- What was really displayed: the best rank that a request had for a company on a day. Months are partitions.
create table market_display (
  day date not null,
  company_id uuid not null,
  request_id uuid not null,
  rank smallint not null check (rank > 0),
  displayed_at timestamptz not null,
  primary key (day, company_id, request_id)
) partition by range (day);
create table market_display_rest partition of market_display default;

-- The merit that requests earned on a day: the exposure that companies gave that day, shared by relevance.
create table market_merit (
  day date not null,
  request_id uuid not null,
  merit double precision not null check (merit >= 0),
  primary key (day, request_id)
);

-- How a request stands so far; can be counted again from the displays and the merits.
create table market_standing (
  request_id uuid primary key references sponsorship_request (id),
  exposure double precision not null default 0,
  merit double precision not null default 0,
  top_ten_at timestamptz
);

-- What the public report says, as it was worked out on a day.
create table market_report (
  day date primary key,
  made_at timestamptz not null,
  figures jsonb not null
);

-- In how many open requests a word occurs, as last counted: rare words say more, and common ones are not looked up.
create table market_word (
  word text primary key,
  requests integer not null check (requests > 0)
);
