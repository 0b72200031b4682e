import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { Checkboxes, CheckOne, ErrorList, Form, Radios, TextArea, TextField } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import type { FormState } from '#platform/http/route.ts';
import type { CodeVersion } from '../code-of-conduct/code.queries.ts';
import { needWords } from '../request.rules.ts';
import type { SensitiveSector } from '../sectors/sector.queries.ts';
import { companyPaths } from '../sponsorship.paths.ts';
import { tradeBodyWords } from './companies.view.tsx';
import type { Company } from './company.queries.ts';

function choicesOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, text]) => ({ value, text }));
}

export function ApplyForCompany(props: {
  sectors: readonly SensitiveSector[];
  code: CodeVersion | undefined;
  state: FormState;
}) {
  const { state, code } = props;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Apply for your company</h1>
      <p>
        Programme staff check that the company exists and that you may speak for it. Then its people see the
        projects that asked for sponsorship, and only those. Sponsorship is no endorsement, and buys nothing.
      </p>
      <Form action={companyPaths.apply()}>
        <TextField name="name" label="Legal name" {...state} />
        <TextField
          name="companyNumber"
          label="Number at Companies House"
          hint="8 digits, or 2 letters and 6 digits, as on your letters: 01234567, SC123456, NI012345, OC301234"
          width={10}
          {...state}
        />
        <CompanyFields sectors={props.sectors} state={state} />
        {code && (
          <>
            <h2 class="nhsuk-heading-m">Code of conduct</h2>
            <Details summary={`Read version ${code.version}`}>
              <SafeText text={code.text.replace(/\n/g, '\n\n')} />
            </Details>
            <CheckOne
              name="acceptsCode"
              label="The company accepts this code, and I may say so for it"
              values={state.values}
            />
          </>
        )}
        <Button>Apply</Button>
      </Form>
    </>
  );
}

export function EditCompany(props: {
  company: Company;
  sectors: readonly SensitiveSector[];
  state: FormState;
}) {
  const { company, state } = props;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">What {company.name} says of itself</h1>
      <p>The name and the number were checked, so they stay. Where they change, ask programme staff.</p>
      <Form action={companyPaths.edit({ companyId: company.companyId })}>
        <CompanyFields sectors={props.sectors} state={state} />
        <Button>Keep it</Button>
      </Form>
    </>
  );
}

function CompanyFields({ sectors, state }: { sectors: readonly SensitiveSector[]; state: FormState }) {
  return (
    <>
      <TextField name="sector" label="Sector" hint="For example: medical devices" {...state} />
      <TextArea name="about" label="What the company does (optional)" rows={4} {...state} />
      <Checkboxes
        name="offers"
        label="What you could offer (optional)"
        choices={choicesOf(needWords)}
        small
        {...state}
      />
      <TextArea
        name="looksFor"
        label="What you look for (optional)"
        hint="For example: short trials on older people’s wards, with honest results"
        rows={3}
        {...state}
      />
      <TextArea
        name="willNot"
        label="What you will not do (optional)"
        hint="For example: fund posts, or work with children"
        rows={2}
        {...state}
      />
      <Checkboxes
        name="topics"
        label="Topics you care about (optional)"
        choices={choicesOf(topics)}
        small
        {...state}
      />
      <Checkboxes
        name="regions"
        label="Where (optional)"
        choices={regions.map((region) => ({ value: region, text: region }))}
        small
        {...state}
      />
      <Radios
        name="suppliesNhs"
        label="Does the company, or its group, supply the NHS?"
        choices={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
        {...state}
      />
      <Checkboxes
        name="tradeBodies"
        label="Member of (optional)"
        choices={choicesOf(tradeBodyWords)}
        small
        {...state}
      />
      <TextField name="parentName" label="Parent company (optional)" {...state} />
      <TextField
        name="parentNumber"
        label="Its number (optional)"
        hint="At Companies House, or where it is registered"
        width={20}
        {...state}
      />
      <Checkboxes
        name="sensitiveSectors"
        label="In which of these does the company, or its group, work?"
        hint="Companies in a barred sector are not verified. A request may exclude the others."
        choices={sectors.map((sector) => ({
          value: sector.slug,
          text: sector.barredAt === null ? sector.name : `${sector.name} (barred)`,
        }))}
        small
        {...state}
      />
      <CheckOne name="noSensitiveSector" label="In none of these" values={state.values} />
    </>
  );
}
