import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { typedText } from '#platform/http/fields.ts';
import { post } from '#platform/http/route.ts';
import { aloudPaths } from './aloud.paths.ts';
import { speak } from './speak.ts';

/** Enough for a page an hour long, and not enough to keep the voice busy for a stranger. */
const textsMax = 2_000;
const charactersMax = 400;

/** How much one address may have said, whichever way it asks. */
export const speechAttempts = { max: textsMax, keyOf: (ip: string) => `speech:${ip}` };

/**
 * Says one sentence: sound, and when each of its words is heard. A post, because the text may be one that its writer has
 * sent to nobody yet. `open` says that it stands on a page for everyone.
 */
export const speakAloud = post(aloudPaths.speak, {
  form: z.object({
    text: typedText({ name: 'what to say', max: charactersMax }),
    open: z.literal('yes').optional(),
  }),
  permission: permission('anyone'),
  writes: { noEvent: 'what somebody listens to is nobody’s business' },
  attempts: { max: speechAttempts.max, by: ({ request }) => [speechAttempts.keyOf(request.ip)] },
  load: async () => ({}),
  async decide(_loaded, { form, platform }) {
    const speech = await speak(platform, form.text, form.open === 'yes');
    return speech ? allow(speech) : refuse('no-voice');
  },
  save: async (_tx, speech) => speech,
  done: ({ saved }) => ({
    contentType: 'application/json; charset=utf-8',
    content: JSON.stringify({
      sound: saved.wav.toString('base64'),
      words: saved.words.map(({ from, to, startMs, endMs }) => [
        from,
        to,
        Math.round(startMs),
        Math.round(endMs),
      ]),
      durationMs: Math.round(saved.durationMs),
    }),
  }),
  refusals: {
    'no-voice': 'This site has no voice just now. Your browser may have one of its own.',
  },
});
