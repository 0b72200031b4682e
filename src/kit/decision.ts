/** What a rule answers: either what follows, or the reason why not. A refusal is a value, never an exception. */
export type Decision<T, R extends string> = Allowed<T> | Refused<R>;
export interface Allowed<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Refused<R extends string> {
  readonly ok: false;
  readonly reason: R;
}

export function allow<T>(value: T): Allowed<T> {
  return { ok: true, value };
}

export function refuse<R extends string>(reason: R): Refused<R> {
  return { ok: false, reason };
}
