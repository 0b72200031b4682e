-- What is bought, by division of the Common Procurement Vocabulary: a firewall needs one word for one thing.
-- Sectors that trouble a health service: barred altogether, or for a request to exclude.
create table sensitive_sector (
  slug text primary key check (slug ~ '^[a-z0-9-]{2,40}$'),
  name text not null unique check (length(name) between 2 and 120),
  added_by uuid references person (id),
  added_at timestamptz not null default now(),
  barred_by uuid references person (id),
  barred_at timestamptz
);
insert into sensitive_sector (slug, name, barred_at) values
  ('tobacco', 'Tobacco, vapes and nicotine for recreation', now()),
  ('arms', 'Arms', now()),
  ('gambling', 'Gambling', now());
insert into sensitive_sector (slug, name) values
  ('alcohol', 'Alcohol'),
  ('infant-formula', 'Breast-milk substitutes'),
  ('sugary-food', 'Food and drink high in fat, sugar or salt'),
  ('fossil-fuels', 'Coal, oil and gas');

alter table company drop constraint company_company_number_check;
alter table company add constraint company_company_number_check
  check (company_number ~ '^([0-9]{8}|[A-Z]{2}[0-9]{6}|R[0-9]{7}|(IP|SP|RS|NP|NO)[0-9A-Z]{6})$');
alter table company
  add column looks_for text not null default '' check (length(looks_for) <= 2000),
  add column will_not text not null default '' check (length(will_not) <= 2000),
  add column trade_bodies text[] not null default '{}' check (trade_bodies <@ array['abpi', 'abhi']),
  add column parent_name text check (length(parent_name) between 2 and 200),
  add column parent_number text check (length(parent_number) between 2 and 40),
  add column supplies_nhs text check (supplies_nhs in ('yes', 'no')),
  add column sensitive_sectors text[] not null default '{}',
  add column sectors_declared_by uuid references person (id),
  add column sectors_declared_at timestamptz,
  add column changed_at timestamptz,
  add column changed_by uuid references person (id);

alter table company_user add column chased_for date;

create table code_of_conduct (
  version integer primary key check (version > 0),
  text text not null check (length(text) between 100 and 20000),
  takes_effect_on date not null,
  published_by uuid references person (id),
  published_at timestamptz not null default now()
);
create table code_acceptance (
  company_id uuid not null references company (id),
  version integer not null references code_of_conduct (version),
  accepted_by uuid not null references person (id),
  accepted_at timestamptz not null,
  primary key (company_id, version)
);
insert into code_of_conduct (version, text, takes_effect_on) values (1,
'1. We offer because patients or the health service gain. We ask for no promise to buy, prescribe or recommend, and give none.
2. We deal with organisations. We offer nothing of value to a person: no gift, no fee, no hospitality beyond a plain meal at a working meeting.
3. We say what we hope to gain. We declare every live or planned bid, ours or our group’s, with the organisation that asks.
4. We declare every tie that we know of between our people and those who decide.
5. We ask for no data about patients and no information that rivals do not have. What we are told by mistake we report and delete.
6. We ask questions through the site, so that every company reads the answer.
7. We do not call the project’s team about an offer while it is being decided.
8. A summary of what is agreed is public before it starts; what we give is published with its value.
9. We do not use the name of the organisation, its people or its patients in advertising without written leave.
10. On a visit we are guests: we follow the rules of the place, sign in, and stay away from patients unless each has agreed.
11. Whoever acts for us knows this code. We take a person’s access away on the day on which they leave.
12. A breach may end our access here, and the programme may say so in public.', '2026-11-25');

alter table sponsorship_request
  add column fte_from numeric(5, 2) check (fte_from > 0),
  add column fte_to numeric(5, 2),
  add column starts_on date,
  add column ends_on date,
  add column patient_benefit text not null default '' check (length(patient_benefit) <= 2000),
  add column nhs_benefit text not null default '' check (length(nhs_benefit) <= 2000),
  add column outcome_measures text not null default '' check (length(outcome_measures) <= 2000),
  add column sponsor_may text not null default '' check (length(sponsor_may) <= 2000),
  add column sponsor_may_not text not null default '' check (length(sponsor_may_not) <= 2000),
  add column ip_position text not null default '' check (length(ip_position) <= 2000),
  add column buying_code text check (buying_code ~ '^[0-9]{2,3}$'),
  add column excluded_sectors text[] not null default '{}',
  -- What follows is for the organisation alone.
  add column existing_suppliers text not null default '' check (length(existing_suppliers) <= 2000),
  add column procurement text check (procurement in ('none', 'planned', 'live')),
  add column procurement_from date,
  add column procurement_until date,
  add column internal_note text not null default '' check (length(internal_note) <= 3000),
  add column publication_consented_by uuid references person (id),
  add column publication_consented_at timestamptz,
  add column ended_by uuid references person (id),
  add column ended_at timestamptz,
  add column end_reason text check (length(end_reason) between 1 and 2000),
  add column reminded_for date,
  add check (fte_to >= fte_from),
  add check (ends_on >= starts_on),
  add check (procurement_until >= procurement_from);

-- Documents of a request, the same for every company.
create table request_document (
  request_id uuid not null references sponsorship_request (id),
  file_id uuid not null references stored_file (id),
  label text not null check (length(label) between 1 and 200),
  added_by uuid not null references person (id),
  added_at timestamptz not null,
  removed_by uuid references person (id),
  removed_at timestamptz,
  primary key (request_id, file_id),
  check ((removed_at is null) = (removed_by is null))
);
create index request_document_file on request_document (file_id);

-- Asked by one company, answered once, read by all; who asked is told to nobody.
create table request_question (
  id uuid primary key,
  request_id uuid not null references sponsorship_request (id),
  company_id uuid not null references company (id),
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  question text not null check (length(question) between 1 and 1000),
  answer_due_on date not null,
  chased_at timestamptz,
  published_question text check (length(published_question) between 1 and 1000),
  answer text check (length(answer) between 1 and 3000),
  answered_by uuid references person (id),
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)
    and (answer is null) = (published_question is null))
);
create index request_question_request on request_question (request_id, answered_at);
create index request_question_company on request_question (company_id);

-- Everyone who decides says what they have to do with those who offer; 'nothing' is said too. A later one replaces it.
create table declaration (
  id uuid primary key,
  request_id uuid not null references sponsorship_request (id),
  person_id uuid not null references person (id),
  kind text not null check (kind in ('nil', 'interests')),
  made_at timestamptz not null,
  expires_on date not null,
  superseded_at timestamptz,
  chased_for date
);
create unique index declaration_standing on declaration (request_id, person_id) where superseded_at is null;
create index declaration_person on declaration (person_id);

create table declared_interest (
  id uuid primary key,
  declaration_id uuid not null references declaration (id),
  type text not null check (type in ('financial', 'non-financial-professional', 'non-financial-personal', 'indirect')),
  -- Null: it may concern any company that offers.
  company_id uuid references company (id),
  about text not null check (length(about) between 1 and 2000)
);
create index declared_interest_declaration on declared_interest (declaration_id);

-- A company that bids, or will, for what an organisation buys; said by the company or by the organisation.
create table bid (
  id uuid primary key,
  company_id uuid not null references company (id),
  organisation_id uuid not null references organisation (id),
  buying_code text check (buying_code ~ '^[0-9]{2,3}$'),
  state text not null check (state in ('live', 'planned')),
  until date,
  declared_for text not null check (declared_for in ('company', 'organisation')),
  declared_by uuid not null references person (id),
  declared_at timestamptz not null,
  ended_by uuid references person (id),
  ended_at timestamptz,
  check ((ended_at is null) = (ended_by is null))
);
create index bid_company on bid (company_id, organisation_id) where ended_at is null;

alter table expression_of_interest drop constraint expression_of_interest_state_check;
alter table expression_of_interest drop constraint expression_of_interest_check;
alter table expression_of_interest
  add constraint expression_of_interest_state_check check (state in ('submitted', 'screened', 'shortlisted', 'conflict-review',
    'clear', 'clear-with-mitigation', 'blocked', 'accepted', 'declined', 'withdrawn', 'expired')),
  add column benefits_sought text not null default '' check (length(benefits_sought) <= 2000),
  add column product_interest text not null default '' check (length(product_interest) <= 2000),
  add column ties_declared text not null default '' check (length(ties_declared) <= 2000),
  add column bid_declared text check (bid_declared in ('none', 'planned', 'live')),
  add column value_pence bigint check (value_pence >= 0),
  add column screened_by uuid references person (id),
  add column screened_at timestamptz,
  add column screening_note text check (length(screening_note) <= 2000),
  add column moved_at timestamptz,
  -- When somebody decided against it, or what ended it; the company reads the reason.
  add column end_reason text check (length(end_reason) between 1 and 3000),
  add column ended_by uuid references person (id),
  add column accepted_at timestamptz,
  add constraint answered_with_reason check (state not in ('shortlisted', 'conflict-review', 'clear', 'clear-with-mitigation', 'accepted')
    or (answered_by is not null and length(answer) > 0)),
  add constraint ended_with_reason check (state not in ('declined', 'blocked', 'expired') or coalesce(length(end_reason), length(answer)) > 0),
  add constraint accepted_when check ((state = 'accepted') = (accepted_at is not null));
create index expression_of_interest_open on expression_of_interest (request_id)
  where state in ('submitted', 'screened', 'shortlisted', 'conflict-review', 'clear', 'clear-with-mitigation');
create index expression_of_interest_review on expression_of_interest (moved_at, id) where state = 'conflict-review';

create table bid_waiver (
  id uuid primary key,
  interest_id uuid not null references expression_of_interest (id),
  bid_id uuid not null references bid (id),
  reason text not null check (length(reason) between 20 and 2000),
  waived_by uuid not null references person (id),
  waived_at timestamptz not null,
  proved_at timestamptz not null check (proved_at > waived_at - interval '16 minutes' and proved_at <= waived_at),
  unique (interest_id, bid_id)
);

create table conflict_review (
  id uuid primary key,
  interest_id uuid not null references expression_of_interest (id),
  outcome text not null check (outcome in ('clear', 'clear-with-mitigation', 'blocked')),
  -- For the organisation and the programme; what the company reads stands in the offer's end_reason.
  reason text not null check (length(reason) between 1 and 3000),
  reviewed_by uuid not null references person (id),
  reviewed_at timestamptz not null,
  proved_at timestamptz not null check (proved_at > reviewed_at - interval '16 minutes' and proved_at <= reviewed_at),
  mitigation text check (length(mitigation) between 1 and 3000),
  mitigation_accepted_by uuid references person (id),
  mitigation_accepted_at timestamptz,
  check ((outcome = 'clear-with-mitigation') = (mitigation is not null)),
  check ((mitigation_accepted_by is null) = (mitigation_accepted_at is null)),
  check (mitigation_accepted_by is null or (mitigation is not null and mitigation_accepted_by <> reviewed_by))
);
create index conflict_review_interest on conflict_review (interest_id, reviewed_at desc);

create table managed_interest (
  review_id uuid not null references conflict_review (id),
  declared_interest_id uuid not null references declared_interest (id),
  how text not null check (length(how) between 1 and 2000),
  primary key (review_id, declared_interest_id)
);

create table offer_approval (
  id uuid primary key,
  interest_id uuid not null references expression_of_interest (id),
  review_id uuid not null references conflict_review (id),
  approver_id uuid not null references person (id),
  approved_at timestamptz not null,
  proved_at timestamptz not null check (proved_at > approved_at - interval '16 minutes' and proved_at <= approved_at),
  unique (review_id, approver_id)
);
create index offer_approval_interest on offer_approval (interest_id);
