import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { CheckOne, ErrorList, Form, TextArea, TextField } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import type { FieldFinding } from '#modules/projects/public.ts';
import { DeclarationBox } from '../declarations/declaration-box.view.tsx';
import { interestWords } from '../offer.rules.ts';
import { AskQuestion, QuestionsToAnswer } from '../questions/questions.view.tsx';
import { isOpen, listedDays, stateWords } from '../request.rules.ts';
import { CompanyRequest } from '../requests/company-request.view.tsx';
import { interestPaths, requestPaths } from '../sponsorship.paths.ts';
import { Express, OwnInterests } from './express.view.tsx';
import type { LoadedRequest, RequestForms } from './request-page.ts';

export type RequestModel = LoadedRequest & RequestForms & { readonly findings: readonly FieldFinding[] };

export function ShowRequest(model: RequestModel) {
  const { request, answer } = model;
  return (
    <>
      <ErrorList
        errors={[
          ...(model.express?.errors ?? []),
          ...(model.ask?.errors ?? []),
          ...(answer?.errors ?? []).map((error) => ({
            ...error,
            field: error.field === '' ? '' : `${error.field}-${answer?.questionId}`,
          })),
        ]}
      />
      <h1 class="nhsuk-heading-l">{request.title}</h1>
      {model.whole && (
        <p>
          <Tag>{stateWords[model.stateShown]}</Tag>
        </p>
      )}
      {!model.whole && <Over {...model} />}
      {model.asks && <TeamBox {...model} />}
      {(model.asks || model.reviews) && <DeclarationBox {...model} />}
      {model.seesAll ? <Interests {...model} /> : !model.reviews && <OwnInterests {...model} />}
      {model.seesAll && <QuestionsToAnswer {...model} />}
      {model.whole && (model.asks || model.reviews) && <h2 class="nhsuk-heading-l">What companies read</h2>}
      {model.whole && (
        <CompanyRequest request={model.asCompaniesSee} documents={model.documents} answers={model.answers} />
      )}
      {!model.seesAll && !model.reviews && model.whole && (
        <>
          {!model.asks && <AskQuestion {...model} />}
          <Express {...model} />
        </>
      )}
    </>
  );
}

function Over({ request }: RequestModel) {
  return (
    <p>
      This request of {request.organisationName} is no longer listed
      {request.endReason === null ? '' : ` (${request.endReason})`}. You see what your company said, and what
      it was answered. <a href={requestPaths.list()}>See what is listed now</a>.
    </p>
  );
}

function TeamBox(model: RequestModel) {
  const { request } = model;
  const { requestId } = request;
  const runs = request.state === 'draft' || isOpen(request.state);
  return (
    <InsetText>
      {runs && !request.projectOpenToEveryone && (
        <p>
          The project is not published for everyone at present, so no company sees this request. Publish it
          again, or withdraw the request.
        </p>
      )}
      <p>
        <a href={requestPaths.preview({ requestId })}>See exactly what companies see</a>
        {request.state === 'draft' && model.onTeam && (
          <>
            {' · '}
            <a href={requestPaths.edit({ requestId })}>Mend the request</a>
          </>
        )}
        {model.seesAll && (
          <>
            {' · '}
            <a href={requestPaths.documents({ requestId })}>Documents</a>
            {' · '}
            <a href={requestPaths.readings({ requestId })}>Who read what</a>
          </>
        )}
      </p>
      <ForUs {...model} />
      {request.state === 'draft' && <Authorise {...model} />}
      {isOpen(request.state) && model.mayAuthorise && <Prolong {...model} />}
      {runs && (
        <Details summary="Withdraw the request">
          <Form action={requestPaths.withdraw({ requestId })}>
            <TextArea
              name="reason"
              id="withdrawal-reason"
              label="Why is it withdrawn?"
              hint="Companies that made an offer read this."
              rows={2}
              values={{}}
              errors={[]}
            />
            <Button secondary>Withdraw it</Button>
          </Form>
        </Details>
      )}
    </InsetText>
  );
}

const procurementWords = {
  none: 'Nothing of this kind is bought or planned',
  planned: 'Buying is planned',
  live: 'Buying is under way',
} as const;

/** What stays within the organisation. */
function ForUs({ request }: RequestModel) {
  const row = (key: string, value: string | null | undefined) =>
    value === null || value === undefined || value === '' ? [] : [{ key, value }];
  const until =
    request.procurementUntil === null ? '' : `, until ${formatLocalDate(request.procurementUntil)}`;
  return (
    <SummaryList
      rows={[
        ...row('Authorised by', request.authorisedByName),
        ...row('Why it ended', request.endReason),
        ...row(
          'Buying here',
          request.procurement === null ? undefined : `${procurementWords[request.procurement]}${until}`,
        ),
        ...row('Supplied now by', request.existingSuppliers),
        ...row('Note', request.internalNote),
        ...row(
          'Words that look like a patient’s',
          request.identifiersJustified === null
            ? undefined
            : `The team says: ${request.identifiersJustified}`,
        ),
      ]}
    />
  );
}

function Authorise({ request, mayAuthorise, declared }: RequestModel) {
  if (!mayAuthorise)
    return (
      <p>
        {request.leadIds.length === 0
          ? `${request.organisationName} has no lead here, so the programme’s admins authorise it.`
          : `It waits for a lead or deputy of ${request.organisationName} who is not on the team.`}
      </p>
    );
  return (
    <>
      <p>
        With your authorisation verified companies see this text. Check that it promises no endorsement and no
        purchase. Your name is kept with it.
      </p>
      {!declared && <p>Before you authorise it, declare your interests below, also if you have none.</p>}
      <Form action={requestPaths.authorise({ requestId: request.requestId })}>
        <TextField
          name="days"
          label="Listed for how many days?"
          hint={`From ${listedDays.fewest} to ${listedDays.most}`}
          inputMode="numeric"
          width={5}
          values={{ days: listedDays.usual }}
          errors={[]}
        />
        <CheckOne
          name="consents"
          label="The organisation agrees that the request, and what comes of it, is published"
          values={{}}
        />
        <Button preventDoubleClick>Authorise and list it</Button>
      </Form>
    </>
  );
}

function Prolong({ request }: RequestModel) {
  return (
    <Form action={requestPaths.prolong({ requestId: request.requestId })}>
      <TextField
        name="until"
        label="Keep it listed until"
        hint={
          request.lapsesOn === null
            ? undefined
            : `It lapses after ${formatLocalDate(request.lapsesOn)} otherwise.`
        }
        type="date"
        values={{}}
        errors={[]}
      />
      <Button secondary>Keep it listed</Button>
    </Form>
  );
}

function Interests({ interests }: RequestModel) {
  return (
    <section aria-labelledby="interests-heading">
      <h2 class="nhsuk-heading-m" id="interests-heading">
        Companies that are interested
      </h2>
      {interests.length === 0 && <p>None has said so yet. You are told when one does.</p>}
      {interests.map((one) => (
        <div class="sw-box">
          <h3 class="nhsuk-heading-s">
            <a href={interestPaths.show({ interestId: one.interestId })}>{one.companyName}</a>
          </h3>
          <p class="nhsuk-body-s">
            {one.companySector}, <When at={one.expressedAt} />. <Tag>{interestWords[one.state]}</Tag>
          </p>
          <SafeText text={one.message} />
          {(one.state === 'submitted' || one.state === 'screened') && (
            <p class="nhsuk-body-s">
              {one.holderName === null ? 'To be answered' : `${one.holderName} is to answer`} by{' '}
              {formatLocalDate(one.replyDueOn)}; anybody of the team may.
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
