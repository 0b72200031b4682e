import { SummaryList } from '#design/components/summary-list.tsx';
import { Table } from '#design/components/table.tsx';
import { When } from '#design/date.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { categoryWords, type NeedCategory } from '../need-kinds.rules.ts';
import type { Shown, ShownFigures } from './needs-report.rules.ts';

export function NeedsReport(props: {
  year: number;
  days: { from: string; to: string };
  countedAt: Date;
  asked: { asked: Shown; saidNone: Shown; skipped: Shown };
  categories: readonly ShownFigures[];
  csv: string;
  before: string;
}) {
  const { asked, days } = props;
  return (
    <>
      <h1 class="nhsuk-heading-l">
        Communication needs, {props.year} to {props.year + 1}
      </h1>
      <p>
        From {formatLocalDate(days.from)} to {formatLocalDate(days.to)}, counted <When at={props.countedAt} />{' '}
        from this site’s own log. Counts only; numbers from 1 to 4 are not shown, and no sums are given.
        People who erased their account are not counted any more. It says what was done, not that a standard
        is met.
      </p>
      <SummaryList
        rows={[
          { key: 'People asked', value: String(asked.asked) },
          { key: 'Said that they need nothing', value: String(asked.saidNone) },
          { key: 'Did not want to say', value: String(asked.skipped) },
        ]}
      />
      <Table
        caption="Needs and contacts, one count a need"
        columns={[
          { text: 'Category' },
          { text: 'Recorded', numeric: true },
          { text: 'Met', numeric: true },
          { text: 'Not met', numeric: true },
          { text: 'Sent all the same, with a reason', numeric: true },
          { text: 'Met later by a person', numeric: true },
        ]}
        rows={props.categories.map((one) => [
          categoryWords[one.category as NeedCategory],
          String(one.recorded),
          String(one.met),
          String(one.unmet),
          String(one.overridden),
          String(one.metByPerson),
        ])}
      />
      <p>
        <a href={props.csv}>The same as CSV</a> <br />
        <a href={props.before}>The year before</a>
      </p>
    </>
  );
}
