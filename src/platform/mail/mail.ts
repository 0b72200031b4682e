import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
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
}

export const mailQueue = 'mail.send';

/** Queues a message in the transaction that calls for it. */
export async function queueMail(tx: Tx, jobs: Jobs, message: Message): Promise<void> {
  await jobs.send(tx, mailQueue, { ...message });
}

export function mailJob(config: Config): JobDefinition {
  const deliver = config.smtpUrl
    ? bySmtp(config.smtpUrl, config.mailFrom)
    : asFile(mailFolder(config), config.mailFrom);
  return {
    name: mailQueue,
    run: (data) => deliver(data as unknown as Message),
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
