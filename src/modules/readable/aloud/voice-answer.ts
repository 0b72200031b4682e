import type { VoiceEvent } from './word-times.rules.ts';

/** What the process of a voice sends for a text; number 0 says that it is ready, or why it is not. */
export interface VoiceAnswer {
  readonly id: number;
  readonly samples?: Int16Array;
  readonly samplesPerSecond?: number;
  readonly events?: readonly VoiceEvent[];
  readonly problem?: string;
}
