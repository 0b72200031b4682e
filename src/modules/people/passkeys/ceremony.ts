import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Passkey } from './passkey.queries.ts';

/** Loaded with the first passkey: it takes longer to load than all else that a start needs of sign-in. */
const webAuthn = () => import('@simplewebauthn/server');

/** The site as WebAuthn knows it: a passkey made for one site answers to no other. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
  readonly name: string;
}

export function relyingParty(baseUrl: string, name: string): RelyingParty {
  const { hostname, origin } = new URL(baseUrl);
  return { id: hostname, origin, name };
}

/** A passkey lives on the device with its owner's name, and asks for finger, face or PIN each time. */
const asked = { residentKey: 'required', userVerification: 'required' } as const;

export async function askToMake(
  site: RelyingParty,
  person: { personId: string; address: string; name: string },
  passkeys: readonly Passkey[],
) {
  const { generateRegistrationOptions } = await webAuthn();
  return generateRegistrationOptions({
    rpName: site.name,
    rpID: site.id,
    userName: person.address,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(person.personId),
    attestationType: 'none',
    authenticatorSelection: asked,
    excludeCredentials: passkeys.map((passkey) => ({ id: passkey.credentialId })),
  });
}

export async function askToUse(site: RelyingParty) {
  const { generateAuthenticationOptions } = await webAuthn();
  return generateAuthenticationOptions({ rpID: site.id, userVerification: asked.userVerification });
}

/** @returns undefined where what the browser sent does not prove a new passkey for this site and this challenge */
export async function checkMade(
  site: RelyingParty,
  challenge: string,
  response: RegistrationResponseJSON,
): Promise<Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports'> | undefined> {
  const { verifyRegistrationResponse } = await webAuthn();
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!checked?.verified) return undefined;
  const { credential } = checked.registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
  };
}

/** @returns the new counter, or undefined where the answer is not this passkey's to this challenge */
export async function checkUsed(
  site: RelyingParty,
  challenge: string,
  response: AuthenticationResponseJSON,
  passkey: Passkey,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await webAuthn();
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
    },
    requireUserVerification: true,
  }).catch(() => undefined);
  return checked?.verified ? checked.authenticationInfo.newCounter : undefined;
}
