import { uuidv7 } from 'uuidv7';

/** A new UUIDv7 (RFC 9562): ordered by the time of its making, made in code because Postgres 15 to 17 cannot. */
export function newId(): string {
  return uuidv7();
}
