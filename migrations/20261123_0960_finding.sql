create extension if not exists pg_trgm;

-- One row a findable record, kept by the finding room from the event log.
create table search_document (
  subject_id uuid primary key,
  kind text not null,
  title text not null,
  summary text not null,
  words tsvector not null,
  topics text[] not null default '{}',
  visibility text not null,
  organisation_id uuid,
  shown_from timestamptz not null
);
create index search_document_words on search_document using gin (words);
create index search_document_title on search_document using gin (title gin_trgm_ops);

-- In how many documents a word occurs; refreshed in the background, used to weigh words.
create table search_word (
  word text primary key,
  document_count integer not null
);
