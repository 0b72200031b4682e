import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { ErrorList, Form, TextArea, TextField } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import type { FormState } from '#platform/http/route.ts';
import type { Standing } from '../companies/company-standing.queries.ts';
import { codePaths } from '../sponsorship.paths.ts';
import type { CodeVersion } from './code.queries.ts';

export function CodeOfConduct(props: {
  current: CodeVersion | undefined;
  codes: readonly CodeVersion[];
  companies: readonly (Standing & { readonly acceptedVersions: readonly number[] })[];
  mayPublish: boolean;
  today: string;
  state: FormState;
}) {
  const { current, codes, today } = props;
  const coming = codes.filter((code) => code.takesEffectOn > today);
  return (
    <>
      <ErrorList errors={props.state.errors} />
      <h1 class="nhsuk-heading-l">Code of conduct for companies</h1>
      {current && <ToAccept {...props} code={current} />}
      {current ? (
        <>
          <p class="nhsuk-body-s">
            Version {current.version}, in force since {formatLocalDate(current.takesEffectOn)}
          </p>
          <SafeText text={current.text.replace(/\n/g, '\n\n')} />
        </>
      ) : (
        <p>No code is in force yet. Programme staff publish one before companies can act here.</p>
      )}
      {coming.map((code) => (
        <>
          <h2 class="nhsuk-heading-m">
            Version {code.version}, from {formatLocalDate(code.takesEffectOn)}
          </h2>
          <ToAccept {...props} code={code} />
          <SafeText text={code.text.replace(/\n/g, '\n\n')} />
        </>
      ))}
      {codes
        .filter((code) => code !== current && code.takesEffectOn <= today)
        .map((code) => (
          <Details summary={`Version ${code.version}, in force from ${formatLocalDate(code.takesEffectOn)}`}>
            <SafeText text={code.text.replace(/\n/g, '\n\n')} />
          </Details>
        ))}
      {props.mayPublish && <Publish state={props.state} text={codes[0]?.text ?? ''} />}
    </>
  );
}

function ToAccept(props: {
  code: CodeVersion;
  companies: readonly (Standing & { readonly acceptedVersions: readonly number[] })[];
}) {
  const { code, companies } = props;
  if (companies.length === 0) return null;
  return (
    <InsetText>
      {companies.map((company) =>
        company.acceptedVersions.includes(code.version) ? (
          <p>{company.name} has accepted it.</p>
        ) : (
          <Form action={codePaths.accept({ companyId: company.companyId })}>
            <p>
              {company.name} has not accepted version {code.version}. From the day on which it is in force the
              company sees and does nothing here until it has.
            </p>
            <input type="hidden" name="version" value={code.version} />
            <Button preventDoubleClick>
              Accept it<span class="nhsuk-u-visually-hidden"> for {company.name}</span>
            </Button>
          </Form>
        ),
      )}
    </InsetText>
  );
}

function Publish({ state, text }: { state: FormState; text: string }) {
  const shown = state.errors.length > 0 ? state : { values: { text }, errors: [] };
  return (
    <Form action={codePaths.publish()}>
      <h2 class="nhsuk-heading-m">Publish a new version</h2>
      <p>Every company accepts it again before it goes on. Choose a day that leaves them time to read it.</p>
      <TextArea name="text" label="The code" hint="One point a line" rows={14} {...shown} />
      <TextField name="takesEffectOn" label="In force from" type="date" {...shown} />
      <Button>Publish it</Button>
    </Form>
  );
}
