import type { MailForms } from '#platform/mail/mail-forms.ts';

/** Where no room says how, nothing is made, and nothing is said to be. */
let forms: MailForms | undefined;

/** app.ts says how an e-mail is made into sound and symbols, so that this room knows none that can. */
export function registerMailForms(given: MailForms): void {
  forms = given;
}

export function mailForms(): MailForms | undefined {
  return forms;
}
