import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Breadcrumbs, type Crumb } from './components/breadcrumbs.tsx';
import { Footer } from './components/footer.tsx';
import { Header } from './components/header.tsx';
import { NotificationBanner } from './components/notification-banner.tsx';
import { EasyBody, type EasyMenuItem } from './easy-layout.tsx';
import { Versions, type VersionsProps } from './versions.tsx';

export interface PageProps {
  readonly title: string;
  readonly description?: string;
  readonly noIndex?: boolean;
  readonly programme: { readonly name: string; readonly demonstration: boolean };
  readonly path: string;
  readonly viewer?: { readonly name: string };
  readonly doors: {
    readonly signIn: string;
    readonly signOut: string;
    readonly account: string;
    readonly notices: string;
    readonly search: string;
    readonly reading: string;
    /** Where the view is changed to Easy Read, with the page to come back to. */
    readonly easyOn: string;
    readonly footer: readonly { readonly text: string; readonly href: string }[];
  };
  readonly nav: readonly { readonly text: string; readonly href: string; readonly current: boolean }[];
  readonly breadcrumbs?: readonly Crumb[];
  readonly flash?: { readonly kind: 'success'; readonly text: string };
  readonly wide?: boolean;
  /** Large print in points; the usual size where it is left out. */
  readonly textPoints?: 20 | 24 | 28;
  /** How the page is worked with a switch, where it is. */
  readonly scanning?: string;
  /** Other formats of the record on this page. */
  readonly versions?: VersionsProps;
  /** The simple frame of Easy Read, in place of the usual one. */
  readonly easy?: {
    readonly menu: readonly EasyMenuItem[];
    readonly home: string;
    readonly standard: string;
  };
  /** Where the page can be heard without scripts. */
  readonly listen?: string;
  /** Whether this site has a voice of its own. */
  readonly speaks?: boolean;
  /** Where to say that what this page shows should not be here. */
  readonly report?: string;
  /** A style sheet with the programme's own colour. */
  readonly look?: string;
  readonly assets: { readonly css: string; readonly js: string; readonly scan: string };
  readonly children: VNode;
}

/** A whole page as HTML: it works before any script runs. */
export function renderPage(props: PageProps): string {
  return `<!doctype html>${renderToString(<Page {...props} />)}`;
}

function Page(props: PageProps) {
  const { programme, doors, viewer } = props;
  return (
    <html
      lang="en-GB"
      class={props.textPoints === undefined ? undefined : `sw-print-${props.textPoints}`}
      data-open={viewer ? undefined : 'yes'}
      data-speaks={props.speaks ? 'yes' : undefined}
    >
      <head>
        <meta charset="utf-8" />
        <title>
          {props.title === programme.name ? programme.name : `${props.title} - ${programme.name}`}
        </title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {props.description !== undefined && <meta name="description" content={props.description} />}
        {props.noIndex && <meta name="robots" content="noindex" />}
        <link rel="stylesheet" href={props.assets.css} />
        {props.look !== undefined && <link rel="stylesheet" href={props.look} />}
        <script type="module" src={props.assets.js} />
        {props.scanning !== undefined && <script type="module" src={props.assets.scan} />}
      </head>
      {props.easy ? (
        <EasyBody programme={programme} {...props.easy} doors={doors} viewer={viewer}>
          <Main {...props} />
        </EasyBody>
      ) : (
        <UsualBody {...props} />
      )}
    </html>
  );
}

function UsualBody(props: PageProps) {
  const { programme, doors, viewer } = props;
  return (
    <body>
      <a class="nhsuk-skip-link" href="#maincontent" data-module="nhsuk-skip-link">
        Skip to main content
      </a>
      {programme.demonstration && (
        <div class="sw-demonstration" role="note">
          <p class="nhsuk-width-container">
            Demonstration: the people, projects and figures on this site are made up.{' '}
            <a href="/demonstration">Try it as someone</a>
          </p>
        </div>
      )}
      <Header
        service={{ text: programme.name, href: '/' }}
        search={{ action: doors.search, label: 'Search ideas, projects and needs' }}
        account={
          viewer
            ? [
                { text: 'Notices', href: doors.notices },
                { text: viewer.name, href: doors.account },
                { text: 'Easy Read', href: doors.easyOn },
                { text: 'Text size', href: doors.reading },
                { text: 'Sign out', action: doors.signOut },
              ]
            : [
                { text: 'Easy Read', href: doors.easyOn },
                { text: 'Text size', href: doors.reading },
                { text: 'Sign in', href: doors.signIn },
              ]
        }
        navigation={props.nav}
      />
      <div class="nhsuk-width-container">
        {props.breadcrumbs && props.breadcrumbs.length > 0 && <Breadcrumbs crumbs={props.breadcrumbs} />}
        <main class="nhsuk-main-wrapper" id="maincontent" tabIndex={-1}>
          <Main {...props} />
        </main>
      </div>
      <Footer
        links={doors.footer}
        note={
          programme.demonstration
            ? 'A demonstration of Spreadwell. Codes and names of NHS organisations are real (Open Government Licence v3.0); nothing else about them here is.'
            : 'Made with Spreadwell, open-source software.'
        }
      />
    </body>
  );
}

/** What stands in the middle of either frame. */
function Main(props: PageProps) {
  return (
    <>
      <sw-read-aloud class="sw-tools">
        {props.listen !== undefined && (
          <a class="sw-listen" href={props.listen} rel="nofollow">
            Listen<span class="nhsuk-u-visually-hidden"> to this page</span>
          </a>
        )}
      </sw-read-aloud>
      {props.flash && <NotificationBanner kind="success">{props.flash.text}</NotificationBanner>}
      {props.children}
      {props.versions && <Versions {...props.versions} />}
      {props.report !== undefined && (
        <p class="sw-report">
          <a href={props.report}>Report this page</a>
        </p>
      )}
      {props.scanning !== undefined && <sw-scanner data-settings={props.scanning} />}
    </>
  );
}
