-- Written by `npm run schema:write` from the migrations. Compared in `npm test`.

create table adoption (
  id uuid not null,
  project_id uuid not null,
  kit_number integer,
  organisation_id uuid not null,
  organisation_name_then text not null,
  unit text not null,
  lead_id uuid,
  state text not null,
  confirmation text not null default 'claimed'::text,
  confirmation_reason text,
  confirmed_by uuid,
  reason text,
  failure_reason text,
  started_on date,
  live_on date,
  ended_on date,
  scale jsonb not null default '{}'::jsonb,
  fidelity jsonb not null default '{}'::jsonb,
  adaptations text not null default ''::text,
  measures jsonb not null default '[]'::jsonb,
  local_cost_pence bigint,
  staff_time text not null default ''::text,
  help_received text not null default ''::text,
  barriers jsonb not null default '[]'::jsonb,
  says text not null default ''::text,
  would_recommend boolean,
  review_6_due date,
  review_12_due date,
  sustained_checked_at timestamp with time zone,
  claimed_by uuid not null,
  claimed_at timestamp with time zone not null default now(),
  version integer not null default 1,
  hidden_at timestamp with time zone,
  hidden_by uuid,
  hidden_reason text,
  constraint adoption_adaptations_check CHECK ((length(adaptations) <= 5000)),
  constraint adoption_check CHECK (((state <> ALL (ARRAY['abandoned'::text, 'paused'::text, 'declined'::text])) OR (length(reason) > 0))),
  constraint adoption_check1 CHECK (((state <> 'abandoned'::text) OR (failure_reason IS NOT NULL))),
  constraint adoption_check2 CHECK (((confirmation <> 'confirmed'::text) OR (confirmed_by IS NOT NULL))),
  constraint adoption_check3 CHECK (((confirmation <> 'disputed'::text) OR (length(confirmation_reason) > 0))),
  constraint adoption_claimed_by_fkey FOREIGN KEY (claimed_by) REFERENCES person(id),
  constraint adoption_confirmation_check CHECK ((confirmation = ANY (ARRAY['claimed'::text, 'confirmed'::text, 'disputed'::text, 'stale'::text]))),
  constraint adoption_confirmation_reason_check CHECK ((length(confirmation_reason) <= 2000)),
  constraint adoption_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES person(id),
  constraint adoption_failure_reason_check CHECK ((failure_reason = ANY (ARRAY['leadership'::text, 'approvals'::text, 'resources'::text, 'staff'::text, 'technology'::text, 'no-benefit'::text, 'other'::text]))),
  constraint adoption_help_received_check CHECK ((length(help_received) <= 2000)),
  constraint adoption_hidden_by_fkey FOREIGN KEY (hidden_by) REFERENCES person(id),
  constraint adoption_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES person(id),
  constraint adoption_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint adoption_pkey PRIMARY KEY (id),
  constraint adoption_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint adoption_reason_check CHECK ((length(reason) <= 2000)),
  constraint adoption_says_check CHECK ((length(says) <= 2000)),
  constraint adoption_staff_time_check CHECK ((length(staff_time) <= 500)),
  constraint adoption_state_check CHECK ((state = ANY (ARRAY['interested'::text, 'exploring'::text, 'planning'::text, 'piloting'::text, 'live'::text, 'sustained'::text, 'paused'::text, 'abandoned'::text, 'declined'::text]))),
  constraint adoption_unit_check CHECK (((length(unit) >= 1) AND (length(unit) <= 200)))
);
CREATE UNIQUE INDEX adoption_once ON public.adoption USING btree (project_id, organisation_id, lower(unit)) WHERE (state <> ALL (ARRAY['abandoned'::text, 'declined'::text]));
CREATE INDEX adoption_organisation ON public.adoption USING btree (organisation_id, claimed_at DESC);
CREATE INDEX adoption_project ON public.adoption USING btree (project_id, claimed_at DESC, id DESC);

create table adoption_change (
  id uuid not null,
  adoption_id uuid not null,
  state text not null,
  confirmation text not null,
  reason text,
  kit_number integer,
  changed_by uuid,
  changed_at timestamp with time zone not null default now(),
  constraint adoption_change_adoption_id_fkey FOREIGN KEY (adoption_id) REFERENCES adoption(id),
  constraint adoption_change_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES person(id),
  constraint adoption_change_pkey PRIMARY KEY (id)
);
CREATE INDEX adoption_change_adoption ON public.adoption_change USING btree (adoption_id, changed_at);

create table answer_duty (
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  organisation_id uuid,
  holder_id uuid,
  held_for text not null,
  due_on date not null,
  escalated_at timestamp with time zone,
  done_at timestamp with time zone,
  constraint answer_duty_held_for_check CHECK ((held_for = ANY (ARRAY['organisation'::text, 'programme'::text]))),
  constraint answer_duty_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES person(id),
  constraint answer_duty_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint answer_duty_pkey PRIMARY KEY (id),
  constraint answer_duty_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['idea'::text, 'adoption'::text, 'expression-of-interest'::text]))),
  constraint answer_duty_subject_kind_subject_id_key UNIQUE (subject_kind, subject_id)
);
CREATE INDEX answer_duty_holder ON public.answer_duty USING btree (holder_id) WHERE (done_at IS NULL);
CREATE INDEX answer_duty_open ON public.answer_duty USING btree (due_on) WHERE (done_at IS NULL);

create table attempt (
  key text not null,
  at timestamp with time zone not null,
  id uuid not null,
  constraint attempt_pkey PRIMARY KEY (id)
);
CREATE INDEX attempt_key ON public.attempt USING btree (key, at);

create table comment (
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  author_id uuid not null,
  organisation_id uuid,
  as_anonymous_author boolean not null default false,
  reply_to uuid,
  body text not null,
  identifiers_justified text,
  written_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  hidden_at timestamp with time zone,
  hidden_by uuid,
  hidden_reason text,
  constraint comment_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id),
  constraint comment_body_check CHECK (((length(body) >= 1) AND (length(body) <= 5000))),
  constraint comment_hidden_by_fkey FOREIGN KEY (hidden_by) REFERENCES person(id),
  constraint comment_identifiers_justified_check CHECK ((length(identifiers_justified) <= 2000)),
  constraint comment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint comment_pkey PRIMARY KEY (id),
  constraint comment_reply_to_fkey FOREIGN KEY (reply_to) REFERENCES comment(id),
  constraint comment_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['idea'::text, 'need'::text, 'project'::text])))
);
CREATE INDEX comment_author ON public.comment USING btree (author_id);
CREATE INDEX comment_subject ON public.comment USING btree (subject_id, written_at, id);

create table company (
  id uuid not null,
  name text not null,
  company_number text not null,
  sector text not null,
  about text not null default ''::text,
  offers text[] not null default '{}'::text[],
  topics text[] not null default '{}'::text[],
  regions text[] not null default '{}'::text[],
  state text not null,
  applied_by uuid,
  applied_at timestamp with time zone not null default now(),
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  constraint company_about_check CHECK ((length(about) <= 2000)),
  constraint company_applied_by_fkey FOREIGN KEY (applied_by) REFERENCES person(id),
  constraint company_check CHECK (((state = 'applied'::text) OR ((decided_by IS NOT NULL) AND (length(reason) > 0)))),
  constraint company_company_number_check CHECK ((company_number ~ '^([0-9]{8}|[A-Z]{2}[0-9]{6})$'::text)),
  constraint company_company_number_key UNIQUE (company_number),
  constraint company_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint company_name_check CHECK (((length(name) >= 2) AND (length(name) <= 200))),
  constraint company_pkey PRIMARY KEY (id),
  constraint company_reason_check CHECK ((length(reason) <= 2000)),
  constraint company_sector_check CHECK (((length(sector) >= 2) AND (length(sector) <= 120))),
  constraint company_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'verified'::text, 'refused'::text])))
);

create table company_user (
  company_id uuid not null,
  person_id uuid not null,
  expires_on date not null,
  named_by uuid,
  named_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint company_user_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint company_user_named_by_fkey FOREIGN KEY (named_by) REFERENCES person(id),
  constraint company_user_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint company_user_pkey PRIMARY KEY (company_id, person_id)
);
CREATE INDEX company_user_person ON public.company_user USING btree (person_id);

create table content_report (
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  reporter_id uuid,
  reason text not null,
  reported_at timestamp with time zone not null default now(),
  decision text,
  decision_reason text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint content_report_check CHECK (((decision IS NULL) = (decided_at IS NULL))),
  constraint content_report_check1 CHECK (((decision IS NULL) OR (decision_reason IS NOT NULL))),
  constraint content_report_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint content_report_decision_check CHECK ((decision = ANY (ARRAY['hidden'::text, 'kept'::text]))),
  constraint content_report_decision_reason_check CHECK ((length(decision_reason) <= 2000)),
  constraint content_report_pkey PRIMARY KEY (id),
  constraint content_report_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000))),
  constraint content_report_reporter_id_fkey FOREIGN KEY (reporter_id) REFERENCES person(id),
  constraint content_report_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['idea'::text, 'need'::text, 'project'::text, 'comment'::text, 'adoption'::text])))
);
CREATE UNIQUE INDEX content_report_once ON public.content_report USING btree (subject_kind, subject_id, reporter_id) WHERE (decision IS NULL);
CREATE INDEX content_report_open ON public.content_report USING btree (reported_at) WHERE (decision IS NULL);

create table draft (
  id uuid not null,
  kind text not null,
  person_id uuid,
  browser_hash bytea,
  fields jsonb not null,
  updated_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint draft_check CHECK (((person_id IS NOT NULL) OR (browser_hash IS NOT NULL))),
  constraint draft_kind_check CHECK ((kind = ANY (ARRAY['idea'::text, 'need'::text, 'project'::text]))),
  constraint draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint draft_pkey PRIMARY KEY (id)
);
CREATE INDEX draft_browser ON public.draft USING btree (browser_hash) WHERE (browser_hash IS NOT NULL);
CREATE INDEX draft_expires ON public.draft USING btree (expires_at);
CREATE INDEX draft_person ON public.draft USING btree (person_id, updated_at DESC);

create table email_link (
  id uuid not null,
  token_hash bytea not null,
  purpose text not null,
  address text not null,
  person_id uuid,
  details jsonb not null default '{}'::jsonb,
  then_path text,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint email_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint email_link_pkey PRIMARY KEY (id),
  constraint email_link_purpose_check CHECK ((purpose = ANY (ARRAY['confirm-email'::text, 'sign-in'::text, 'reset-password'::text]))),
  constraint email_link_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX email_link_expires ON public.email_link USING btree (expires_at);

create table event (
  id uuid not null,
  at timestamp with time zone not null,
  actor uuid,
  verb text not null,
  subject_kind text not null,
  subject uuid not null,
  organisation uuid,
  concerns uuid[] not null default '{}'::uuid[],
  payload jsonb not null default '{}'::jsonb,
  constraint event_payload_check CHECK ((jsonb_typeof(payload) = 'object'::text)),
  constraint event_pkey PRIMARY KEY (id),
  constraint event_subject_kind_check CHECK ((subject_kind ~ '^[a-z-]+$'::text)),
  constraint event_verb_check CHECK ((verb ~ '^[a-z-]+\.[a-z-]+$'::text))
);
CREATE INDEX event_subject ON public.event USING btree (subject, at);

create table event_place (
  position bigint not null,
  event_id uuid not null,
  constraint event_place_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id),
  constraint event_place_event_id_key UNIQUE (event_id),
  constraint event_place_pkey PRIMARY KEY ("position")
);

create table event_unplaced (
  event_id uuid not null,
  constraint event_unplaced_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id),
  constraint event_unplaced_pkey PRIMARY KEY (event_id)
);

create table expression_of_interest (
  id uuid not null,
  request_id uuid not null,
  company_id uuid not null,
  expressed_by uuid not null,
  message text not null,
  expressed_at timestamp with time zone not null default now(),
  state text not null default 'submitted'::text,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  reply_due_on date not null,
  identifiers_justified text,
  answer_identifiers_justified text,
  constraint expression_of_interest_answer_check CHECK ((length(answer) <= 3000)),
  constraint expression_of_interest_answer_identifiers_justified_check CHECK (((length(answer_identifiers_justified) >= 1) AND (length(answer_identifiers_justified) <= 2000))),
  constraint expression_of_interest_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
  constraint expression_of_interest_check CHECK (((state <> ALL (ARRAY['shortlisted'::text, 'declined'::text])) OR ((answered_by IS NOT NULL) AND (length(answer) > 0)))),
  constraint expression_of_interest_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint expression_of_interest_expressed_by_fkey FOREIGN KEY (expressed_by) REFERENCES person(id),
  constraint expression_of_interest_identifiers_justified_check CHECK (((length(identifiers_justified) >= 1) AND (length(identifiers_justified) <= 2000))),
  constraint expression_of_interest_message_check CHECK (((length(message) >= 1) AND (length(message) <= 3000))),
  constraint expression_of_interest_pkey PRIMARY KEY (id),
  constraint expression_of_interest_request_id_company_id_key UNIQUE (request_id, company_id),
  constraint expression_of_interest_request_id_fkey FOREIGN KEY (request_id) REFERENCES sponsorship_request(id),
  constraint expression_of_interest_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'shortlisted'::text, 'declined'::text, 'withdrawn'::text])))
);
CREATE INDEX expression_of_interest_company ON public.expression_of_interest USING btree (company_id);

create table federated_identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null,
  created_at timestamp with time zone not null default now(),
  constraint federated_identity_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint federated_identity_pkey PRIMARY KEY (issuer, subject)
);

create table follow (
  person_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  since timestamp with time zone not null default now(),
  constraint follow_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint follow_pkey PRIMARY KEY (person_id, subject_id),
  constraint follow_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['idea'::text, 'need'::text, 'project'::text, 'organisation'::text, 'topic'::text])))
);
CREATE INDEX follow_subject ON public.follow USING btree (subject_id);

create table held_form (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid,
  path text not null,
  fields jsonb not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint held_form_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint held_form_pkey PRIMARY KEY (id),
  constraint held_form_token_hash_key UNIQUE (token_hash)
);

create table help_request (
  need_id uuid not null,
  person_id uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  constraint help_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id),
  constraint help_request_need_id_fkey FOREIGN KEY (need_id) REFERENCES need(id),
  constraint help_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint help_request_pkey PRIMARY KEY (need_id, person_id)
);

create table idea (
  id uuid not null,
  organisation_id uuid not null,
  author_id uuid not null,
  anonymous boolean not null default false,
  title text not null,
  problem text not null,
  proposal text not null,
  helps text not null,
  topics text[] not null default '{}'::text[],
  setting text,
  visibility text not null,
  patentable text not null default 'not-asked'::text,
  identifiers_justified text,
  state text not null default 'open'::text,
  merged_into uuid,
  version integer not null default 1,
  supporter_count integer not null default 0,
  comment_count integer not null default 0,
  posted_at timestamp with time zone not null default now(),
  hidden_at timestamp with time zone,
  hidden_by uuid,
  hidden_reason text,
  import_reference text,
  constraint idea_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id),
  constraint idea_check CHECK (((state = 'merged'::text) = (merged_into IS NOT NULL))),
  constraint idea_check1 CHECK ((merged_into <> id)),
  constraint idea_helps_check CHECK (((length(helps) >= 1) AND (length(helps) <= 1000))),
  constraint idea_hidden_by_fkey FOREIGN KEY (hidden_by) REFERENCES person(id),
  constraint idea_identifiers_justified_check CHECK ((length(identifiers_justified) <= 2000)),
  constraint idea_import_reference_check CHECK (((length(import_reference) >= 1) AND (length(import_reference) <= 100))),
  constraint idea_import_reference_key UNIQUE (import_reference),
  constraint idea_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES idea(id),
  constraint idea_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint idea_patentable_check CHECK ((patentable = ANY (ARRAY['not-asked'::text, 'no'::text, 'unsure'::text, 'yes-cleared'::text]))),
  constraint idea_pkey PRIMARY KEY (id),
  constraint idea_problem_check CHECK (((length(problem) >= 1) AND (length(problem) <= 5000))),
  constraint idea_proposal_check CHECK (((length(proposal) >= 1) AND (length(proposal) <= 5000))),
  constraint idea_state_check CHECK ((state = ANY (ARRAY['open'::text, 'became-project'::text, 'closed'::text, 'merged'::text]))),
  constraint idea_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint idea_visibility_check CHECK ((visibility = ANY (ARRAY['organisation'::text, 'staff'::text, 'everyone'::text])))
);
CREATE INDEX idea_author ON public.idea USING btree (author_id);
CREATE INDEX idea_merged ON public.idea USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX idea_newest ON public.idea USING btree (posted_at DESC, id DESC) WHERE ((hidden_at IS NULL) AND (state <> 'merged'::text));
CREATE INDEX idea_newest_public ON public.idea USING btree (posted_at DESC, id DESC) WHERE ((visibility = 'everyone'::text) AND (hidden_at IS NULL) AND (state <> 'merged'::text));
CREATE INDEX idea_organisation ON public.idea USING btree (organisation_id, posted_at DESC, id DESC);
CREATE INDEX idea_topics ON public.idea USING gin (topics);

create table idea_answer (
  id uuid not null,
  idea_id uuid not null,
  kind text not null,
  reason text not null,
  answered_by uuid not null,
  answered_at timestamp with time zone not null default now(),
  constraint idea_answer_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
  constraint idea_answer_idea_id_fkey FOREIGN KEY (idea_id) REFERENCES idea(id),
  constraint idea_answer_kind_check CHECK ((kind = ANY (ARRAY['planned'::text, 'under-way'::text, 'done'::text, 'not-now'::text]))),
  constraint idea_answer_pkey PRIMARY KEY (id),
  constraint idea_answer_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
);
CREATE INDEX idea_answer_idea ON public.idea_answer USING btree (idea_id, answered_at DESC);

create table idea_done_by (
  idea_id uuid not null,
  project_id uuid not null,
  said_by uuid not null,
  said_at timestamp with time zone not null default now(),
  constraint idea_done_by_idea_id_fkey FOREIGN KEY (idea_id) REFERENCES idea(id),
  constraint idea_done_by_pkey PRIMARY KEY (idea_id, project_id),
  constraint idea_done_by_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint idea_done_by_said_by_fkey FOREIGN KEY (said_by) REFERENCES person(id)
);
CREATE INDEX idea_done_by_project ON public.idea_done_by USING btree (project_id);

create table idea_support (
  idea_id uuid not null,
  person_id uuid not null,
  organisation_id uuid,
  since timestamp with time zone not null default now(),
  constraint idea_support_idea_id_fkey FOREIGN KEY (idea_id) REFERENCES idea(id),
  constraint idea_support_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint idea_support_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint idea_support_pkey PRIMARY KEY (idea_id, person_id)
);
CREATE INDEX idea_support_person ON public.idea_support USING btree (person_id);

create table idea_version (
  idea_id uuid not null,
  version integer not null,
  title text not null,
  problem text not null,
  proposal text not null,
  helps text not null,
  topics text[] not null,
  setting text,
  written_by uuid not null,
  written_at timestamp with time zone not null default now(),
  constraint idea_version_idea_id_fkey FOREIGN KEY (idea_id) REFERENCES idea(id),
  constraint idea_version_pkey PRIMARY KEY (idea_id, version),
  constraint idea_version_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id)
);

create table kit (
  id uuid not null,
  project_id uuid not null,
  number integer not null,
  fields jsonb not null,
  evidence_level text not null,
  change_note text not null default ''::text,
  version integer not null default 1,
  written_by uuid not null,
  updated_at timestamp with time zone not null default now(),
  published_at timestamp with time zone,
  constraint kit_change_note_check CHECK ((length(change_note) <= 1000)),
  constraint kit_evidence_level_check CHECK ((evidence_level = ANY (ARRAY['self-reported'::text, 'measured'::text, 'independently-evaluated'::text]))),
  constraint kit_number_check CHECK ((number >= 1)),
  constraint kit_pkey PRIMARY KEY (id),
  constraint kit_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint kit_project_id_number_key UNIQUE (project_id, number),
  constraint kit_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id)
);
CREATE UNIQUE INDEX kit_one_draft ON public.kit USING btree (project_id) WHERE (published_at IS NULL);

create table kit_file (
  kit_id uuid not null,
  file_id uuid not null,
  label text not null,
  constraint kit_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint kit_file_kit_id_fkey FOREIGN KEY (kit_id) REFERENCES kit(id),
  constraint kit_file_label_check CHECK (((length(label) >= 1) AND (length(label) <= 200))),
  constraint kit_file_pkey PRIMARY KEY (kit_id, file_id)
);

create table likely_duplicate (
  id uuid not null,
  idea_id uuid not null,
  like_id uuid not null,
  likeness real not null,
  found_at timestamp with time zone not null,
  dismissed_at timestamp with time zone,
  dismissed_by uuid,
  constraint likely_duplicate_check CHECK ((idea_id < like_id)),
  constraint likely_duplicate_check1 CHECK (((dismissed_at IS NULL) = (dismissed_by IS NULL))),
  constraint likely_duplicate_dismissed_by_fkey FOREIGN KEY (dismissed_by) REFERENCES person(id),
  constraint likely_duplicate_idea_id_fkey FOREIGN KEY (idea_id) REFERENCES idea(id),
  constraint likely_duplicate_idea_id_like_id_key UNIQUE (idea_id, like_id),
  constraint likely_duplicate_like_id_fkey FOREIGN KEY (like_id) REFERENCES idea(id),
  constraint likely_duplicate_likeness_check CHECK (((likeness >= (0)::double precision) AND (likeness <= (1)::double precision))),
  constraint likely_duplicate_pkey PRIMARY KEY (id)
);
CREATE INDEX likely_duplicate_open ON public.likely_duplicate USING btree (found_at, id) WHERE (dismissed_at IS NULL);

create table membership (
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  role text not null default 'member'::text,
  state text not null,
  confirmed_by uuid,
  confirmed_by_domain text,
  reason text,
  started_at timestamp with time zone not null default now(),
  decided_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint membership_check CHECK (((state = 'ended'::text) = (ended_at IS NOT NULL))),
  constraint membership_check1 CHECK (((state <> 'confirmed'::text) OR ((confirmed_by IS NOT NULL) OR (confirmed_by_domain IS NOT NULL)))),
  constraint membership_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES person(id),
  constraint membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint membership_pkey PRIMARY KEY (id),
  constraint membership_reason_check CHECK ((length(reason) <= 2000)),
  constraint membership_role_check CHECK ((role = ANY (ARRAY['member'::text, 'deputy'::text, 'lead'::text]))),
  constraint membership_state_check CHECK ((state = ANY (ARRAY['claimed'::text, 'confirmed'::text, 'refused'::text, 'ended'::text])))
);
CREATE UNIQUE INDEX membership_one_live ON public.membership USING btree (person_id, organisation_id) WHERE (state = ANY (ARRAY['claimed'::text, 'confirmed'::text]));
CREATE INDEX membership_organisation ON public.membership USING btree (organisation_id, state, role);

create table migration (
  name text not null,
  checksum text not null,
  ran_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table muted_notice (
  person_id uuid not null,
  kind text not null,
  constraint muted_notice_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint muted_notice_pkey PRIMARY KEY (person_id, kind)
);

create table need (
  id uuid not null,
  organisation_id uuid,
  author_id uuid not null,
  idea_id uuid,
  title text not null,
  detail text not null,
  topics text[] not null default '{}'::text[],
  setting text,
  visibility text not null,
  identifiers_justified text,
  state text not null default 'open'::text,
  met_by_project_id uuid,
  version integer not null default 1,
  comment_count integer not null default 0,
  posted_at timestamp with time zone not null default now(),
  hidden_at timestamp with time zone,
  hidden_by uuid,
  hidden_reason text,
  constraint need_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id),
  constraint need_check CHECK (((visibility <> 'organisation'::text) OR (organisation_id IS NOT NULL))),
  constraint need_detail_check CHECK (((length(detail) >= 1) AND (length(detail) <= 5000))),
  constraint need_hidden_by_fkey FOREIGN KEY (hidden_by) REFERENCES person(id),
  constraint need_idea_id_fkey FOREIGN KEY (idea_id) REFERENCES idea(id),
  constraint need_identifiers_justified_check CHECK ((length(identifiers_justified) <= 2000)),
  constraint need_met_by_project FOREIGN KEY (met_by_project_id) REFERENCES project(id),
  constraint need_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint need_pkey PRIMARY KEY (id),
  constraint need_state_check CHECK ((state = ANY (ARRAY['open'::text, 'met'::text, 'withdrawn'::text]))),
  constraint need_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint need_visibility_check CHECK ((visibility = ANY (ARRAY['organisation'::text, 'staff'::text, 'everyone'::text])))
);
CREATE INDEX need_idea ON public.need USING btree (idea_id) WHERE (idea_id IS NOT NULL);
CREATE INDEX need_newest ON public.need USING btree (posted_at DESC, id DESC);
CREATE UNIQUE INDEX need_once_per_idea ON public.need USING btree (idea_id, author_id) WHERE ((idea_id IS NOT NULL) AND (state = 'open'::text));
CREATE INDEX need_organisation ON public.need USING btree (organisation_id);

create table need_match (
  id uuid not null,
  need_id uuid not null,
  project_id uuid not null,
  found_at timestamp with time zone not null,
  constraint need_match_need_id_fkey FOREIGN KEY (need_id) REFERENCES need(id),
  constraint need_match_need_id_project_id_key UNIQUE (need_id, project_id),
  constraint need_match_pkey PRIMARY KEY (id),
  constraint need_match_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id)
);
CREATE INDEX need_match_project ON public.need_match USING btree (project_id);

create table newcomer (
  subject_id uuid not null,
  kind text not null,
  since timestamp with time zone not null,
  constraint newcomer_kind_check CHECK ((kind = ANY (ARRAY['idea'::text, 'need'::text, 'project'::text]))),
  constraint newcomer_pkey PRIMARY KEY (subject_id)
);
CREATE INDEX newcomer_since ON public.newcomer USING btree (since);

create table notification (
  id uuid not null,
  person_id uuid not null,
  event_id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  created_at timestamp with time zone not null default now(),
  read_at timestamp with time zone,
  mailed_at timestamp with time zone,
  constraint notification_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id),
  constraint notification_person_id_event_id_kind_key UNIQUE (person_id, event_id, kind),
  constraint notification_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint notification_pkey PRIMARY KEY (id)
);
CREATE INDEX notification_person ON public.notification USING btree (person_id, created_at DESC, id);
CREATE INDEX notification_to_mail ON public.notification USING btree (created_at) WHERE (mailed_at IS NULL);

create table organisation (
  id uuid not null,
  ods_code text not null,
  name text not null,
  kind text not null,
  address_line_1 text,
  town text,
  postcode text,
  region text,
  latitude real,
  longitude real,
  successor_id uuid,
  closed_on date,
  created_at timestamp with time zone not null default now(),
  constraint organisation_name_check CHECK (((length(name) >= 2) AND (length(name) <= 200))),
  constraint organisation_ods_code_check CHECK ((ods_code ~ '^[A-Z0-9]{3,10}$'::text)),
  constraint organisation_ods_code_key UNIQUE (ods_code),
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES organisation(id)
);
CREATE INDEX organisation_name ON public.organisation USING btree (name, id);
CREATE INDEX organisation_region ON public.organisation USING btree (region);

create table organisation_domain (
  domain text not null,
  organisation_id uuid,
  shared boolean not null,
  added_at timestamp with time zone not null default now(),
  added_by uuid,
  constraint organisation_domain_check CHECK ((shared = (organisation_id IS NULL))),
  constraint organisation_domain_domain_check CHECK ((domain = lower(domain))),
  constraint organisation_domain_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint organisation_domain_pkey PRIMARY KEY (domain)
);
CREATE INDEX organisation_domain_organisation ON public.organisation_domain USING btree (organisation_id);

create table organisation_sign_in (
  organisation_id uuid not null,
  issuer text not null,
  client_id text not null,
  sealed_client_secret bytea not null,
  set_at timestamp with time zone not null default now(),
  set_by uuid,
  constraint organisation_sign_in_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint organisation_sign_in_pkey PRIMARY KEY (organisation_id),
  constraint organisation_sign_in_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id)
);

create table participation (
  id uuid not null,
  year_id uuid not null,
  project_id uuid not null,
  state text not null,
  case_made text not null,
  applied_by uuid not null,
  applied_at timestamp with time zone not null default now(),
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  constraint participation_applied_by_fkey FOREIGN KEY (applied_by) REFERENCES person(id),
  constraint participation_case_made_check CHECK (((length(case_made) >= 1) AND (length(case_made) <= 2000))),
  constraint participation_check CHECK (((state <> ALL (ARRAY['accepted'::text, 'declined'::text])) OR ((decided_by IS NOT NULL) AND (length(reason) > 0)))),
  constraint participation_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint participation_pkey PRIMARY KEY (id),
  constraint participation_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint participation_reason_check CHECK ((length(reason) <= 2000)),
  constraint participation_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text]))),
  constraint participation_year_id_fkey FOREIGN KEY (year_id) REFERENCES programme_year(id),
  constraint participation_year_id_project_id_key UNIQUE (year_id, project_id)
);
CREATE INDEX participation_project ON public.participation USING btree (project_id);

create table passkey (
  id uuid not null,
  person_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}'::text[],
  label text not null,
  created_at timestamp with time zone not null default now(),
  used_at timestamp with time zone,
  constraint passkey_credential_id_key UNIQUE (credential_id),
  constraint passkey_label_check CHECK (((length(label) >= 1) AND (length(label) <= 80))),
  constraint passkey_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint passkey_pkey PRIMARY KEY (id)
);
CREATE INDEX passkey_person ON public.passkey USING btree (person_id);

create table password (
  person_id uuid not null,
  hash text not null,
  set_at timestamp with time zone not null default now(),
  constraint password_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint password_pkey PRIMARY KEY (person_id)
);

create table person (
  id uuid not null,
  name text,
  kind text not null,
  profession text,
  region text,
  notify text not null default 'at-once'::text,
  created_at timestamp with time zone not null default now(),
  erased_at timestamp with time zone,
  setting text,
  help_offered_at timestamp with time zone,
  constraint person_check CHECK (((erased_at IS NULL) = (name IS NOT NULL))),
  constraint person_kind_check CHECK ((kind = ANY (ARRAY['staff'::text, 'public'::text]))),
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint person_notify_check CHECK ((notify = ANY (ARRAY['at-once'::text, 'daily'::text, 'page-only'::text]))),
  constraint person_pkey PRIMARY KEY (id),
  constraint person_profession_check CHECK ((length(profession) <= 120))
);

create table person_email (
  id uuid not null,
  person_id uuid not null,
  address text not null,
  verified_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint person_email_address_check CHECK (((address = lower(address)) AND (length(address) <= 254))),
  constraint person_email_address_key UNIQUE (address),
  constraint person_email_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint person_email_pkey PRIMARY KEY (id)
);
CREATE INDEX person_email_person ON public.person_email USING btree (person_id);

create table personal_token (
  id uuid not null,
  person_id uuid not null,
  label text not null,
  token_hash bytea not null,
  may_write boolean not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint personal_token_label_check CHECK (((length(label) >= 1) AND (length(label) <= 80))),
  constraint personal_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint personal_token_pkey PRIMARY KEY (id),
  constraint personal_token_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX personal_token_person ON public.personal_token USING btree (person_id);

create table programme (
  only_one boolean not null default true,
  name text not null,
  about text not null default ''::text,
  colour text,
  demonstration boolean not null default false,
  created_at timestamp with time zone not null default now(),
  constraint programme_colour_check CHECK ((colour ~ '^#[0-9a-f]{6}$'::text)),
  constraint programme_name_check CHECK (((length(name) >= 2) AND (length(name) <= 80))),
  constraint programme_only_one_check CHECK (only_one),
  constraint programme_pkey PRIMARY KEY (only_one)
);

create table programme_role (
  person_id uuid not null,
  role text not null,
  granted_at timestamp with time zone not null default now(),
  granted_by uuid,
  constraint programme_role_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES person(id),
  constraint programme_role_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint programme_role_pkey PRIMARY KEY (person_id, role),
  constraint programme_role_role_check CHECK ((role = ANY (ARRAY['reviewer'::text, 'editor'::text, 'moderator'::text, 'admin'::text])))
);

create table programme_year (
  id uuid not null,
  name text not null,
  opens_on date not null,
  closes_on date not null,
  launch_text text not null default ''::text,
  report jsonb,
  report_made_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint programme_year_check CHECK ((opens_on < closes_on)),
  constraint programme_year_name_check CHECK (((length(name) >= 2) AND (length(name) <= 60))),
  constraint programme_year_name_key UNIQUE (name),
  constraint programme_year_pkey PRIMARY KEY (id)
);

create table project (
  id uuid not null,
  organisation_id uuid not null,
  idea_id uuid,
  title text not null,
  summary text not null default ''::text,
  problem text not null default ''::text,
  what_was_done text not null default ''::text,
  results text not null default ''::text,
  topics text[] not null default '{}'::text[],
  setting text,
  stage text not null default 'planning'::text,
  visibility text not null,
  identifiers_justified text,
  state text not null default 'draft'::text,
  returned_reason text,
  approved_by uuid,
  published_at timestamp with time zone,
  kit_number integer,
  version integer not null default 1,
  adoption_count integer not null default 0,
  spread_count integer not null default 0,
  comment_count integer not null default 0,
  seeks_sponsor boolean not null default false,
  seeks_views boolean not null default false,
  created_at timestamp with time zone not null default now(),
  hidden_at timestamp with time zone,
  hidden_by uuid,
  hidden_reason text,
  patentable text not null default 'not-asked'::text,
  import_reference text,
  constraint project_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES person(id),
  constraint project_check CHECK (((state = 'published'::text) <= ((published_at IS NOT NULL) AND (approved_by IS NOT NULL)))),
  constraint project_hidden_by_fkey FOREIGN KEY (hidden_by) REFERENCES person(id),
  constraint project_idea_id_fkey FOREIGN KEY (idea_id) REFERENCES idea(id),
  constraint project_identifiers_justified_check CHECK ((length(identifiers_justified) <= 2000)),
  constraint project_import_reference_check CHECK (((length(import_reference) >= 1) AND (length(import_reference) <= 100))),
  constraint project_import_reference_key UNIQUE (import_reference),
  constraint project_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint project_patentable_check CHECK ((patentable = ANY (ARRAY['not-asked'::text, 'no'::text, 'unsure'::text, 'yes-cleared'::text]))),
  constraint project_pkey PRIMARY KEY (id),
  constraint project_problem_check CHECK ((length(problem) <= 5000)),
  constraint project_results_check CHECK ((length(results) <= 10000)),
  constraint project_returned_reason_check CHECK ((length(returned_reason) <= 2000)),
  constraint project_stage_check CHECK ((stage = ANY (ARRAY['planning'::text, 'testing'::text, 'established'::text, 'spreading'::text, 'stopped'::text]))),
  constraint project_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'awaiting-approval'::text, 'published'::text, 'withdrawn'::text]))),
  constraint project_summary_check CHECK ((length(summary) <= 1200)),
  constraint project_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint project_visibility_check CHECK ((visibility = ANY (ARRAY['organisation'::text, 'staff'::text, 'everyone'::text]))),
  constraint project_what_was_done_check CHECK ((length(what_was_done) <= 10000))
);
CREATE INDEX project_newest ON public.project USING btree (published_at DESC, id DESC) WHERE ((state = 'published'::text) AND (hidden_at IS NULL));
CREATE INDEX project_newest_public ON public.project USING btree (published_at DESC, id DESC) INCLUDE (topics, setting, stage, organisation_id) WHERE ((state = 'published'::text) AND (hidden_at IS NULL) AND (visibility = 'everyone'::text));
CREATE UNIQUE INDEX project_of_idea ON public.project USING btree (idea_id) WHERE ((idea_id IS NOT NULL) AND (state <> 'withdrawn'::text));
CREATE INDEX project_organisation ON public.project USING btree (organisation_id, published_at DESC, id DESC);
CREATE INDEX project_topics ON public.project USING gin (topics);

create table project_invitation (
  id uuid not null,
  project_id uuid not null,
  address text not null,
  token_hash bytea not null,
  invited_by uuid not null,
  invited_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  declined_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint project_invitation_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES person(id),
  constraint project_invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES person(id),
  constraint project_invitation_pkey PRIMARY KEY (id),
  constraint project_invitation_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint project_invitation_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX project_invitation_project ON public.project_invitation USING btree (project_id);

create table project_member (
  project_id uuid not null,
  person_id uuid not null,
  role text not null default 'member'::text,
  joined_at timestamp with time zone not null default now(),
  shown_by_name boolean not null default false,
  constraint project_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint project_member_pkey PRIMARY KEY (project_id, person_id),
  constraint project_member_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint project_member_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'member'::text])))
);
CREATE INDEX project_member_person ON public.project_member USING btree (person_id);

create table project_version (
  project_id uuid not null,
  version integer not null,
  fields jsonb not null,
  written_by uuid not null,
  written_at timestamp with time zone not null default now(),
  constraint project_version_pkey PRIMARY KEY (project_id, version),
  constraint project_version_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint project_version_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id)
);

create table recovery_code (
  person_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint recovery_code_pkey PRIMARY KEY (person_id, code_hash)
);

create table saved_search (
  id uuid not null,
  person_id uuid not null,
  question text not null,
  alerts text not null,
  saved_at timestamp with time zone not null,
  looked_at timestamp with time zone not null,
  constraint saved_search_alerts_check CHECK ((alerts = ANY (ARRAY['at-once'::text, 'daily'::text, 'none'::text]))),
  constraint saved_search_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint saved_search_person_id_question_key UNIQUE (person_id, question),
  constraint saved_search_pkey PRIMARY KEY (id),
  constraint saved_search_question_check CHECK (((length(question) >= 1) AND (length(question) <= 2000)))
);
CREATE INDEX saved_search_due ON public.saved_search USING btree (looked_at) WHERE (alerts <> 'none'::text);

create table saved_search_hit (
  saved_search_id uuid not null,
  subject_id uuid not null,
  told_at timestamp with time zone not null,
  constraint saved_search_hit_pkey PRIMARY KEY (saved_search_id, subject_id),
  constraint saved_search_hit_saved_search_id_fkey FOREIGN KEY (saved_search_id) REFERENCES saved_search(id) ON DELETE CASCADE
);

create table search_generation (
  id uuid not null,
  state text not null,
  position bigint not null,
  next_number bigint not null default 1,
  analysis_version integer not null,
  documents_built integer not null default 0,
  leftover_since timestamp with time zone,
  begun_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  built_at timestamp with time zone,
  retired_at timestamp with time zone,
  failure text,
  constraint search_generation_failure_check CHECK ((length(failure) <= 500)),
  constraint search_generation_pkey PRIMARY KEY (id),
  constraint search_generation_state_check CHECK ((state = ANY (ARRAY['building'::text, 'serving'::text, 'retired'::text])))
);
CREATE UNIQUE INDEX search_generation_building ON public.search_generation USING btree (state) WHERE (state = 'building'::text);
CREATE UNIQUE INDEX search_generation_serving ON public.search_generation USING btree (state) WHERE (state = 'serving'::text);

create table second_factor (
  person_id uuid not null,
  sealed_secret bytea not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  constraint second_factor_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint second_factor_pkey PRIMARY KEY (person_id)
);

create table session (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  acting_for uuid,
  device text not null default ''::text,
  second_factor_at timestamp with time zone,
  proved_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint session_acting_for_fkey FOREIGN KEY (acting_for) REFERENCES organisation(id),
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX session_expires ON public.session USING btree (expires_at);
CREATE INDEX session_person ON public.session USING btree (person_id) WHERE (ended_at IS NULL);

create table sign_in_ceremony (
  id uuid not null,
  token_hash bytea not null,
  kind text not null,
  person_id uuid,
  details jsonb not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint sign_in_ceremony_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint sign_in_ceremony_pkey PRIMARY KEY (id),
  constraint sign_in_ceremony_token_hash_key UNIQUE (token_hash)
);

create table sponsorship_request (
  id uuid not null,
  project_id uuid not null,
  need text not null,
  title text not null,
  ask text not null,
  amount_from_pence bigint,
  amount_to_pence bigint,
  category text not null,
  topics text[] not null default '{}'::text[],
  region text,
  state text not null,
  written_by uuid not null,
  created_at timestamp with time zone not null default now(),
  authorised_by uuid,
  listed_at timestamp with time zone,
  lapses_on date,
  identifiers_justified text,
  constraint sponsorship_request_amount_from_pence_check CHECK ((amount_from_pence >= 0)),
  constraint sponsorship_request_ask_check CHECK (((length(ask) >= 1) AND (length(ask) <= 3000))),
  constraint sponsorship_request_authorised_by_fkey FOREIGN KEY (authorised_by) REFERENCES person(id),
  constraint sponsorship_request_category_check CHECK (((length(category) >= 1) AND (length(category) <= 200))),
  constraint sponsorship_request_check CHECK ((amount_to_pence >= amount_from_pence)),
  constraint sponsorship_request_check1 CHECK (((state = 'draft'::text) OR (state = 'withdrawn'::text) OR ((authorised_by IS NOT NULL) AND (listed_at IS NOT NULL) AND (lapses_on IS NOT NULL)))),
  constraint sponsorship_request_identifiers_justified_check CHECK (((length(identifiers_justified) >= 1) AND (length(identifiers_justified) <= 2000))),
  constraint sponsorship_request_need_check CHECK ((need = ANY (ARRAY['money'::text, 'kit'::text, 'expertise'::text, 'people'::text, 'evaluation'::text, 'data-and-it'::text, 'venue'::text]))),
  constraint sponsorship_request_pkey PRIMARY KEY (id),
  constraint sponsorship_request_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint sponsorship_request_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'listed'::text, 'in-talks'::text, 'matched'::text, 'closed'::text, 'withdrawn'::text, 'lapsed'::text]))),
  constraint sponsorship_request_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint sponsorship_request_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id)
);
CREATE INDEX sponsorship_request_listed ON public.sponsorship_request USING btree (listed_at DESC, id DESC) WHERE (state = ANY (ARRAY['listed'::text, 'in-talks'::text]));
CREATE INDEX sponsorship_request_project ON public.sponsorship_request USING btree (project_id);

create table stored_file (
  id uuid not null,
  name text not null,
  content_type text not null,
  size_bytes bigint not null,
  sha256 bytea not null,
  uploaded_by uuid,
  uploaded_at timestamp with time zone not null default now(),
  constraint stored_file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint stored_file_pkey PRIMARY KEY (id),
  constraint stored_file_size_bytes_check CHECK ((size_bytes > 0)),
  constraint stored_file_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES person(id)
);

create table subscriber_position (
  subscriber text not null,
  position bigint not null default 0,
  updated_at timestamp with time zone not null default now(),
  failure text,
  constraint subscriber_position_pkey PRIMARY KEY (subscriber)
);

create table views_answer (
  question_id uuid not null,
  person_id uuid not null,
  body text not null,
  identifiers_justified text,
  answered_at timestamp with time zone not null default now(),
  constraint views_answer_body_check CHECK (((length(body) >= 1) AND (length(body) <= 5000))),
  constraint views_answer_identifiers_justified_check CHECK ((length(identifiers_justified) <= 2000)),
  constraint views_answer_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint views_answer_pkey PRIMARY KEY (question_id, person_id),
  constraint views_answer_question_id_fkey FOREIGN KEY (question_id) REFERENCES views_question(id)
);

create table views_question (
  id uuid not null,
  project_id uuid not null,
  question text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null default now(),
  closes_on date not null,
  what_changed text,
  closed_at timestamp with time zone,
  constraint views_question_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id),
  constraint views_question_pkey PRIMARY KEY (id),
  constraint views_question_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint views_question_question_check CHECK (((length(question) >= 1) AND (length(question) <= 1000))),
  constraint views_question_what_changed_check CHECK ((length(what_changed) <= 3000))
);
CREATE INDEX views_question_project ON public.views_question USING btree (project_id);

CREATE OR REPLACE FUNCTION public.event_awaits_its_place()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into event_unplaced (event_id) values (new.id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.event_is_unchangeable()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'an event is never changed or deleted';
end $function$
;

CREATE TRIGGER event_awaits_its_place AFTER INSERT ON public.event FOR EACH ROW EXECUTE FUNCTION event_awaits_its_place();

CREATE TRIGGER event_is_unchangeable BEFORE DELETE OR UPDATE OR TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION event_is_unchangeable();

create extension pg_trgm;
