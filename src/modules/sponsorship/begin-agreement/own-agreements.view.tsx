import { Button } from '#design/components/button.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { Form } from '#design/form.tsx';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import type { Agreement } from '../agreements/agreement.queries.ts';
import { agreementStateWords } from '../agreements/agreement.rules.ts';
import type { OfferToAgree } from './begin-agreement.queries.ts';

export function OwnAgreements({
  agreements,
  offers,
}: {
  agreements: readonly Agreement[];
  offers: readonly OfferToAgree[];
}) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Your agreements</h1>
      {offers.map((offer) => (
        <div class="sw-box">
          <h2 class="nhsuk-heading-s">{offer.requestTitle}</h2>
          <p>
            {offer.organisationName} accepted the offer of {offer.companyName}
            {offer.acceptedAt !== null && (
              <>
                {' '}
                on <When at={offer.acceptedAt} />
              </>
            )}
            . Next the two write down what they agree. Either side may begin.
          </p>
          <Form action={agreementPaths.begin({ interestId: offer.interestId })}>
            <Button preventDoubleClick>
              Begin the agreement<span class="nhsuk-u-visually-hidden"> on {offer.requestTitle}</span>
            </Button>
          </Form>
        </div>
      ))}
      {agreements.length === 0 && offers.length === 0 && (
        <p>
          None yet. An agreement begins when a team has accepted a company’s offer and two people approved it.
        </p>
      )}
      <ul class="nhsuk-list">
        {agreements.map((one) => (
          <li>
            <a href={agreementPaths.show(one)}>{one.title}</a> <Tag>{agreementStateWords[one.state]}</Tag>
            <br />
            <span class="nhsuk-body-s">
              {one.organisationName} and {one.companyName}, begun on <When at={one.begunAt} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
