import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { newId } from '#kit/ids.ts';
import type { Config } from '#platform/config.ts';
import type { Tx } from '#platform/db/database.ts';
import type { JobDefinition, Jobs } from '#platform/jobs/jobs.ts';

/** A message in plain words. Every address in it is whole; pressing a button on the page does the deed, never the link. */
export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** One-click unsubscribing (RFC 8058): an address that takes a POST. */
  readonly unsubscribe?: string;
  /** Marks one message, also when it is tried again. */
  readonly id?: string;
  /** The same with the person's own letters, for programs that show it. */
  readonly html?: string;
  /** Made when it is sent, never queued. */
  readonly attachments?: readonly MailAttachment[];
  /** What those who support the person get of it; left out where it holds a secret or is nobody else's business. */
  readonly supporterText?: string;
  /** Set when it is queued: those who support the person may get a copy. */
  readonly shareable?: boolean;
}

/** A file that goes with a message. Its bytes are base64, so that a message is JSON. */
export interface MailAttachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly base64: string;
  /** A picture that the HTML shows by `cid:` and this id. */
  readonly contentId?: string;
}

/** A message made to suit whoever gets it, and what is to be noted of it. */
export interface SuitedMail {
  readonly message: Message;
  sent(): Promise<void>;
  failed(): Promise<void>;
}

type Copies = (tx: Tx, message: Message) => Promise<Message[]>;
let copiesOf: Copies = async () => [];

/** app.ts says who else gets a message, so that the ground knows no room. */
export function registerMailCopies(copies: Copies): void {
  copiesOf = copies;
}

export const mailQueue = 'mail.send';

/** A message as it stands in the queue. Attachments are made when it is sent: most messages have none here. */
const Queued = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  unsubscribe: z.string().exactOptional(),
  id: z.string().exactOptional(),
  html: z.string().exactOptional(),
  shareable: z.boolean().exactOptional(),
  attachments: z
    .array(
      z.object({
        fileName: z.string(),
        contentType: z.string(),
        base64: z.string(),
        contentId: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
});

/** Queues a message in the transaction that calls for it. */
export async function queueMail(tx: Tx, jobs: Jobs, message: Message): Promise<void> {
  const copies = message.supporterText === undefined ? [] : await copiesOf(tx, message);
  const { supporterText, ...own } = message;
  const mayBeShared = supporterText === undefined ? {} : { shareable: true };
  await jobs.send(tx, mailQueue, { id: newId(), ...own, ...mayBeShared });
  for (const copy of copies) await jobs.send(tx, mailQueue, { id: newId(), ...copy });
}

export function mailJob(config: Config, suit: (message: Message) => Promise<SuitedMail>): JobDefinition {
  const deliver = config.smtpUrl
    ? bySmtp(config.smtpUrl, config.mailFrom)
    : asFile(mailFolder(config), config.mailFrom);
  return {
    name: mailQueue,
    async run(data) {
      const { message, sent, failed } = await suit(Queued.parse(data));
      try {
        await deliver(message);
      } catch (error) {
        await failed();
        throw error;
      }
      await sent();
    },
  };
}

export function mailFolder(config: Config): string {
  return join(config.dataDir, 'mail');
}

type Deliver = (message: Message) => Promise<void>;

function bySmtp(url: string, from: string): Deliver {
  const transport = createTransport(url);
  return async (message) => {
    await transport.sendMail({
      from,
      to: message.to,
      subject: message.subject,
      text: message.text,
      ...(message.html === undefined ? {} : { html: message.html }),
      attachments: (message.attachments ?? []).map((one) => ({
        filename: one.fileName,
        contentType: one.contentType,
        content: Buffer.from(one.base64, 'base64'),
        ...(one.contentId === undefined ? {} : { cid: one.contentId, contentDisposition: 'inline' as const }),
      })),
      headers: unsubscribeHeaders(message),
    });
  };
}

/** Without SMTP settings a message is a file, whole or not there at all; the demonstration shows them on a page. */
function asFile(folder: string, from: string): Deliver {
  return async (message) => {
    await mkdir(folder, { recursive: true });
    const name = newId();
    const partial = join(folder, `${name}.partial`);
    await writeFile(partial, JSON.stringify({ from, at: new Date().toISOString(), ...message }, null, 2), {
      mode: 0o600,
    });
    await rename(partial, join(folder, `${name}.json`));
  };
}

function unsubscribeHeaders(message: Message): Record<string, string> {
  if (!message.unsubscribe) return {};
  return {
    'List-Unsubscribe': `<${message.unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
