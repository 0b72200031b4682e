-- Wider than the organisation, a project is asked what an idea is asked before it is told to others.
alter table project add column patentable text not null default 'not-asked'
  check (patentable in ('not-asked', 'no', 'unsure', 'yes-cleared'));
-- A member of a team is shown by name only after saying so.
alter table project_member add column shown_by_name boolean not null default false;
