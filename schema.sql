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

create table agreement (
  id uuid not null,
  interest_id uuid not null,
  request_id uuid not null,
  project_id uuid not null,
  organisation_id uuid not null,
  company_id uuid not null,
  state text not null default 'draft'::text,
  begun_by uuid not null,
  begun_at timestamp with time zone not null,
  version_in_force integer,
  signed_at timestamp with time zone,
  summary_published_at timestamp with time zone,
  summary_published_by uuid,
  activated_at timestamp with time zone,
  activated_by uuid,
  completed_at timestamp with time zone,
  completed_by uuid,
  outcome_due_on date,
  outcome_chased_at timestamp with time zone,
  outcomes_published_at timestamp with time zone,
  outcomes_published_by uuid,
  terminated_at timestamp with time zone,
  terminated_by uuid,
  termination_reason text,
  constraint agreement_activated_by_fkey FOREIGN KEY (activated_by) REFERENCES person(id),
  constraint agreement_begun_by_fkey FOREIGN KEY (begun_by) REFERENCES person(id),
  constraint agreement_check CHECK (((state = 'draft'::text) OR (state = 'terminated'::text) OR ((version_in_force IS NOT NULL) AND (signed_at IS NOT NULL)))),
  constraint agreement_check1 CHECK (((version_in_force IS NULL) = (signed_at IS NULL))),
  constraint agreement_check10 CHECK (((state = 'terminated'::text) = (terminated_by IS NOT NULL))),
  constraint agreement_check2 CHECK (((summary_published_at IS NULL) = (summary_published_by IS NULL))),
  constraint agreement_check3 CHECK (((summary_published_at IS NULL) OR (signed_at IS NOT NULL))),
  constraint agreement_check4 CHECK (((state <> ALL (ARRAY['summary-published'::text, 'active'::text, 'completed'::text, 'outcomes-published'::text])) OR (summary_published_at IS NOT NULL))),
  constraint agreement_check5 CHECK (((state <> ALL (ARRAY['active'::text, 'completed'::text, 'outcomes-published'::text])) OR ((activated_at IS NOT NULL) AND (activated_by IS NOT NULL)))),
  constraint agreement_check6 CHECK (((state <> ALL (ARRAY['completed'::text, 'outcomes-published'::text])) OR ((completed_at IS NOT NULL) AND (completed_by IS NOT NULL) AND (outcome_due_on IS NOT NULL)))),
  constraint agreement_check7 CHECK (((state <> 'outcomes-published'::text) OR ((outcomes_published_at IS NOT NULL) AND (outcomes_published_by IS NOT NULL)))),
  constraint agreement_check8 CHECK (((state = 'terminated'::text) = (terminated_at IS NOT NULL))),
  constraint agreement_check9 CHECK (((state = 'terminated'::text) = (termination_reason IS NOT NULL))),
  constraint agreement_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint agreement_completed_by_fkey FOREIGN KEY (completed_by) REFERENCES person(id),
  constraint agreement_id_version_in_force_fkey FOREIGN KEY (id, version_in_force) REFERENCES agreement_version(agreement_id, number),
  constraint agreement_interest_id_fkey FOREIGN KEY (interest_id) REFERENCES expression_of_interest(id),
  constraint agreement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint agreement_outcomes_published_by_fkey FOREIGN KEY (outcomes_published_by) REFERENCES person(id),
  constraint agreement_pkey PRIMARY KEY (id),
  constraint agreement_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint agreement_request_id_fkey FOREIGN KEY (request_id) REFERENCES sponsorship_request(id),
  constraint agreement_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'signed'::text, 'summary-published'::text, 'active'::text, 'completed'::text, 'outcomes-published'::text, 'terminated'::text]))),
  constraint agreement_summary_published_by_fkey FOREIGN KEY (summary_published_by) REFERENCES person(id),
  constraint agreement_terminated_by_fkey FOREIGN KEY (terminated_by) REFERENCES person(id),
  constraint agreement_termination_reason_check CHECK (((length(termination_reason) >= 1) AND (length(termination_reason) <= 2000))),
  constraint summary_before_active CHECK (((activated_at IS NULL) OR (summary_published_at <= activated_at)))
);
CREATE INDEX agreement_company ON public.agreement USING btree (company_id);
CREATE UNIQUE INDEX agreement_of_offer ON public.agreement USING btree (interest_id) WHERE (state <> 'terminated'::text);
CREATE INDEX agreement_organisation ON public.agreement USING btree (organisation_id);
CREATE INDEX agreement_outcome_due ON public.agreement USING btree (outcome_due_on) WHERE (state = 'completed'::text);
CREATE INDEX agreement_project ON public.agreement USING btree (project_id);
CREATE INDEX agreement_register ON public.agreement USING btree (summary_published_at DESC, id DESC) WHERE (summary_published_at IS NOT NULL);
CREATE INDEX agreement_request ON public.agreement USING btree (request_id);

create table agreement_measure (
  agreement_id uuid not null,
  version integer not null,
  measure_id uuid not null,
  place integer not null,
  what text not null,
  promised text not null,
  constraint agreement_measure_agreement_id_version_fkey FOREIGN KEY (agreement_id, version) REFERENCES agreement_version(agreement_id, number),
  constraint agreement_measure_pkey PRIMARY KEY (agreement_id, version, measure_id),
  constraint agreement_measure_place_check CHECK ((place >= 1)),
  constraint agreement_measure_promised_check CHECK (((length(promised) >= 1) AND (length(promised) <= 300))),
  constraint agreement_measure_what_check CHECK (((length(what) >= 1) AND (length(what) <= 300)))
);

create table agreement_milestone (
  agreement_id uuid not null,
  version integer not null,
  milestone_id uuid not null,
  place integer not null,
  what text not null,
  due_on date not null,
  constraint agreement_milestone_agreement_id_version_fkey FOREIGN KEY (agreement_id, version) REFERENCES agreement_version(agreement_id, number),
  constraint agreement_milestone_pkey PRIMARY KEY (agreement_id, version, milestone_id),
  constraint agreement_milestone_place_check CHECK ((place >= 1)),
  constraint agreement_milestone_what_check CHECK (((length(what) >= 1) AND (length(what) <= 300)))
);

create table agreement_signature (
  agreement_id uuid not null,
  version integer not null,
  side text not null,
  person_id uuid not null,
  typed_name text not null,
  capacity text not null,
  nothing_undeclared boolean not null,
  sha256 text not null,
  signed_at timestamp with time zone not null,
  proved_at timestamp with time zone not null,
  constraint agreement_signature_agreement_id_version_person_id_key UNIQUE (agreement_id, version, person_id),
  constraint agreement_signature_agreement_id_version_sha256_fkey FOREIGN KEY (agreement_id, version, sha256) REFERENCES agreement_version(agreement_id, number, sha256),
  constraint agreement_signature_capacity_check CHECK (((length(capacity) >= 2) AND (length(capacity) <= 200))),
  constraint agreement_signature_check CHECK (((proved_at > (signed_at - '00:16:00'::interval)) AND (proved_at <= signed_at))),
  constraint agreement_signature_nothing_undeclared_check CHECK (nothing_undeclared),
  constraint agreement_signature_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint agreement_signature_pkey PRIMARY KEY (agreement_id, version, side),
  constraint agreement_signature_side_check CHECK ((side = ANY (ARRAY['organisation'::text, 'company'::text]))),
  constraint agreement_signature_typed_name_check CHECK (((length(typed_name) >= 2) AND (length(typed_name) <= 200)))
);
CREATE INDEX agreement_signature_person ON public.agreement_signature USING btree (person_id);

create table agreement_version (
  agreement_id uuid not null,
  number integer not null,
  side text not null,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  what_changed text not null default ''::text,
  type text not null,
  title text not null,
  purpose text not null,
  organisation_cash_pence bigint not null,
  organisation_kind text not null,
  organisation_kind_pence bigint,
  company_cash_pence bigint not null,
  company_kind text not null,
  company_kind_pence bigint,
  patient_benefit text not null,
  nhs_benefit text not null,
  company_benefit text not null,
  data_access text not null,
  ip text not null,
  publicity text not null,
  exit_plan text not null,
  starts_on date,
  ends_on date,
  summary text not null,
  identifiers_justified text,
  canonical text not null,
  sha256 text not null,
  constraint agreement_version_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id),
  constraint agreement_version_agreement_id_number_sha256_key UNIQUE (agreement_id, number, sha256),
  constraint agreement_version_canonical_check CHECK (((length(canonical) >= 1) AND (length(canonical) <= 120000))),
  constraint agreement_version_check CHECK ((ends_on >= starts_on)),
  constraint agreement_version_company_benefit_check CHECK ((length(company_benefit) <= 3000)),
  constraint agreement_version_company_cash_pence_check CHECK ((company_cash_pence >= 0)),
  constraint agreement_version_company_kind_check CHECK ((length(company_kind) <= 3000)),
  constraint agreement_version_company_kind_pence_check CHECK ((company_kind_pence >= 0)),
  constraint agreement_version_data_access_check CHECK ((length(data_access) <= 3000)),
  constraint agreement_version_exit_plan_check CHECK ((length(exit_plan) <= 3000)),
  constraint agreement_version_identifiers_justified_check CHECK (((length(identifiers_justified) >= 1) AND (length(identifiers_justified) <= 2000))),
  constraint agreement_version_ip_check CHECK ((length(ip) <= 3000)),
  constraint agreement_version_nhs_benefit_check CHECK ((length(nhs_benefit) <= 3000)),
  constraint agreement_version_number_check CHECK ((number >= 1)),
  constraint agreement_version_organisation_cash_pence_check CHECK ((organisation_cash_pence >= 0)),
  constraint agreement_version_organisation_kind_check CHECK ((length(organisation_kind) <= 3000)),
  constraint agreement_version_organisation_kind_pence_check CHECK ((organisation_kind_pence >= 0)),
  constraint agreement_version_patient_benefit_check CHECK ((length(patient_benefit) <= 3000)),
  constraint agreement_version_pkey PRIMARY KEY (agreement_id, number),
  constraint agreement_version_publicity_check CHECK ((length(publicity) <= 2000)),
  constraint agreement_version_purpose_check CHECK ((length(purpose) <= 4000)),
  constraint agreement_version_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint agreement_version_side_check CHECK ((side = ANY (ARRAY['organisation'::text, 'company'::text]))),
  constraint agreement_version_summary_check CHECK ((length(summary) <= 4000)),
  constraint agreement_version_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint agreement_version_type_check CHECK ((type = ANY (ARRAY['collaborative-working'::text, 'joint-working'::text, 'donation'::text, 'sponsorship'::text, 'contracted-service'::text, 'secondment'::text, 'research'::text]))),
  constraint agreement_version_what_changed_check CHECK ((length(what_changed) <= 1000)),
  constraint agreement_version_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
  constraint fingerprint_of_text CHECK ((sha256 = encode(sha256(convert_to(canonical, 'UTF8'::name)), 'hex'::text)))
);

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

create table bid (
  id uuid not null,
  company_id uuid not null,
  organisation_id uuid not null,
  buying_code text,
  state text not null,
  until date,
  declared_for text not null,
  declared_by uuid not null,
  declared_at timestamp with time zone not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  ended_on date,
  end_reason text,
  end_proved_at timestamp with time zone,
  constraint bid_buying_code_check CHECK ((buying_code ~ '^[0-9]{2,3}$'::text)),
  constraint bid_check CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint bid_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint bid_declared_by_fkey FOREIGN KEY (declared_by) REFERENCES person(id),
  constraint bid_declared_for_check CHECK ((declared_for = ANY (ARRAY['company'::text, 'organisation'::text]))),
  constraint bid_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id),
  constraint bid_ending_is_told CHECK (
CASE
    WHEN (ended_at IS NULL) THEN ((ended_on IS NULL) AND (end_reason IS NULL) AND (end_proved_at IS NULL))
    WHEN (declared_for = 'organisation'::text) THEN COALESCE(((ended_on <= london_day(ended_at)) AND ((length(end_reason) >= 20) AND (length(end_reason) <= 2000)) AND (end_proved_at > (ended_at - '00:16:00'::interval)) AND (end_proved_at <= ended_at)), false)
    ELSE true
END),
  constraint bid_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint bid_pkey PRIMARY KEY (id),
  constraint bid_state_check CHECK ((state = ANY (ARRAY['live'::text, 'planned'::text])))
);
CREATE INDEX bid_company ON public.bid USING btree (company_id, organisation_id) WHERE (ended_at IS NULL);

create table bid_waiver (
  id uuid not null,
  interest_id uuid not null,
  bid_id uuid not null,
  reason text not null,
  waived_by uuid not null,
  waived_at timestamp with time zone not null,
  proved_at timestamp with time zone not null,
  constraint bid_waiver_bid_id_fkey FOREIGN KEY (bid_id) REFERENCES bid(id),
  constraint bid_waiver_check CHECK (((proved_at > (waived_at - '00:16:00'::interval)) AND (proved_at <= waived_at))),
  constraint bid_waiver_interest_id_bid_id_key UNIQUE (interest_id, bid_id),
  constraint bid_waiver_interest_id_fkey FOREIGN KEY (interest_id) REFERENCES expression_of_interest(id),
  constraint bid_waiver_pkey PRIMARY KEY (id),
  constraint bid_waiver_reason_check CHECK (((length(reason) >= 20) AND (length(reason) <= 2000))),
  constraint bid_waiver_waived_by_fkey FOREIGN KEY (waived_by) REFERENCES person(id)
);

create table board (
  id uuid not null,
  person_id uuid not null,
  set_id uuid not null,
  name text not null,
  obf jsonb not null,
  is_root boolean not null,
  path text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint board_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint board_path_check CHECK ((length(path) <= 300)),
  constraint board_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint board_pkey PRIMARY KEY (id),
  constraint board_set_id_fkey FOREIGN KEY (set_id) REFERENCES board_set(id) ON DELETE CASCADE
);
CREATE INDEX board_of_person ON public.board USING btree (person_id, set_id);

create table board_file (
  id uuid not null,
  person_id uuid not null,
  sha256 bytea not null,
  media_type text not null,
  byte_count integer not null,
  kept_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint board_file_media_type_check CHECK (((length(media_type) >= 3) AND (length(media_type) <= 100))),
  constraint board_file_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint board_file_person_id_sha256_key UNIQUE (person_id, sha256),
  constraint board_file_pkey PRIMARY KEY (id)
);

create table board_set (
  id uuid not null,
  person_id uuid not null,
  manifest jsonb not null default '{}'::jsonb,
  report jsonb not null default '[]'::jsonb,
  imported_at timestamp with time zone,
  constraint board_set_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint board_set_pkey PRIMARY KEY (id)
);

create table code_acceptance (
  company_id uuid not null,
  version integer not null,
  accepted_by uuid not null,
  accepted_at timestamp with time zone not null,
  constraint code_acceptance_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES person(id),
  constraint code_acceptance_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint code_acceptance_pkey PRIMARY KEY (company_id, version),
  constraint code_acceptance_version_fkey FOREIGN KEY (version) REFERENCES code_of_conduct(version)
);

create table code_of_conduct (
  version integer not null,
  text text not null,
  takes_effect_on date not null,
  published_by uuid,
  published_at timestamp with time zone not null default now(),
  constraint code_of_conduct_pkey PRIMARY KEY (version),
  constraint code_of_conduct_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id),
  constraint code_of_conduct_text_check CHECK (((length(text) >= 100) AND (length(text) <= 20000))),
  constraint code_of_conduct_version_check CHECK ((version > 0))
);

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
  symbols jsonb,
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

create table communication_need (
  id uuid not null,
  person_id uuid not null,
  whose text not null,
  kind text not null,
  category text not null,
  snomed_code text not null,
  snomed_display text not null,
  details text,
  recorded_by uuid,
  recorder_role text not null,
  recorded_at timestamp with time zone not null,
  source text not null,
  shared_at timestamp with time zone,
  consent_basis text,
  last_asked_at timestamp with time zone not null,
  review_due_on date not null,
  review_reminded_at timestamp with time zone,
  removed_at timestamp with time zone,
  removed_by uuid,
  removal_reason text,
  removal_note text,
  constraint communication_need_category_check CHECK ((category = ANY (ARRAY['information-format'::text, 'contact-method'::text, 'communication-support'::text, 'professional'::text]))),
  constraint communication_need_check CHECK (((shared_at IS NULL) = (consent_basis IS NULL))),
  constraint communication_need_check1 CHECK (((removed_at IS NULL) = (removal_reason IS NULL))),
  constraint communication_need_consent_basis_check CHECK ((consent_basis = ANY (ARRAY['own-choice'::text, 'own-choice-with-help'::text]))),
  constraint communication_need_details_check CHECK ((length(details) <= 500)),
  constraint communication_need_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint communication_need_pkey PRIMARY KEY (id),
  constraint communication_need_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint communication_need_recorder_role_check CHECK ((recorder_role = ANY (ARRAY['self'::text, 'self-with-help'::text, 'supporter'::text]))),
  constraint communication_need_removal_note_check CHECK ((length(removal_note) <= 500)),
  constraint communication_need_removal_reason_check CHECK ((removal_reason = ANY (ARRAY['not-needed-now'::text, 'recorded-by-mistake'::text, 'replaced'::text, 'answered-again'::text, 'other'::text]))),
  constraint communication_need_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES person(id),
  constraint communication_need_snomed_code_check CHECK ((snomed_code ~ '^[0-9]{6,18}$'::text)),
  constraint communication_need_source_check CHECK ((source = ANY (ARRAY['sign-up'::text, 'account'::text, 'supporter'::text, 'import'::text]))),
  constraint communication_need_whose_check CHECK ((whose = ANY (ARRAY['person'::text, 'supporter'::text])))
);
CREATE UNIQUE INDEX communication_need_live ON public.communication_need USING btree (person_id, kind, whose) WHERE (removed_at IS NULL);
CREATE INDEX communication_need_review ON public.communication_need USING btree (review_due_on) WHERE (removed_at IS NULL);

create table communication_need_history (
  id uuid not null,
  need_id uuid not null,
  at timestamp with time zone not null,
  by uuid,
  role text not null,
  what text not null,
  details_before text,
  constraint communication_need_history_by_fkey FOREIGN KEY (by) REFERENCES person(id),
  constraint communication_need_history_need_id_fkey FOREIGN KEY (need_id) REFERENCES communication_need(id) ON DELETE CASCADE,
  constraint communication_need_history_pkey PRIMARY KEY (id),
  constraint communication_need_history_role_check CHECK ((role = ANY (ARRAY['self'::text, 'self-with-help'::text, 'supporter'::text]))),
  constraint communication_need_history_what_check CHECK ((what = ANY (ARRAY['recorded'::text, 'changed'::text, 'shared'::text, 'kept-private'::text, 'reviewed'::text, 'removed'::text])))
);
CREATE INDEX communication_need_history_need ON public.communication_need_history USING btree (need_id, at);

create table communication_needs_asking (
  id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  source text not null,
  outcome text not null,
  constraint communication_needs_asking_outcome_check CHECK ((outcome = ANY (ARRAY['recorded'::text, 'none'::text, 'skipped'::text]))),
  constraint communication_needs_asking_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint communication_needs_asking_pkey PRIMARY KEY (id),
  constraint communication_needs_asking_source_check CHECK ((source = ANY (ARRAY['sign-up'::text, 'account'::text, 'supporter'::text, 'import'::text])))
);
CREATE INDEX communication_needs_asking_person ON public.communication_needs_asking USING btree (person_id, at);

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
  looks_for text not null default ''::text,
  will_not text not null default ''::text,
  trade_bodies text[] not null default '{}'::text[],
  parent_name text,
  parent_number text,
  supplies_nhs text,
  sensitive_sectors text[] not null default '{}'::text[],
  sectors_declared_by uuid,
  sectors_declared_at timestamp with time zone,
  changed_at timestamp with time zone,
  changed_by uuid,
  constraint company_about_check CHECK ((length(about) <= 2000)),
  constraint company_applied_by_fkey FOREIGN KEY (applied_by) REFERENCES person(id),
  constraint company_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES person(id),
  constraint company_check CHECK (((state = 'applied'::text) OR ((decided_by IS NOT NULL) AND (length(reason) > 0)))),
  constraint company_company_number_check CHECK ((company_number ~ '^([0-9]{8}|[A-Z]{2}[0-9]{6}|R[0-9]{7}|(IP|SP|RS|NP|NO)[0-9A-Z]{6})$'::text)),
  constraint company_company_number_key UNIQUE (company_number),
  constraint company_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint company_looks_for_check CHECK ((length(looks_for) <= 2000)),
  constraint company_name_check CHECK (((length(name) >= 2) AND (length(name) <= 200))),
  constraint company_parent_name_check CHECK (((length(parent_name) >= 2) AND (length(parent_name) <= 200))),
  constraint company_parent_number_check CHECK (((length(parent_number) >= 2) AND (length(parent_number) <= 40))),
  constraint company_pkey PRIMARY KEY (id),
  constraint company_reason_check CHECK ((length(reason) <= 2000)),
  constraint company_sector_check CHECK (((length(sector) >= 2) AND (length(sector) <= 120))),
  constraint company_sectors_declared_by_fkey FOREIGN KEY (sectors_declared_by) REFERENCES person(id),
  constraint company_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'verified'::text, 'refused'::text]))),
  constraint company_supplies_nhs_check CHECK ((supplies_nhs = ANY (ARRAY['yes'::text, 'no'::text]))),
  constraint company_trade_bodies_check CHECK ((trade_bodies <@ ARRAY['abpi'::text, 'abhi'::text])),
  constraint company_will_not_check CHECK ((length(will_not) <= 2000))
);

create table company_user (
  company_id uuid not null,
  person_id uuid not null,
  expires_on date not null,
  named_by uuid,
  named_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  chased_for date,
  constraint company_user_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint company_user_named_by_fkey FOREIGN KEY (named_by) REFERENCES person(id),
  constraint company_user_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint company_user_pkey PRIMARY KEY (company_id, person_id)
);
CREATE INDEX company_user_person ON public.company_user USING btree (person_id);

create table concept_verdict (
  id uuid not null,
  concept text not null,
  state text not null,
  picture text,
  note text not null default ''::text,
  decided_by uuid not null,
  decided_at timestamp with time zone not null,
  constraint concept_verdict_check CHECK (((state = 'vetted'::text) = (picture IS NOT NULL))),
  constraint concept_verdict_concept_check CHECK (((length(concept) >= 1) AND (length(concept) <= 80))),
  constraint concept_verdict_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint concept_verdict_note_check CHECK ((length(note) <= 1000)),
  constraint concept_verdict_picture_check CHECK ((length(picture) <= 200)),
  constraint concept_verdict_pkey PRIMARY KEY (id),
  constraint concept_verdict_state_check CHECK ((state = ANY (ARRAY['vetted'::text, 'rejected'::text, 'proposed'::text])))
);
CREATE INDEX concept_verdict_newest ON public.concept_verdict USING btree (concept, decided_at DESC, id DESC);

create table conflict_review (
  id uuid not null,
  interest_id uuid not null,
  outcome text not null,
  reason text not null,
  reviewed_by uuid not null,
  reviewed_at timestamp with time zone not null,
  proved_at timestamp with time zone not null,
  mitigation text,
  mitigation_accepted_by uuid,
  mitigation_accepted_at timestamp with time zone,
  constraint conflict_review_check CHECK (((proved_at > (reviewed_at - '00:16:00'::interval)) AND (proved_at <= reviewed_at))),
  constraint conflict_review_check1 CHECK (((outcome = 'clear-with-mitigation'::text) = (mitigation IS NOT NULL))),
  constraint conflict_review_check2 CHECK (((mitigation_accepted_by IS NULL) = (mitigation_accepted_at IS NULL))),
  constraint conflict_review_check3 CHECK (((mitigation_accepted_by IS NULL) OR ((mitigation IS NOT NULL) AND (mitigation_accepted_by <> reviewed_by)))),
  constraint conflict_review_interest_id_fkey FOREIGN KEY (interest_id) REFERENCES expression_of_interest(id),
  constraint conflict_review_mitigation_accepted_by_fkey FOREIGN KEY (mitigation_accepted_by) REFERENCES person(id),
  constraint conflict_review_mitigation_check CHECK (((length(mitigation) >= 1) AND (length(mitigation) <= 3000))),
  constraint conflict_review_outcome_check CHECK ((outcome = ANY (ARRAY['clear'::text, 'clear-with-mitigation'::text, 'blocked'::text]))),
  constraint conflict_review_pkey PRIMARY KEY (id),
  constraint conflict_review_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 3000))),
  constraint conflict_review_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES person(id)
);
CREATE INDEX conflict_review_interest ON public.conflict_review USING btree (interest_id, reviewed_at DESC);

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

create table declaration (
  id uuid not null,
  request_id uuid not null,
  person_id uuid not null,
  kind text not null,
  made_at timestamp with time zone not null,
  expires_on date not null,
  superseded_at timestamp with time zone,
  chased_for date,
  constraint declaration_kind_check CHECK ((kind = ANY (ARRAY['nil'::text, 'interests'::text]))),
  constraint declaration_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint declaration_pkey PRIMARY KEY (id),
  constraint declaration_request_id_fkey FOREIGN KEY (request_id) REFERENCES sponsorship_request(id)
);
CREATE INDEX declaration_person ON public.declaration USING btree (person_id);
CREATE UNIQUE INDEX declaration_standing ON public.declaration USING btree (request_id, person_id) WHERE (superseded_at IS NULL);

create table declared_interest (
  id uuid not null,
  declaration_id uuid not null,
  type text not null,
  company_id uuid,
  about text not null,
  constraint declared_interest_about_check CHECK (((length(about) >= 1) AND (length(about) <= 2000))),
  constraint declared_interest_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint declared_interest_declaration_id_fkey FOREIGN KEY (declaration_id) REFERENCES declaration(id),
  constraint declared_interest_pkey PRIMARY KEY (id),
  constraint declared_interest_type_check CHECK ((type = ANY (ARRAY['financial'::text, 'non-financial-professional'::text, 'non-financial-personal'::text, 'indirect'::text])))
);
CREATE INDEX declared_interest_declaration ON public.declared_interest USING btree (declaration_id);

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
  benefits_sought text not null default ''::text,
  product_interest text not null default ''::text,
  ties_declared text not null default ''::text,
  bid_declared text,
  value_pence bigint,
  screened_by uuid,
  screened_at timestamp with time zone,
  screening_note text,
  moved_at timestamp with time zone,
  end_reason text,
  ended_by uuid,
  accepted_at timestamp with time zone,
  constraint accepted_when CHECK (((state = 'accepted'::text) = (accepted_at IS NOT NULL))),
  constraint answered_with_reason CHECK (((state <> ALL (ARRAY['shortlisted'::text, 'conflict-review'::text, 'clear'::text, 'clear-with-mitigation'::text, 'accepted'::text])) OR ((answered_by IS NOT NULL) AND (length(answer) > 0)))),
  constraint ended_with_reason CHECK (((state <> ALL (ARRAY['declined'::text, 'blocked'::text, 'expired'::text])) OR (COALESCE(length(end_reason), length(answer)) > 0))),
  constraint expression_of_interest_answer_check CHECK ((length(answer) <= 3000)),
  constraint expression_of_interest_answer_identifiers_justified_check CHECK (((length(answer_identifiers_justified) >= 1) AND (length(answer_identifiers_justified) <= 2000))),
  constraint expression_of_interest_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
  constraint expression_of_interest_benefits_sought_check CHECK ((length(benefits_sought) <= 2000)),
  constraint expression_of_interest_bid_declared_check CHECK ((bid_declared = ANY (ARRAY['none'::text, 'planned'::text, 'live'::text]))),
  constraint expression_of_interest_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint expression_of_interest_end_reason_check CHECK (((length(end_reason) >= 1) AND (length(end_reason) <= 3000))),
  constraint expression_of_interest_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id),
  constraint expression_of_interest_expressed_by_fkey FOREIGN KEY (expressed_by) REFERENCES person(id),
  constraint expression_of_interest_identifiers_justified_check CHECK (((length(identifiers_justified) >= 1) AND (length(identifiers_justified) <= 2000))),
  constraint expression_of_interest_message_check CHECK (((length(message) >= 1) AND (length(message) <= 3000))),
  constraint expression_of_interest_pkey PRIMARY KEY (id),
  constraint expression_of_interest_product_interest_check CHECK ((length(product_interest) <= 2000)),
  constraint expression_of_interest_request_id_company_id_key UNIQUE (request_id, company_id),
  constraint expression_of_interest_request_id_fkey FOREIGN KEY (request_id) REFERENCES sponsorship_request(id),
  constraint expression_of_interest_screened_by_fkey FOREIGN KEY (screened_by) REFERENCES person(id),
  constraint expression_of_interest_screening_note_check CHECK ((length(screening_note) <= 2000)),
  constraint expression_of_interest_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'screened'::text, 'shortlisted'::text, 'conflict-review'::text, 'clear'::text, 'clear-with-mitigation'::text, 'blocked'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text, 'expired'::text]))),
  constraint expression_of_interest_ties_declared_check CHECK ((length(ties_declared) <= 2000)),
  constraint expression_of_interest_value_pence_check CHECK ((value_pence >= 0))
);
CREATE INDEX expression_of_interest_company ON public.expression_of_interest USING btree (company_id);
CREATE INDEX expression_of_interest_open ON public.expression_of_interest USING btree (request_id) WHERE (state = ANY (ARRAY['submitted'::text, 'screened'::text, 'shortlisted'::text, 'conflict-review'::text, 'clear'::text, 'clear-with-mitigation'::text]));
CREATE INDEX expression_of_interest_review ON public.expression_of_interest USING btree (moved_at, id) WHERE (state = 'conflict-review'::text);

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

create table managed_interest (
  review_id uuid not null,
  declared_interest_id uuid not null,
  how text not null,
  constraint managed_interest_declared_interest_id_fkey FOREIGN KEY (declared_interest_id) REFERENCES declared_interest(id),
  constraint managed_interest_how_check CHECK (((length(how) >= 1) AND (length(how) <= 2000))),
  constraint managed_interest_pkey PRIMARY KEY (review_id, declared_interest_id),
  constraint managed_interest_review_id_fkey FOREIGN KEY (review_id) REFERENCES conflict_review(id)
);

create table market_display (
  day date not null,
  company_id uuid not null,
  request_id uuid not null,
  rank smallint not null,
  displayed_at timestamp with time zone not null,
  constraint market_display_pkey PRIMARY KEY (day, company_id, request_id),
  constraint market_display_rank_check CHECK ((rank > 0))
) partition by RANGE (day);

create table market_display_rest partition of market_display DEFAULT;

create table market_list (
  company_id uuid not null,
  day date not null,
  made_at timestamp with time zone not null,
  request_ids uuid[] not null,
  relevances real[] not null,
  places_owed uuid[] not null,
  shared_out_at timestamp with time zone,
  constraint market_list_check CHECK (((cardinality(request_ids) = cardinality(relevances)) AND (cardinality(request_ids) <= 1000))),
  constraint market_list_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint market_list_pkey PRIMARY KEY (company_id, day)
);
CREATE INDEX market_list_waiting ON public.market_list USING btree (day) WHERE (shared_out_at IS NULL);

create table market_merit (
  day date not null,
  request_id uuid not null,
  merit double precision not null,
  constraint market_merit_merit_check CHECK ((merit >= (0)::double precision)),
  constraint market_merit_pkey PRIMARY KEY (day, request_id)
);

create table market_report (
  day date not null,
  made_at timestamp with time zone not null,
  figures jsonb not null,
  constraint market_report_pkey PRIMARY KEY (day)
);

create table market_standing (
  request_id uuid not null,
  exposure double precision not null default 0,
  merit double precision not null default 0,
  top_ten_at timestamp with time zone,
  constraint market_standing_pkey PRIMARY KEY (request_id),
  constraint market_standing_request_id_fkey FOREIGN KEY (request_id) REFERENCES sponsorship_request(id)
);

create table market_word (
  word text not null,
  requests integer not null,
  constraint market_word_pkey PRIMARY KEY (word),
  constraint market_word_requests_check CHECK ((requests > 0))
);

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

create table milestone_chase (
  agreement_id uuid not null,
  milestone_id uuid not null,
  due_on date not null,
  chased_at timestamp with time zone not null,
  constraint milestone_chase_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id),
  constraint milestone_chase_pkey PRIMARY KEY (agreement_id, milestone_id, due_on)
);

create table milestone_done (
  agreement_id uuid not null,
  milestone_id uuid not null,
  done_on date not null,
  note text not null default ''::text,
  marked_by uuid not null,
  marked_at timestamp with time zone not null,
  constraint milestone_done_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id),
  constraint milestone_done_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES person(id),
  constraint milestone_done_note_check CHECK ((length(note) <= 1000)),
  constraint milestone_done_pkey PRIMARY KEY (agreement_id, milestone_id)
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

create table need_contact (
  id uuid not null,
  contact_key text not null,
  need_id uuid not null,
  contact text not null,
  channel text not null,
  at timestamp with time zone not null,
  by uuid,
  outcome text not null,
  reason text not null,
  overridden_by uuid,
  override_reason text,
  resolved_at timestamp with time zone,
  resolved_by uuid,
  resolved_how text,
  constraint need_contact_by_fkey FOREIGN KEY (by) REFERENCES person(id),
  constraint need_contact_channel_check CHECK ((channel = ANY (ARRAY['e-mail'::text, 'page'::text, 'person'::text]))),
  constraint need_contact_check CHECK (((overridden_by IS NULL) = (override_reason IS NULL))),
  constraint need_contact_check1 CHECK (((outcome = 'unmet'::text) OR (overridden_by IS NULL))),
  constraint need_contact_contact_key_check CHECK ((length(contact_key) <= 120)),
  constraint need_contact_contact_key_need_id_key UNIQUE (contact_key, need_id),
  constraint need_contact_need_id_fkey FOREIGN KEY (need_id) REFERENCES communication_need(id) ON DELETE CASCADE,
  constraint need_contact_outcome_check CHECK ((outcome = ANY (ARRAY['met'::text, 'unmet'::text]))),
  constraint need_contact_overridden_by_fkey FOREIGN KEY (overridden_by) REFERENCES person(id),
  constraint need_contact_override_reason_check CHECK ((length(override_reason) <= 1000)),
  constraint need_contact_pkey PRIMARY KEY (id),
  constraint need_contact_resolved_by_fkey FOREIGN KEY (resolved_by) REFERENCES person(id),
  constraint need_contact_resolved_how_check CHECK ((length(resolved_how) <= 500))
);
CREATE INDEX need_contact_need ON public.need_contact USING btree (need_id, at);
CREATE INDEX need_contact_open ON public.need_contact USING btree (at, id) WHERE ((outcome = 'unmet'::text) AND (resolved_at IS NULL));

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

create table offer_approval (
  id uuid not null,
  interest_id uuid not null,
  review_id uuid not null,
  approver_id uuid not null,
  approved_at timestamp with time zone not null,
  proved_at timestamp with time zone not null,
  constraint offer_approval_approver_id_fkey FOREIGN KEY (approver_id) REFERENCES person(id),
  constraint offer_approval_check CHECK (((proved_at > (approved_at - '00:16:00'::interval)) AND (proved_at <= approved_at))),
  constraint offer_approval_interest_id_fkey FOREIGN KEY (interest_id) REFERENCES expression_of_interest(id),
  constraint offer_approval_pkey PRIMARY KEY (id),
  constraint offer_approval_review_id_approver_id_key UNIQUE (review_id, approver_id),
  constraint offer_approval_review_id_fkey FOREIGN KEY (review_id) REFERENCES conflict_review(id)
);
CREATE INDEX offer_approval_interest ON public.offer_approval USING btree (interest_id);

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

create table outcome_measure (
  agreement_id uuid not null,
  measure_id uuid not null,
  found text not null,
  constraint outcome_measure_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES outcome_report(agreement_id),
  constraint outcome_measure_found_check CHECK (((length(found) >= 1) AND (length(found) <= 1000))),
  constraint outcome_measure_pkey PRIMARY KEY (agreement_id, measure_id)
);

create table outcome_report (
  agreement_id uuid not null,
  verdict text not null,
  what_happened text not null,
  learnt text not null,
  company_view text not null default ''::text,
  company_view_by uuid,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  constraint outcome_report_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id),
  constraint outcome_report_company_view_by_fkey FOREIGN KEY (company_view_by) REFERENCES person(id),
  constraint outcome_report_company_view_check CHECK ((length(company_view) <= 3000)),
  constraint outcome_report_learnt_check CHECK (((length(learnt) >= 1) AND (length(learnt) <= 5000))),
  constraint outcome_report_pkey PRIMARY KEY (agreement_id),
  constraint outcome_report_verdict_check CHECK ((verdict = ANY (ARRAY['as-hoped'::text, 'in-part'::text, 'not'::text]))),
  constraint outcome_report_what_happened_check CHECK (((length(what_happened) >= 1) AND (length(what_happened) <= 5000))),
  constraint outcome_report_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id)
);

create table pack_picture (
  id uuid not null,
  pack_id uuid not null,
  name text not null,
  title text not null,
  keywords text[] not null default '{}'::text[],
  author text not null default ''::text,
  media_type text not null,
  sha256 bytea not null,
  byte_count integer not null,
  constraint pack_picture_author_check CHECK ((length(author) <= 300)),
  constraint pack_picture_media_type_check CHECK ((media_type = ANY (ARRAY['image/svg+xml'::text, 'image/png'::text, 'image/jpeg'::text, 'image/gif'::text, 'image/webp'::text]))),
  constraint pack_picture_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint pack_picture_pack_id_fkey FOREIGN KEY (pack_id) REFERENCES picture_pack(id) ON DELETE CASCADE,
  constraint pack_picture_pack_id_name_key UNIQUE (pack_id, name),
  constraint pack_picture_pkey PRIMARY KEY (id),
  constraint pack_picture_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
CREATE INDEX pack_picture_keywords ON public.pack_picture USING gin (keywords);

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

create table phrase (
  id uuid not null,
  person_id uuid not null,
  symbols jsonb not null,
  saved_at timestamp with time zone not null,
  constraint phrase_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint phrase_pkey PRIMARY KEY (id)
);
CREATE INDEX phrase_of_person ON public.phrase USING btree (person_id, id);

create table picture_choice (
  person_id uuid not null,
  look text not null,
  skin_tone text,
  set_at timestamp with time zone not null,
  constraint picture_choice_look_check CHECK ((look = ANY (ARRAY['plain'::text, 'colour'::text]))),
  constraint picture_choice_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint picture_choice_pkey PRIMARY KEY (person_id),
  constraint picture_choice_skin_tone_check CHECK ((skin_tone = ANY (ARRAY['light'::text, 'medium-light'::text, 'medium'::text, 'medium-dark'::text, 'dark'::text])))
);

create table picture_pack (
  id uuid not null,
  name text not null,
  title text not null,
  author text not null,
  licence text not null,
  licence_url text not null default ''::text,
  source_url text not null default ''::text,
  imported_at timestamp with time zone not null,
  constraint picture_pack_author_check CHECK (((length(author) >= 1) AND (length(author) <= 300))),
  constraint picture_pack_licence_check CHECK (((length(licence) >= 1) AND (length(licence) <= 200))),
  constraint picture_pack_licence_url_check CHECK ((length(licence_url) <= 500)),
  constraint picture_pack_name_check CHECK ((name ~ '^[a-z0-9][a-z0-9-]{1,39}$'::text)),
  constraint picture_pack_name_key UNIQUE (name),
  constraint picture_pack_pkey PRIMARY KEY (id),
  constraint picture_pack_source_url_check CHECK ((length(source_url) <= 500)),
  constraint picture_pack_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);

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

create table programme_picture_choice (
  only_row boolean not null default true,
  look text not null,
  skin_tone text,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint programme_picture_choice_look_check CHECK ((look = ANY (ARRAY['plain'::text, 'colour'::text]))),
  constraint programme_picture_choice_only_row_check CHECK (only_row),
  constraint programme_picture_choice_pkey PRIMARY KEY (only_row),
  constraint programme_picture_choice_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id),
  constraint programme_picture_choice_skin_tone_check CHECK ((skin_tone = ANY (ARRAY['light'::text, 'medium-light'::text, 'medium'::text, 'medium-dark'::text, 'dark'::text])))
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

create table readable_revision (
  version_id uuid not null,
  revision integer not null,
  at timestamp with time zone not null,
  by uuid not null,
  title text not null,
  lines jsonb not null,
  glossary jsonb not null,
  constraint readable_revision_by_fkey FOREIGN KEY (by) REFERENCES person(id),
  constraint readable_revision_pkey PRIMARY KEY (version_id, revision),
  constraint readable_revision_version_id_fkey FOREIGN KEY (version_id) REFERENCES readable_version(id) ON DELETE CASCADE
);

create table readable_test (
  id uuid not null,
  version_id uuid not null,
  held_on date not null,
  run_by text not null,
  people integer not null,
  what_changed text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  made_up boolean not null default false,
  constraint readable_test_people_check CHECK (((people >= 1) AND (people <= 200))),
  constraint readable_test_pkey PRIMARY KEY (id),
  constraint readable_test_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint readable_test_run_by_check CHECK (((length(run_by) >= 1) AND (length(run_by) <= 120))),
  constraint readable_test_version_id_fkey FOREIGN KEY (version_id) REFERENCES readable_version(id) ON DELETE CASCADE,
  constraint readable_test_what_changed_check CHECK (((length(what_changed) >= 1) AND (length(what_changed) <= 2000)))
);
CREATE INDEX readable_test_version ON public.readable_test USING btree (version_id, held_on);

create table readable_version (
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  format text not null,
  number integer not null,
  state text not null,
  origin text not null,
  title text not null,
  lines jsonb not null default '[]'::jsonb,
  glossary jsonb not null default '[]'::jsonb,
  source_hash text not null,
  source_text text not null,
  source_at timestamp with time zone not null,
  outdated_at timestamp with time zone,
  revision integer not null default 1,
  begun_by uuid not null,
  begun_at timestamp with time zone not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  gone_through_by uuid,
  gone_through_at timestamp with time zone,
  handed_in_by uuid,
  handed_in_at timestamp with time zone,
  checked_by uuid,
  checked_at timestamp with time zone,
  check_note text not null default ''::text,
  published_by uuid,
  published_at timestamp with time zone,
  ended_by uuid,
  ended_at timestamp with time zone,
  made_up boolean not null default false,
  constraint readable_version_begun_by_fkey FOREIGN KEY (begun_by) REFERENCES person(id),
  constraint readable_version_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES person(id),
  constraint readable_version_check CHECK (((checked_by IS NULL) = (checked_at IS NULL))),
  constraint readable_version_check1 CHECK (((gone_through_by IS NULL) = (gone_through_at IS NULL))),
  constraint readable_version_check2 CHECK (((checked_by IS NULL) OR (checked_by <> changed_by))),
  constraint readable_version_check3 CHECK (((state <> ALL (ARRAY['published'::text, 'replaced'::text])) OR (published_at IS NOT NULL))),
  constraint readable_version_check4 CHECK (((published_at IS NULL) OR (origin <> 'machine'::text) OR (gone_through_at IS NOT NULL))),
  constraint readable_version_check_note_check CHECK ((length(check_note) <= 2000)),
  constraint readable_version_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES person(id),
  constraint readable_version_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id),
  constraint readable_version_format_check CHECK ((format = ANY (ARRAY['plain'::text, 'easy-read'::text, 'symbols'::text]))),
  constraint readable_version_gone_through_by_fkey FOREIGN KEY (gone_through_by) REFERENCES person(id),
  constraint readable_version_handed_in_by_fkey FOREIGN KEY (handed_in_by) REFERENCES person(id),
  constraint readable_version_number_check CHECK ((number > 0)),
  constraint readable_version_origin_check CHECK ((origin = ANY (ARRAY['written'::text, 'machine'::text, 'source'::text]))),
  constraint readable_version_pkey PRIMARY KEY (id),
  constraint readable_version_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id),
  constraint readable_version_source_hash_check CHECK ((source_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint readable_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'handed-in'::text, 'published'::text, 'replaced'::text, 'withdrawn'::text]))),
  constraint readable_version_subject_kind_check CHECK ((subject_kind ~ '^[a-z-]{1,40}$'::text)),
  constraint readable_version_subject_kind_subject_id_format_number_key UNIQUE (subject_kind, subject_id, format, number),
  constraint readable_version_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);
CREATE INDEX readable_version_open ON public.readable_version USING btree (changed_at DESC, id) WHERE (state = ANY (ARRAY['draft'::text, 'handed-in'::text]));
CREATE INDEX readable_version_outdated ON public.readable_version USING btree (outdated_at, id) WHERE ((state = 'published'::text) AND (outdated_at IS NOT NULL));
CREATE UNIQUE INDEX readable_version_published ON public.readable_version USING btree (subject_kind, subject_id, format) WHERE (state = 'published'::text);
CREATE UNIQUE INDEX readable_version_working ON public.readable_version USING btree (subject_kind, subject_id, format) WHERE (state = ANY (ARRAY['draft'::text, 'handed-in'::text]));

create table recovery_code (
  person_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint recovery_code_pkey PRIMARY KEY (person_id, code_hash)
);

create table request_document (
  request_id uuid not null,
  file_id uuid not null,
  label text not null,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  removed_by uuid,
  removed_at timestamp with time zone,
  constraint request_document_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
  constraint request_document_check CHECK (((removed_at IS NULL) = (removed_by IS NULL))),
  constraint request_document_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint request_document_label_check CHECK (((length(label) >= 1) AND (length(label) <= 200))),
  constraint request_document_pkey PRIMARY KEY (request_id, file_id),
  constraint request_document_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES person(id),
  constraint request_document_request_id_fkey FOREIGN KEY (request_id) REFERENCES sponsorship_request(id)
);
CREATE INDEX request_document_file ON public.request_document USING btree (file_id);

create table request_question (
  id uuid not null,
  request_id uuid not null,
  company_id uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  question text not null,
  answer_due_on date not null,
  chased_at timestamp with time zone,
  published_question text,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint request_question_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 3000))),
  constraint request_question_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
  constraint request_question_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id),
  constraint request_question_check CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (answered_by IS NULL)) AND ((answer IS NULL) = (published_question IS NULL)))),
  constraint request_question_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint request_question_pkey PRIMARY KEY (id),
  constraint request_question_published_question_check CHECK (((length(published_question) >= 1) AND (length(published_question) <= 1000))),
  constraint request_question_question_check CHECK (((length(question) >= 1) AND (length(question) <= 1000))),
  constraint request_question_request_id_fkey FOREIGN KEY (request_id) REFERENCES sponsorship_request(id)
);
CREATE INDEX request_question_company ON public.request_question USING btree (company_id);
CREATE INDEX request_question_request ON public.request_question USING btree (request_id, answered_at);

create table saved_interest (
  id uuid not null,
  company_id uuid not null,
  name text not null,
  words text not null default ''::text,
  topics text[] not null default '{}'::text[],
  needs text[] not null default '{}'::text[],
  regions text[] not null default '{}'::text[],
  saved_by uuid,
  saved_at timestamp with time zone not null,
  alerts_stopped_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint saved_interest_check CHECK (((length(words) > 0) OR (((cardinality(topics) + cardinality(needs)) + cardinality(regions)) > 0))),
  constraint saved_interest_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint saved_interest_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint saved_interest_pkey PRIMARY KEY (id),
  constraint saved_interest_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES person(id) ON DELETE SET NULL,
  constraint saved_interest_words_check CHECK ((length(words) <= 400))
);
CREATE INDEX saved_interest_company ON public.saved_interest USING btree (company_id) WHERE (ended_at IS NULL);

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

create table scan_setting (
  person_id uuid not null,
  carried text not null,
  chosen_at timestamp with time zone not null,
  constraint scan_setting_carried_check CHECK ((((length(carried) >= 20) AND (length(carried) <= 80)) AND (carried ~ '^[a-z0-9.-]+$'::text))),
  constraint scan_setting_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint scan_setting_pkey PRIMARY KEY (person_id)
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

create table sensitive_sector (
  slug text not null,
  name text not null,
  added_by uuid,
  added_at timestamp with time zone not null default now(),
  barred_by uuid,
  barred_at timestamp with time zone,
  constraint sensitive_sector_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
  constraint sensitive_sector_barred_by_fkey FOREIGN KEY (barred_by) REFERENCES person(id),
  constraint sensitive_sector_name_check CHECK (((length(name) >= 2) AND (length(name) <= 120))),
  constraint sensitive_sector_name_key UNIQUE (name),
  constraint sensitive_sector_pkey PRIMARY KEY (slug),
  constraint sensitive_sector_slug_check CHECK ((slug ~ '^[a-z0-9-]{2,40}$'::text))
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
  fte_from numeric(5,2),
  fte_to numeric(5,2),
  starts_on date,
  ends_on date,
  patient_benefit text not null default ''::text,
  nhs_benefit text not null default ''::text,
  outcome_measures text not null default ''::text,
  sponsor_may text not null default ''::text,
  sponsor_may_not text not null default ''::text,
  ip_position text not null default ''::text,
  buying_code text,
  excluded_sectors text[] not null default '{}'::text[],
  existing_suppliers text not null default ''::text,
  procurement text,
  procurement_from date,
  procurement_until date,
  internal_note text not null default ''::text,
  publication_consented_by uuid,
  publication_consented_at timestamp with time zone,
  ended_by uuid,
  ended_at timestamp with time zone,
  end_reason text,
  reminded_for date,
  words tsvector not null generated always as (((setweight(to_tsvector('english'::regconfig, title), 'A'::"char") || setweight(to_tsvector('english'::regconfig, category), 'B'::"char")) || to_tsvector('english'::regconfig, ((((ask || ' '::text) || patient_benefit) || ' '::text) || nhs_benefit)))) stored,
  constraint sponsorship_request_amount_from_pence_check CHECK ((amount_from_pence >= 0)),
  constraint sponsorship_request_ask_check CHECK (((length(ask) >= 1) AND (length(ask) <= 3000))),
  constraint sponsorship_request_authorised_by_fkey FOREIGN KEY (authorised_by) REFERENCES person(id),
  constraint sponsorship_request_buying_code_check CHECK ((buying_code ~ '^[0-9]{2,3}$'::text)),
  constraint sponsorship_request_category_check CHECK (((length(category) >= 1) AND (length(category) <= 200))),
  constraint sponsorship_request_check CHECK ((amount_to_pence >= amount_from_pence)),
  constraint sponsorship_request_check1 CHECK (((state = 'draft'::text) OR (state = 'withdrawn'::text) OR ((authorised_by IS NOT NULL) AND (listed_at IS NOT NULL) AND (lapses_on IS NOT NULL)))),
  constraint sponsorship_request_check2 CHECK ((fte_to >= fte_from)),
  constraint sponsorship_request_check3 CHECK ((ends_on >= starts_on)),
  constraint sponsorship_request_check4 CHECK ((procurement_until >= procurement_from)),
  constraint sponsorship_request_end_reason_check CHECK (((length(end_reason) >= 1) AND (length(end_reason) <= 2000))),
  constraint sponsorship_request_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id),
  constraint sponsorship_request_existing_suppliers_check CHECK ((length(existing_suppliers) <= 2000)),
  constraint sponsorship_request_fte_from_check CHECK ((fte_from > (0)::numeric)),
  constraint sponsorship_request_identifiers_justified_check CHECK (((length(identifiers_justified) >= 1) AND (length(identifiers_justified) <= 2000))),
  constraint sponsorship_request_internal_note_check CHECK ((length(internal_note) <= 3000)),
  constraint sponsorship_request_ip_position_check CHECK ((length(ip_position) <= 2000)),
  constraint sponsorship_request_need_check CHECK ((need = ANY (ARRAY['money'::text, 'kit'::text, 'expertise'::text, 'people'::text, 'evaluation'::text, 'data-and-it'::text, 'venue'::text]))),
  constraint sponsorship_request_nhs_benefit_check CHECK ((length(nhs_benefit) <= 2000)),
  constraint sponsorship_request_outcome_measures_check CHECK ((length(outcome_measures) <= 2000)),
  constraint sponsorship_request_patient_benefit_check CHECK ((length(patient_benefit) <= 2000)),
  constraint sponsorship_request_pkey PRIMARY KEY (id),
  constraint sponsorship_request_procurement_check CHECK ((procurement = ANY (ARRAY['none'::text, 'planned'::text, 'live'::text]))),
  constraint sponsorship_request_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint sponsorship_request_publication_consented_by_fkey FOREIGN KEY (publication_consented_by) REFERENCES person(id),
  constraint sponsorship_request_sponsor_may_check CHECK ((length(sponsor_may) <= 2000)),
  constraint sponsorship_request_sponsor_may_not_check CHECK ((length(sponsor_may_not) <= 2000)),
  constraint sponsorship_request_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'listed'::text, 'in-talks'::text, 'matched'::text, 'closed'::text, 'withdrawn'::text, 'lapsed'::text]))),
  constraint sponsorship_request_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint sponsorship_request_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id)
);
CREATE INDEX sponsorship_request_listed ON public.sponsorship_request USING btree (listed_at DESC, id DESC) WHERE (state = ANY (ARRAY['listed'::text, 'in-talks'::text]));
CREATE INDEX sponsorship_request_project ON public.sponsorship_request USING btree (project_id);
CREATE INDEX sponsorship_request_words ON public.sponsorship_request USING gin (words) WHERE (state = ANY (ARRAY['listed'::text, 'in-talks'::text]));

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

create table supporter (
  id uuid not null,
  person_id uuid not null,
  supporter_id uuid,
  address text not null,
  token_hash bytea not null,
  may text[] not null,
  invited_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint supporter_address_check CHECK (((address = lower(address)) AND (length(address) <= 254))),
  constraint supporter_check CHECK (((accepted_at IS NULL) OR (supporter_id IS NOT NULL))),
  constraint supporter_check1 CHECK (((supporter_id IS NULL) OR (supporter_id <> person_id))),
  constraint supporter_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id),
  constraint supporter_may_check CHECK ((may <@ ARRAY['see-needs'::text, 'record-needs'::text, 'answer'::text, 'be-told'::text])),
  constraint supporter_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint supporter_pkey PRIMARY KEY (id),
  constraint supporter_supporter_id_fkey FOREIGN KEY (supporter_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint supporter_token_hash_key UNIQUE (token_hash)
);
CREATE UNIQUE INDEX supporter_live ON public.supporter USING btree (person_id, supporter_id) WHERE ((ended_at IS NULL) AND (accepted_at IS NOT NULL));
CREATE INDEX supporter_person ON public.supporter USING btree (person_id) WHERE (ended_at IS NULL);
CREATE INDEX supporter_supporter ON public.supporter USING btree (supporter_id) WHERE (ended_at IS NULL);

create table suspension (
  id uuid not null,
  person_id uuid not null,
  suspended_at timestamp with time zone not null,
  suspended_by uuid not null,
  reason text not null,
  last_day date,
  appeal_to text not null,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  lift_reason text,
  constraint suspension_appeal_to_check CHECK (((length(appeal_to) >= 3) AND (length(appeal_to) <= 254))),
  constraint suspension_check CHECK ((person_id <> suspended_by)),
  constraint suspension_check1 CHECK ((((lifted_at IS NULL) = (lifted_by IS NULL)) AND ((lifted_at IS NULL) = (lift_reason IS NULL)))),
  constraint suspension_lift_reason_check CHECK (((length(lift_reason) >= 1) AND (length(lift_reason) <= 2000))),
  constraint suspension_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES person(id),
  constraint suspension_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint suspension_pkey PRIMARY KEY (id),
  constraint suspension_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000))),
  constraint suspension_suspended_by_fkey FOREIGN KEY (suspended_by) REFERENCES person(id)
);
CREATE INDEX suspension_person ON public.suspension USING btree (person_id) WHERE (lifted_at IS NULL);

create table value_transfer (
  id uuid not null,
  agreement_id uuid not null,
  giver text not null,
  form text not null,
  pence bigint not null,
  what text not null,
  given_on date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  struck_at timestamp with time zone,
  struck_by uuid,
  struck_reason text,
  constraint value_transfer_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id),
  constraint value_transfer_check CHECK ((((struck_at IS NULL) = (struck_by IS NULL)) AND ((struck_at IS NULL) = (struck_reason IS NULL)))),
  constraint value_transfer_form_check CHECK ((form = ANY (ARRAY['cash'::text, 'kind'::text]))),
  constraint value_transfer_giver_check CHECK ((giver = ANY (ARRAY['organisation'::text, 'company'::text]))),
  constraint value_transfer_pence_check CHECK (((pence > 0) AND (pence <= '100000000000'::bigint))),
  constraint value_transfer_pkey PRIMARY KEY (id),
  constraint value_transfer_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint value_transfer_struck_by_fkey FOREIGN KEY (struck_by) REFERENCES person(id),
  constraint value_transfer_struck_reason_check CHECK (((length(struck_reason) >= 1) AND (length(struck_reason) <= 500))),
  constraint value_transfer_what_check CHECK (((length(what) >= 1) AND (length(what) <= 300)))
);
CREATE INDEX value_transfer_agreement ON public.value_transfer USING btree (agreement_id, given_on);

create table version_request (
  id uuid not null,
  task_id uuid not null,
  person_id uuid,
  visitor_mark text,
  at timestamp with time zone not null,
  constraint version_request_check CHECK (((person_id IS NULL) <> (visitor_mark IS NULL))),
  constraint version_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint version_request_pkey PRIMARY KEY (id),
  constraint version_request_task_id_fkey FOREIGN KEY (task_id) REFERENCES version_task(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX version_request_person ON public.version_request USING btree (task_id, person_id) WHERE (person_id IS NOT NULL);
CREATE UNIQUE INDEX version_request_visitor ON public.version_request USING btree (task_id, visitor_mark) WHERE (visitor_mark IS NOT NULL);

create table version_task (
  id uuid not null,
  format text not null,
  subject_kind text not null,
  subject_id uuid not null,
  opened_at timestamp with time zone not null,
  due_on date not null,
  held_by uuid,
  held_since timestamp with time zone,
  fulfilled_at timestamp with time zone,
  fulfilled_by uuid,
  version_address text,
  checked_by text,
  checked_on date,
  declined_at timestamp with time zone,
  declined_by uuid,
  declined_reason text,
  constraint version_task_check CHECK (((fulfilled_at IS NULL) OR ((version_address IS NOT NULL) AND (checked_by IS NOT NULL) AND (checked_on IS NOT NULL)))),
  constraint version_task_check1 CHECK (((declined_at IS NULL) = (declined_reason IS NULL))),
  constraint version_task_check2 CHECK (((fulfilled_at IS NULL) OR (declined_at IS NULL))),
  constraint version_task_checked_by_check CHECK ((length(checked_by) <= 120)),
  constraint version_task_declined_by_fkey FOREIGN KEY (declined_by) REFERENCES person(id),
  constraint version_task_declined_reason_check CHECK ((length(declined_reason) <= 500)),
  constraint version_task_format_check CHECK ((format = ANY (ARRAY['easy-read'::text, 'symbols'::text, 'audio'::text]))),
  constraint version_task_fulfilled_by_fkey FOREIGN KEY (fulfilled_by) REFERENCES person(id),
  constraint version_task_held_by_fkey FOREIGN KEY (held_by) REFERENCES person(id),
  constraint version_task_pkey PRIMARY KEY (id),
  constraint version_task_version_address_check CHECK ((length(version_address) <= 500))
);
CREATE INDEX version_task_due ON public.version_task USING btree (due_on, id) WHERE ((fulfilled_at IS NULL) AND (declined_at IS NULL));
CREATE UNIQUE INDEX version_task_open ON public.version_task USING btree (format, subject_kind, subject_id) WHERE ((fulfilled_at IS NULL) AND (declined_at IS NULL));
CREATE INDEX version_task_subject ON public.version_task USING btree (subject_id);

create table views_answer (
  question_id uuid not null,
  person_id uuid not null,
  body text not null,
  identifiers_justified text,
  answered_at timestamp with time zone not null default now(),
  symbols jsonb,
  help text not null default 'none'::text,
  answered_by uuid,
  constraint views_answer_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
  constraint views_answer_body_check CHECK (((length(body) >= 1) AND (length(body) <= 5000))),
  constraint views_answer_help_check CHECK ((help = ANY (ARRAY['none'::text, 'had-help'::text, 'helped-by-supporter'::text, 'helped-by-other'::text, 'by-supporter'::text]))),
  constraint views_answer_identifiers_justified_check CHECK ((length(identifiers_justified) <= 2000)),
  constraint views_answer_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint views_answer_pkey PRIMARY KEY (question_id, person_id),
  constraint views_answer_question_id_fkey FOREIGN KEY (question_id) REFERENCES views_question(id)
);

create table views_invitation (
  id uuid not null,
  question_id uuid not null,
  person_id uuid not null,
  invited_by uuid not null,
  invited_at timestamp with time zone not null,
  reminded_at timestamp with time zone,
  reminded_by uuid,
  opened_at timestamp with time zone,
  opened_by uuid,
  declined_at timestamp with time zone,
  constraint views_invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES person(id),
  constraint views_invitation_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES person(id),
  constraint views_invitation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint views_invitation_pkey PRIMARY KEY (id),
  constraint views_invitation_question_id_fkey FOREIGN KEY (question_id) REFERENCES views_question(id),
  constraint views_invitation_question_id_person_id_key UNIQUE (question_id, person_id),
  constraint views_invitation_reminded_by_fkey FOREIGN KEY (reminded_by) REFERENCES person(id)
);
CREATE INDEX views_invitation_person ON public.views_invitation USING btree (person_id, invited_at);

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

create table views_willing (
  person_id uuid not null,
  since timestamp with time zone not null,
  constraint views_willing_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint views_willing_pkey PRIMARY KEY (person_id)
);

create table visit (
  id uuid not null,
  agreement_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  place text not null,
  purpose text not null,
  host_id uuid not null,
  planned_by uuid not null,
  planned_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  cancel_reason text,
  held_at timestamp with time zone,
  held_recorded_by uuid,
  constraint visit_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id),
  constraint visit_cancel_reason_check CHECK (((length(cancel_reason) >= 1) AND (length(cancel_reason) <= 1000))),
  constraint visit_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES person(id),
  constraint visit_check CHECK (((ends_at > starts_at) AND (ends_at <= (starts_at + '14 days'::interval)))),
  constraint visit_check1 CHECK ((((cancelled_at IS NULL) = (cancel_reason IS NULL)) AND ((cancelled_at IS NULL) = (cancelled_by IS NULL)))),
  constraint visit_check2 CHECK (((held_at IS NULL) = (held_recorded_by IS NULL))),
  constraint visit_check3 CHECK (((held_at IS NULL) OR (cancelled_at IS NULL))),
  constraint visit_held_recorded_by_fkey FOREIGN KEY (held_recorded_by) REFERENCES person(id),
  constraint visit_host_id_fkey FOREIGN KEY (host_id) REFERENCES person(id),
  constraint visit_pkey PRIMARY KEY (id),
  constraint visit_place_check CHECK (((length(place) >= 1) AND (length(place) <= 300))),
  constraint visit_planned_by_fkey FOREIGN KEY (planned_by) REFERENCES person(id),
  constraint visit_purpose_check CHECK (((length(purpose) >= 1) AND (length(purpose) <= 1000)))
);
CREATE INDEX visit_agreement ON public.visit USING btree (agreement_id, starts_at);

create table visit_attendee (
  visit_id uuid not null,
  person_id uuid not null,
  joined_at timestamp with time zone not null,
  code_version integer not null,
  code_accepted_at timestamp with time zone not null,
  left_at timestamp with time zone,
  attended boolean,
  constraint visit_attendee_check CHECK (((left_at IS NULL) OR (attended IS NOT TRUE))),
  constraint visit_attendee_code_version_fkey FOREIGN KEY (code_version) REFERENCES code_of_conduct(version),
  constraint visit_attendee_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint visit_attendee_pkey PRIMARY KEY (visit_id, person_id),
  constraint visit_attendee_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES visit(id)
);
CREATE INDEX visit_attendee_person ON public.visit_attendee USING btree (person_id);

CREATE OR REPLACE FUNCTION public.acts_for_a_company(person uuid, day date)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select 1 from company_user u join company c on c.id = u.company_id
    where u.person_id = person and c.state = 'verified' and u.ended_at is null and u.expires_on >= day)
$function$
;

CREATE OR REPLACE FUNCTION public.agreement_follows_its_offer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from expression_of_interest e join sponsorship_request r on r.id = e.request_id join project p on p.id = r.project_id
    where e.id = new.interest_id and e.state = 'accepted' and e.company_id = new.company_id and r.id = new.request_id
      and p.id = new.project_id and p.organisation_id = new.organisation_id) then
    raise exception 'an agreement is between the organisation and the company of an accepted offer' using errcode = 'check_violation';
  end if;
  if new.state <> 'draft' or new.version_in_force is not null or new.summary_published_at is not null or new.activated_at is not null then
    raise exception 'an agreement begins as a draft' using errcode = 'check_violation';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.agreement_moves_in_order()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.interest_id, new.request_id, new.project_id, new.company_id, new.begun_by, new.begun_at)
    is distinct from (old.interest_id, old.request_id, old.project_id, old.company_id, old.begun_by, old.begun_at) then
    raise exception 'the parties of an agreement do not change' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (values ('draft', 'signed'), ('signed', 'summary-published'),
    ('summary-published', 'active'), ('active', 'completed'), ('completed', 'outcomes-published'),
    ('draft', 'terminated'), ('signed', 'terminated'), ('summary-published', 'terminated'), ('active', 'terminated')) then
    raise exception 'an agreement does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state = 'outcomes-published' and not exists (select 1 from outcome_report o where o.agreement_id = new.id) then
    raise exception 'outcomes are published with a report' using errcode = 'check_violation';
  end if;
  if new.version_in_force is distinct from old.version_in_force then
    if new.version_in_force is null or new.version_in_force < coalesce(old.version_in_force, 0)
      or old.state not in ('draft', 'signed', 'summary-published', 'active')
      or not version_is_whole(new.id, new.version_in_force)
      or (select count(*) from agreement_signature s where s.agreement_id = new.id and s.version = new.version_in_force) <> 2 then
      raise exception 'a version is in force when both have signed it' using errcode = 'check_violation';
    end if;
  end if;
  if old.summary_published_at is not null and new.summary_published_at is distinct from old.summary_published_at then
    raise exception 'what is public stays public' using errcode = 'check_violation';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.agreement_record_is_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is kept as it was written', tg_table_name using errcode = 'check_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.approval_is_sound()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  offer expression_of_interest;
  review conflict_review;
  day date := sponsorship_day(new.approved_at);
begin
  select * into offer from expression_of_interest where id = new.interest_id for no key update;
  select * into review from conflict_review where id = latest_review(new.interest_id);
  if offer.state not in ('clear', 'clear-with-mitigation') or review.id is distinct from new.review_id then
    perform refuse_to('what is approved was found clear by the latest review'); end if;
  if review.outcome = 'clear-with-mitigation' and review.mitigation_accepted_by is null then
    perform refuse_to('nobody accepted the mitigation'); end if;
  if review.reviewed_by = new.approver_id then perform refuse_to('whoever reviewed does not approve'); end if;
  if not (on_request_team(new.approver_id, offer.request_id) or is_request_officer(new.approver_id, offer.request_id)) then
    perform refuse_to('the team and the organisation''s officers approve'); end if;
  if acts_for_a_company(new.approver_id, day) then perform refuse_to('nobody who acts for a company approves'); end if;
  if not has_declared(new.approver_id, offer.request_id, day) then
    perform refuse_to('whoever approves has declared their interests'); end if;
  if exists (select 1 from declaration d join declared_interest i on i.declaration_id = d.id
      where d.request_id = offer.request_id and d.person_id = new.approver_id and d.superseded_at is null
        and (i.company_id is null or i.company_id = offer.company_id)
        and not exists (select 1 from managed_interest g where g.review_id = review.id and g.declared_interest_id = i.id)) then
    perform refuse_to('whoever approves has no interest that nobody manages'); end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.attendee_is_of_the_company()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from visit v join agreement a on a.id = v.agreement_id join company_user u on u.company_id = a.company_id
    where v.id = new.visit_id and u.person_id = new.person_id and u.ended_at is null and u.expires_on >= sponsorship_day(new.joined_at)) then
    raise exception 'a company''s current users come to its visits' using errcode = 'check_violation';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.bid_concerns_offer(the_bid bid, offer uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select 1 from expression_of_interest e join sponsorship_request r on r.id = e.request_id
      join project p on p.id = r.project_id
    where e.id = offer and e.company_id = the_bid.company_id and p.organisation_id = the_bid.organisation_id
      and (the_bid.buying_code is null or r.buying_code is null or the_bid.buying_code = r.buying_code)
      and not exists (select 1 from bid_waiver w where w.interest_id = e.id and w.bid_id = the_bid.id))
$function$
;

CREATE OR REPLACE FUNCTION public.bid_holds_the_company()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform 1 from company where id = new.company_id for no key update;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.bid_is_only_ended()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare day date;
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null
    or (new.id, new.company_id, new.organisation_id, new.buying_code, new.state, new.until, new.declared_for, new.declared_by, new.declared_at)
      is distinct from (old.id, old.company_id, old.organisation_id, old.buying_code, old.state, old.until, old.declared_for, old.declared_by, old.declared_at) then
    perform refuse_to('a bid is not changed, only ended, and once'); end if;
  if new.declared_for = 'company' then return new; end if;
  day := sponsorship_day(new.ended_at);
  if acts_for_a_company(new.ended_by, day) or not exists (select 1 from membership w where w.person_id = new.ended_by
      and w.organisation_id = new.organisation_id and w.state = 'confirmed' and w.role in ('lead', 'deputy'))
    and not exists (select 1 from programme_role a where a.person_id = new.ended_by and a.role = 'admin') then
    perform refuse_to('an officer of the organisation ends what it declared'); end if;
  if exists (select 1 from offers_stopped_by(new.id) o join expression_of_interest e on e.id = o
      where not is_request_officer(new.ended_by, e.request_id)) then
    perform refuse_to('whoever ends a bid is on no team whose offer it stops'); end if;
  if exists (select 1 from offers_stopped_by(new.id) o join expression_of_interest e on e.id = o
      where not has_declared(new.ended_by, e.request_id, day)) then
    perform refuse_to('whoever ends a bid has declared their interests'); end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.bids_over_since_review(offer uuid, day date)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  select b.id from expression_of_interest e join conflict_review v on v.id = latest_review(e.id)
    join bid b on b.company_id = e.company_id and bid_concerns_offer(b, e.id)
  where e.id = offer and (b.until is null or b.until >= london_day(v.reviewed_at))
    and (b.ended_at > v.reviewed_at or (b.ended_at is null and b.until < day))
$function$
;

CREATE OR REPLACE FUNCTION public.brings_something(cash_pence bigint, kind text, kind_pence bigint)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select cash_pence > 0 or (kind ~ '[^[:space:]]' and case when kind_pence is null then states_amount(kind) else kind_pence > 0 end)
$function$
;

CREATE OR REPLACE FUNCTION public.code_in_force(day date)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  select max(version) from code_of_conduct where takes_effect_on <= day
$function$
;

CREATE OR REPLACE FUNCTION public.company_in_standing(company uuid, day date)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select 1 from company c where c.id = company and c.state = 'verified'
    and not exists (select 1 from sensitive_sector s where s.barred_at is not null and s.slug = any(c.sensitive_sectors))
    and exists (select 1 from code_acceptance a where a.company_id = c.id and a.version = code_in_force(day)))
$function$
;

CREATE OR REPLACE FUNCTION public.company_is_not_barred()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.state = 'verified' and exists (select 1 from sensitive_sector s where s.barred_at is not null and s.slug = any(new.sensitive_sectors)) then
    perform refuse_to('a company of a barred sector is not verified'); end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.declaration_holds_the_request()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform 1 from sponsorship_request where id = new.request_id for no key update;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.declaration_is_only_replaced()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at
    or (new.id, new.request_id, new.person_id, new.kind, new.made_at, new.expires_on)
      is distinct from (old.id, old.request_id, old.person_id, old.kind, old.made_at, old.expires_on) then
    perform refuse_to('a declaration is not changed, only replaced'); end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.declared_interest_suits_its_declaration()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select kind from declaration where id = new.declaration_id) <> 'interests' then
    perform refuse_to('a declaration of nothing holds no interest'); end if;
  return new;
end $function$
;

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

CREATE OR REPLACE FUNCTION public.has_declared(person uuid, request uuid, day date)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select 1 from declaration d where d.request_id = request and d.person_id = person
    and d.superseded_at is null and d.expires_on >= day)
$function$
;

CREATE OR REPLACE FUNCTION public.is_request_officer(person uuid, request uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select not on_request_team(person, request) and (
    exists (select 1 from sponsorship_request r join project p on p.id = r.project_id
      join membership w on w.organisation_id = p.organisation_id
      where r.id = request and w.person_id = person and w.state = 'confirmed' and w.role in ('lead', 'deputy'))
    or (exists (select 1 from programme_role a where a.person_id = person and a.role = 'admin')
      and not exists (select 1 from sponsorship_request r join project p on p.id = r.project_id
        join membership w on w.organisation_id = p.organisation_id
        where r.id = request and w.state = 'confirmed' and w.role in ('lead', 'deputy')
          and not on_request_team(w.person_id, request))))
$function$
;

CREATE OR REPLACE FUNCTION public.is_suspended(person uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select 1 from suspension s where s.person_id = person and s.lifted_at is null
    and (s.last_day is null or s.last_day >= london_day(at)))
$function$
;

CREATE OR REPLACE FUNCTION public.is_written_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what was written here is never changed or deleted' using errcode = 'check_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.latest_review(offer uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  select v.id from conflict_review v where v.interest_id = offer order by v.reviewed_at desc, v.id desc limit 1
$function$
;

CREATE OR REPLACE FUNCTION public.london_day(at timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select (at at time zone 'Europe/London')::date
$function$
;

CREATE OR REPLACE FUNCTION public.mitigated_where_managed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select outcome from conflict_review where id = new.review_id) <> 'clear-with-mitigation' then
    perform refuse_to('an interest is managed by a mitigation'); end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.no_bid_ended_since_the_review()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select bids_over_since_review(new.id, sponsorship_day(new.moved_at))) then
    perform refuse_to('a bid that stopped the offer is over since its review: it is reviewed again'); end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.offer_begins_well()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare asked record;
begin
  select r.state, r.excluded_sectors, p.state as project_state, p.visibility, p.hidden_at into asked
    from sponsorship_request r join project p on p.id = r.project_id where r.id = new.request_id for key share of r;
  if new.state <> 'submitted' then perform refuse_to('an offer begins as submitted'); end if;
  if asked.state not in ('listed', 'in-talks') or asked.project_state <> 'published' or asked.visibility <> 'everyone'
    or asked.hidden_at is not null then perform refuse_to('an offer answers a request that is listed'); end if;
  if not company_in_standing(new.company_id, sponsorship_day(new.expressed_at)) then
    perform refuse_to('only a verified company that keeps the code in force offers'); end if;
  if exists (select 1 from company c where c.id = new.company_id and c.sensitive_sectors && asked.excluded_sectors) then
    perform refuse_to('the request excludes the company''s sector'); end if;
  if on_request_team(new.expressed_by, new.request_id) then perform refuse_to('nobody offers to their own project'); end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.offer_deciders(offer uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  select m.person_id from expression_of_interest e join sponsorship_request r on r.id = e.request_id
    join project_member m on m.project_id = r.project_id where e.id = offer
  union select r.authorised_by from expression_of_interest e join sponsorship_request r on r.id = e.request_id
    join project p on p.id = r.project_id join membership w on w.organisation_id = p.organisation_id
      and w.person_id = r.authorised_by and w.state = 'confirmed' and w.role in ('lead', 'deputy') where e.id = offer
  union select v.reviewed_by from conflict_review v where v.id = latest_review(offer)
  union select v.mitigation_accepted_by from conflict_review v
    where v.id = latest_review(offer) and v.mitigation_accepted_by is not null
  union select a.approver_id from offer_approval a where a.review_id = latest_review(offer)
  union select w.waived_by from bid_waiver w where w.interest_id = offer
  union select b.ended_by from expression_of_interest e join bid b on b.company_id = e.company_id and bid_concerns_offer(b, e.id)
    where e.id = offer and b.declared_for = 'organisation' and b.ended_at > e.expressed_at
      and b.ended_at <= coalesce(e.accepted_at, 'infinity')
$function$
;

CREATE OR REPLACE FUNCTION public.offer_may_be_accepted(offer uuid, request uuid, company uuid, stands text, review conflict_review, day date)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if (select state from sponsorship_request where id = request) not in ('listed', 'in-talks') then
    perform refuse_to('the request is over'); end if;
  if not company_in_standing(company, day) then perform refuse_to('the company is no longer in standing'); end if;
  if review.id is null or review.outcome <> stands then perform refuse_to('the review says otherwise'); end if;
  if review.outcome = 'clear-with-mitigation' and review.mitigation_accepted_by is null then
    perform refuse_to('nobody accepted the mitigation'); end if;
  if (select count(*) from offer_approval a where a.review_id = review.id) < 2 then
    perform refuse_to('two different people approve'); end if;
  if not exists (select 1 from offer_approval a where a.review_id = review.id and is_request_officer(a.approver_id, request)) then
    perform refuse_to('one of those who approve is an officer who is not on the team'); end if;
  if exists (select undeclared_deciders(offer, day)) then
    perform refuse_to('everyone who decides has declared their interests'); end if;
  if exists (select unmanaged_interests(offer)) then
    perform refuse_to('an interest was declared that nobody manages'); end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.offer_moves_by_the_rules()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  day date := sponsorship_day(new.moved_at);
  review conflict_review;
begin
  if (new.request_id, new.company_id, new.expressed_by, new.message, new.benefits_sought, new.product_interest, new.ties_declared,
      new.bid_declared, new.value_pence) is distinct from (old.request_id, old.company_id, old.expressed_by, old.message,
      old.benefits_sought, old.product_interest, old.ties_declared, old.bid_declared, old.value_pence) then
    perform refuse_to('what was offered is not changed afterwards'); end if;
  if new.state = old.state then return new; end if;
  if not (case old.state
      when 'submitted' then new.state in ('screened', 'declined', 'withdrawn', 'expired')
      when 'screened' then new.state in ('shortlisted', 'declined', 'withdrawn', 'expired')
      when 'shortlisted' then new.state in ('conflict-review', 'declined', 'withdrawn', 'expired')
      when 'conflict-review' then new.state in ('clear', 'clear-with-mitigation', 'blocked', 'declined', 'withdrawn', 'expired')
      when 'clear' then new.state in ('accepted', 'conflict-review', 'declined', 'withdrawn', 'expired')
      when 'clear-with-mitigation' then new.state in ('accepted', 'conflict-review', 'declined', 'withdrawn', 'expired')
      else false end) then
    perform refuse_to(format('an offer does not go from %s to %s', old.state, new.state)); end if;
  if new.state in ('declined', 'withdrawn', 'expired') then return new; end if;

  -- From here on the request and the company stand still: declarations and bids wait, or are seen.
  perform 1 from sponsorship_request where id = new.request_id for no key update;
  perform 1 from company where id = new.company_id for no key update;
  if new.state = 'screened' and (new.screened_by is null or not has_declared(new.screened_by, new.request_id, day)) then
    perform refuse_to('whoever screens has declared their interests'); end if;
  if new.state = 'shortlisted' and not has_declared(new.answered_by, new.request_id, day) then
    perform refuse_to('whoever shortlists has declared their interests'); end if;
  if new.state in ('shortlisted', 'clear', 'clear-with-mitigation', 'accepted') and exists (select unwaived_bids(new.id, day)) then
    perform refuse_to('the company bids for this with the organisation, and nobody waived it'); end if;
  if new.state = 'shortlisted' then return new; end if;
  if new.state in ('conflict-review', 'clear', 'clear-with-mitigation', 'accepted') and old.state not in ('clear', 'clear-with-mitigation')
    and exists (select undeclared_deciders(new.id, day)) then
    perform refuse_to('everyone who decides has declared their interests'); end if;
  select * into review from conflict_review where id = latest_review(new.id);
  if new.state in ('clear', 'clear-with-mitigation', 'blocked') then
    if review.id is null or review.outcome <> new.state or review.reviewed_at < old.moved_at then
      perform refuse_to('an offer is cleared or blocked by a review of its own'); end if;
    if exists (select unmanaged_interests(new.id)) and new.state <> 'blocked' then
      perform refuse_to('an interest was declared that nobody manages'); end if;
  end if;
  if new.state = 'accepted' then perform offer_may_be_accepted(new.id, new.request_id, new.company_id, old.state, review, day); end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.offers_stopped_by(the_bid uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  select e.id from bid b join expression_of_interest e on e.company_id = b.company_id
  where b.id = the_bid and bid_concerns_offer(b, e.id)
    and e.state in ('submitted', 'screened', 'shortlisted', 'conflict-review', 'clear', 'clear-with-mitigation')
$function$
;

CREATE OR REPLACE FUNCTION public.on_request_team(person uuid, request uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select 1 from sponsorship_request r join project_member m on m.project_id = r.project_id
    where r.id = request and m.person_id = person)
$function$
;

CREATE OR REPLACE FUNCTION public.only_the_mitigation_is_accepted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare request uuid;
begin
  if tg_op = 'DELETE' or old.mitigation_accepted_by is not null
    or (new.id, new.interest_id, new.outcome, new.reason, new.reviewed_by, new.reviewed_at, new.mitigation)
      is distinct from (old.id, old.interest_id, old.outcome, old.reason, old.reviewed_by, old.reviewed_at, old.mitigation) then
    perform refuse_to('a review is not changed afterwards'); end if;
  select request_id into request from expression_of_interest where id = new.interest_id;
  if not is_request_officer(new.mitigation_accepted_by, request)
    or not has_declared(new.mitigation_accepted_by, request, sponsorship_day(new.mitigation_accepted_at)) then
    perform refuse_to('an officer who is not on the team, and has declared, accepts a mitigation'); end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.public_before_it_starts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.state <> old.state and new.state in ('summary-published', 'active')
    and starts_before(new.id, new.version_in_force, london_day(new.summary_published_at)) then
    raise exception 'a summary is public not after the first day' using errcode = 'check_violation';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_to(what text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '%', what using errcode = 'check_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.request_moves_by_the_rules()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.state = old.state then return new; end if;
  if not (case old.state
      when 'draft' then new.state in ('listed', 'withdrawn')
      when 'listed' then new.state in ('in-talks', 'withdrawn', 'lapsed')
      when 'in-talks' then new.state in ('matched', 'withdrawn', 'lapsed')
      when 'matched' then new.state = 'closed'
      else false end) then
    perform refuse_to(format('a request does not go from %s to %s', old.state, new.state)); end if;
  if new.state = 'listed' and (new.authorised_by is null or new.publication_consented_at is null
    or not has_declared(new.authorised_by, new.id, sponsorship_day(new.listed_at))) then
    perform refuse_to('an officer who has declared authorises, and consents to publication'); end if;
  if new.state = 'matched' and not exists (select 1 from expression_of_interest e where e.request_id = new.id and e.state = 'accepted') then
    perform refuse_to('a request is matched by an accepted offer'); end if;
  if new.state in ('withdrawn', 'lapsed') and new.end_reason is null then perform refuse_to('a request ends with a reason'); end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.review_is_independent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  offer expression_of_interest;
  day date := sponsorship_day(new.reviewed_at);
begin
  select * into offer from expression_of_interest where id = new.interest_id for no key update;
  if offer.state <> 'conflict-review' then perform refuse_to('the offer does not wait for a review'); end if;
  if on_request_team(new.reviewed_by, offer.request_id) then perform refuse_to('nobody reviews for their own team'); end if;
  if not exists (select 1 from programme_role where person_id = new.reviewed_by and role = 'reviewer') then
    perform refuse_to('a reviewer of the programme reviews'); end if;
  if acts_for_a_company(new.reviewed_by, day) then perform refuse_to('nobody who acts for a company reviews'); end if;
  if not has_declared(new.reviewed_by, offer.request_id, day) then
    perform refuse_to('whoever reviews has declared their interests'); end if;
  if new.mitigation_accepted_by is not null then perform refuse_to('a mitigation is accepted afterwards, by somebody else'); end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.signature_is_valid()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  held agreement;
  day date := sponsorship_day(new.signed_at);
begin
  select * into held from agreement where id = new.agreement_id for update;
  if held.state not in ('draft', 'signed', 'summary-published', 'active') then
    raise exception 'this agreement is over' using errcode = 'check_violation';
  end if;
  if new.version <> (select max(number) from agreement_version where agreement_id = new.agreement_id) then
    raise exception 'only the newest version is signed' using errcode = 'check_violation';
  end if;
  if not version_is_whole(new.agreement_id, new.version) then
    raise exception 'a version is signed when nothing is missing from it' using errcode = 'check_violation';
  end if;
  if exists (select 1 from agreement_signature s where s.agreement_id = new.agreement_id and s.person_id = new.person_id and s.side <> new.side) then
    raise exception 'nobody signs for both sides' using errcode = 'check_violation';
  end if;
  if new.side = 'organisation' then
    if not is_request_officer(new.person_id, held.request_id) then
      raise exception 'a named officer who is not on the team signs for the organisation' using errcode = 'check_violation';
    end if;
    if acts_for_a_company(new.person_id, day) then
      raise exception 'who acts for a company does not sign for an organisation' using errcode = 'check_violation';
    end if;
    if not has_declared(new.person_id, held.request_id, day) then
      raise exception 'whoever signs has declared their interests, and it has not expired' using errcode = 'check_violation';
    end if;
    if exists (select 1 from declaration d join declared_interest i on i.declaration_id = d.id
        where d.request_id = held.request_id and d.person_id = new.person_id and d.superseded_at is null
          and (i.company_id is null or i.company_id = held.company_id)
          and not exists (select 1 from managed_interest g where g.review_id = latest_review(held.interest_id) and g.declared_interest_id = i.id)) then
      raise exception 'whoever signs has no interest that nobody manages' using errcode = 'check_violation';
    end if;
  elsif not company_in_standing(held.company_id, day)
    or not exists (select 1 from company_user u where u.company_id = held.company_id and u.person_id = new.person_id
      and u.ended_at is null and u.expires_on >= day)
    or on_request_team(new.person_id, held.request_id)
    or exists (select 1 from membership w where w.organisation_id = held.organisation_id and w.person_id = new.person_id
      and w.state = 'confirmed' and w.role in ('lead', 'deputy')) then
    raise exception 'a current user of the company, who does not answer for the organisation, signs for it' using errcode = 'check_violation';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.signed_before_it_starts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if starts_before(new.agreement_id, new.version,
    (select london_day(coalesce(a.summary_published_at, new.signed_at)) from agreement a where a.id = new.agreement_id)) then
    raise exception 'a version is signed, and its summary public, not after its first day' using errcode = 'check_violation';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.sponsorship_day(at timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$
  select greatest(london_day(now()), london_day(coalesce(at, now())))
$function$
;

CREATE OR REPLACE FUNCTION public.starts_before(agreement uuid, version integer, day date)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select 1 from agreement_version v where v.agreement_id = agreement and v.number = version and v.starts_on < day)
$function$
;

CREATE OR REPLACE FUNCTION public.states_amount(words text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select words collate "C" ~ '[1-9]' or words collate "C" ~* ('(^|[^a-z0-9_])('
    || '(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
    || '|hundred|thousand|dozen|half|quarter|third)s?'
    || '|(an?|one|each|every|per|full) (minute|hour|day|session|shift|week|fortnight|month|term|year)'
    || ')($|[^a-z0-9_])')
$function$
;

CREATE OR REPLACE FUNCTION public.undeclared_deciders(offer uuid, day date)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  select d from offer_deciders(offer) d, expression_of_interest e
  where e.id = offer and not has_declared(d, e.request_id, day)
$function$
;

CREATE OR REPLACE FUNCTION public.unmanaged_interests(offer uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  select i.id from expression_of_interest e
    join declaration d on d.request_id = e.request_id and d.superseded_at is null
    join declared_interest i on i.declaration_id = d.id and (i.company_id is null or i.company_id = e.company_id)
  where e.id = offer and d.person_id in (select offer_deciders(offer))
    and not exists (select 1 from managed_interest g where g.review_id = latest_review(offer) and g.declared_interest_id = i.id)
$function$
;

CREATE OR REPLACE FUNCTION public.unwaived_bids(offer uuid, day date)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  select b.id from expression_of_interest e join sponsorship_request r on r.id = e.request_id
    join project p on p.id = r.project_id
    join bid b on b.company_id = e.company_id and b.organisation_id = p.organisation_id
  where e.id = offer and b.ended_at is null and (b.until is null or b.until >= day)
    and (b.buying_code is null or r.buying_code is null or b.buying_code = r.buying_code)
    and not exists (select 1 from bid_waiver w where w.interest_id = e.id and w.bid_id = b.id)
$function$
;

CREATE OR REPLACE FUNCTION public.value_is_of_a_started_agreement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from agreement a where a.id = new.agreement_id and a.activated_at is not null) then
    raise exception 'nothing of value is given before an agreement is active' using errcode = 'check_violation';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.version_follows_the_last()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare held agreement;
begin
  select * into held from agreement where id = new.agreement_id for update;
  if held.state not in ('draft', 'signed', 'summary-published', 'active') then
    raise exception 'this agreement is over' using errcode = 'check_violation';
  end if;
  if new.number <> (select coalesce(max(number), 0) + 1 from agreement_version where agreement_id = new.agreement_id) then
    raise exception 'a version follows the last' using errcode = 'check_violation';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.version_is_whole(a uuid, n integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select 1 from agreement_version v where v.agreement_id = a and v.number = n
    and brings_something(v.organisation_cash_pence, v.organisation_kind, v.organisation_kind_pence)
    and brings_something(v.company_cash_pence, v.company_kind, v.company_kind_pence)
    and (v.type <> 'joint-working' or length(v.patient_benefit) > 0)
    and (length(v.patient_benefit) > 0 or length(v.nhs_benefit) > 0)
    and length(v.purpose) > 0 and length(v.data_access) > 0 and length(v.exit_plan) > 0 and length(v.summary) > 0
    and v.starts_on is not null and v.ends_on is not null
    and exists (select 1 from agreement_measure m where m.agreement_id = a and m.version = n))
$function$
;

CREATE OR REPLACE FUNCTION public.visit_is_of_a_running_agreement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from agreement a where a.id = new.agreement_id and a.state = 'active') then
    raise exception 'visits belong to an agreement that is active' using errcode = 'check_violation';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.waiver_is_independent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare request uuid;
begin
  select request_id into request from expression_of_interest where id = new.interest_id;
  if not is_request_officer(new.waived_by, request) or acts_for_a_company(new.waived_by, sponsorship_day(new.waived_at)) then
    perform refuse_to('an officer who is not on the team waives'); end if;
  if not has_declared(new.waived_by, request, sponsorship_day(new.waived_at)) then
    perform refuse_to('whoever waives has declared their interests'); end if;
  return new;
end $function$
;

CREATE TRIGGER agreement_follows_its_offer BEFORE INSERT ON public.agreement FOR EACH ROW EXECUTE FUNCTION agreement_follows_its_offer();

CREATE TRIGGER agreement_is_kept BEFORE DELETE ON public.agreement FOR EACH ROW EXECUTE FUNCTION agreement_record_is_kept();

CREATE TRIGGER agreement_measure_is_kept BEFORE DELETE OR UPDATE ON public.agreement_measure FOR EACH ROW EXECUTE FUNCTION agreement_record_is_kept();

CREATE TRIGGER agreement_milestone_is_kept BEFORE DELETE OR UPDATE ON public.agreement_milestone FOR EACH ROW EXECUTE FUNCTION agreement_record_is_kept();

CREATE TRIGGER agreement_moves_in_order BEFORE UPDATE ON public.agreement FOR EACH ROW EXECUTE FUNCTION agreement_moves_in_order();

CREATE TRIGGER agreement_signature_is_kept BEFORE DELETE OR UPDATE ON public.agreement_signature FOR EACH ROW EXECUTE FUNCTION agreement_record_is_kept();

CREATE TRIGGER agreement_version_is_kept BEFORE DELETE OR UPDATE ON public.agreement_version FOR EACH ROW EXECUTE FUNCTION agreement_record_is_kept();

CREATE TRIGGER approval_is_sound BEFORE INSERT ON public.offer_approval FOR EACH ROW EXECUTE FUNCTION approval_is_sound();

CREATE TRIGGER attendee_is_of_the_company BEFORE INSERT ON public.visit_attendee FOR EACH ROW EXECUTE FUNCTION attendee_is_of_the_company();

CREATE TRIGGER bid_holds_the_company BEFORE INSERT OR UPDATE ON public.bid FOR EACH ROW EXECUTE FUNCTION bid_holds_the_company();

CREATE TRIGGER bid_is_only_ended BEFORE DELETE OR UPDATE ON public.bid FOR EACH ROW EXECUTE FUNCTION bid_is_only_ended();

CREATE TRIGGER company_is_not_barred BEFORE INSERT OR UPDATE OF state ON public.company FOR EACH ROW EXECUTE FUNCTION company_is_not_barred();

CREATE TRIGGER declaration_holds_the_request BEFORE INSERT ON public.declaration FOR EACH ROW EXECUTE FUNCTION declaration_holds_the_request();

CREATE TRIGGER declaration_is_only_replaced BEFORE DELETE OR UPDATE ON public.declaration FOR EACH ROW EXECUTE FUNCTION declaration_is_only_replaced();

CREATE TRIGGER declared_interest_suits_its_declaration BEFORE INSERT ON public.declared_interest FOR EACH ROW EXECUTE FUNCTION declared_interest_suits_its_declaration();

CREATE TRIGGER event_awaits_its_place AFTER INSERT ON public.event FOR EACH ROW EXECUTE FUNCTION event_awaits_its_place();

CREATE TRIGGER event_is_unchangeable BEFORE DELETE OR UPDATE OR TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION event_is_unchangeable();

CREATE TRIGGER is_written_once BEFORE DELETE OR UPDATE ON public.offer_approval FOR EACH ROW EXECUTE FUNCTION is_written_once();

CREATE TRIGGER is_written_once BEFORE DELETE OR UPDATE ON public.declared_interest FOR EACH ROW EXECUTE FUNCTION is_written_once();

CREATE TRIGGER is_written_once BEFORE DELETE OR UPDATE ON public.managed_interest FOR EACH ROW EXECUTE FUNCTION is_written_once();

CREATE TRIGGER is_written_once BEFORE DELETE OR UPDATE ON public.bid_waiver FOR EACH ROW EXECUTE FUNCTION is_written_once();

CREATE TRIGGER mitigated_where_managed BEFORE INSERT ON public.managed_interest FOR EACH ROW EXECUTE FUNCTION mitigated_where_managed();

CREATE TRIGGER offer_begins_well BEFORE INSERT ON public.expression_of_interest FOR EACH ROW EXECUTE FUNCTION offer_begins_well();

CREATE TRIGGER offer_moves_by_the_rules BEFORE UPDATE ON public.expression_of_interest FOR EACH ROW EXECUTE FUNCTION offer_moves_by_the_rules();

CREATE TRIGGER only_the_mitigation_is_accepted BEFORE DELETE OR UPDATE ON public.conflict_review FOR EACH ROW EXECUTE FUNCTION only_the_mitigation_is_accepted();

CREATE TRIGGER public_before_it_starts BEFORE UPDATE ON public.agreement FOR EACH ROW EXECUTE FUNCTION public_before_it_starts();

CREATE TRIGGER request_moves_by_the_rules BEFORE UPDATE OF state ON public.sponsorship_request FOR EACH ROW EXECUTE FUNCTION request_moves_by_the_rules();

CREATE TRIGGER review_is_independent BEFORE INSERT ON public.conflict_review FOR EACH ROW EXECUTE FUNCTION review_is_independent();

CREATE TRIGGER signature_is_valid BEFORE INSERT ON public.agreement_signature FOR EACH ROW EXECUTE FUNCTION signature_is_valid();

CREATE TRIGGER signed_before_it_starts BEFORE INSERT ON public.agreement_signature FOR EACH ROW EXECUTE FUNCTION signed_before_it_starts();

CREATE TRIGGER value_is_of_a_started_agreement BEFORE INSERT ON public.value_transfer FOR EACH ROW EXECUTE FUNCTION value_is_of_a_started_agreement();

CREATE TRIGGER version_follows_the_last BEFORE INSERT ON public.agreement_version FOR EACH ROW EXECUTE FUNCTION version_follows_the_last();

CREATE TRIGGER visit_is_of_a_running_agreement BEFORE INSERT ON public.visit FOR EACH ROW EXECUTE FUNCTION visit_is_of_a_running_agreement();

CREATE TRIGGER waiver_is_independent BEFORE INSERT ON public.bid_waiver FOR EACH ROW EXECUTE FUNCTION waiver_is_independent();

CREATE TRIGGER z_no_bid_ended_since_the_review BEFORE UPDATE ON public.expression_of_interest FOR EACH ROW WHEN (((new.state = 'accepted'::text) AND (old.state <> 'accepted'::text))) EXECUTE FUNCTION no_bid_ended_since_the_review();

create extension pg_trgm;
