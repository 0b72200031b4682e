import { classes } from '../classes.ts';

export interface HeaderProps {
  readonly service: { readonly text: string; readonly href: string };
  readonly search?: { readonly action: string; readonly label: string };
  readonly account: readonly (
    | { readonly text: string; readonly href: string }
    | { readonly text: string; readonly action: string }
  )[];
  readonly navigation: readonly { readonly text: string; readonly href: string; readonly current: boolean }[];
}

/** The design system's header without the logo, which is not ours to show. */
export function Header({ service, search, account, navigation }: HeaderProps) {
  return (
    <header class="nhsuk-header" data-module="nhsuk-header" role="banner">
      <div class="nhsuk-header__container nhsuk-width-container">
        <div class="nhsuk-header__service">
          <a class="nhsuk-header__service-name" href={service.href}>
            {service.text}
          </a>
        </div>
        {search && (
          <search class="nhsuk-header__search">
            <form
              class="nhsuk-header__search-form"
              id="search"
              action={search.action}
              method="get"
              novalidate
            >
              <div class="nhsuk-form-group">
                <label class="nhsuk-label nhsuk-u-visually-hidden" for="search-field">
                  {search.label}
                </label>
                <div class="nhsuk-input-wrapper">
                  <input
                    class="nhsuk-input"
                    id="search-field"
                    name="q"
                    type="search"
                    placeholder="Search"
                    autocomplete="off"
                  />
                  <button
                    class="nhsuk-button nhsuk-button--small"
                    data-module="nhsuk-button"
                    type="submit"
                    aria-label="Search"
                  >
                    <svg
                      class="nhsuk-icon nhsuk-icon--search"
                      xmlns="http://www.w3.org/2000/svg"
                      viewBox="0 0 24 24"
                      width="16"
                      height="16"
                      focusable="false"
                      aria-hidden="true"
                    >
                      <path d="M10 4a6 6 0 1 0 3.5 10.9l4.8 4.8 1.4-1.4-4.8-4.8A6 6 0 0 0 10 4Zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z" />
                    </svg>
                  </button>
                </div>
              </div>
            </form>
          </search>
        )}
        <nav class="nhsuk-header__account" aria-label="Account">
          <ul class="nhsuk-header__account-list">
            {account.map((item) => (
              <li class="nhsuk-header__account-item">
                {'href' in item ? (
                  <a class="nhsuk-header__account-link" href={item.href}>
                    {item.text}
                  </a>
                ) : (
                  <form class="nhsuk-header__account-form" action={item.action} method="post" novalidate>
                    <button class="nhsuk-header__account-button" type="submit">
                      {item.text}
                    </button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {navigation.length > 0 && (
        <nav class="nhsuk-header__navigation" aria-label="Menu">
          <div class="nhsuk-header__navigation-container nhsuk-width-container">
            <ul class="nhsuk-header__navigation-list">
              {navigation.map((item) => (
                <li
                  class={classes(
                    'nhsuk-header__navigation-item',
                    item.current && 'nhsuk-header__navigation-item--current',
                  )}
                >
                  <a
                    class="nhsuk-header__navigation-link"
                    href={item.href}
                    aria-current={item.current ? 'true' : undefined}
                  >
                    {item.current ? (
                      <strong class="nhsuk-header__navigation-item-current-fallback">{item.text}</strong>
                    ) : (
                      item.text
                    )}
                  </a>
                </li>
              ))}
              <li class="nhsuk-header__menu" hidden>
                <button
                  class="nhsuk-header__menu-toggle nhsuk-header__navigation-link"
                  id="toggle-menu"
                  type="button"
                  aria-expanded="false"
                >
                  <span class="nhsuk-u-visually-hidden">Browse </span>More
                </button>
              </li>
            </ul>
          </div>
        </nav>
      )}
    </header>
  );
}
