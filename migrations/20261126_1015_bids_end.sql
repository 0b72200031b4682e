-- The organisation's side, too, says that a bid is over: since when, why, and who. Nothing goes on by itself: an offer that
-- was found clear before its bid ended is reviewed again.
alter table bid add column ended_on date, add column end_reason text, add column end_proved_at timestamptz;
alter table bid add constraint bid_ending_is_told check (case
  when ended_at is null then ended_on is null and end_reason is null and end_proved_at is null
  when declared_for = 'organisation' then coalesce(ended_on <= london_day(ended_at) and length(end_reason) between 20 and 2000
    and end_proved_at > ended_at - interval '16 minutes' and end_proved_at <= ended_at, false)
  else true end);

/* A bid and an offer concern each other: one company, one organisation, one kind of buying, and nobody waived it for this offer. */
create function bid_concerns_offer(the_bid bid, offer uuid) returns boolean language sql stable as $$
  select exists (select 1 from expression_of_interest e join sponsorship_request r on r.id = e.request_id
      join project p on p.id = r.project_id
    where e.id = offer and e.company_id = the_bid.company_id and p.organisation_id = the_bid.organisation_id
      and (the_bid.buying_code is null or r.buying_code is null or the_bid.buying_code = r.buying_code)
      and not exists (select 1 from bid_waiver w where w.interest_id = e.id and w.bid_id = the_bid.id))
$$;

/* The undecided offers that a bid stops while it runs. */
create function offers_stopped_by(the_bid uuid) returns setof uuid language sql stable as $$
  select e.id from bid b join expression_of_interest e on e.company_id = b.company_id
  where b.id = the_bid and bid_concerns_offer(b, e.id)
    and e.state in ('submitted', 'screened', 'shortlisted', 'conflict-review', 'clear', 'clear-with-mitigation')
$$;

/* Bids that stopped an offer after its latest review and are over: ended, or past their day. What was found then is found again. */
create function bids_over_since_review(offer uuid, day date) returns setof uuid language sql stable as $$
  select b.id from expression_of_interest e join conflict_review v on v.id = latest_review(e.id)
    join bid b on b.company_id = e.company_id and bid_concerns_offer(b, e.id)
  where e.id = offer and (b.until is null or b.until >= london_day(v.reviewed_at))
    and (b.ended_at > v.reviewed_at or (b.ended_at is null and b.until < day))
$$;

/* As before, and whoever said for the organisation that a bid is over: it decides that the offer goes on. */
create or replace function offer_deciders(offer uuid) returns setof uuid language sql stable as $$
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
  union select b.ended_by from expression_of_interest e join bid b on b.company_id = e.company_id and bid_concerns_offer(b, e.id)
    where e.id = offer and b.declared_for = 'organisation' and b.ended_at > e.expressed_at
      and b.ended_at <= coalesce(e.accepted_at, 'infinity')
$$;

create function bid_is_only_ended() returns trigger language plpgsql as $$
declare day date;
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null
    or (new.id, new.company_id, new.organisation_id, new.buying_code, new.state, new.until, new.declared_for, new.declared_by, new.declared_at)
      is distinct from (old.id, old.company_id, old.organisation_id, old.buying_code, old.state, old.until, old.declared_for, old.declared_by, old.declared_at) then
    perform refuse_to('a bid is not changed, only ended, and once'); end if;
  if new.declared_for = 'company' then return new; end if;
  day := sponsorship_day(new.ended_at);
  if acts_for_a_company(new.ended_by, day) or not exists (select 1 from membership w where w.person_id = new.ended_by
      and w.organisation_id = new.organisation_id and w.state = 'confirmed' and w.role in ('lead', 'deputy'))
    and not exists (select 1 from programme_role a where a.person_id = new.ended_by and a.role = 'admin') then
    perform refuse_to('an officer of the organisation ends what it declared'); end if;
  if exists (select 1 from offers_stopped_by(new.id) o join expression_of_interest e on e.id = o
      where not is_request_officer(new.ended_by, e.request_id)) then
    perform refuse_to('whoever ends a bid is on no team whose offer it stops'); end if;
  if exists (select 1 from offers_stopped_by(new.id) o join expression_of_interest e on e.id = o
      where not has_declared(new.ended_by, e.request_id, day)) then
    perform refuse_to('whoever ends a bid has declared their interests'); end if;
  return new;
end $$;
create trigger bid_is_only_ended before update or delete on bid for each row execute function bid_is_only_ended();

create function no_bid_ended_since_the_review() returns trigger language plpgsql as $$
begin
  if exists (select bids_over_since_review(new.id, sponsorship_day(new.moved_at))) then
    perform refuse_to('a bid that stopped the offer is over since its review: it is reviewed again'); end if;
  return new;
end $$;
create trigger z_no_bid_ended_since_the_review before update on expression_of_interest
  for each row when (new.state = 'accepted' and old.state <> 'accepted') execute function no_bid_ended_since_the_review();
