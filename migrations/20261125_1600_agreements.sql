-- An accepted offer becomes an agreement between two organisations: a health organisation and a company, never a person.
create table agreement (
  id uuid primary key,
  interest_id uuid not null references expression_of_interest (id),
  request_id uuid not null references sponsorship_request (id),
  project_id uuid not null references project (id),
  organisation_id uuid not null references organisation (id),
  company_id uuid not null references company (id),
  state text not null default 'draft' check (state in
    ('draft', 'signed', 'summary-published', 'active', 'completed', 'outcomes-published', 'terminated')),
  begun_by uuid not null references person (id),
  begun_at timestamptz not null,
  -- The version in force: signed by both.
  version_in_force integer,
  signed_at timestamptz,
  summary_published_at timestamptz,
  summary_published_by uuid references person (id),
  activated_at timestamptz,
  activated_by uuid references person (id),
  completed_at timestamptz,
  completed_by uuid references person (id),
  outcome_due_on date,
  outcome_chased_at timestamptz,
  outcomes_published_at timestamptz,
  outcomes_published_by uuid references person (id),
  terminated_at timestamptz,
  terminated_by uuid references person (id),
  termination_reason text check (length(termination_reason) between 1 and 2000),
  check (state = 'draft' or state = 'terminated' or (version_in_force is not null and signed_at is not null)),
  check ((version_in_force is null) = (signed_at is null)),
  check ((summary_published_at is null) = (summary_published_by is null)),
  check (summary_published_at is null or signed_at is not null),
  -- Nothing starts before its summary is public (ABPI Code, clause 20).
  constraint summary_before_active check (activated_at is null or summary_published_at <= activated_at),
  check (state not in ('summary-published', 'active', 'completed', 'outcomes-published') or summary_published_at is not null),
  check (state not in ('active', 'completed', 'outcomes-published') or (activated_at is not null and activated_by is not null)),
  check (state not in ('completed', 'outcomes-published') or (completed_at is not null and completed_by is not null and outcome_due_on is not null)),
  check (state <> 'outcomes-published' or (outcomes_published_at is not null and outcomes_published_by is not null)),
  check ((state = 'terminated') = (terminated_at is not null)),
  check ((state = 'terminated') = (termination_reason is not null)),
  check ((state = 'terminated') = (terminated_by is not null))
);
-- One agreement runs for an offer; after one that ended early the two may write another.
create unique index agreement_of_offer on agreement (interest_id) where state <> 'terminated';
create index agreement_organisation on agreement (organisation_id);
create index agreement_company on agreement (company_id);
create index agreement_project on agreement (project_id);
create index agreement_request on agreement (request_id);
create index agreement_register on agreement (summary_published_at desc, id desc) where summary_published_at is not null;
create index agreement_outcome_due on agreement (outcome_due_on) where state = 'completed';

create table agreement_version (
  agreement_id uuid not null references agreement (id),
  number integer not null check (number >= 1),
  side text not null check (side in ('organisation', 'company')),
  written_by uuid not null references person (id),
  written_at timestamptz not null,
  what_changed text not null default '' check (length(what_changed) <= 1000),
  type text not null check (type in ('collaborative-working', 'joint-working', 'donation', 'sponsorship', 'contracted-service', 'secondment', 'research')),
  title text not null check (length(title) between 1 and 200),
  purpose text not null check (length(purpose) <= 4000),
  organisation_cash_pence bigint not null check (organisation_cash_pence >= 0),
  organisation_kind text not null check (length(organisation_kind) <= 3000),
  organisation_kind_pence bigint check (organisation_kind_pence >= 0),
  company_cash_pence bigint not null check (company_cash_pence >= 0),
  company_kind text not null check (length(company_kind) <= 3000),
  company_kind_pence bigint check (company_kind_pence >= 0),
  patient_benefit text not null check (length(patient_benefit) <= 3000),
  nhs_benefit text not null check (length(nhs_benefit) <= 3000),
  company_benefit text not null check (length(company_benefit) <= 3000),
  data_access text not null check (length(data_access) <= 3000),
  ip text not null check (length(ip) <= 3000),
  publicity text not null check (length(publicity) <= 2000),
  exit_plan text not null check (length(exit_plan) <= 3000),
  starts_on date,
  ends_on date,
  summary text not null check (length(summary) <= 4000),
  -- Why words that look like a patient's detail may stay.
  identifiers_justified text check (length(identifiers_justified) between 1 and 2000),
  -- The text that is signed, with the clauses, and its fingerprint.
  canonical text not null check (length(canonical) between 1 and 120000),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (agreement_id, number),
  unique (agreement_id, number, sha256),
  check (ends_on >= starts_on),
  constraint fingerprint_of_text check (sha256 = encode(sha256(convert_to(canonical, 'UTF8')), 'hex'))
);
alter table agreement add foreign key (id, version_in_force) references agreement_version (agreement_id, number);

create table agreement_milestone (
  agreement_id uuid not null,
  version integer not null,
  -- The same through the versions, so that what was done stays done.
  milestone_id uuid not null,
  place integer not null check (place >= 1),
  what text not null check (length(what) between 1 and 300),
  due_on date not null,
  primary key (agreement_id, version, milestone_id),
  foreign key (agreement_id, version) references agreement_version (agreement_id, number)
);

create table agreement_measure (
  agreement_id uuid not null,
  version integer not null,
  measure_id uuid not null,
  place integer not null check (place >= 1),
  what text not null check (length(what) between 1 and 300),
  promised text not null check (length(promised) between 1 and 300),
  primary key (agreement_id, version, measure_id),
  foreign key (agreement_id, version) references agreement_version (agreement_id, number)
);

create table agreement_signature (
  agreement_id uuid not null,
  version integer not null,
  side text not null check (side in ('organisation', 'company')),
  person_id uuid not null references person (id),
  typed_name text not null check (length(typed_name) between 2 and 200),
  capacity text not null check (length(capacity) between 2 and 200),
  nothing_undeclared boolean not null check (nothing_undeclared),
  sha256 text not null,
  signed_at timestamptz not null,
  -- When they proved who they are, at most a quarter of an hour before.
  proved_at timestamptz not null check (proved_at > signed_at - interval '16 minutes' and proved_at <= signed_at),
  primary key (agreement_id, version, side),
  unique (agreement_id, version, person_id),
  foreign key (agreement_id, version, sha256) references agreement_version (agreement_id, number, sha256)
);
create index agreement_signature_person on agreement_signature (person_id);

create table milestone_done (
  agreement_id uuid not null references agreement (id),
  milestone_id uuid not null,
  done_on date not null,
  note text not null default '' check (length(note) <= 1000),
  marked_by uuid not null references person (id),
  marked_at timestamptz not null,
  primary key (agreement_id, milestone_id)
);
create table milestone_chase (
  agreement_id uuid not null references agreement (id),
  milestone_id uuid not null,
  due_on date not null,
  chased_at timestamptz not null,
  primary key (agreement_id, milestone_id, due_on)
);

-- 'Study this project': a company's people come and see.
create table visit (
  id uuid primary key,
  agreement_id uuid not null references agreement (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text not null check (length(place) between 1 and 300),
  purpose text not null check (length(purpose) between 1 and 1000),
  host_id uuid not null references person (id),
  planned_by uuid not null references person (id),
  planned_at timestamptz not null,
  cancelled_at timestamptz,
  cancelled_by uuid references person (id),
  cancel_reason text check (length(cancel_reason) between 1 and 1000),
  held_at timestamptz,
  held_recorded_by uuid references person (id),
  check (ends_at > starts_at and ends_at <= starts_at + interval '14 days'),
  check ((cancelled_at is null) = (cancel_reason is null) and (cancelled_at is null) = (cancelled_by is null)),
  check ((held_at is null) = (held_recorded_by is null)),
  check (held_at is null or cancelled_at is null)
);
create index visit_agreement on visit (agreement_id, starts_at);

create table visit_attendee (
  visit_id uuid not null references visit (id),
  person_id uuid not null references person (id),
  joined_at timestamptz not null,
  code_version integer not null references code_of_conduct (version),
  code_accepted_at timestamptz not null,
  left_at timestamptz,
  attended boolean,
  primary key (visit_id, person_id),
  check (left_at is null or attended is not true)
);
create index visit_attendee_person on visit_attendee (person_id);

-- Each transfer of value as it is really made; a company's yearly return is drawn from it.
create table value_transfer (
  id uuid primary key,
  agreement_id uuid not null references agreement (id),
  giver text not null check (giver in ('organisation', 'company')),
  form text not null check (form in ('cash', 'kind')),
  pence bigint not null check (pence > 0 and pence <= 100000000000),
  what text not null check (length(what) between 1 and 300),
  given_on date not null,
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null,
  struck_at timestamptz,
  struck_by uuid references person (id),
  struck_reason text check (length(struck_reason) between 1 and 500),
  check ((struck_at is null) = (struck_by is null) and (struck_at is null) = (struck_reason is null))
);
create index value_transfer_agreement on value_transfer (agreement_id, given_on);

create table outcome_report (
  agreement_id uuid primary key references agreement (id),
  verdict text not null check (verdict in ('as-hoped', 'in-part', 'not')),
  what_happened text not null check (length(what_happened) between 1 and 5000),
  learnt text not null check (length(learnt) between 1 and 5000),
  company_view text not null default '' check (length(company_view) <= 3000),
  company_view_by uuid references person (id),
  written_by uuid not null references person (id),
  written_at timestamptz not null
);
create table outcome_measure (
  agreement_id uuid not null references outcome_report (agreement_id),
  measure_id uuid not null,
  found text not null check (length(found) between 1 and 1000),
  primary key (agreement_id, measure_id)
);

-- What is written, signed, done or given is never changed: a new version, a new row, a struck row says otherwise.
create function agreement_record_is_kept() returns trigger language plpgsql as $$
begin
  raise exception '% is kept as it was written', tg_table_name using errcode = 'check_violation';
end $$;
create trigger agreement_version_is_kept before update or delete on agreement_version for each row execute function agreement_record_is_kept();
create trigger agreement_milestone_is_kept before update or delete on agreement_milestone for each row execute function agreement_record_is_kept();
create trigger agreement_measure_is_kept before update or delete on agreement_measure for each row execute function agreement_record_is_kept();
create trigger agreement_signature_is_kept before update or delete on agreement_signature for each row execute function agreement_record_is_kept();
create trigger agreement_is_kept before delete on agreement for each row execute function agreement_record_is_kept();

-- The parties are those of the accepted offer.
create function agreement_follows_its_offer() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from expression_of_interest e join sponsorship_request r on r.id = e.request_id join project p on p.id = r.project_id
    where e.id = new.interest_id and e.state = 'accepted' and e.company_id = new.company_id and r.id = new.request_id
      and p.id = new.project_id and p.organisation_id = new.organisation_id) then
    raise exception 'an agreement is between the organisation and the company of an accepted offer' using errcode = 'check_violation';
  end if;
  if new.state <> 'draft' or new.version_in_force is not null or new.summary_published_at is not null or new.activated_at is not null then
    raise exception 'an agreement begins as a draft' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger agreement_follows_its_offer before insert on agreement for each row execute function agreement_follows_its_offer();

-- A version after the last, while the agreement can still be changed; the agreement is held, so that nobody signs meanwhile.
create function version_follows_the_last() returns trigger language plpgsql as $$
declare held agreement;
begin
  select * into held from agreement where id = new.agreement_id for update;
  if held.state not in ('draft', 'signed', 'summary-published', 'active') then
    raise exception 'this agreement is over' using errcode = 'check_violation';
  end if;
  if new.number <> (select coalesce(max(number), 0) + 1 from agreement_version where agreement_id = new.agreement_id) then
    raise exception 'a version follows the last' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger version_follows_the_last before insert on agreement_version for each row execute function version_follows_the_last();

-- What must stand in a version before anybody signs it (ABPI Code, clause 20; 'Machine-enforced').
create function version_is_whole(a uuid, n integer) returns boolean language sql stable as $$
  select exists (select 1 from agreement_version v where v.agreement_id = a and v.number = n
    and (v.organisation_cash_pence > 0 or length(v.organisation_kind) > 0)
    and (v.company_cash_pence > 0 or length(v.company_kind) > 0)
    and (v.type <> 'joint-working' or length(v.patient_benefit) > 0)
    and (length(v.patient_benefit) > 0 or length(v.nhs_benefit) > 0)
    and length(v.purpose) > 0 and length(v.data_access) > 0 and length(v.exit_plan) > 0 and length(v.summary) > 0
    and v.starts_on is not null and v.ends_on is not null
    and exists (select 1 from agreement_measure m where m.agreement_id = a and m.version = n))
$$;

-- Two people, one of each side, sign the newest version and nothing else. Each stands for their side today.
create function signature_is_valid() returns trigger language plpgsql as $$
declare
  held agreement;
  day date := sponsorship_day(new.signed_at);
begin
  select * into held from agreement where id = new.agreement_id for update;
  if held.state not in ('draft', 'signed', 'summary-published', 'active') then
    raise exception 'this agreement is over' using errcode = 'check_violation';
  end if;
  if new.version <> (select max(number) from agreement_version where agreement_id = new.agreement_id) then
    raise exception 'only the newest version is signed' using errcode = 'check_violation';
  end if;
  if not version_is_whole(new.agreement_id, new.version) then
    raise exception 'a version is signed when nothing is missing from it' using errcode = 'check_violation';
  end if;
  if exists (select 1 from agreement_signature s where s.agreement_id = new.agreement_id and s.person_id = new.person_id and s.side <> new.side) then
    raise exception 'nobody signs for both sides' using errcode = 'check_violation';
  end if;
  if new.side = 'organisation' then
    if not is_request_officer(new.person_id, held.request_id) then
      raise exception 'a named officer who is not on the team signs for the organisation' using errcode = 'check_violation';
    end if;
    if acts_for_a_company(new.person_id, day) then
      raise exception 'who acts for a company does not sign for an organisation' using errcode = 'check_violation';
    end if;
    if not has_declared(new.person_id, held.request_id, day) then
      raise exception 'whoever signs has declared their interests, and it has not expired' using errcode = 'check_violation';
    end if;
    if exists (select 1 from declaration d join declared_interest i on i.declaration_id = d.id
        where d.request_id = held.request_id and d.person_id = new.person_id and d.superseded_at is null
          and (i.company_id is null or i.company_id = held.company_id)
          and not exists (select 1 from managed_interest g where g.review_id = latest_review(held.interest_id) and g.declared_interest_id = i.id)) then
      raise exception 'whoever signs has no interest that nobody manages' using errcode = 'check_violation';
    end if;
  elsif not company_in_standing(held.company_id, day)
    or not exists (select 1 from company_user u where u.company_id = held.company_id and u.person_id = new.person_id
      and u.ended_at is null and u.expires_on >= day)
    or on_request_team(new.person_id, held.request_id)
    or exists (select 1 from membership w where w.organisation_id = held.organisation_id and w.person_id = new.person_id
      and w.state = 'confirmed' and w.role in ('lead', 'deputy')) then
    raise exception 'a current user of the company, who does not answer for the organisation, signs for it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger signature_is_valid before insert on agreement_signature for each row execute function signature_is_valid();

-- draft -> signed -> summary published -> active -> completed -> outcomes published; or terminated.
create function agreement_moves_in_order() returns trigger language plpgsql as $$
begin
  if (new.interest_id, new.request_id, new.project_id, new.company_id, new.begun_by, new.begun_at)
    is distinct from (old.interest_id, old.request_id, old.project_id, old.company_id, old.begun_by, old.begun_at) then
    raise exception 'the parties of an agreement do not change' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (values ('draft', 'signed'), ('signed', 'summary-published'),
    ('summary-published', 'active'), ('active', 'completed'), ('completed', 'outcomes-published'),
    ('draft', 'terminated'), ('signed', 'terminated'), ('summary-published', 'terminated'), ('active', 'terminated')) then
    raise exception 'an agreement does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state = 'outcomes-published' and not exists (select 1 from outcome_report o where o.agreement_id = new.id) then
    raise exception 'outcomes are published with a report' using errcode = 'check_violation';
  end if;
  if new.version_in_force is distinct from old.version_in_force then
    if new.version_in_force is null or new.version_in_force < coalesce(old.version_in_force, 0)
      or old.state not in ('draft', 'signed', 'summary-published', 'active')
      or not version_is_whole(new.id, new.version_in_force)
      or (select count(*) from agreement_signature s where s.agreement_id = new.id and s.version = new.version_in_force) <> 2 then
      raise exception 'a version is in force when both have signed it' using errcode = 'check_violation';
    end if;
  end if;
  if old.summary_published_at is not null and new.summary_published_at is distinct from old.summary_published_at then
    raise exception 'what is public stays public' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger agreement_moves_in_order before update on agreement for each row execute function agreement_moves_in_order();

-- Visits, value and milestones belong to an agreement that runs.
create function visit_is_of_a_running_agreement() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from agreement a where a.id = new.agreement_id and a.state = 'active') then
    raise exception 'visits belong to an agreement that is active' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger visit_is_of_a_running_agreement before insert on visit for each row execute function visit_is_of_a_running_agreement();

create function value_is_of_a_started_agreement() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from agreement a where a.id = new.agreement_id and a.activated_at is not null) then
    raise exception 'nothing of value is given before an agreement is active' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger value_is_of_a_started_agreement before insert on value_transfer for each row execute function value_is_of_a_started_agreement();

create function attendee_is_of_the_company() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from visit v join agreement a on a.id = v.agreement_id join company_user u on u.company_id = a.company_id
    where v.id = new.visit_id and u.person_id = new.person_id and u.ended_at is null and u.expires_on >= sponsorship_day(new.joined_at)) then
    raise exception 'a company''s current users come to its visits' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger attendee_is_of_the_company before insert on visit_attendee for each row execute function attendee_is_of_the_company();
