import type { Message } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';

export function newPasswordMail(platform: Platform, to: string, path: string): Message {
  const programme = platform.site.settings().name;
  return {
    to,
    subject: `Choose a new password for ${programme}`,
    text: `Hello,

To choose a new password for ${programme}, open this page. The link works for 24 hours, once.

${platform.config.baseUrl}${path}

If you did not ask for it, do nothing: your password stays as it is.`,
  };
}
