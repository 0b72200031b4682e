import type { VoiceAnswer, VoiceQuestion } from '#modules/readable/aloud/voice-answer.ts';
import type { VoiceEvent } from '#modules/readable/aloud/word-times.rules.ts';

/**
 * A voice in a process of its own: eSpeak NG is under the GNU General Public Licence, version 3, and nothing of it is loaded
 * into Spreadwell; nor is LAME, which makes MP3 here (GNU Lesser General Public Licence). It hears texts on its channel and
 * answers with sound; it ends with whoever started it.
 */
type Asked = VoiceQuestion & { readonly id: number };

interface Engine {
  set_voice(name: string): number;
  set_rate(wordsPerMinute: number): void;
  get_samplerate(): number;
  synthesize(
    text: string,
    hear: (samples: Int16Array | null, events: readonly EngineEvent[]) => boolean,
  ): void;
}
interface EngineEvent {
  readonly type: string;
  readonly text_position: number;
  readonly audio_position: number;
}

const wordsPerMinute = 160;
const voice = 'en-gb';
const packageName = '@echogarden/espeak-ng-emscripten';

process.on('disconnect', () => process.exit(0));
const engine = await open().catch((error: Error) => error);
process.on('message', (asked: Asked) => {
  if ('pack' in asked) void pack(asked).then((packed) => process.send?.(packed));
  else process.send?.(answer(asked));
});
process.send?.({
  id: 0,
  ...(engine instanceof Error ? { problem: engine.message } : {}),
} satisfies VoiceAnswer);

async function open(): Promise<Engine> {
  const { default: load } = (await import(packageName)) as {
    default: () => Promise<{ eSpeakNGWorker: new () => Engine }>;
  };
  const opened = new (await load()).eSpeakNGWorker();
  opened.set_voice(voice);
  opened.set_rate(wordsPerMinute);
  return opened;
}

const packerName = 'wasm-media-encoders';
/** Speech stays clear at three kilobytes a second. */
const kilobitsPerSecond = 24;

interface Packer {
  configure(options: { sampleRate: number; channels: 1; bitrate: number }): void;
  encode(channels: readonly Float32Array[]): Uint8Array;
  finalize(): Uint8Array;
}

async function pack(asked: Extract<Asked, { pack: Int16Array }>): Promise<VoiceAnswer> {
  const { id, samplesPerSecond } = asked;
  try {
    const { createMp3Encoder } = (await import(packerName)) as { createMp3Encoder(): Promise<Packer> };
    const packer = await createMp3Encoder();
    packer.configure({ sampleRate: samplesPerSecond, channels: 1, bitrate: kilobitsPerSecond });
    const samples = Float32Array.from(asked.pack, (sample) => sample / 32_768);
    // What it gives is its own memory until it is copied.
    const mp3 = Buffer.concat([Buffer.from(packer.encode([samples])), Buffer.from(packer.finalize())]);
    return { id, mp3: new Uint8Array(mp3) };
  } catch (error) {
    return { id, problem: (error as Error).message };
  }
}

function answer({ id, text }: Extract<Asked, { text: string }>): VoiceAnswer {
  if (engine instanceof Error) return { id, problem: engine.message };
  try {
    const chunks: Int16Array[] = [];
    const events: VoiceEvent[] = [];
    // It cuts words at curly apostrophes; a straight one is as long, so that places stay true.
    engine.synthesize(text.replace(/[‘’]/g, "'"), (samples, told) => {
      if (samples) chunks.push(samples.slice());
      for (const one of told)
        if (one.type === 'word') events.push({ at: one.text_position - 1, ms: one.audio_position });
      return false;
    });
    const samples = new Int16Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      samples.set(chunk, at);
      at += chunk.length;
    }
    return { id, samples, samplesPerSecond: engine.get_samplerate(), events };
  } catch (error) {
    return { id, problem: (error as Error).message };
  }
}
