-- How a person works pages with a switch: the text that kit/scan-settings writes. 'off' is no row.
create table scan_setting (
  person_id uuid primary key references person (id) on delete cascade,
  carried text not null check (length(carried) between 20 and 80 and carried ~ '^[a-z0-9.-]+$'),
  chosen_at timestamptz not null
);
