import type { MailAttachment, Message } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';

/** How a room makes an e-mail into what can be heard and what is read in symbols. */
export interface MailForms {
  /** The words as one sound file, or why there is none. Never takes longer than the room's own limit. */
  sound(platform: Platform, message: Pick<Message, 'subject' | 'text'>): Promise<MailSound>;
  symbols(
    platform: Platform,
    message: Pick<Message, 'subject' | 'text'>,
    /** `points`: the size of its letters, 0 for the usual one. */
    reader: { personId: string; points: number },
  ): Promise<SymbolMail>;
}

export type MailSound =
  | { readonly file: MailAttachment }
  | { readonly whyNot: 'no-voice' | 'too-long-to-say' };

export interface SymbolMail {
  readonly html: string;
  readonly pictures: readonly MailAttachment[];
  /** Every sentence has at least one symbol. */
  readonly complete: boolean;
}
