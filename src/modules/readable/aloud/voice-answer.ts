import type { VoiceEvent } from './word-times.rules.ts';

/** What the process of a voice is asked: to say a text, or to make what was said into a small file. */
export type VoiceQuestion =
  | { readonly text: string }
  | { readonly pack: Int16Array; readonly samplesPerSecond: number };

/** What the process of a voice sends for a question; number 0 says that it is ready, or why it is not. */
export interface VoiceAnswer {
  readonly id: number;
  readonly samples?: Int16Array;
  readonly samplesPerSecond?: number;
  readonly events?: readonly VoiceEvent[];
  readonly mp3?: Uint8Array;
  readonly problem?: string;
}
