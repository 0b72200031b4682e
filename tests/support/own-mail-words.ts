import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Stands where a template names a person, a project or a day: a word that no picture shows. */
const unknown = 'Zanthe';

const writesMail = /(?:\.mail|notices|-notice-words)\.ts$/;
const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import[\s\S]*?;$/gm;
const blank = /\$\{(?:[^{}`]|`[^`]*`|\{[^}]*\})*\}/g;
const texts = /`((?:[^`\\$]|\$\{(?:[^{}`]|`[^`]*`|\{[^}]*\})*\}|\$)*)`|'((?:[^'\\\n]|\\.)*)'/g;
/** Words with a space between, as neither keys nor addresses have; and more than a piece of a sentence. */
const isText = /^(?=.*[A-Za-z’]+[ ,]+[A-Za-z‘“]+)(?:[A-Z‘“]|.*[.?!:])/s;

/**
 * The texts of every e-mail and notice of ours, read from the files that write them, so that none is forgotten when one is added.
 * What is filled in later is a word that nobody knows.
 */
export function ownMailTexts(sources: string): { file: string; text: string }[] {
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => writesMail.test(file))
    .flatMap((file) => {
      const source = readFileSync(join(sources, file), 'utf8').replace(comments, '');
      return [...source.matchAll(texts)]
        .map(([, template, plain]) => (template ?? plain ?? '').replace(blank, unknown))
        .filter((text) => isText.test(text))
        .map((text) => ({ file, text }));
    });
}

/** Nothing but what is filled in: its words come from another text of the list. */
export function isFilledInOnly(sentence: string): boolean {
  return /^(?:in|and|[^\p{L}]|Zanthe)*$/u.test(sentence.replaceAll('/join', ''));
}
