-- What the pure rules of the sponsorship room say, said again where two acts can race: the database refuses too.
create function london_day(at timestamptz) returns date language sql immutable as $$
  select (at at time zone 'Europe/London')::date
$$;

/* Today, or the day of the act where that is later: nobody gains by telling an earlier one. */
create function sponsorship_day(at timestamptz) returns date language sql stable as $$
  select greatest(london_day(now()), london_day(coalesce(at, now())))
$$;

create function code_in_force(day date) returns integer language sql stable as $$
  select max(version) from code_of_conduct where takes_effect_on <= day
$$;

/* Verified, keeps the code that is in force, and works in no sector that is barred. */
create function company_in_standing(company uuid, day date) returns boolean language sql stable as $$
  select exists (select 1 from company c where c.id = company and c.state = 'verified'
    and not exists (select 1 from sensitive_sector s where s.barred_at is not null and s.slug = any(c.sensitive_sectors))
    and exists (select 1 from code_acceptance a where a.company_id = c.id and a.version = code_in_force(day)))
$$;

create function on_request_team(person uuid, request uuid) returns boolean language sql stable as $$
  select exists (select 1 from sponsorship_request r join project_member m on m.project_id = r.project_id
    where r.id = request and m.person_id = person)
$$;

/* A lead or deputy of the organisation who is not on the team; where there is none, a programme admin who is not. */
create function is_request_officer(person uuid, request uuid) returns boolean language sql stable as $$
  select not on_request_team(person, request) and (
    exists (select 1 from sponsorship_request r join project p on p.id = r.project_id
      join membership w on w.organisation_id = p.organisation_id
      where r.id = request and w.person_id = person and w.state = 'confirmed' and w.role in ('lead', 'deputy'))
    or (exists (select 1 from programme_role a where a.person_id = person and a.role = 'admin')
      and not exists (select 1 from sponsorship_request r join project p on p.id = r.project_id
        join membership w on w.organisation_id = p.organisation_id
        where r.id = request and w.state = 'confirmed' and w.role in ('lead', 'deputy')
          and not on_request_team(w.person_id, request))))
$$;

create function acts_for_a_company(person uuid, day date) returns boolean language sql stable as $$
  select exists (select 1 from company_user u join company c on c.id = u.company_id
    where u.person_id = person and c.state = 'verified' and u.ended_at is null and u.expires_on >= day)
$$;

create function has_declared(person uuid, request uuid, day date) returns boolean language sql stable as $$
  select exists (select 1 from declaration d where d.request_id = request and d.person_id = person
    and d.superseded_at is null and d.expires_on >= day)
$$;

create function latest_review(offer uuid) returns uuid language sql stable as $$
  select v.id from conflict_review v where v.interest_id = offer order by v.reviewed_at desc, v.id desc limit 1
$$;

/* The team, the officer who authorised (while they hold the office), and whoever reviewed, accepted, waived or approved. */
create function offer_deciders(offer uuid) returns setof uuid language sql stable as $$
  select m.person_id from expression_of_interest e join sponsorship_request r on r.id = e.request_id
    join project_member m on m.project_id = r.project_id where e.id = offer
  union select r.authorised_by from expression_of_interest e join sponsorship_request r on r.id = e.request_id
    join project p on p.id = r.project_id join membership w on w.organisation_id = p.organisation_id
      and w.person_id = r.authorised_by and w.state = 'confirmed' and w.role in ('lead', 'deputy') where e.id = offer
  union select v.reviewed_by from conflict_review v where v.id = latest_review(offer)
  union select v.mitigation_accepted_by from conflict_review v
    where v.id = latest_review(offer) and v.mitigation_accepted_by is not null
  union select a.approver_id from offer_approval a where a.review_id = latest_review(offer)
  union select w.waived_by from bid_waiver w where w.interest_id = offer
$$;

create function undeclared_deciders(offer uuid, day date) returns setof uuid language sql stable as $$
  select d from offer_deciders(offer) d, expression_of_interest e
  where e.id = offer and not has_declared(d, e.request_id, day)
$$;

/* Interests that somebody who decides has declared, which may concern this company, and of which the latest review did not say how they are managed. */
create function unmanaged_interests(offer uuid) returns setof uuid language sql stable as $$
  select i.id from expression_of_interest e
    join declaration d on d.request_id = e.request_id and d.superseded_at is null
    join declared_interest i on i.declaration_id = d.id and (i.company_id is null or i.company_id = e.company_id)
  where e.id = offer and d.person_id in (select offer_deciders(offer))
    and not exists (select 1 from managed_interest g where g.review_id = latest_review(offer) and g.declared_interest_id = i.id)
$$;

/* Live or planned bids of the company with this organisation for what the request is about, without a waiver. */
create function unwaived_bids(offer uuid, day date) returns setof uuid language sql stable as $$
  select b.id from expression_of_interest e join sponsorship_request r on r.id = e.request_id
    join project p on p.id = r.project_id
    join bid b on b.company_id = e.company_id and b.organisation_id = p.organisation_id
  where e.id = offer and b.ended_at is null and (b.until is null or b.until >= day)
    and (b.buying_code is null or r.buying_code is null or b.buying_code = r.buying_code)
    and not exists (select 1 from bid_waiver w where w.interest_id = e.id and w.bid_id = b.id)
$$;

create function refuse_to(what text) returns void language plpgsql as $$
begin
  raise exception '%', what using errcode = 'check_violation';
end $$;

create function offer_begins_well() returns trigger language plpgsql as $$
declare asked record;
begin
  select r.state, r.excluded_sectors, p.state as project_state, p.visibility, p.hidden_at into asked
    from sponsorship_request r join project p on p.id = r.project_id where r.id = new.request_id for key share of r;
  if new.state <> 'submitted' then perform refuse_to('an offer begins as submitted'); end if;
  if asked.state not in ('listed', 'in-talks') or asked.project_state <> 'published' or asked.visibility <> 'everyone'
    or asked.hidden_at is not null then perform refuse_to('an offer answers a request that is listed'); end if;
  if not company_in_standing(new.company_id, sponsorship_day(new.expressed_at)) then
    perform refuse_to('only a verified company that keeps the code in force offers'); end if;
  if exists (select 1 from company c where c.id = new.company_id and c.sensitive_sectors && asked.excluded_sectors) then
    perform refuse_to('the request excludes the company''s sector'); end if;
  if on_request_team(new.expressed_by, new.request_id) then perform refuse_to('nobody offers to their own project'); end if;
  return new;
end $$;
create trigger offer_begins_well before insert on expression_of_interest
  for each row execute function offer_begins_well();

create function offer_moves_by_the_rules() returns trigger language plpgsql as $$
declare
  day date := sponsorship_day(new.moved_at);
  review conflict_review;
begin
  if (new.request_id, new.company_id, new.expressed_by, new.message, new.benefits_sought, new.product_interest, new.ties_declared,
      new.bid_declared, new.value_pence) is distinct from (old.request_id, old.company_id, old.expressed_by, old.message,
      old.benefits_sought, old.product_interest, old.ties_declared, old.bid_declared, old.value_pence) then
    perform refuse_to('what was offered is not changed afterwards'); end if;
  if new.state = old.state then return new; end if;
  if not (case old.state
      when 'submitted' then new.state in ('screened', 'declined', 'withdrawn', 'expired')
      when 'screened' then new.state in ('shortlisted', 'declined', 'withdrawn', 'expired')
      when 'shortlisted' then new.state in ('conflict-review', 'declined', 'withdrawn', 'expired')
      when 'conflict-review' then new.state in ('clear', 'clear-with-mitigation', 'blocked', 'declined', 'withdrawn', 'expired')
      when 'clear' then new.state in ('accepted', 'conflict-review', 'declined', 'withdrawn', 'expired')
      when 'clear-with-mitigation' then new.state in ('accepted', 'conflict-review', 'declined', 'withdrawn', 'expired')
      else false end) then
    perform refuse_to(format('an offer does not go from %s to %s', old.state, new.state)); end if;
  if new.state in ('declined', 'withdrawn', 'expired') then return new; end if;

  -- From here on the request and the company stand still: declarations and bids wait, or are seen.
  perform 1 from sponsorship_request where id = new.request_id for no key update;
  perform 1 from company where id = new.company_id for no key update;
  if new.state = 'screened' and (new.screened_by is null or not has_declared(new.screened_by, new.request_id, day)) then
    perform refuse_to('whoever screens has declared their interests'); end if;
  if new.state = 'shortlisted' and not has_declared(new.answered_by, new.request_id, day) then
    perform refuse_to('whoever shortlists has declared their interests'); end if;
  if new.state in ('shortlisted', 'clear', 'clear-with-mitigation', 'accepted') and exists (select unwaived_bids(new.id, day)) then
    perform refuse_to('the company bids for this with the organisation, and nobody waived it'); end if;
  if new.state = 'shortlisted' then return new; end if;
  if new.state in ('conflict-review', 'clear', 'clear-with-mitigation', 'accepted') and old.state not in ('clear', 'clear-with-mitigation')
    and exists (select undeclared_deciders(new.id, day)) then
    perform refuse_to('everyone who decides has declared their interests'); end if;
  select * into review from conflict_review where id = latest_review(new.id);
  if new.state in ('clear', 'clear-with-mitigation', 'blocked') then
    if review.id is null or review.outcome <> new.state or review.reviewed_at < old.moved_at then
      perform refuse_to('an offer is cleared or blocked by a review of its own'); end if;
    if exists (select unmanaged_interests(new.id)) and new.state <> 'blocked' then
      perform refuse_to('an interest was declared that nobody manages'); end if;
  end if;
  if new.state = 'accepted' then perform offer_may_be_accepted(new.id, new.request_id, new.company_id, old.state, review, day); end if;
  return new;
end $$;

create function offer_may_be_accepted(offer uuid, request uuid, company uuid, stands text, review conflict_review, day date)
  returns void language plpgsql as $$
begin
  if (select state from sponsorship_request where id = request) not in ('listed', 'in-talks') then
    perform refuse_to('the request is over'); end if;
  if not company_in_standing(company, day) then perform refuse_to('the company is no longer in standing'); end if;
  if review.id is null or review.outcome <> stands then perform refuse_to('the review says otherwise'); end if;
  if review.outcome = 'clear-with-mitigation' and review.mitigation_accepted_by is null then
    perform refuse_to('nobody accepted the mitigation'); end if;
  if (select count(*) from offer_approval a where a.review_id = review.id) < 2 then
    perform refuse_to('two different people approve'); end if;
  if not exists (select 1 from offer_approval a where a.review_id = review.id and is_request_officer(a.approver_id, request)) then
    perform refuse_to('one of those who approve is an officer who is not on the team'); end if;
  if exists (select undeclared_deciders(offer, day)) then
    perform refuse_to('everyone who decides has declared their interests'); end if;
  if exists (select unmanaged_interests(offer)) then
    perform refuse_to('an interest was declared that nobody manages'); end if;
end $$;
create trigger offer_moves_by_the_rules before update on expression_of_interest
  for each row execute function offer_moves_by_the_rules();

create function review_is_independent() returns trigger language plpgsql as $$
declare
  offer expression_of_interest;
  day date := sponsorship_day(new.reviewed_at);
begin
  select * into offer from expression_of_interest where id = new.interest_id for no key update;
  if offer.state <> 'conflict-review' then perform refuse_to('the offer does not wait for a review'); end if;
  if on_request_team(new.reviewed_by, offer.request_id) then perform refuse_to('nobody reviews for their own team'); end if;
  if not exists (select 1 from programme_role where person_id = new.reviewed_by and role = 'reviewer') then
    perform refuse_to('a reviewer of the programme reviews'); end if;
  if acts_for_a_company(new.reviewed_by, day) then perform refuse_to('nobody who acts for a company reviews'); end if;
  if not has_declared(new.reviewed_by, offer.request_id, day) then
    perform refuse_to('whoever reviews has declared their interests'); end if;
  if new.mitigation_accepted_by is not null then perform refuse_to('a mitigation is accepted afterwards, by somebody else'); end if;
  return new;
end $$;
create trigger review_is_independent before insert on conflict_review for each row execute function review_is_independent();

create function only_the_mitigation_is_accepted() returns trigger language plpgsql as $$
declare request uuid;
begin
  if tg_op = 'DELETE' or old.mitigation_accepted_by is not null
    or (new.id, new.interest_id, new.outcome, new.reason, new.reviewed_by, new.reviewed_at, new.mitigation)
      is distinct from (old.id, old.interest_id, old.outcome, old.reason, old.reviewed_by, old.reviewed_at, old.mitigation) then
    perform refuse_to('a review is not changed afterwards'); end if;
  select request_id into request from expression_of_interest where id = new.interest_id;
  if not is_request_officer(new.mitigation_accepted_by, request)
    or not has_declared(new.mitigation_accepted_by, request, sponsorship_day(new.mitigation_accepted_at)) then
    perform refuse_to('an officer who is not on the team, and has declared, accepts a mitigation'); end if;
  return new;
end $$;
create trigger only_the_mitigation_is_accepted before update or delete on conflict_review
  for each row execute function only_the_mitigation_is_accepted();

create function approval_is_sound() returns trigger language plpgsql as $$
declare
  offer expression_of_interest;
  review conflict_review;
  day date := sponsorship_day(new.approved_at);
begin
  select * into offer from expression_of_interest where id = new.interest_id for no key update;
  select * into review from conflict_review where id = latest_review(new.interest_id);
  if offer.state not in ('clear', 'clear-with-mitigation') or review.id is distinct from new.review_id then
    perform refuse_to('what is approved was found clear by the latest review'); end if;
  if review.outcome = 'clear-with-mitigation' and review.mitigation_accepted_by is null then
    perform refuse_to('nobody accepted the mitigation'); end if;
  if review.reviewed_by = new.approver_id then perform refuse_to('whoever reviewed does not approve'); end if;
  if not (on_request_team(new.approver_id, offer.request_id) or is_request_officer(new.approver_id, offer.request_id)) then
    perform refuse_to('the team and the organisation''s officers approve'); end if;
  if acts_for_a_company(new.approver_id, day) then perform refuse_to('nobody who acts for a company approves'); end if;
  if not has_declared(new.approver_id, offer.request_id, day) then
    perform refuse_to('whoever approves has declared their interests'); end if;
  if exists (select 1 from declaration d join declared_interest i on i.declaration_id = d.id
      where d.request_id = offer.request_id and d.person_id = new.approver_id and d.superseded_at is null
        and (i.company_id is null or i.company_id = offer.company_id)
        and not exists (select 1 from managed_interest g where g.review_id = review.id and g.declared_interest_id = i.id)) then
    perform refuse_to('whoever approves has no interest that nobody manages'); end if;
  return new;
end $$;
create trigger approval_is_sound before insert on offer_approval for each row execute function approval_is_sound();

create function waiver_is_independent() returns trigger language plpgsql as $$
declare request uuid;
begin
  select request_id into request from expression_of_interest where id = new.interest_id;
  if not is_request_officer(new.waived_by, request) or acts_for_a_company(new.waived_by, sponsorship_day(new.waived_at)) then
    perform refuse_to('an officer who is not on the team waives'); end if;
  if not has_declared(new.waived_by, request, sponsorship_day(new.waived_at)) then
    perform refuse_to('whoever waives has declared their interests'); end if;
  return new;
end $$;
create trigger waiver_is_independent before insert on bid_waiver for each row execute function waiver_is_independent();

create function mitigated_where_managed() returns trigger language plpgsql as $$
begin
  if (select outcome from conflict_review where id = new.review_id) <> 'clear-with-mitigation' then
    perform refuse_to('an interest is managed by a mitigation'); end if;
  return new;
end $$;
create trigger mitigated_where_managed before insert on managed_interest for each row execute function mitigated_where_managed();

/* A declaration, and a bid, wait for an acceptance that runs, and are seen by the next. */
create function declaration_holds_the_request() returns trigger language plpgsql as $$
begin
  perform 1 from sponsorship_request where id = new.request_id for no key update;
  return new;
end $$;
create trigger declaration_holds_the_request before insert on declaration
  for each row execute function declaration_holds_the_request();

create function bid_holds_the_company() returns trigger language plpgsql as $$
begin
  perform 1 from company where id = new.company_id for no key update;
  return new;
end $$;
create trigger bid_holds_the_company before insert or update on bid for each row execute function bid_holds_the_company();

create function declaration_is_only_replaced() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at
    or (new.id, new.request_id, new.person_id, new.kind, new.made_at, new.expires_on)
      is distinct from (old.id, old.request_id, old.person_id, old.kind, old.made_at, old.expires_on) then
    perform refuse_to('a declaration is not changed, only replaced'); end if;
  return new;
end $$;
create trigger declaration_is_only_replaced before update or delete on declaration
  for each row execute function declaration_is_only_replaced();

create function declared_interest_suits_its_declaration() returns trigger language plpgsql as $$
begin
  if (select kind from declaration where id = new.declaration_id) <> 'interests' then
    perform refuse_to('a declaration of nothing holds no interest'); end if;
  return new;
end $$;
create trigger declared_interest_suits_its_declaration before insert on declared_interest
  for each row execute function declared_interest_suits_its_declaration();

create function is_written_once() returns trigger language plpgsql as $$
begin
  raise exception 'what was written here is never changed or deleted' using errcode = 'check_violation';
end $$;
create trigger is_written_once before update or delete on declared_interest for each row execute function is_written_once();
create trigger is_written_once before update or delete on managed_interest for each row execute function is_written_once();
create trigger is_written_once before update or delete on offer_approval for each row execute function is_written_once();
create trigger is_written_once before update or delete on bid_waiver for each row execute function is_written_once();

create function request_moves_by_the_rules() returns trigger language plpgsql as $$
begin
  if new.state = old.state then return new; end if;
  if not (case old.state
      when 'draft' then new.state in ('listed', 'withdrawn')
      when 'listed' then new.state in ('in-talks', 'withdrawn', 'lapsed')
      when 'in-talks' then new.state in ('matched', 'withdrawn', 'lapsed')
      when 'matched' then new.state = 'closed'
      else false end) then
    perform refuse_to(format('a request does not go from %s to %s', old.state, new.state)); end if;
  if new.state = 'listed' and (new.authorised_by is null or new.publication_consented_at is null
    or not has_declared(new.authorised_by, new.id, sponsorship_day(new.listed_at))) then
    perform refuse_to('an officer who has declared authorises, and consents to publication'); end if;
  if new.state = 'matched' and not exists (select 1 from expression_of_interest e where e.request_id = new.id and e.state = 'accepted') then
    perform refuse_to('a request is matched by an accepted offer'); end if;
  if new.state in ('withdrawn', 'lapsed') and new.end_reason is null then perform refuse_to('a request ends with a reason'); end if;
  return new;
end $$;
create trigger request_moves_by_the_rules before update of state on sponsorship_request
  for each row execute function request_moves_by_the_rules();

create function company_is_not_barred() returns trigger language plpgsql as $$
begin
  if new.state = 'verified' and exists (select 1 from sensitive_sector s where s.barred_at is not null and s.slug = any(new.sensitive_sectors)) then
    perform refuse_to('a company of a barred sector is not verified'); end if;
  return new;
end $$;
create trigger company_is_not_barred before insert or update of state on company
  for each row execute function company_is_not_barred();
