import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Passkey } from './passkey.queries.ts';

/** Loaded with the first passkey: it takes longer to load than all else that a start needs of sign-in. */
const webAuthn = () => import('@simplewebauthn/server');
const webAuthnParts = () => import('@simplewebauthn/server/helpers');

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

/** By this a passkey tells whose it is. */
function handleOf(personId: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(personId);
}

/** No other site shows our pages in a frame of its own: what was made in one, nobody was asked for here. */
async function wasFramed(clientDataJSON: string): Promise<boolean> {
  const { decodeClientDataJSON } = await webAuthnParts();
  return decodeClientDataJSON(clientDataJSON).crossOrigin === true;
}

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
    userID: handleOf(person.personId),
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
  if (!checked?.verified || (await wasFramed(response.response.clientDataJSON))) return undefined;
  const { credential } = checked.registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
  };
}

/**
 * The answer must say itself whose it is, as nobody was named before (Web Authentication Level 3, section 7.2, step 6).
 * @returns the new counter, or undefined where the answer is not this passkey's to this challenge
 */
export async function checkUsed(
  site: RelyingParty,
  challenge: string,
  response: AuthenticationResponseJSON,
  passkey: Passkey,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await webAuthn();
  if (response.response.userHandle !== Buffer.from(handleOf(passkey.personId)).toString('base64url'))
    return undefined;
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
  if (!checked?.verified || (await wasFramed(response.response.clientDataJSON))) return undefined;
  return checked.authenticationInfo.newCounter;
}
