import { askSpeech, type WordAt } from './ask-speech.ts';

export type Said = 'ended' | 'stopped' | 'no-voice';

/** Something that is being said: it can be held, gone on with and stopped. */
export interface Saying {
  readonly done: Promise<Said>;
  pause(): void;
  resume(): void;
  stop(): void;
  setRate(rate: number): void;
}

interface Wishes {
  readonly open: boolean;
  readonly rate: number;
  /** The place of the word that is heard now; undefined when none is. */
  onWord?(word: { from: number; to: number } | undefined, audioMs: number): void;
}

/** Says a text by the site's voice; where it has none, by the browser's; where there is none, says so by its answer. */
export function say(text: string, wishes: Wishes): Saying {
  let inner: Saying | undefined;
  let over: Said | undefined;
  let held = false;
  let rate = wishes.rate;
  let end: (said: Said) => void = () => undefined;
  const done = new Promise<Said>((resolve) => {
    end = (said) => {
      if (over !== undefined) return;
      over = said;
      wishes.onWord?.(undefined, 0);
      resolve(said);
    };
  });
  void askSpeech(text, wishes.open).then((spoken) => {
    if (over !== undefined) return;
    inner = spoken
      ? playing(spoken.address, spoken.words, { ...wishes, rate })
      : browserSays(text, { ...wishes, rate });
    if (held) inner.pause();
    void inner.done.then(end);
  });
  return {
    done,
    pause() {
      held = true;
      inner?.pause();
    },
    resume() {
      held = false;
      inner?.resume();
    },
    stop() {
      inner?.stop();
      end('stopped');
    },
    setRate(next) {
      rate = next;
      inner?.setRate(next);
    },
  };
}

function playing(address: string, words: readonly WordAt[], wishes: Wishes): Saying {
  const audio = new Audio(address);
  audio.playbackRate = wishes.rate;
  audio.preservesPitch = true;
  let frame = 0;
  let shown = -1;
  const follow = () => {
    const ms = audio.currentTime * 1_000;
    let here = shown;
    while (here + 1 < words.length && (words[here + 1]?.[2] ?? 0) <= ms) here += 1;
    const word = words[here];
    if (here !== shown && word) {
      shown = here;
      wishes.onWord?.({ from: word[0], to: word[1] }, ms);
    }
    frame = requestAnimationFrame(follow);
  };
  const done = new Promise<Said>((resolve) => {
    audio.addEventListener('ended', () => resolve('ended'));
    audio.addEventListener('error', () => resolve('no-voice'));
    audio.addEventListener('sw-stop', () => resolve('stopped'));
    // Held before its first sound: that is no failure, it goes on when it is let go.
    audio.play().catch((error: Error) => error.name !== 'AbortError' && resolve('no-voice'));
  });
  frame = requestAnimationFrame(follow);
  void done.then(() => cancelAnimationFrame(frame));
  return {
    done,
    pause: () => audio.pause(),
    resume: () => void audio.play().catch(() => undefined),
    stop() {
      audio.pause();
      audio.dispatchEvent(new Event('sw-stop'));
    },
    setRate(rate) {
      audio.playbackRate = rate;
    },
  };
}

/** The browser's own voice tells the places of words by events, or does not: then none is shown. */
function browserSays(text: string, wishes: Wishes): Saying {
  const voices = 'speechSynthesis' in window ? speechSynthesis.getVoices() : [];
  const voice =
    voices.find((one) => one.lang.startsWith('en-GB')) ?? voices.find((one) => one.lang.startsWith('en'));
  if (!voice) return { done: Promise.resolve('no-voice'), pause() {}, resume() {}, stop() {}, setRate() {} };
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = wishes.rate;
  let stopped = false;
  const done = new Promise<Said>((resolve) => {
    utterance.onend = () => resolve(stopped ? 'stopped' : 'ended');
    utterance.onerror = () => resolve(stopped ? 'stopped' : 'no-voice');
    utterance.onboundary = ({ charIndex }) => {
      const length = text.slice(charIndex).search(/\s|$/);
      wishes.onWord?.({ from: charIndex, to: charIndex + length }, 0);
    };
  });
  speechSynthesis.speak(utterance);
  return {
    done,
    pause: () => speechSynthesis.pause(),
    resume: () => speechSynthesis.resume(),
    stop() {
      stopped = true;
      speechSynthesis.cancel();
    },
    // A voice of the browser keeps its speed until its next sentence.
    setRate() {},
  };
}
