import type { Message } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';

export function confirmJoiningMail(platform: Platform, to: string, name: string, path: string): Message {
  const programme = platform.site.settings().name;
  return {
    to,
    subject: `Confirm your e-mail address for ${programme}`,
    text: `Hello ${name},

Somebody, we hope you, asked to join ${programme} with this address.
Open this page and press the button to finish. The link works for 24 hours, once.

${platform.config.baseUrl}${path}

If it was not you, do nothing: no account is made.`,
  };
}

export function haveAccountMail(platform: Platform, to: string, path: string): Message {
  const programme = platform.site.settings().name;
  return {
    to,
    subject: `You have an account with ${programme} already`,
    text: `Hello,

Somebody, we hope you, tried to join ${programme} with this address. It has an account already.
To sign in, open this page and press the button. The link works for 24 hours, once.

${platform.config.baseUrl}${path}

If it was not you, do nothing: nothing has changed.`,
  };
}
