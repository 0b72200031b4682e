import { Button } from '#design/components/button.tsx';
import { Tag } from '#design/components/tag.tsx';
import { ErrorList, Form, TextField } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { sectorPaths } from '../sponsorship.paths.ts';
import type { SensitiveSector } from './sector.queries.ts';

export function Sectors({ sectors, state }: { sectors: readonly SensitiveSector[]; state: FormState }) {
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Sensitive sectors</h1>
      <p>
        Companies say in which of these they, or their group, work. Whoever works in a barred one is not
        verified, and sees nothing. The others are for each request to exclude.
      </p>
      {sectors.map((sector) => (
        <div class="sw-box">
          <p>
            {sector.name} {sector.barredAt !== null && <Tag colour="red">Barred</Tag>}
          </p>
          <Form
            action={
              sector.barredAt === null
                ? sectorPaths.bar({ sector: sector.slug })
                : sectorPaths.admit({ sector: sector.slug })
            }
          >
            <Button secondary small>
              {sector.barredAt === null ? 'Bar' : 'Let in again'}
              <span class="nhsuk-u-visually-hidden"> {sector.name}</span>
            </Button>
          </Form>
        </div>
      ))}
      <Form action={sectorPaths.add()}>
        <h2 class="nhsuk-heading-m">Add one</h2>
        <TextField name="name" label="Its name" hint="For example: Payday loans" {...state} />
        <Button secondary>Add it</Button>
      </Form>
    </>
  );
}
