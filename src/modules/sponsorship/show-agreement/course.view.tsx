import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { Table } from '#design/components/table.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { Form, Radios, TextArea, TextField } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { formatPounds } from '#kit/money.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import type { Milestone } from '../agreements/agreement.rules.ts';
import { outcomePaths } from '../outcomes/outcome.paths.ts';
import { verdictWords } from '../outcomes/outcome.rules.ts';
import { valuePaths } from '../values/value.paths.ts';
import { visitPaths } from '../visits/visit.paths.ts';
import { visitStateWords } from '../visits/visit.rules.ts';
import { nothingTyped } from './next-step.view.tsx';
import type { AgreementModel, SentForms } from './show-agreement.page.ts';

/** What happens while it runs: milestones, value given, visits, and what came of it. */
export function Course(model: AgreementModel & SentForms) {
  return (
    <>
      <Milestones {...model} />
      <Values {...model} />
      <Visits {...model} />
      <Outcomes {...model} />
    </>
  );
}

function Milestones(model: AgreementModel & SentForms) {
  const milestones = model.inForce?.terms.milestones ?? [];
  if (milestones.length === 0) return null;
  return (
    <section aria-labelledby="milestones-heading">
      <h2 class="nhsuk-heading-m" id="milestones-heading">
        Milestones
      </h2>
      {milestones.map((one) => (
        <MilestoneBox milestone={one} model={model} />
      ))}
    </section>
  );
}

function MilestoneBox({ milestone, model }: { milestone: Milestone; model: AgreementModel & SentForms }) {
  const done = model.milestones.find((one) => one.milestoneId === milestone.key);
  const late = !done && milestone.dueOn < model.today;
  const sent = model.milestone?.key === milestone.key ? model.milestone : undefined;
  return (
    <div class="sw-box">
      <h3 class="nhsuk-heading-s">{milestone.what}</h3>
      <p>
        {done ? (
          <Tag colour="green">Done</Tag>
        ) : late ? (
          <Tag colour="orange">Late</Tag>
        ) : (
          <Tag colour="white">To do</Tag>
        )}{' '}
        {done ? `on ${formatLocalDate(done.doneOn)}, due ` : 'Due '}
        {formatLocalDate(milestone.dueOn)}
      </p>
      {done && done.note !== '' && <SafeText text={done.note} />}
      {!done && model.agreement.state === 'active' && (
        <Details summary={`Mark ‘${milestone.what}’ as done`} open={sent !== undefined}>
          <Form action={agreementPaths.milestone({ ...model.agreement, milestoneId: milestone.key })}>
            <TextField
              name="doneOn"
              id={`doneOn-${milestone.key}`}
              label="On which day was it done?"
              type="date"
              {...(sent ?? { values: { doneOn: model.today }, errors: [] })}
            />
            <TextField
              name="note"
              id={`note-${milestone.key}`}
              label="A note (optional)"
              {...(sent ?? nothingTyped)}
            />
            <Button secondary>It is done</Button>
          </Form>
        </Details>
      )}
    </div>
  );
}

function Values(model: AgreementModel & SentForms) {
  const { agreement, values, side, value } = model;
  const names = { organisation: agreement.organisationName, company: agreement.companyName };
  const open = agreement.state === 'active' || agreement.state === 'completed';
  return (
    <section aria-labelledby="values-heading">
      <h2 class="nhsuk-heading-m" id="values-heading">
        What was really given
      </h2>
      {values.length === 0 ? (
        <p>Nothing is recorded yet. Each side records what it gave, on the day on which it gave it.</p>
      ) : (
        <Table
          caption="Given so far"
          columns={[{ text: 'What' }, { text: 'By' }, { text: 'On' }, { text: 'Value', numeric: true }]}
          rows={values.map((one) => [
            <>
              {one.what} ({one.form === 'cash' ? 'money' : 'in kind'})
              {one.struckReason !== null && <> Struck out: {one.struckReason}</>}
            </>,
            names[one.giver],
            formatLocalDate(one.givenOn),
            one.struckReason === null ? formatPounds(one.pence) : <s>{formatPounds(one.pence)}</s>,
          ])}
        />
      )}
      {open && side !== undefined && (
        <Details summary="Record what your side gave" open={value !== undefined}>
          <Form action={valuePaths.record(agreement)}>
            <Radios
              name="form"
              label="What kind?"
              choices={[
                { value: 'cash', text: 'Money' },
                { value: 'kind', text: 'In kind: time, goods, a place' },
              ]}
              small
              {...(value ?? nothingTyped)}
            />
            <TextField name="what" label="What was given" {...(value ?? nothingTyped)} />
            <TextField
              name="pounds"
              label="Its value"
              prefix="£"
              inputMode="decimal"
              width={10}
              {...(value ?? nothingTyped)}
            />
            <TextField name="givenOn" label="On which day" type="date" {...(value ?? nothingTyped)} />
            <Button secondary preventDoubleClick>
              Record it
            </Button>
          </Form>
        </Details>
      )}
      {open && values.some((one) => one.giver === side && one.struckReason === null) && (
        <Strikes {...model} />
      )}
    </section>
  );
}

function Strikes({ agreement, values, side, strike }: AgreementModel & SentForms) {
  return (
    <Details summary="Strike out a wrong entry" open={strike !== undefined}>
      {values
        .filter((one) => one.giver === side && one.struckReason === null)
        .map((one) => (
          <Form action={valuePaths.strike({ ...agreement, transferId: one.transferId })}>
            <TextField
              name="struckReason"
              id={`struck-${one.transferId}`}
              label={`${one.what}, ${formatPounds(one.pence)}: why is it wrong?`}
              {...(strike?.transferId === one.transferId ? strike : nothingTyped)}
            />
            <Button secondary small>
              Strike it out<span class="nhsuk-u-visually-hidden"> ({one.what})</span>
            </Button>
          </Form>
        ))}
    </Details>
  );
}

function Visits({ visits, agreement, side }: AgreementModel) {
  return (
    <section aria-labelledby="visits-heading">
      <h2 class="nhsuk-heading-m" id="visits-heading">
        Visits
      </h2>
      {visits.length === 0 && (
        <p>
          None yet.{' '}
          {side === 'organisation'
            ? 'Plan one, so that the company’s people can come and study this project.'
            : `${agreement.organisationName} plans them. You are told, and say who comes.`}
        </p>
      )}
      <ul class="nhsuk-list">
        {visits.map((visit) => (
          <li>
            <a href={visitPaths.show(visit)}>
              {visit.place}, <When at={visit.startsAt} />
            </a>{' '}
            <Tag>{visitStateWords[visit.state]}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outcomes({ agreement, outcome, side, companyView }: AgreementModel & SentForms) {
  if (!outcome) return null;
  return (
    <section aria-labelledby="outcome-heading">
      <h2 class="nhsuk-heading-m" id="outcome-heading">
        What came of it
      </h2>
      <p>
        <Tag>{verdictWords[outcome.verdict]}</Tag>
        {agreement.state === 'completed' && ' Not published yet.'}
      </p>
      <SafeText text={outcome.whatHappened} />
      <h3 class="nhsuk-heading-s">What was learnt</h3>
      <SafeText text={outcome.learnt} />
      {outcome.companyView !== '' && (
        <>
          <h3 class="nhsuk-heading-s">How {agreement.companyName} sees it</h3>
          <SafeText text={outcome.companyView} />
        </>
      )}
      {side === 'company' && agreement.state === 'completed' && (
        <Form action={outcomePaths.companyView(agreement)}>
          <TextArea
            name="companyView"
            label="How your company sees it"
            hint="Published with the report"
            rows={4}
            {...(companyView ?? { values: { companyView: outcome.companyView }, errors: [] })}
          />
          <Button secondary>Save it</Button>
        </Form>
      )}
    </section>
  );
}
