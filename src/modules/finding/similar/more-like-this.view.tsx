import { excerpt } from '#kit/text.ts';

const summaryShown = 180;

/** What stands beside a record because it is like it. Nothing where nothing is. */
export function MoreLikeThis(props: {
  similar: readonly { readonly href: string; readonly title: string; readonly summary: string }[];
}) {
  if (props.similar.length === 0) return null;
  return (
    <section aria-labelledby="more-like-this">
      <h2 class="nhsuk-heading-m" id="more-like-this">
        More like this
      </h2>
      <ul class="nhsuk-list">
        {props.similar.map((one) => (
          <li>
            <a href={one.href}>{one.title}</a>
            <p class="nhsuk-body-s">{excerpt(one.summary, summaryShown)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
