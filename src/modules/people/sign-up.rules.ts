/** What an e-mail domain proves: membership of its one organisation, or only that the holder is staff (as nhs.net does), or nothing. */
export type DomainProof =
  | { readonly kind: 'member'; readonly organisationId: string; readonly domain: string }
  | { readonly kind: 'staff'; readonly domain: string }
  | { readonly kind: 'nothing' };

export interface Standing {
  readonly personKind: 'staff' | 'public';
  readonly memberOf: { readonly organisationId: string; readonly domain: string } | undefined;
  /** She is staff, but of which organisation only she knows: she picks, its lead confirms. */
  readonly mustPickOrganisation: boolean;
}

export function standingFrom(proof: DomainProof): Standing {
  switch (proof.kind) {
    case 'member':
      return { personKind: 'staff', memberOf: proof, mustPickOrganisation: false };
    case 'staff':
      return { personKind: 'staff', memberOf: undefined, mustPickOrganisation: true };
    case 'nothing':
      return { personKind: 'public', memberOf: undefined, mustPickOrganisation: false };
  }
}

/** An address of this site to go back to, or undefined: never another site's, and only of signs that a header can carry. */
export function localAddress(given: string | undefined): string | undefined {
  return given !== undefined && /^\/(?![/\\])[!-[\]-~]*$/.test(given) && given.length <= 2_000
    ? given
    : undefined;
}
