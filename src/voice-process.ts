import type { VoiceAnswer } from '#modules/readable/aloud/voice-answer.ts';
import type { VoiceEvent } from '#modules/readable/aloud/word-times.rules.ts';

/**
 * A voice in a process of its own: eSpeak NG is under the GNU General Public Licence, version 3, and nothing of it is loaded
 * into Spreadwell. It hears texts on its channel and answers with sound; it ends with whoever started it.
 */
interface Asked {
  readonly id: number;
  readonly text: string;
}

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
  process.send?.(answer(asked));
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

function answer({ id, text }: Asked): VoiceAnswer {
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
