import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#platform/places.ts';
import type { VoiceAnswer, VoiceQuestion } from './voice-answer.ts';
import { readWav, wavOf } from './wav.rules.ts';
import { type WordTime, wordTimes } from './word-times.rules.ts';

export interface Speech {
  readonly wav: Buffer;
  readonly words: readonly WordTime[];
  readonly durationMs: number;
}

/** A sentence takes a few hundred milliseconds; whoever takes this long hangs, and is ended. */
const patience = { speakMsMax: 8_000, openMsMax: 15_000 };
/** A voice that nobody hears gives its memory back. */
const idleMsMax = 120_000;
/** After a voice failed, it is not tried again for so long. */
const restMs = 30_000;
const waitingMax = 40;

/**
 * A voice that lives in a process of its own, opened with the first text and ended when nobody speaks. One text after the
 * other. A voice that hangs or dies is ended, and the next text opens another.
 */
export class Voice {
  private child: ChildProcess | undefined;
  private opened: Promise<boolean> | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private idle: NodeJS.Timeout | undefined;
  private restsUntil = 0;
  private lastId = 0;

  constructor(
    private readonly script = builtScript(),
    private readonly patient = patience,
  ) {}

  /** @returns undefined where no voice is installed, or it does not answer */
  speak(text: string): Promise<Speech | undefined> {
    return this.inTurn(() => this.say(text));
  }

  /** A WAV file that was said here as MP3, a tenth as large. @returns undefined where no voice or no packer is installed */
  pack(wav: Buffer): Promise<Uint8Array | undefined> {
    return this.inTurn(async () => {
      const { samples, samplesPerSecond } = readWav(wav);
      return (await this.ask({ pack: samples, samplesPerSecond }))?.mp3;
    });
  }

  private inTurn<T>(work: () => Promise<T | undefined>): Promise<T | undefined> {
    if (this.waiting >= waitingMax || Date.now() < this.restsUntil) return Promise.resolve(undefined);
    this.waiting += 1;
    const done = this.queue.then(work).finally(() => {
      this.waiting -= 1;
    });
    this.queue = done.catch(() => undefined);
    return done;
  }

  /** Opens it. @returns whether it would speak now */
  async ready(): Promise<boolean> {
    if (Date.now() < this.restsUntil) return false;
    if (!(await this.open())) {
      this.rest();
      return false;
    }
    this.endWhenIdle();
    return true;
  }

  end(): void {
    clearTimeout(this.idle);
    this.child?.kill('SIGKILL');
    this.child = undefined;
    this.opened = undefined;
  }

  private async say(text: string): Promise<Speech | undefined> {
    const answer = await this.ask({ text });
    if (!answer) return undefined;
    if (!answer.samples || answer.samples.length === 0) return this.rest();
    const samplesPerSecond = answer.samplesPerSecond ?? 22_050;
    const durationMs = (answer.samples.length * 1_000) / samplesPerSecond;
    return {
      wav: wavOf(answer.samples, samplesPerSecond),
      words: wordTimes(text, answer.events ?? [], durationMs),
      durationMs,
    };
  }

  private async ask(question: VoiceQuestion): Promise<VoiceAnswer | undefined> {
    clearTimeout(this.idle);
    if (!(await this.open()) || !this.child) return this.rest();
    this.lastId += 1;
    const id = this.lastId;
    const answered = this.hear(id, this.patient.speakMsMax);
    this.child.send({ id, ...question });
    const answer = await answered;
    if (!answer) return this.rest();
    this.endWhenIdle();
    return answer;
  }

  private endWhenIdle(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.end(), idleMsMax).unref();
  }

  private open(): Promise<boolean> {
    this.opened ??= this.start();
    return this.opened;
  }

  private async start(): Promise<boolean> {
    const child = fork(this.script, {
      serialization: 'advanced',
      stdio: 'ignore',
      execArgv: ['--max-old-space-size=128'],
      env: {},
    });
    child.unref();
    child.channel?.unref();
    this.child = child;
    child.once('exit', () => {
      if (this.child === child) this.end();
    });
    const ready = await this.hear(0, this.patient.openMsMax);
    return ready !== undefined && ready.problem === undefined;
  }

  /** The answer to one text, or undefined where it does not come in time, or the process ends before it. */
  private hear(id: number, msMax: number): Promise<VoiceAnswer | undefined> {
    const child = this.child;
    return new Promise((resolve) => {
      const done = (answer: VoiceAnswer | undefined) => {
        clearTimeout(timer);
        child?.off('message', onMessage);
        child?.off('exit', onExit);
        resolve(answer);
      };
      const onMessage = (answer: VoiceAnswer) => answer.id === id && done(answer);
      const onExit = () => done(undefined);
      const timer = setTimeout(() => done(undefined), msMax);
      child?.on('message', onMessage);
      child?.once('exit', onExit);
    });
  }

  private rest(): undefined {
    this.end();
    this.restsUntil = Date.now() + restMs;
    return undefined;
  }
}

/** Bundled beside the server, or as source in tests and tools. */
function builtScript(): string {
  const built = join(root, 'dist', 'server', 'voice-process.js');
  return import.meta.url.endsWith('.js') && existsSync(built) ? built : join(root, 'src', 'voice-process.ts');
}
