import type { Message } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';

export function supporterInvitationMail(platform: Platform, to: string, name: string, path: string): Message {
  const programme = platform.site.settings().name;
  return {
    to,
    subject: `${name} asks you to support them on ${programme}`,
    text: `Hello,

${name} asks you to support them on ${programme}.
Open this page to see what they let you do. Nothing happens until you press the button there.

${platform.config.baseUrl}${path}

You need an account of your own. The link works for 30 days, once.
If you do not know ${name}, do nothing.`,
  };
}
