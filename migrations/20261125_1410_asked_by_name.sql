-- Who agreed to be asked for views; and the invitation of one person to one question, with its steps.
create table views_willing (
  person_id uuid primary key references person (id) on delete cascade,
  since timestamptz not null
);

create table views_invitation (
  id uuid primary key,
  question_id uuid not null references views_question (id),
  person_id uuid not null references person (id) on delete cascade,
  invited_by uuid not null references person (id),
  invited_at timestamptz not null,
  reminded_at timestamptz,
  reminded_by uuid references person (id),
  opened_at timestamptz,
  opened_by uuid references person (id),
  declined_at timestamptz,
  unique (question_id, person_id)
);
create index views_invitation_person on views_invitation (person_id, invited_at);

alter table views_answer add column help text not null default 'none' check (help in ('none', 'had-help', 'by-supporter'));
alter table views_answer add column answered_by uuid references person (id);
