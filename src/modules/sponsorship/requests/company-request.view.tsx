import { SummaryList } from '#design/components/summary-list.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { formatPounds } from '#kit/money.ts';
import { topics } from '#kit/topics.ts';
import { projectPaths } from '#modules/projects/public.ts';
import { buyingText } from '../buying-category.rules.ts';
import type { RequestDocument } from '../documents/document.queries.ts';
import type { PublishedAnswer } from '../questions/question.queries.ts';
import { needWords } from '../request.rules.ts';
import { documentPaths } from '../sponsorship.paths.ts';
import type { RequestForCompanies } from './request.queries.ts';

export interface CompanyRequestModel {
  readonly request: RequestForCompanies;
  readonly documents: readonly RequestDocument[];
  readonly answers: readonly PublishedAnswer[];
}

/**
 * A request exactly as each company reads it. The team's preview and the page of the organisation show this same component,
 * made from the same columns: there is no second way to show it.
 */
export function CompanyRequest({ request, documents, answers }: CompanyRequestModel) {
  return (
    <div class="sw-for-companies">
      <SummaryList rows={rowsOf(request)} />
      <h2 class="nhsuk-heading-m">What is asked for</h2>
      <SafeText text={request.ask} />
      <Part heading="What patients gain" text={request.patientBenefit} />
      <Part heading="What the health service gains" text={request.nhsBenefit} />
      <Part heading="How it will be judged" text={request.outcomeMeasures} />
      <Part heading="What the sponsor may get" text={request.sponsorMay} />
      <Part heading="What the sponsor may not get" text={request.sponsorMayNot} />
      <Part heading="Who owns what comes of it" text={request.ipPosition} />
      <Documents documents={documents} />
      <Answers answers={answers} />
      <About {...request} />
    </div>
  );
}

function Part({ heading, text }: { heading: string; text: string }) {
  if (text === '') return null;
  return (
    <>
      <h3 class="nhsuk-heading-s">{heading}</h3>
      <SafeText text={text} />
    </>
  );
}

function rowsOf(request: RequestForCompanies) {
  const row = (key: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [{ key, value }];
  return [
    ...row('Need', needWords[request.need]),
    ...row('Amount', amountWords(request)),
    ...row('Time', timeWords(request)),
    ...row('When', datesWords(request)),
    ...row('Kind of buying', [buyingText(request.buyingCode), request.category].filter(Boolean).join(': ')),
    ...row('Topics', topicList(request.topics)),
    ...row('Organisation', request.organisationName),
    ...row('Region', request.region ?? undefined),
    ...row('Not wanted from', request.excludedSectors.join('; ')),
    ...row('Listed until', request.lapsesOn === null ? undefined : formatLocalDate(request.lapsesOn)),
  ];
}

function topicList(slugs: readonly string[]): string {
  const words: Readonly<Record<string, string>> = topics;
  return slugs.map((slug) => words[slug] ?? slug).join(', ');
}

/** '£2,000 to £6,000', or nothing where no amount is asked for. */
export function amountWords(request: Pick<RequestForCompanies, 'amountFromPence' | 'amountToPence'>): string {
  return rangeWords(request.amountFromPence, request.amountToPence, formatPounds);
}

function timeWords({ fteFrom, fteTo }: RequestForCompanies): string {
  const words = rangeWords(fteFrom, fteTo, String);
  return words === '' ? '' : `${words} of full time`;
}

function datesWords({ startsOn, endsOn }: RequestForCompanies): string {
  if (startsOn !== null && endsOn !== null)
    return `${formatLocalDate(startsOn)} to ${formatLocalDate(endsOn)}`;
  if (startsOn !== null) return `from ${formatLocalDate(startsOn)}`;
  return endsOn === null ? '' : `until ${formatLocalDate(endsOn)}`;
}

function rangeWords(from: number | null, to: number | null, format: (amount: number) => string): string {
  if (from !== null && to !== null) return from === to ? format(from) : `${format(from)} to ${format(to)}`;
  if (from !== null) return `from ${format(from)}`;
  return to === null ? '' : `up to ${format(to)}`;
}

const kilobyte = 1_024;

function Documents({ documents }: { documents: readonly RequestDocument[] }) {
  if (documents.length === 0) return null;
  return (
    <>
      <h2 class="nhsuk-heading-m">Documents</h2>
      <p>Every company may read these. Who read what is logged.</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {documents.map((document) => (
          <li>
            <a href={documentPaths.open({ fileId: document.fileId })}>{document.label}</a>{' '}
            <span class="nhsuk-body-s">({Math.max(1, Math.round(document.sizeBytes / kilobyte))} KB)</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Answers({ answers }: { answers: readonly PublishedAnswer[] }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Questions and answers</h2>
      {answers.length === 0 && (
        <p>None yet. Each question is answered for every company at once; nobody learns who asked.</p>
      )}
      {answers.map((one) => (
        <div class="sw-box">
          <h3 class="nhsuk-heading-s">{one.question}</h3>
          <SafeText text={one.answer} />
          <p class="nhsuk-body-s">Answered on {formatLocalDate(one.answeredOn)}</p>
        </div>
      ))}
    </>
  );
}

/** The same text for every company: what everyone may read of the project. */
function About({ project, projectId }: RequestForCompanies) {
  return (
    <section aria-labelledby="project-heading">
      <h2 class="nhsuk-heading-m" id="project-heading">
        The project: <a href={projectPaths.show({ projectId })}>{project.title}</a>
      </h2>
      <SafeText text={project.summary} />
      <Part heading="The problem" text={project.problem} />
      <Part heading="What was done" text={project.whatWasDone} />
      <Part heading="Results" text={project.results} />
    </section>
  );
}
