import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { hashToken } from '#platform/secrets.ts';

const period = 30;
const digits = 6;
/** Clocks of telephones go a little wrong: one step before and after is let pass (RFC 6238, section 5.2). */
const stepsEitherSide = 1;
const recoveryCodes = 8;

export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

function totp(secret: string, account?: { programme: string; address: string }): TOTP {
  return new TOTP({
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits,
    period,
    ...(account ? { issuer: account.programme, label: account.address } : {}),
  });
}

/** The address that a telephone's app reads to take the secret over. */
export function secretAddress(secret: string, account: { programme: string; address: string }): string {
  return totp(secret, account).toString();
}

/** @returns the time step that the code belongs to, or undefined where it is wrong */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const delta = totp(secret).validate({
    token: code.replace(/\s/g, ''),
    timestamp: now.getTime(),
    window: stepsEitherSide,
  });
  return delta === null ? undefined : Math.floor(now.getTime() / 1_000 / period) + delta;
}

/** The code of this moment, for tests. */
export function codeAt(secret: string, now: Date): string {
  return totp(secret).generate({ timestamp: now.getTime() });
}

export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () =>
    randomBytes(10)
      .toString('hex')
      .replace(/(.{5})(?=.)/g, '$1-'),
  );
}

export function hashRecoveryCode(code: string): Buffer {
  return hashToken(code.toLowerCase().replace(/[^0-9a-f]/g, ''));
}
