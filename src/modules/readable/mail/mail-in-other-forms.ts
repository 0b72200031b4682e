import type { MailForms } from '#platform/mail/mail-forms.ts';
import { mailAsSound } from './mail-as-sound.ts';
import { mailInSymbols } from './mail-in-symbols.ts';

/** What app.ts hands to the room that knows who needs it. */
export const mailInOtherForms: MailForms = { sound: mailAsSound, symbols: mailInSymbols };
