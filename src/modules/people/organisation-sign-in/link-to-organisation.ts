import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { confirmMembershipByDomain } from '../person.queries.ts';
import {
  hasBelonged,
  holdMemberships,
  isFormerMember,
  linkIdentity,
} from './organisation-sign-in.queries.ts';

/** By whom somebody is known at their organisation's sign-in, and by which of its domains they belong to it. */
export interface Link {
  readonly issuer: string;
  readonly subject: string;
  readonly organisationId: string;
  readonly domain: string;
}

/** What waits in a half-finished sign-in until the second factor is proved. */
export function linkIn(details: Readonly<Record<string, string>>): Link | undefined {
  const { issuer, subject, organisationId, domain } = details;
  return issuer === undefined || subject === undefined || organisationId === undefined || domain === undefined
    ? undefined
    : { issuer, subject, organisationId, domain };
}

/**
 * From now on the organisation's sign-in opens this account, as far as it asks for nothing more. Whom a lead refused or took
 * out of the organisation, also while their second factor was asked, is not linked and does not come back that way: they ask
 * again, and the lead decides.
 */
export async function linkToOrganisation(
  tx: Tx,
  act: Act,
  linking: Link & { readonly personId: string; readonly now: Date },
): Promise<void> {
  const { personId, organisationId, domain, now } = linking;
  await holdMemberships(tx, personId);
  if (await isFormerMember(tx, personId, organisationId)) return;
  await linkIdentity(tx, linking);
  if (await hasBelonged(tx, personId, organisationId)) return;
  const membershipId = await confirmMembershipByDomain(tx, { personId, organisationId, domain, now });
  await append(tx, act, {
    verb: 'membership.confirmed',
    subjectKind: 'membership',
    subject: membershipId,
    concerns: [personId, organisationId],
    payload: { by: 'domain' },
  });
}
