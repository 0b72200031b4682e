import type { Message } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';

export function signInLinkMail(platform: Platform, to: string, path: string): Message {
  const programme = platform.site.settings().name;
  return {
    to,
    subject: `Your link to sign in to ${programme}`,
    text: `Hello,

To sign in to ${programme}, open this page and press the button. The link works for 24 hours, once.

${platform.config.baseUrl}${path}

If you did not ask for it, do nothing. Nobody can sign in without this message.`,
  };
}

export function noAccountMail(platform: Platform, to: string): Message {
  const programme = platform.site.settings().name;
  return {
    to,
    subject: `You asked to sign in to ${programme}`,
    text: `Hello,

Somebody, we hope you, asked to sign in to ${programme} with this address. It has no account here yet.
You can join here:

${platform.config.baseUrl}/join

If it was not you, do nothing.`,
  };
}
