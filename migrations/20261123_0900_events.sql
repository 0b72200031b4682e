-- One log of what happened. Payloads hold ids and values of states, never names or free text.
create table event (
  id uuid primary key,
  at timestamptz not null,
  actor uuid,
  verb text not null check (verb ~ '^[a-z-]+\.[a-z-]+$'),
  subject_kind text not null check (subject_kind ~ '^[a-z-]+$'),
  subject uuid not null,
  organisation uuid,
  concerns uuid[] not null default '{}',
  payload jsonb not null default '{}' check (jsonb_typeof(payload) = 'object')
);
create index event_subject on event (subject, at);

-- The place of an event in the order stands apart from the event: writers never wait for each other.
create table event_unplaced (event_id uuid primary key references event (id));
create table event_place (
  position bigint primary key,
  event_id uuid not null unique references event (id)
);

create function event_is_unchangeable() returns trigger language plpgsql as $$
begin
  raise exception 'an event is never changed or deleted';
end $$;
create trigger event_is_unchangeable before update or delete or truncate on event
  for each statement execute function event_is_unchangeable();

create function event_awaits_its_place() returns trigger language plpgsql as $$
begin
  insert into event_unplaced (event_id) values (new.id);
  return null;
end $$;
create trigger event_awaits_its_place after insert on event
  for each row execute function event_awaits_its_place();

create table subscriber_position (
  subscriber text primary key,
  position bigint not null default 0,
  updated_at timestamptz not null default now(),
  failure text
);
