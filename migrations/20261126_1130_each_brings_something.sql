-- What each party brings is measured, also for whoever goes past the pages: the same as in src/kit/stated-amount.ts and
-- src/modules/sponsorship/agreements/gaps.rules.ts; a test holds the two against each other.

/* Says how much or how long, in figures above nought or in words. Letters are those of ASCII, whatever the database's language. */
create function states_amount(words text) returns boolean language sql immutable as $$
  select words collate "C" ~ '[1-9]' or words collate "C" ~* ('(^|[^a-z0-9_])('
    || '(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
    || '|hundred|thousand|dozen|half|quarter|third)s?'
    || '|(an?|one|each|every|per|full) (minute|hour|day|session|shift|week|fortnight|month|term|year)'
    || ')($|[^a-z0-9_])')
$$;

/* Money, or something in kind that says what it is worth or how much it is (ABPI Code, clause 20: each party contributes). */
create function brings_something(cash_pence bigint, kind text, kind_pence bigint) returns boolean language sql immutable as $$
  select cash_pence > 0 or (kind ~ '[^[:space:]]' and case when kind_pence is null then states_amount(kind) else kind_pence > 0 end)
$$;

create or replace function version_is_whole(a uuid, n integer) returns boolean language sql stable as $$
  select exists (select 1 from agreement_version v where v.agreement_id = a and v.number = n
    and brings_something(v.organisation_cash_pence, v.organisation_kind, v.organisation_kind_pence)
    and brings_something(v.company_cash_pence, v.company_kind, v.company_kind_pence)
    and (v.type <> 'joint-working' or length(v.patient_benefit) > 0)
    and (length(v.patient_benefit) > 0 or length(v.nhs_benefit) > 0)
    and length(v.purpose) > 0 and length(v.data_access) > 0 and length(v.exit_plan) > 0 and length(v.summary) > 0
    and v.starts_on is not null and v.ends_on is not null
    and exists (select 1 from agreement_measure m where m.agreement_id = a and m.version = n))
$$;
