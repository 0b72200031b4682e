export interface ErrorPageProps {
  readonly title: string;
  readonly whatHappened: string;
  readonly whatToDo: string;
  readonly reference?: string;
  readonly back?: string;
}

/** No dead end: what happened, what to do next, and a number to give to those who run the site. */
export function ErrorPage(props: ErrorPageProps) {
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <h1 class="nhsuk-heading-l">{props.title}</h1>
        <p>{props.whatHappened}</p>
        <p>{props.whatToDo}</p>
        {props.reference !== undefined && (
          <p>
            Reference number: <code>{props.reference}</code>
          </p>
        )}
        <p>
          <a href={props.back ?? '/'}>{props.back === undefined ? 'Go to the home page' : 'Go back'}</a>
        </p>
      </div>
    </div>
  );
}
