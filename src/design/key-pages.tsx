/** The way through a list that pages by key: no numbers, because nobody counted. */
export function KeyPages(props: { next?: string | undefined; first?: string | undefined; what: string }) {
  if (props.next === undefined && props.first === undefined) return null;
  return (
    <nav class="sw-pages" aria-label={`Pages of ${props.what}`}>
      {props.first !== undefined && (
        <a href={props.first} rel="first">
          Back to the first page
        </a>
      )}
      {props.next !== undefined && (
        <a href={props.next} rel="next">
          More {props.what}
        </a>
      )}
    </nav>
  );
}
