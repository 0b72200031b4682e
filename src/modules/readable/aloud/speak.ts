import type { Platform } from '#platform/platform.ts';
import { SpeechStore } from './speech-store.ts';
import { type Speech, Voice } from './voice.ts';

/** One voice a process of the server: it is heavy, and it is the same for all. */
let voice: Voice | undefined;

/**
 * Says a text. @param kept whether everyone may read the text, so that its sound may be kept for the next
 * @returns undefined where there is no voice
 */
export async function speak(
  platform: Pick<Platform, 'config' | 'clock' | 'log'>,
  text: string,
  kept: boolean,
): Promise<Speech | undefined> {
  if (!platform.config.voice) return undefined;
  const store = new SpeechStore(platform.config.dataDir);
  const known = kept ? await store.find(text, platform.clock.now()) : undefined;
  if (known) return known;
  voice ??= new Voice();
  const speech = await voice.speak(text);
  if (speech && kept)
    await store
      .keep(text, speech)
      .catch((error: unknown) => platform.log.warn({ err: error }, 'speech could not be kept'));
  return speech;
}

/** Speech as MP3, which every mail program plays. @returns undefined where there is no voice, or nothing that packs */
export async function packSpeech(wav: Buffer): Promise<Uint8Array | undefined> {
  voice ??= new Voice();
  return voice.pack(wav);
}

/** Whether this site has a voice now. */
export async function canSpeak({ config }: Pick<Platform, 'config'>): Promise<boolean> {
  if (!config.voice) return false;
  voice ??= new Voice();
  return voice.ready();
}

/** Takes away speech that nobody heard for long. */
export async function tidySpeech({ config, clock }: Pick<Platform, 'config' | 'clock'>): Promise<void> {
  await new SpeechStore(config.dataDir).tidy(clock.now());
}
