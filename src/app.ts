import type { FastifyInstance } from 'fastify';
import { finding } from '#modules/finding/finding.module.ts';
import { findRecords, registerSearchSources } from '#modules/finding/public.ts';
import { ideas } from '#modules/ideas/ideas.module.ts';
import { notices } from '#modules/notices/notices.module.ts';
import { registerNoticeSources } from '#modules/notices/public.ts';
import { people } from '#modules/people/people.module.ts';
import {
  copiesForSupporters,
  findTokenHolder,
  readingPaths,
  registerMailForms,
  registerOwnPages,
  registerRecords,
  suitMail,
  versionPaths,
  versionsOf,
} from '#modules/people/public.ts';
import { programme } from '#modules/programme/programme.module.ts';
import { moderationPaths, openDataPaths, programmePaths, settingsPaths } from '#modules/programme/public.ts';
import { projects } from '#modules/projects/projects.module.ts';
import {
  easyAddressOf,
  easyMenu,
  easyPaths,
  findOpenRecord,
  listenAddressOf,
  mailInOtherForms,
  recordAt,
  registerEasyFinder,
  registerReadable,
  registerSymbolDestinations,
  writingCheckPaths,
} from '#modules/readable/public.ts';
import { readable } from '#modules/readable/readable.module.ts';
import { sponsorship } from '#modules/sponsorship/sponsorship.module.ts';
import type { Subscriber } from '#platform/events/subscriber.queries.ts';
import { readAssets } from '#platform/http/assets.ts';
import { openChrome } from '#platform/http/chrome.tsx';
import { openServer } from '#platform/http/server.tsx';
import type { JobDefinition } from '#platform/jobs/jobs.ts';
import { mailJob, registerMailCopies } from '#platform/mail/mail.ts';
import type { Module } from '#platform/module.ts';
import type { OpenPlatform } from '#platform/open-platform.ts';
import type { Platform } from '#platform/platform.ts';

/** The house's table of contents: a new room is one folder and one line here. */
export const modules: readonly Module[] = [
  people,
  finding,
  readable,
  ideas,
  projects,
  sponsorship,
  notices,
  programme,
];

registerSearchSources(modules.flatMap((module) => module.searchDocuments ?? []));
registerOwnPages(modules.flatMap((module) => module.ownPages ?? []));
registerSymbolDestinations(modules.flatMap((module) => module.symbolDestinations ?? []));
registerNoticeSources(modules.flatMap((module) => module.notices ?? []));
registerReadable(
  modules.flatMap((module) => module.readable ?? []),
  modules.flatMap((module) => module.answerPlaces ?? []),
);
registerEasyFinder(findRecords);
registerRecords(
  findOpenRecord,
  modules.flatMap((module) => module.versions ?? []),
);
registerMailCopies(copiesForSupporters);
registerMailForms(mailInOtherForms);

export const queues: readonly string[] = modules.flatMap((module) => module.queues ?? []);

export function subscribersOf(platform: Platform): Subscriber[] {
  return modules.flatMap((module) => module.subscribers?.(platform) ?? []);
}

export function jobsOf(platform: Platform): JobDefinition[] {
  return [
    mailJob(platform.config, (message) => suitMail(platform, message)),
    ...modules.flatMap((module) => module.jobs?.(platform) ?? []),
  ];
}

export async function openApp(platform: OpenPlatform, assetsFolder: string): Promise<FastifyInstance> {
  // The lists of pictures are read before somebody waits for them.
  for (const entry of easyMenu) entry.picture();
  const chrome = openChrome(platform, {
    doors: {
      signIn: '/sign-in',
      signOut: '/sign-out',
      stepUp: '/sign-in/again',
      heldForm: '/kept-form',
      account: '/account',
      notices: '/notices',
      search: '/search',
      report: moderationPaths.begin(),
      look: settingsPaths.look(),
      reading: readingPaths.show(),
      askVersion: versionPaths.ask(),
      easyOn: easyPaths.on(),
      easyOff: easyPaths.off(),
      easyHome: easyPaths.home(),
      footer: [
        { text: 'About', href: programmePaths.about() },
        { text: 'Help', href: programmePaths.help() },
        { text: 'Accessibility', href: programmePaths.accessibility() },
        { text: 'One switch', href: '/scanning' },
        { text: 'Privacy', href: programmePaths.privacy() },
        { text: 'Check your writing', href: writingCheckPaths.show() },
        { text: 'Open data and API', href: openDataPaths.show() },
      ],
    },
    navigation: modules.flatMap((module) => module.navigation ?? []),
    assets: readAssets(assetsFolder),
    cache: platform.config.pageCache ? platform.cache : undefined,
    async versionsAt(db, pattern, params) {
      const at = recordAt(pattern, params);
      return at && versionsOf(db, at);
    },
    easyAddressOf,
    listenAddressOf,
    easyMenu,
  });
  return openServer(platform, {
    routes: modules.flatMap((module) => module.routes),
    api: modules.flatMap((module) => module.api ?? []),
    findTokenHolder: (token, now) => findTokenHolder(platform.database.db, token, now),
    chrome,
    assetsFolder,
  });
}
