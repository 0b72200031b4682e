import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';

export interface EasyMenuItem {
  readonly text: string;
  readonly href: string;
  readonly picture: string | undefined;
  readonly current: boolean;
}

/** The frame of a page in Easy Read: the name, one row of four things to press, the page, the ways out. */
export function EasyBody(props: {
  programme: { name: string; demonstration: boolean };
  menu: readonly EasyMenuItem[];
  home: string;
  /** The same page in the usual form. */
  standard: string;
  doors: { signIn: string; signOut: string; account: string; reading: string };
  viewer: { name: string } | undefined;
  children: ComponentChildren;
}) {
  const { programme, doors, viewer } = props;
  return (
    <body class="sw-easy-frame">
      <a class="nhsuk-skip-link" href="#maincontent" data-module="nhsuk-skip-link">
        Skip to main content
      </a>
      <header class="sw-easy-header">
        <div class="nhsuk-width-container sw-easy-header__row">
          <a class="sw-easy-header__name" href={props.home}>
            {programme.name}
          </a>
          <a class="sw-easy-header__switch" href={props.standard} rel="nofollow">
            Standard view
          </a>
        </div>
      </header>
      <nav class="sw-easy-menu" aria-label="Menu">
        <ul class="nhsuk-width-container sw-easy-menu__list">
          {props.menu.map((item) => (
            <li class="sw-easy-menu__item">
              <a
                class={classes('sw-easy-menu__link', item.current && 'sw-easy-menu__link--current')}
                href={item.href}
                aria-current={item.current ? 'page' : undefined}
              >
                {item.picture !== undefined && (
                  <img class="sw-easy-menu__picture" src={item.picture} alt="" width={40} height={40} />
                )}
                {item.text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="nhsuk-width-container">
        <main class="nhsuk-main-wrapper sw-easy sw-easy-page" id="maincontent" tabIndex={-1}>
          {props.children}
        </main>
      </div>
      <footer class="sw-easy-footer">
        <div class="nhsuk-width-container">
          {programme.demonstration && (
            <p>This is a demonstration. The people and projects here are made up.</p>
          )}
          <ul class="sw-easy-footer__list">
            <li>
              <a href={doors.reading}>Bigger letters</a>
            </li>
            {viewer ? (
              <>
                <li>
                  <a href={doors.account}>{viewer.name}: your account</a>
                </li>
                <li>
                  <form method="post" action={doors.signOut} novalidate>
                    <button class="sw-easy-footer__button" type="submit">
                      Sign out
                    </button>
                  </form>
                </li>
              </>
            ) : (
              <li>
                <a href={doors.signIn}>Sign in</a>
              </li>
            )}
            {programme.demonstration && (
              <li>
                <a href="/demonstration">Try it as someone</a>
              </li>
            )}
          </ul>
        </div>
      </footer>
    </body>
  );
}
