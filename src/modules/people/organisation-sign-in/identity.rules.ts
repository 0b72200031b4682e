import { allow, type Decision, refuse } from '#kit/decision.ts';

/** What the organisation's own sign-in says of somebody (OpenID Connect Core 1.0, section 5.1). */
export interface Claims {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | undefined;
  readonly address: string | undefined;
  readonly addressVerified: boolean;
}

export interface Known {
  /** Somebody who signed in this way before. */
  readonly linked: string | undefined;
  /** Whose confirmed address it is. */
  readonly holderOfAddress: string | undefined;
  /** The holder of the address signs in at this issuer as somebody else: the address was given to another person. */
  readonly knownAsAnother: boolean;
  /** The address's domain belongs to the organisation whose sign-in this is. */
  readonly ownDomain: boolean;
  /** Whoever it is belonged to the organisation, or asked to, and does no more: nor to another that signs in there. */
  readonly formerMember: boolean;
}

export type Recognised =
  | { readonly who: 'known'; readonly personId: string }
  | { readonly who: 'to-link'; readonly personId: string }
  | { readonly who: 'new'; readonly name: string; readonly address: string };

/**
 * An organisation vouches for addresses of its own domain only: its sign-in cannot take over the account of anyone else. An
 * address may go to a new colleague, a subject never does (OpenID Connect Core 1.0, section 5.7). Whom an organisation no
 * longer has, it does not let in.
 */
export function recognise(
  claims: Claims,
  known: Known,
): Decision<
  Recognised,
  'address-not-vouched-for' | 'address-taken' | 'address-of-another' | 'former-member'
> {
  if (known.formerMember && (known.linked !== undefined || known.ownDomain)) return refuse('former-member');
  if (known.linked !== undefined) return allow<Recognised>({ who: 'known', personId: known.linked });
  if (claims.address === undefined || !claims.addressVerified) return refuse('address-not-vouched-for');
  if (!known.ownDomain)
    return refuse(known.holderOfAddress === undefined ? 'address-not-vouched-for' : 'address-taken');
  if (known.knownAsAnother) return refuse('address-of-another');
  if (known.holderOfAddress !== undefined)
    return allow<Recognised>({ who: 'to-link', personId: known.holderOfAddress });
  return allow<Recognised>({
    who: 'new',
    name: claims.name ?? claims.address.split('@')[0] ?? 'New person',
    address: claims.address,
  });
}
