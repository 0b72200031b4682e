export interface Crumb {
  readonly text: string;
  readonly href: string;
}

export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const last = crumbs.at(-1);
  return (
    <nav class="nhsuk-breadcrumb" aria-label="Breadcrumb">
      <ol class="nhsuk-breadcrumb__list">
        {crumbs.map((crumb) => (
          <li class="nhsuk-breadcrumb__list-item">
            <a class="nhsuk-breadcrumb__link" href={crumb.href}>
              {crumb.text}
            </a>
          </li>
        ))}
      </ol>
      {last && (
        <a class="nhsuk-back-link" href={last.href}>
          <span class="nhsuk-u-visually-hidden">Back to </span>
          {last.text}
        </a>
      )}
    </nav>
  );
}
