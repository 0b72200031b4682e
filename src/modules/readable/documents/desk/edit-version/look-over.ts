import { type CheckedText, checkText } from '../../../language/check-text.ts';
import { type Draft, draftEasyRead } from '../../../language/draft-easy-read.ts';
import { compareFacts, type FactComparison } from '../../../language/facts.ts';
import type { Version } from '../../version.queries.ts';
import { type Format, textOfLines } from '../../version.rules.ts';

/** No word of any language that we judge is as long; a run like that is no text, and judging it would take long. */
const wordLettersMax = 120;
const charactersMax = 60_000;
const unreadable = new RegExp(`\\S{${wordLettersMax + 1}}`);

/** What a machine can say of the words of a version; nothing of it means that people understand them. */
export interface LookedOver {
  readonly checked: CheckedText;
  readonly facts: FactComparison;
}

export type Look = LookedOver | { readonly unreadable: string };

/** @param text as it stands in the field: places in it are places in the field */
export function lookOver(text: string, version: Pick<Version, 'format' | 'sourceText' | 'glossary'>): Look {
  if (text.length > charactersMax)
    return {
      unreadable: `The text is longer than ${charactersMax.toLocaleString('en-GB')} characters. Part it into several pages.`,
    };
  if (unreadable.test(text))
    return {
      unreadable: `There is a word of more than ${wordLettersMax} letters. Put spaces into it to get hints.`,
    };
  const checked = checkText(text, { view: viewOf(version.format) });
  const explained = version.glossary.map(({ word }) => word.toLowerCase());
  return {
    checked: {
      ...checked,
      // A word that stands among the hard words is explained where it stands.
      findings: checked.findings.filter(
        (finding) =>
          finding.rule !== 'hard-word' ||
          finding.suggestion !== null ||
          !explained.some((word) => finding.text.toLowerCase().startsWith(word)),
      ),
    },
    facts: compareFacts(version.sourceText, text),
  };
}

export function viewOf(format: Format): 'easy' | 'plain' {
  return format === 'plain' ? 'plain' : 'easy';
}

/** What the machine did when it drafted, and which steps it left because they would have lost a fact. */
export function machineWork(version: Version): Pick<Draft, 'difference' | 'refused' | 'kept' | 'lost'> {
  return draftEasyRead(version.sourceText);
}

export function textOf(version: Pick<Version, 'lines'>): string {
  return textOfLines(version.lines);
}
