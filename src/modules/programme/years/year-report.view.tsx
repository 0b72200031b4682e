import { BarChart } from '#design/components/bar-chart.tsx';
import { Table } from '#design/components/table.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { formatCount, plural } from '#kit/plural.ts';
import { topics } from '#kit/topics.ts';
import { adoptionStates, failureWords, projectPaths } from '#modules/projects/public.ts';
import { openDataPaths, yearPaths } from '../programme.paths.ts';
import type { Year } from './year.queries.ts';
import { percent, type YearFigures } from './year-report.rules.ts';

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function YearReport(props: {
  year: Year;
  takingPart: number;
  figures: YearFigures;
  countedAt: string;
  final: boolean;
}) {
  const { year, figures } = props;
  return (
    <>
      <h1 class="nhsuk-heading-xl">What was recorded in {year.name}</h1>
      <p class="nhsuk-lede-text">
        From {formatLocalDate(year.opensOn)} to {formatLocalDate(year.closesOn)}
        {props.final ? ', as it stood at the end.' : ', so far.'}
      </p>
      <dl class="sw-counts">
        <Figure what="projects take part" count={props.takingPart} />
        <Figure what="ideas posted" count={figures.ideas} />
        <Figure what="needs told" count={figures.needs} />
        <Figure what="projects published" count={figures.projects} />
        <Figure what="adoptions claimed" count={figures.adoptions} />
        <Figure what="of them live and confirmed" count={figures.spread} />
        <Figure what="organisations with a project or an adoption" count={figures.organisations} />
      </dl>
      <p class="nhsuk-body-s">
        Source: what people recorded here and opened to everyone, counted on {props.countedAt}.{' '}
        <a href={openDataPaths.show()}>The records themselves are open data.</a>
      </p>
      <Answers figures={figures} />
      <BarChart
        title="Month by month"
        says={monthsSay(figures)}
        of="Month"
        labels={figures.months.map((one) => monthWords(one.month))}
        series={[
          { name: 'Ideas', values: figures.months.map((one) => one.ideas) },
          { name: 'Projects', values: figures.months.map((one) => one.projects) },
          { name: 'Adoptions', values: figures.months.map((one) => one.adoptions) },
        ]}
      />
      {figures.topics.length > 0 && (
        <Table
          caption="What the ideas and projects are about"
          columns={[{ text: 'Topic' }, { text: 'Ideas and projects', numeric: true }]}
          rows={figures.topics.map((one) => [wordOf(topics, one.topic), one.count])}
        />
      )}
      {figures.mostAdopted.length > 0 && (
        <Table
          caption="Most adopted"
          columns={[
            { text: 'Project' },
            { text: 'Adoptions claimed', numeric: true },
            { text: 'Live and confirmed', numeric: true },
          ]}
          rows={figures.mostAdopted.map((one) => [
            <a href={projectPaths.show({ projectId: one.projectId })}>{one.title}</a>,
            one.adoptions,
            one.spread,
          ])}
        />
      )}
      {figures.adoptionStates.length > 0 && (
        <Table
          caption="How far the adoptions came"
          columns={[{ text: 'State' }, { text: 'Adoptions', numeric: true }]}
          rows={figures.adoptionStates.map((one) => [wordOf(adoptionStates, one.state), one.count])}
        />
      )}
      <Failures figures={figures} />
      <p>
        <a href={yearPaths.show({ yearId: year.yearId })}>Back to the year {year.name}</a>
      </p>
    </>
  );
}

function Figure({ what, count }: { what: string; count: number }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>{formatCount(count)}</dd>
    </div>
  );
}

function Answers({ figures }: { figures: YearFigures }) {
  const share = percent(figures.ideasAnswered, figures.ideas);
  if (share === undefined) return null;
  return (
    <p>
      Organisations answered {share}% of the ideas ({figures.ideasAnswered} of {figures.ideas}).
      {figures.answerDaysMedian !== null &&
        ` Half of the answers came within ${plural(figures.answerDaysMedian, 'day', 'days')}.`}
    </p>
  );
}

function Failures({ figures }: { figures: YearFigures }) {
  if (figures.failures.length === 0) return null;
  return (
    <Table
      caption="What was given up, and why"
      columns={[{ text: 'Reason' }, { text: 'Adoptions', numeric: true }]}
      rows={figures.failures.map((one) => [wordOf(failureWords, one.reason), one.count])}
    />
  );
}

function monthsSay({ months }: YearFigures): string {
  const total = (of: 'ideas' | 'projects' | 'adoptions') => months.reduce((sum, one) => sum + one[of], 0);
  return `Over ${plural(months.length, 'month', 'months')}: ${total('ideas')} ideas, ${total('projects')} projects and ${total('adoptions')} adoptions. The numbers stand in the table below.`;
}

function monthWords(month: string): string {
  const [year, number] = month.split('-');
  return `${monthNames[Number(number) - 1]} ${year?.slice(2)}`;
}

/** A slug of an older list is shown as it is. */
function wordOf(words: Readonly<Record<string, string>>, slug: string): string {
  return words[slug] ?? slug;
}
