import type { Message } from '#platform/mail/mail.ts';
import type { MailSound } from '#platform/mail/mail-forms.ts';
import type { Platform } from '#platform/platform.ts';
import { packSpeech, speak } from '../aloud/speak.ts';
import { joinedWav } from '../aloud/wav.rules.ts';
import { saidOfMail } from './mail-words.rules.ts';

/** Some three and a half minutes of speech, 700 KB as MP3: no mail server minds, and nobody loses the thread. */
const charactersMax = 3_000;
/** Other e-mails wait behind this one. */
const makingMsMax = 20_000;

/** An e-mail as one sound file. Nothing of it is kept: it is for one person. */
export async function mailAsSound(
  platform: Platform,
  message: Pick<Message, 'subject' | 'text'>,
): Promise<MailSound> {
  if (!platform.config.voice) return { whyNot: 'no-voice' };
  const said = saidOfMail(message);
  if (said.reduce((sum, { text }) => sum + text.length, 0) > charactersMax)
    return { whyNot: 'too-long-to-say' };
  const mp3 = await inTime(makingMsMax, (isLate) => mp3Of(platform, said, isLate));
  if (!mp3) return { whyNot: 'no-voice' };
  return {
    file: {
      fileName: 'listen-to-this-e-mail.mp3',
      contentType: 'audio/mpeg',
      base64: Buffer.from(mp3).toString('base64'),
    },
  };
}

async function mp3Of(
  platform: Platform,
  said: readonly { text: string; pauseMs: number }[],
  isLate: () => boolean,
): Promise<Uint8Array | undefined> {
  const sounds: { wav: Buffer; pauseMs: number }[] = [];
  for (const { text, pauseMs } of said) {
    const speech = isLate() ? undefined : await speak(platform, text, false);
    if (!speech) return undefined;
    sounds.push({ wav: speech.wav, pauseMs });
  }
  return sounds.length === 0 ? undefined : packSpeech(joinedWav(sounds));
}

/** @returns undefined where it takes longer; what was begun is told, so that it does not go on */
async function inTime<T>(
  msMax: number,
  work: (isLate: () => boolean) => Promise<T | undefined>,
): Promise<T | undefined> {
  let late = false;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      late = true;
      resolve(undefined);
    }, msMax);
  });
  try {
    return await Promise.race([work(() => late), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
