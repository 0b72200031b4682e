import { hash, verify } from '@node-rs/argon2';

/** argon2id with the parameters that OWASP names (19 MiB, 2 passes, 1 lane; Password Storage Cheat Sheet, 2024). */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), parameters);
}

/** A hash of nothing anyone knows: checking it costs the same time when there is no account. */
const nobodysHash = hashPassword(crypto.randomUUID());

export async function isPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const right = await verify(kept ?? (await nobodysHash), password.normalize('NFKC'));
  return right && typeof kept === 'string';
}
