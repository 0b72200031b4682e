import type { FastifyReply, FastifyRequest } from 'fastify';
import { ErrorPage } from '#design/error-page.tsx';
import { renderPage } from '#design/layout.tsx';
import { withQuery } from '#kit/paths.ts';
import type { Presentation } from '#kit/presentation.ts';
import type { Audience, SignedIn, Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import type { Assets } from '#platform/http/assets.ts';
import type { PageCache } from '#platform/http/page-cache.ts';
import { scanningOf } from '#platform/http/reading.ts';
import type { PageContent } from '#platform/http/route.ts';
import { cookieName, forget, readNotice, setCookie } from '#platform/http/send.ts';
import type { NavigationEntry, RecordVersions } from '#platform/module.ts';
import type { Platform } from '#platform/platform.ts';

/** Addresses of other rooms that the ground needs to send people to. */
export interface Doors {
  readonly signIn: string;
  readonly signOut: string;
  readonly stepUp: string;
  readonly heldForm: string;
  readonly account: string;
  readonly notices: string;
  readonly search: string;
  readonly report: string;
  /** The style sheet of the programme's own colour. */
  readonly look: string;
  /** Where pages are changed for this visit: bigger letters and other formats. */
  readonly reading: string;
  /** Where one press asks for a version in another format. */
  readonly askVersion: string;
  /** Where the view is changed to Easy Read, and back. */
  readonly easyOn: string;
  readonly easyOff: string;
  readonly easyHome: string;
  readonly footer: readonly { readonly text: string; readonly href: string }[];
}

interface RenderFacts {
  readonly viewer: Viewer;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly presentation: Presentation;
  /** Other formats of the record that the page shows, where it shows one that everyone may read. */
  readonly versions?: RecordVersions | undefined;
}

/** What every page has around it: the programme's name, navigation, notices, footer. */
export interface Chrome extends Doors {
  readonly secure: boolean;
  readonly cache: PageCache | undefined;
  render(content: PageContent, facts: RenderFacts): string;
  refusal(message: string, request: FastifyRequest): PageContent;
  whyNot(viewer: SignedIn, audience: Audience): string;
  /** Other formats of the record that a page shows; undefined where it shows none that everyone may read. */
  versionsAt(
    db: Db,
    pattern: string,
    params: Readonly<Record<string, string>>,
  ): Promise<RecordVersions | undefined>;
  /** Where a page of the usual site is had in Easy Read; undefined where it has none of its own. */
  easyAddressOf(
    pattern: string,
    params: Readonly<Record<string, string>>,
    query: Readonly<Record<string, unknown>>,
  ): string | undefined;
}

/** Where a page can be heard without scripts; undefined where it shows no record. */
type ListenAddressOf = Chrome['easyAddressOf'];

/** The menu of the simple frame: few things, each with its picture. */
export interface EasyMenuEntry {
  readonly text: string;
  readonly href: string;
  picture(): string | undefined;
}

export function openChrome(
  platform: Platform,
  options: {
    doors: Doors;
    navigation: readonly NavigationEntry[];
    assets: Assets;
    cache: PageCache | undefined;
    versionsAt: Chrome['versionsAt'];
    easyAddressOf: Chrome['easyAddressOf'];
    listenAddressOf: ListenAddressOf;
    easyMenu: readonly EasyMenuEntry[];
  },
): Chrome {
  const secure = platform.config.baseUrl.startsWith('https:');
  const navigation = options.navigation.toSorted((a, b) => a.order - b.order);
  return {
    ...options.doors,
    secure,
    cache: options.cache,
    versionsAt: options.versionsAt,
    easyAddressOf: options.easyAddressOf,
    render(content, { viewer, request, reply, presentation, versions }) {
      const path = request.url.split('?')[0] ?? '/';
      const scanning = scanningOf(request, secure, viewer);
      const notice = request.cookies[cookieName('notice', secure)];
      if (notice) setCookie(reply, forget('notice'), secure);
      const settings = platform.site.settings();
      const listen =
        (content.status ?? 200) === 200 &&
        options.listenAddressOf(
          request.routeOptions.url ?? '',
          request.params as Record<string, string>,
          request.query as Record<string, unknown>,
        );
      return renderPage({
        title: content.title,
        ...(content.description ? { description: content.description } : {}),
        programme: {
          name: settings.name,
          demonstration: settings.demonstration,
        },
        ...(settings.colour ? { look: withQuery(options.doors.look, { colour: settings.colour }) } : {}),
        path,
        ...(viewer.kind === 'person' ? { viewer: { name: viewer.name } } : {}),
        doors: {
          ...options.doors,
          easyOn: withQuery(options.doors.easyOn, { next: request.url }),
        },
        ...(presentation.easyRead || content.frame === 'easy'
          ? {
              easy: {
                home: options.doors.easyHome,
                standard: withQuery(options.doors.easyOff, { next: content.standardHref ?? request.url }),
                menu: options.easyMenu.map(({ text, href, picture }) => ({
                  text,
                  href,
                  picture: picture(),
                  current: path === href,
                })),
              },
            }
          : {}),
        nav: navigation
          .filter((entry) => entry.showTo(viewer))
          .map(({ text, href }) => ({ text, href, current: path === href || path.startsWith(`${href}/`) })),
        ...(content.breadcrumbs ? { breadcrumbs: content.breadcrumbs } : {}),
        ...(notice ? { flash: { kind: 'success' as const, text: readNotice(notice) } } : {}),
        ...(content.noIndex ? { noIndex: true } : {}),
        ...(content.reportable ? { report: withQuery(options.doors.report, { ...content.reportable }) } : {}),
        ...(listen ? { listen } : {}),
        ...(platform.config.voice ? { speaks: true } : {}),
        ...(content.wide ? { wide: true } : {}),
        ...(scanning === undefined ? {} : { scanning }),
        ...(presentation.textPoints === null ? {} : { textPoints: presentation.textPoints }),
        ...(versions ? { versions: { ...versions, ask: options.doors.askVersion } } : {}),
        assets: options.assets,
        children: content.body,
      });
    },
    refusal: (message, request) => ({
      title: 'That did not work',
      status: 409,
      body: (
        <ErrorPage
          title="That did not work"
          whatHappened={message}
          whatToDo="Nothing was changed. Go back to the page you came from and try again."
          back={sameSiteReferer(platform.config.baseUrl, request) ?? '/'}
        />
      ),
    }),
    whyNot,
  };
}

function whyNot(viewer: SignedIn, audience: Audience): string {
  switch (audience) {
    case 'staff':
      return viewer.companies.length > 0
        ? 'This is for staff of the health system. A company sees the projects that asked for sponsorship.'
        : 'This is for staff. Add and confirm a work e-mail in your account to go on.';
    case 'lead':
      return 'This is for the people who lead an organisation here. Ask a lead of your organisation, listed on its page.';
    case 'company-user':
      return 'This is for the named people of verified companies. Ask your company to name you, or apply for your company.';
    case 'moderator':
    case 'reviewer':
    case 'editor':
    case 'admin':
    case 'programme-staff':
      return 'This is for programme staff, signed in with two factors. If you are one, set up your second factor in your account and sign in again.';
    case 'visitors-only':
      return 'You are signed in already.';
    default:
      return 'You may not see or do this. If someone sent you here, ask them to invite you.';
  }
}

function sameSiteReferer(baseUrl: string, request: FastifyRequest): string | undefined {
  const referer = request.headers.referer;
  if (!referer) return undefined;
  const url = URL.parse(referer);
  return url && url.host === (request.headers.host ?? new URL(baseUrl).host)
    ? `${url.pathname}${url.search}`
    : undefined;
}
