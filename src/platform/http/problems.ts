/** The typed errors of the house. One translator turns them into pages and into problem details (RFC 9457). */
export class Absent extends Error {
  /** The same for what is absent and for what is hidden from the viewer: they cannot tell which. */
  constructor(readonly what = 'page') {
    super(`absent: ${what}`);
  }
}

export class Forbidden extends Error {
  constructor(readonly whatToDo: string) {
    super('forbidden');
  }
}

export class Unusable extends Error {
  constructor(
    readonly status: 400 | 413 | 415 | 429,
    readonly whatToDo: string,
  ) {
    super('unusable request');
  }
}

/** Whoever signs in is who they say, but the account is stopped. The words tell why, until when, and where to appeal. */
export class Suspended extends Error {
  constructor(readonly words: string) {
    super('suspended');
  }
}

/** The API was called without a token that holds. */
export class NeedsToken extends Error {}

/** A rule said no to a program: the same words as a page would show. */
export class RefusedByRule extends Error {}

/** @throws Absent when there is nothing */
export async function found<T>(query: Promise<T | undefined>, what?: string): Promise<T> {
  const value = await query;
  if (value === undefined) throw new Absent(what);
  return value;
}

/** A promise of the code itself. Broken, it fails loudly: nothing that came from outside is checked with this. */
export function invariant(holds: boolean, promise: string): asserts holds {
  if (!holds) throw new Error(`broken invariant: ${promise}`);
}

const databaseAwayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '08003',
]);

export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    databaseAwayCodes.has(code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect|connection timeout/i.test(message ?? '')
  );
}
