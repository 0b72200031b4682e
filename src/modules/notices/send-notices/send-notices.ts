import type { Db } from '#platform/db/database.ts';
import { type Message, queueMail } from '#platform/mail/mail.ts';
import type { NoticeWords } from '#platform/module.ts';
import type { Platform } from '#platform/platform.ts';
import { noticePaths } from '../notice.paths.ts';
import { type KeptNotice, type Letter, settlePageOnly, takeLetters } from '../notice.queries.ts';
import { sourcesOf } from '../notice-sources.ts';

export const sendAtOnceQueue = 'notices.send-at-once';
export const sendDailyQueue = 'notices.send-daily';

/** The words of a notice for its person, now; undefined where the record is gone or no longer theirs to read. */
export async function wordsOf(db: Db, notice: KeptNotice): Promise<NoticeWords | undefined> {
  for (const source of sourcesOf(notice.event.verb)) {
    const words = await source.words(db, {
      personId: notice.personId,
      kind: notice.kind,
      event: notice.event,
    });
    if (words) return words;
  }
  return undefined;
}

/** Sends until nothing waits; every batch is one transaction with its messages. */
export async function sendNotices(platform: Platform, how: 'at-once' | 'daily'): Promise<void> {
  const { database, jobs, clock } = platform;
  for (;;) {
    const letters = await database.db.transaction().execute(async (tx) => {
      await settlePageOnly(tx, clock.now());
      const taken = await takeLetters(tx, how, clock.now());
      for (const letter of taken) {
        const message = await write(platform, tx, letter, how);
        if (message) await queueMail(tx, jobs, message);
      }
      return taken.length;
    });
    if (letters === 0) return;
  }
}

async function write(
  platform: Platform,
  db: Db,
  letter: Letter,
  how: 'at-once' | 'daily',
): Promise<Message | undefined> {
  const { baseUrl } = platform.config;
  const told = (await Promise.all(letter.notices.map((notice) => wordsOf(db, notice)))).filter(
    (words) => words !== undefined,
  );
  const [first] = told;
  if (!first) return undefined;
  const programme = platform.site.settings().name;
  const kinds = new Set(letter.notices.map((notice) => notice.kind));
  const [onlyKind] = kinds;
  const kind = kinds.size === 1 && onlyKind !== undefined && how === 'at-once' ? onlyKind : 'everything';
  const linesOf = (given: readonly NoticeWords[]) =>
    given.map((words) => `${words.text}\n${baseUrl}${words.href}`).join('\n\n');
  const open = told.filter((words) => words.open);
  const off = unsubscribeAddress(platform, letter.personId, kind);
  return {
    to: letter.address,
    subject: told.length === 1 ? first.text : `${told.length} things that concern you in ${programme}`,
    ...(open.length > 0 ? { supporterText: forSupporters(programme, linesOf(open)) } : {}),
    text: `Hello,

${linesOf(told)}

You get this because of what you do or follow in ${programme}.
To have fewer messages, or none: ${off}`,
    unsubscribe: off,
  };
}

function forSupporters(programme: string, lines: string): string {
  return `Hello,

You get this because you support somebody in ${programme} who lets you be told. They were told:

${lines}

To get no more of these, open 'People I support' in your account and stop there.`;
}

const purpose = 'unsubscribe';

function unsubscribeAddress({ sealer, config }: Platform, personId: string, kind: string): string {
  const signature = sealer.sign(purpose, `${personId} ${kind}`);
  return `${config.baseUrl}${noticePaths.unsubscribe({ personId, kind, signature })}`;
}

export function isUnsubscribe(
  { sealer }: Platform,
  params: { personId: string; kind: string; signature: string },
): boolean {
  return sealer.isSigned(purpose, `${params.personId} ${params.kind}`, params.signature);
}
