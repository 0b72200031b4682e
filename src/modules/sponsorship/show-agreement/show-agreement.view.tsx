import { Details } from '#design/components/details.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { ErrorList } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { projectPaths } from '#modules/projects/public.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { agreementStateWords, isPublic, mayPropose } from '../agreements/agreement.rules.ts';
import { clausesOf } from '../agreements/canonical.rules.ts';
import { ClausesShown, TermsShown } from '../agreements/terms.view.tsx';
import { registerPaths } from '../register/register.paths.ts';
import { Course } from './course.view.tsx';
import { EndBox, NextStep } from './next-step.view.tsx';
import type { AgreementModel, SentForms } from './show-agreement.page.ts';

export function ShowAgreement(model: AgreementModel & SentForms) {
  const { agreement, newest, inForce } = model;
  const sent = model.sign ?? model.end ?? model.value ?? model.strike ?? model.milestone ?? model.companyView;
  return (
    <>
      <ErrorList
        errors={(sent?.errors ?? []).map((error) => ({ ...error, field: idOf(model, error.field) }))}
      />
      <h1 class="nhsuk-heading-l">{agreement.title}</h1>
      <Facts {...model} />
      <NextStep {...model} />
      {agreement.activatedAt !== null && <Course {...model} />}
      <section aria-labelledby="text-heading">
        <h2 class="nhsuk-heading-m" id="text-heading">
          {inForce && inForce.number !== newest.number
            ? `Version ${inForce.number}, which is in force`
            : `Version ${newest.number}`}
        </h2>
        <TermsShown terms={(inForce ?? newest).terms} {...agreement} />
        <Details summary="The clauses">
          <ClausesShown clauses={clausesOf((inForce ?? newest).canonical)} />
        </Details>
        {mayPropose(agreement.state) && (
          <p>
            <a href={agreementPaths.edit(agreement)}>
              {inForce ? 'Propose an amendment' : 'Change the text: save a new version'}
            </a>
          </p>
        )}
      </section>
      <Versions {...model} />
      <EndBox {...model} />
    </>
  );
}

/** Where a field of this page has an id of its own. */
function idOf(model: SentForms, field: string): string {
  if (model.strike && field === 'struckReason') return `struck-${model.strike.transferId}`;
  if (model.milestone && (field === 'doneOn' || field === 'note')) return `${field}-${model.milestone.key}`;
  if (model.end && field === 'reason') return 'end-reason';
  return field;
}

function Facts({ agreement, side }: AgreementModel) {
  return (
    <SummaryList
      rows={[
        { key: 'State', value: <Tag>{agreementStateWords[agreement.state]}</Tag> },
        {
          key: 'Between',
          value: (
            <>
              {agreement.organisationName}
              {side === 'organisation' && ' (your side)'} and {agreement.companyName}
              {side === 'company' && ' (your side)'}
            </>
          ),
        },
        {
          key: 'Project',
          value: <a href={projectPaths.show(agreement)}>{agreement.projectTitle}</a>,
        },
        ...moments(agreement).map(([key, at]) => ({ key, value: <When at={at} /> })),
        ...(agreement.terminationReason === null
          ? []
          : [{ key: 'Why it ended', value: <SafeText text={agreement.terminationReason} /> }]),
        ...(isPublic(agreement)
          ? [
              {
                key: 'In public',
                value: <a href={registerPaths.show(agreement)}>Its entry in the register</a>,
              },
            ]
          : []),
      ]}
    />
  );
}

function moments(agreement: AgreementModel['agreement']): [string, Date][] {
  const all: [string, Date | null][] = [
    ['Signed by both', agreement.signedAt],
    ['Summary public since', agreement.summaryPublishedAt],
    ['Active since', agreement.activatedAt],
    ['Completed', agreement.completedAt],
    ['Outcomes published', agreement.outcomesPublishedAt],
    ['Ended early', agreement.terminatedAt],
  ];
  return all.flatMap(([key, at]) => (at === null ? [] : [[key, at] as [string, Date]]));
}

const sideWords = (model: AgreementModel, side: 'organisation' | 'company') =>
  side === 'organisation' ? model.agreement.organisationName : model.agreement.companyName;

function Versions(model: AgreementModel) {
  const { agreement, lines, signatures } = model;
  return (
    <section aria-labelledby="versions-heading">
      <h2 class="nhsuk-heading-m" id="versions-heading">
        Versions and signatures
      </h2>
      <ul class="nhsuk-list">
        {lines.map((line) => (
          <li>
            <a href={agreementPaths.version({ ...agreement, number: String(line.number) })}>
              Version {line.number}
            </a>
            {agreement.inForce === line.number && (
              <>
                {' '}
                <Tag colour="green">In force</Tag>
              </>
            )}
            <br />
            <span class="nhsuk-body-s">
              {line.writtenByName ?? 'Somebody who has left'} for {sideWords(model, line.side)},{' '}
              <When at={line.writtenAt} />
              {line.whatChanged !== '' && `: ${line.whatChanged}`}
            </span>
            {signatures
              .filter((one) => one.version === line.number)
              .map((one) => (
                <>
                  <br />
                  <span class="nhsuk-body-s">
                    Signed for {sideWords(model, one.side)} by {one.typedName}, {one.capacity},{' '}
                    <When at={one.signedAt} />
                  </span>
                </>
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
