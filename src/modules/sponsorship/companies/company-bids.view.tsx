import { Button } from '#design/components/button.tsx';
import { ErrorList, Form, Radios, Select, TextField } from '#design/form.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import type { FormState } from '#platform/http/route.ts';
import { buyingText, buyingWords } from '../buying-category.rules.ts';
import type { CompanyBid } from '../offers/bid.queries.ts';
import { companyPaths } from '../sponsorship.paths.ts';
import type { Company } from './company.queries.ts';

export function CompanyBids(props: { company: Company; bids: readonly CompanyBid[]; state: FormState }) {
  const { company, bids, state } = props;
  const { companyId } = company;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Bids of {company.name}</h1>
      <p>
        Say where you, or your group, bid or will bid. An offer to that organisation for that kind of buying
        is then stopped, unless its officer waives the bid in writing. Rivals do not see this.
      </p>
      {bids.length === 0 && <p>You have declared none that runs.</p>}
      {bids.map((bid) => (
        <div class="sw-box">
          <p>
            {bid.organisationName}: {bid.state === 'live' ? 'a bid under way' : 'a planned bid'}
            {bid.buyingCode === null ? '' : `, ${buyingText(bid.buyingCode)}`}
            {bid.until === null ? '' : `, until ${formatLocalDate(bid.until)}`}
          </p>
          <Form action={companyPaths.endBid({ companyId, bidId: bid.bidId })}>
            <Button secondary small>
              It is over<span class="nhsuk-u-visually-hidden">: the bid with {bid.organisationName}</span>
            </Button>
          </Form>
        </div>
      ))}
      <Form action={companyPaths.bids({ companyId })}>
        <h2 class="nhsuk-heading-m">Declare one</h2>
        <TextField
          name="odsCode"
          label="Code of the organisation"
          hint="Its ODS code, on its page under ‘Organisations’. For example: RXH"
          width={10}
          {...state}
        />
        <Select
          name="buyingCode"
          label="What for?"
          options={[
            { value: '', text: 'Anything it buys' },
            ...Object.entries(buyingWords).map(([value, text]) => ({ value, text })),
          ]}
          {...state}
        />
        <Radios
          name="state"
          label="Where does it stand?"
          choices={[
            { value: 'live', text: 'Under way' },
            { value: 'planned', text: 'Planned' },
          ]}
          {...state}
        />
        <TextField name="until" label="Until when (if you know)" type="date" {...state} />
        <Button>Declare the bid</Button>
      </Form>
    </>
  );
}
