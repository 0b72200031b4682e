import * as oidc from 'openid-client';
import { emailAddress, personName } from '#platform/http/fields.ts';
import type { Platform } from '#platform/platform.ts';
import { signInPaths } from '../people.paths.ts';
import type { Claims } from './identity.rules.ts';
import { limitedFetch } from './limited-fetch.ts';

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

/** To which an organisation's server sends people back. Each organisation has its own. */
export function answerAddress({ config }: Platform, organisationId: string): string {
  return `${config.baseUrl}${signInPaths.fromOrganisation({ organisationId })}`;
}

export interface Begun {
  readonly address: string;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

export class ProviderAway extends Error {}

/** For one answer of the organisation's server. */
const timeoutSeconds = 8;
/** For all that one step of signing in asks of it. */
const allSeconds = 12;

async function discover(settings: ProviderSettings): Promise<oidc.Configuration> {
  const issuer = new URL(settings.issuer);
  // Plain HTTP only on this machine, where providers are tried out.
  const local = issuer.hostname === 'localhost' || issuer.hostname === '127.0.0.1';
  try {
    const configuration = await oidc.discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
      timeout: timeoutSeconds,
      [oidc.customFetch]: limitedFetch(AbortSignal.timeout(allSeconds * 1_000)),
      // Whoever stands between the servers must not write tokens of their own: each is signed with the provider's key.
      execute: [oidc.enableNonRepudiationChecks, ...(local ? [oidc.allowInsecureRequests] : [])],
    });
    return configuration;
  } catch (error) {
    throw new ProviderAway('the sign-in of the organisation does not answer', { cause: error });
  }
}

/** Authorization code flow with PKCE, state and nonce. */
export async function begin(settings: ProviderSettings): Promise<Begun> {
  const configuration = await discover(settings);
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const address = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: settings.redirectUri,
    scope: 'openid email profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  return { address: address.toString(), verifier, state, nonce };
}

/**
 * @returns undefined where the answer is not one to what was begun here
 * @throws ProviderAway where the organisation's server does not answer
 */
export async function finish(
  settings: ProviderSettings,
  begun: Omit<Begun, 'address'>,
  answer: Readonly<Record<string, string | undefined>>,
): Promise<Claims | undefined> {
  const configuration = await discover(settings);
  const url = new URL(settings.redirectUri);
  for (const [name, value] of Object.entries(answer))
    if (value !== undefined) url.searchParams.set(name, value);
  try {
    const tokens = await oidc.authorizationCodeGrant(configuration, url, {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
    });
    const claims = tokens.claims();
    if (!claims || !isSubject(claims.sub)) return undefined;
    const more =
      claims.email === undefined
        ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
        : claims;
    return {
      issuer: claims.iss,
      subject: claims.sub,
      name: personName.safeParse(more.name).data,
      address: emailAddress().safeParse(more.email).data,
      addressVerified: more.email_verified === true,
    };
  } catch (error) {
    if (isAway(error)) throw new ProviderAway('the sign-in of the organisation went away', { cause: error });
    return undefined;
  }
}

/** At most 255 ASCII characters (OpenID Connect Core 1.0, section 2). */
function isSubject(subject: string): boolean {
  return /^[ -~]{1,255}$/.test(subject);
}

/** No answer in time, none at all, or one without end: `fetch` says so by a TypeError with a cause. */
function isAway(error: unknown): boolean {
  return (
    (error instanceof oidc.ClientError && error.code === 'OAUTH_TIMEOUT') ||
    (error instanceof TypeError && error.cause !== undefined)
  );
}
