import { createHash } from 'node:crypto';
import { z } from 'zod';
import { withQuery } from '#kit/paths.ts';
import { permission } from '#kit/viewer.ts';
import { triedTooOften } from '#platform/http/attempt.queries.ts';
import { Absent, Unusable } from '#platform/http/problems.ts';
import { page, type Reading } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { easyPaths } from '../../documents/easy.paths.ts';
import { wantedForms } from '../../documents/read/choose-version.rules.ts';
import { RecordRef } from '../../documents/read/read.routes.ts';
import { readDocument } from '../../documents/read/read-document.ts';
import { aloudPaths } from '../aloud.paths.ts';
import { speechAttempts } from '../speak.routes.ts';
import { canSpeak, speak } from '../speak.ts';
import { joinedWav } from '../wav.rules.ts';
import { KeptSounds } from './kept-sounds.ts';
import { Listen, NoVoiceNow } from './listen.view.tsx';
import { isSayable, type PartToHear, partsToHear, saidOf } from './parts-to-hear.rules.ts';

const version = z.enum(wantedForms).optional();
type Asked = Reading<
  z.output<typeof RecordRef>,
  { version?: z.output<typeof version>; easy?: 'yes' | undefined }
>;

/** The words that this reader gets of the record: refused to whoever may not read it, as its own page is. */
async function load({ db, viewer, params, query, now, request }: Asked) {
  const reading = await readDocument(db, viewer, {
    kind: params.kind,
    ref: params.ref,
    wanted: query.version ?? (query.easy ? undefined : 'standard'),
    presentation: request.presentation,
    now,
  });
  const form = reading.version?.format ?? ('standard' as const);
  const parts = partsToHear({ ...reading, glossary: reading.version ? reading.glossary : [] });
  return { reading, form, parts: parts.map((part) => ({ ...part, mark: markOf(part) })) };
}

export const listenToRecord = page(aloudPaths.listen, {
  params: RecordRef,
  query: z.object({ version, easy: z.literal('yes').optional() }),
  permission: permission('anyone'),
  async load(asked) {
    const [loaded, hasVoice] = await Promise.all([load(asked), canSpeak(asked.platform)]);
    return { ...loaded, hasVoice };
  },
  view: ({ reading, form, parts, hasVoice }, { params, query }) => ({
    title: `Listen: ${reading.title}`,
    noIndex: true,
    ...(query.easy
      ? { frame: 'easy' as const, standardHref: aloudPaths.listen(params) }
      : { breadcrumbs: [{ text: reading.title, href: reading.document.href }] }),
    body: Listen({
      title: reading.title,
      back: query.easy
        ? withQuery(easyPaths.read(params), { version: query.version })
        : reading.document.href,
      easy: query.easy === 'yes',
      hasVoice,
      parts: parts.map((part) => ({
        ...part,
        sound: isSayable(part)
          ? withQuery(aloudPaths.sound({ ...params, mark: part.mark }), { version: form })
          : undefined,
      })),
    }),
  }),
});

const keptSounds = new KeptSounds();

export const hearPart = page(aloudPaths.sound, {
  params: RecordRef.extend({ mark: z.string().regex(/^[0-9a-f-]{8,40}$/) }),
  query: z.object({ version }),
  permission: permission('anyone'),
  async load(asked) {
    const { reading, parts } = await load(asked);
    const part = parts.find((one) => one.mark === asked.params.mark && isSayable(one));
    // The words have changed since: its page has the new ones.
    if (!part) throw new Absent('sound');
    const { open } = reading.document;
    const make = () => soundOf(part, { ...asked, open });
    const { viewer } = asked;
    const sound =
      open || viewer.kind === 'visitor'
        ? await make()
        : await keptSounds.get(viewer.sessionId, part.mark, asked.now, make);
    return { open, sound };
  },
  view: ({ open, sound }) =>
    sound
      ? { contentType: 'audio/wav', content: sound, seekable: true, ...(open ? { immutable: true } : {}) }
      : { title: 'This site has no voice just now', status: 503, noIndex: true, body: NoVoiceNow() },
});

/** Kept only where everyone may read the record, as whatever is said here. @returns undefined where there is no voice */
async function soundOf(
  part: PartToHear,
  {
    db,
    platform,
    request,
    now,
    open,
  }: Pick<Asked, 'db' | 'request' | 'now'> & { platform: Platform; open: boolean },
): Promise<Buffer | undefined> {
  const said = saidOf(part);
  const key = speechAttempts.keyOf(request.ip);
  if (
    await triedTooOften(
      db,
      said.map(() => key),
      speechAttempts.max,
      now,
    )
  )
    throw new Unusable(429, 'There were too many tries. Wait 15 minutes, next try again.');
  const sounds: { wav: Buffer; pauseMs: number }[] = [];
  for (const { text, pauseMs } of said) {
    const speech = await speak(platform, text, open);
    if (!speech) return undefined;
    sounds.push({ wav: speech.wav, pauseMs });
  }
  return joinedWav(sounds);
}

const markLetters = 24;

function markOf(part: PartToHear): string {
  return createHash('sha256')
    .update(JSON.stringify(saidOf(part)))
    .digest('hex')
    .slice(0, markLetters);
}
