export interface SummarisedError {
  readonly message: string;
  readonly href?: string;
}

export function ErrorSummary({ title, errors }: { title?: string; errors: readonly SummarisedError[] }) {
  return (
    <div class="nhsuk-error-summary" data-module="nhsuk-error-summary">
      <div role="alert">
        <h2 class="nhsuk-error-summary__heading">{title ?? 'There is a problem'}</h2>
        <div class="nhsuk-error-summary__body">
          <ul class="nhsuk-list nhsuk-error-summary__list">
            {errors.map((error) => (
              <li>{error.href === undefined ? error.message : <a href={error.href}>{error.message}</a>}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
