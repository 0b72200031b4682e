import type { Message } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';

/** Names no project and no person: the address may be mistyped, and the project may not be open to whoever reads it. */
export function invitationMail(platform: Platform, to: string, path: string): Message {
  const programme = platform.site.settings().name;
  return {
    to,
    subject: `You are invited to join a project's team on ${programme}`,
    text: `Hello,

Somebody invites you to join the team of a project on ${programme}.
Open this page to see which project it is, and who asks. You join only when you press the button there.

${platform.config.baseUrl}${path}

The invitation holds for 30 days. If it is not for you, do nothing, or decline it on that page.`,
  };
}
