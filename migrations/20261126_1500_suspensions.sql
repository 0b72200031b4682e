-- An account that abuses the site is stopped: from when, by whom, why, until when or until it is lifted.
create table suspension (
  id uuid primary key,
  person_id uuid not null references person (id),
  suspended_at timestamptz not null,
  suspended_by uuid not null references person (id),
  reason text not null check (length(reason) between 1 and 2000),
  -- The last day; null: until somebody lifts it.
  last_day date,
  appeal_to text not null check (length(appeal_to) between 3 and 254),
  lifted_at timestamptz,
  lifted_by uuid references person (id),
  lift_reason text check (length(lift_reason) between 1 and 2000),
  check (person_id <> suspended_by),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null))
);
create index suspension_person on suspension (person_id) where lifted_at is null;

create function is_suspended(person uuid, at timestamptz) returns boolean language sql stable as $$
  select exists (select 1 from suspension s where s.person_id = person and s.lifted_at is null
    and (s.last_day is null or s.last_day >= london_day(at)))
$$;
