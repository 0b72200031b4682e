-- The search index lives in the search engine's own store. Here stands which generation of it serves, and how far it knows the log.
create table search_generation (
  id uuid primary key,
  state text not null check (state in ('building', 'serving', 'retired')),
  -- Every event up to here is in it.
  position bigint not null,
  -- Given to the next row that is written; never given again, so it is raised apart from the transaction that writes.
  next_number bigint not null default 1,
  analysis_version integer not null,
  -- How many it was built from; it is built again when a tenth more stand in it.
  documents_built integer not null default 0,
  -- Since when terms of a record that was changed or taken out may lie in the store's files.
  leftover_since timestamptz,
  begun_at timestamptz not null,
  -- Set again with each step: a builder that falls silent has died.
  seen_at timestamptz not null,
  built_at timestamptz,
  retired_at timestamptz,
  -- Why it was retired, where it was found broken.
  failure text check (length(failure) <= 500)
);
create unique index search_generation_serving on search_generation (state) where state = 'serving';
create unique index search_generation_building on search_generation (state) where state = 'building';

drop table search_document;
drop table search_word;
