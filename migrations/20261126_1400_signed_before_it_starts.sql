-- The public reads of an agreement before it starts (ABPI Code, clause 20: prospective, with an executive summary in public
-- before). So a version is signed, and its summary published, not later than on its first day; the same as in
-- src/modules/sponsorship/agreements/agreement.rules.ts. What was signed before this rule stays as it is.

create function starts_before(agreement uuid, version integer, day date) returns boolean language sql stable as $$
  select exists (select 1 from agreement_version v where v.agreement_id = agreement and v.number = version and v.starts_on < day)
$$;

-- Fires after signature_is_valid, which holds the agreement.
create function signed_before_it_starts() returns trigger language plpgsql as $$
begin
  if starts_before(new.agreement_id, new.version,
    (select london_day(coalesce(a.summary_published_at, new.signed_at)) from agreement a where a.id = new.agreement_id)) then
    raise exception 'a version is signed, and its summary public, not after its first day' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger signed_before_it_starts before insert on agreement_signature for each row execute function signed_before_it_starts();

create function public_before_it_starts() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and new.state in ('summary-published', 'active')
    and starts_before(new.id, new.version_in_force, london_day(new.summary_published_at)) then
    raise exception 'a summary is public not after the first day' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger public_before_it_starts before update on agreement for each row execute function public_before_it_starts();
