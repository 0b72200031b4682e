import { ideaPaths } from '#modules/ideas/public.ts';
import type { Db } from '#platform/db/database.ts';
import type { PlacedEvent } from '#platform/events/event.ts';
import type { NoticeFacts, NoticeSource, NoticeWords, Recipient } from '#platform/module.ts';
import { projectPaths, teamPaths } from '../project.paths.ts';
import {
  approversOf,
  findInvited,
  followersOf,
  supportersOf,
  teamOf,
  titleFor,
  titleToApprove,
} from './notice.queries.ts';

/** Kinds of notice, each of which a person can turn off. */
const kinds = {
  approval: 'approval-asked',
  team: 'project-team',
  idea: 'idea-became-project',
  followed: 'project-followed',
  invited: 'team-invitation',
} as const;

const verbs = [
  'project.begun',
  'project.approval-asked',
  'project.published',
  'project.returned',
  'project.member-invited',
  'project.member-joined',
  'project.member-left',
  'project.passed-on',
  'kit.published',
] as const;

export const projectNotices: NoticeSource = {
  verbs,
  async recipients(db, event) {
    const seen = new Set<string>();
    return (await everybody(db, event)).filter(({ personId }) => !seen.has(personId) && seen.add(personId));
  },
  words,
};

/** The first kind under which somebody is named is the one that they get. */
async function everybody(db: Db, event: PlacedEvent): Promise<Recipient[]> {
  const as = (kind: string, personIds: readonly string[]) =>
    personIds.map((personId) => ({ personId, kind }));
  switch (event.verb) {
    case 'project.begun':
      return as(kinds.idea, await supportersOf(db, event.concerns));
    case 'project.approval-asked':
      return as(kinds.approval, await approversOf(db, event.subject));
    case 'project.published':
      return [
        ...as(kinds.team, await teamOf(db, event.subject)),
        ...as(kinds.idea, await supportersOf(db, event.concerns)),
        ...as(kinds.followed, await followersOf(db, [event.subject, ...event.concerns])),
      ];
    case 'project.member-invited': {
      const invited = await findInvited(db, String(event.payload.invitation));
      return invited ? as(kinds.invited, [invited.personId]) : [];
    }
    case 'project.member-left':
      return as(
        kinds.team,
        event.payload.how === 'removed' ? event.concerns : await teamOf(db, event.subject),
      );
    case 'kit.published':
      return as(kinds.followed, await followersOf(db, event.concerns));
    default:
      return as(kinds.team, await teamOf(db, event.subject));
  }
}

async function words(db: Db, notice: NoticeFacts): Promise<NoticeWords | undefined> {
  const { event, personId } = notice;
  const projectId = event.subjectKind === 'project' ? event.subject : (event.concerns[0] ?? '');
  const page = projectPaths.show({ projectId });
  if (event.verb === 'project.approval-asked') {
    const waiting = await titleToApprove(db, projectId);
    if (waiting === undefined || !(await approversOf(db, projectId)).includes(personId)) return undefined;
    return {
      text: `The project “${waiting}” waits for your approval.`,
      href: projectPaths.approval({ projectId }),
    };
  }
  if (event.verb === 'project.member-invited') {
    const invitationId = String(event.payload.invitation);
    const invited = await findInvited(db, invitationId);
    if (!invited?.open || invited.personId !== personId) return undefined;
    return {
      text: 'You are invited to join the team of a project.',
      href: teamPaths.invitation({ key: invitationId }),
    };
  }
  if (event.verb === 'project.begun') {
    const ideaId = event.concerns[1];
    if (ideaId === undefined) return undefined;
    return { text: 'An idea that you back is becoming a project.', href: ideaPaths.show({ ideaId }) };
  }
  if (event.verb === 'project.member-left' && event.payload.how === 'removed')
    return { text: 'You were taken off the team of a project.', href: projectPaths.mine() };
  const title = await titleFor(db, personId, projectId, event.at);
  if (title === undefined) return undefined;
  return { text: sentence(notice, title), href: page };
}

function sentence({ event, kind, personId }: NoticeFacts, title: string): string {
  switch (event.verb) {
    case 'project.published':
      return kind === kinds.idea
        ? `An idea that you back is a project now: “${title}”.`
        : `The project “${title}” is published.`;
    case 'project.returned':
      return `The project “${title}” came back to its team, with a reason.`;
    case 'project.member-joined':
      return `Somebody joined the team of “${title}”.`;
    case 'project.member-left':
      return `Somebody left the team of “${title}”.`;
    case 'project.passed-on':
      return event.concerns.includes(personId)
        ? `You own the project “${title}” now.`
        : `The project “${title}” has a new owner.`;
    default:
      return `Version ${event.payload.number} of the kit of “${title}” is published.`;
  }
}
