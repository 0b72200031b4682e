import { formatInstant } from '#kit/local-date.ts';

/** A moment as people in London read it, and as machines do. */
export function When({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{formatInstant(at)}</time>;
}
