import type { Platform } from '#platform/platform.ts';

/** The programme is made-up data, and the setting says so too. */
export const inDemonstration = ({ config, site }: Platform): boolean =>
  config.demonstration && site.settings().demonstration;

/** The domain of work e-mail that each organisation of the demonstration has. */
export const demonstrationDomain = (odsCode: string): string =>
  `${odsCode.toLowerCase()}.demonstration.example`;

/** Messages become files there, which a page shows, unless they are really sent. */
export const mailIsShown = (platform: Platform): boolean =>
  inDemonstration(platform) && platform.config.smtpUrl === undefined;
