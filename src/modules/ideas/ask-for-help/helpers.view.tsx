import { Button } from '#design/components/button.tsx';
import { Form, HiddenField } from '#design/form.tsx';
import { needPaths } from '../idea.paths.ts';
import type { Helper } from './helper.queries.ts';

export function Helpers({ needId, helpers }: { needId: string; helpers: readonly Helper[] }) {
  if (helpers.length === 0) return null;
  return (
    <section aria-labelledby="helpers-heading">
      <h2 class="nhsuk-heading-m" id="helpers-heading">
        People who can help
      </h2>
      <p>They have done something like it and offered to be asked. Only you see this list.</p>
      <ul class="nhsuk-list">
        {helpers.map((helper) => (
          <li class="sw-box">
            <p>
              <strong>{helper.name}</strong>
              {helper.profession !== null && `, ${helper.profession}`}
              {helper.organisation !== null && `, ${helper.organisation}`}
              <br />
              <span class="nhsuk-body-s">
                {helper.part === 'team' ? 'On the team of ' : 'Adopted '}
                <a href={`/projects/${helper.project.projectId}`}>{helper.project.title}</a>
              </span>
            </p>
            {helper.asked ? (
              <p class="nhsuk-body-s">You have asked them.</p>
            ) : (
              <Form action={needPaths.askForHelp({ needId })}>
                <HiddenField name="personId" values={{ personId: helper.personId }} />
                <Button secondary small>
                  Ask for help<span class="nhsuk-u-visually-hidden">: {helper.name}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
