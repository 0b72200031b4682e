/** A thing that happened. Ids and values of states only: a person can be erased and the log stays true. */
export interface NewEvent {
  /** '<noun>.<what-happened>', for example 'idea.supported'. */
  readonly verb: Verb;
  readonly subjectKind: string;
  readonly subject: string;
  /** Other records that this touches: their followers hear of it and their pages are made anew. */
  readonly concerns?: readonly string[];
  readonly payload?: Readonly<Record<string, PayloadValue>>;
}
export type Verb = `${string}.${string}`;
export type PayloadValue = string | number | boolean | null | readonly string[];

export interface PlacedEvent extends NewEvent {
  readonly id: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly organisation: string | null;
  readonly position: number;
  readonly concerns: readonly string[];
  readonly payload: Readonly<Record<string, PayloadValue>>;
}

/** One act of one person (or of the programme itself): who, for which organisation, when, and what it recorded. */
export interface Act {
  readonly actor: string | null;
  readonly organisation: string | null;
  readonly at: Date;
  readonly recorded: Verb[];
}

export function newAct(who: { actor: string | null; organisation: string | null; at: Date }): Act {
  return { ...who, recorded: [] };
}

const tokenPattern = /^[a-z0-9][a-z0-9.-]{0,63}$/;
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;

/** @throws when a payload holds anything but ids, dates, numbers, booleans and values of states */
export function assertNoFreeText(payload: Readonly<Record<string, PayloadValue>>): void {
  for (const [name, value] of Object.entries(payload)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one !== 'string') continue;
      if (!tokenPattern.test(one) && !uuidPattern.test(one) && !datePattern.test(one))
        throw new Error(`event payload '${name}' holds free text`);
    }
  }
}
