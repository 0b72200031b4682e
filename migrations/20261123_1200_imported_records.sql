-- What a record was called in the list that it was imported from, so that importing the list again doubles nothing.
alter table idea add column import_reference text unique check (length(import_reference) between 1 and 100);
alter table project add column import_reference text unique check (length(import_reference) between 1 and 100);
