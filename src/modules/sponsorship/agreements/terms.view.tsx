import { SummaryList } from '#design/components/summary-list.tsx';
import { Table } from '#design/components/table.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { formatPounds } from '#kit/money.ts';
import { agreementTypes, type Terms, termWords } from './agreement.rules.ts';
import { notLegalAdvice } from './clauses.rules.ts';

export function moneyWords(pence: number): string {
  return pence === 0 ? 'No money' : formatPounds(pence);
}

function kindWords(text: string, pence: number | null): string {
  if (text === '') return 'Nothing in kind';
  return pence === null ? text : `${text}\n\nValued at ${formatPounds(pence)}.`;
}

const texts = [
  'purpose',
  'patientBenefit',
  'nhsBenefit',
  'companyBenefit',
  'dataAccess',
  'ip',
  'publicity',
  'exitPlan',
] as const;

/** What the two agree on, apart from the clauses. */
export function TermsShown(props: { terms: Terms; organisationName: string; companyName: string }) {
  const { terms } = props;
  return (
    <>
      <SummaryList
        rows={[
          { key: termWords.type, value: agreementTypes[terms.type] },
          {
            key: termWords.startsOn,
            value: terms.startsOn === null ? 'Not said yet' : formatLocalDate(terms.startsOn),
          },
          {
            key: termWords.endsOn,
            value: terms.endsOn === null ? 'Not said yet' : formatLocalDate(terms.endsOn),
          },
          {
            key: `${props.organisationName} brings`,
            value: (
              <Brings
                cash={terms.organisationCashPence}
                kind={kindWords(terms.organisationKind, terms.organisationKindPence)}
              />
            ),
          },
          {
            key: `${props.companyName} brings`,
            value: (
              <Brings
                cash={terms.companyCashPence}
                kind={kindWords(terms.companyKind, terms.companyKindPence)}
              />
            ),
          },
          ...texts.map((part) => ({
            key: termWords[part],
            value: terms[part] === '' ? 'Not said yet' : <SafeText text={terms[part]} />,
          })),
        ]}
      />
      {terms.measures.length > 0 && (
        <Table
          caption={termWords.measures}
          columns={[{ text: 'What' }, { text: 'Promised' }]}
          rows={terms.measures.map((one) => [one.what, one.promised])}
        />
      )}
      {terms.milestones.length > 0 && (
        <Table
          caption={termWords.milestones}
          columns={[{ text: 'What' }, { text: 'By' }]}
          rows={terms.milestones.map((one) => [one.what, formatLocalDate(one.dueOn)])}
        />
      )}
      <h3 class="nhsuk-heading-s">{termWords.summary}</h3>
      {terms.summary === '' ? <p>Not written yet.</p> : <SafeText text={terms.summary} />}
    </>
  );
}

function Brings({ cash, kind }: { cash: number; kind: string }) {
  return (
    <>
      <p>{moneyWords(cash)}</p>
      <SafeText text={kind} />
    </>
  );
}

export function ClausesShown({ clauses }: { clauses: readonly { heading: string; text: string }[] }) {
  return (
    <>
      <p>
        <strong>{notLegalAdvice}</strong>
      </p>
      <ol class="nhsuk-list nhsuk-list--number">
        {clauses.map((clause) => (
          <li>
            <strong>{clause.heading}.</strong> {clause.text}
          </li>
        ))}
      </ol>
    </>
  );
}
