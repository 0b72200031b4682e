import { formatLocalDate } from '#kit/local-date.ts';
import type { Message } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import type { Suspension } from './suspension.queries.ts';

export function untilWords(until: string | null): string {
  return until === null ? 'until it is lifted' : `until the end of ${formatLocalDate(until)}`;
}

/** So that what follows does not run on from it. */
function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** What whoever signs in to a suspended account reads, whichever way they came. */
export function suspendedWords({ reason, until, appealTo }: Omit<Suspension, 'suspensionId'>): string {
  return `This account is suspended ${untilWords(until)}. The reason: ${asSentence(reason)} If you think that this is wrong, write to ${appealTo} and say why.`;
}

export function suspendedMail(
  platform: Platform,
  to: string,
  { reason, until, appealTo }: Omit<Suspension, 'suspensionId'>,
): Message {
  const programme = platform.site.settings().name;
  return {
    to,
    subject: `Your account at ${programme} is suspended`,
    text: `Hello,

Your account at ${programme} is suspended ${untilWords(until)}.

The reason: ${reason}

Until then you cannot sign in, post, or act for an organisation or a company. Wherever you were signed in you are no more, and
your personal tokens no longer work. What you wrote stays.

If you think that this is wrong, write to ${appealTo} and say why. You get an answer.`,
  };
}

export function liftedMail(platform: Platform, to: string, reason: string): Message {
  const programme = platform.site.settings().name;
  return {
    to,
    subject: `Your account at ${programme} is open again`,
    text: `Hello,

Your account at ${programme} is no longer suspended. You can sign in as before:

${platform.config.baseUrl}/sign-in

The reason: ${reason}

Personal tokens from before no longer work. Make new ones in your account.`,
  };
}
