import { type CheckedText, checkText } from './check-text.ts';
import { readTextFile } from './read-text-file.ts';
import type { View } from './rule-table.ts';

/** `readable check FILE [--json] [--plain]`: no database is opened. */
export async function checkCommand(file: string, options: ReadonlySet<string>): Promise<number> {
  const view: View = options.has('--plain') ? 'plain' : 'easy';
  const checked = checkText(await readTextFile(file), { view });
  console.log(options.has('--json') ? JSON.stringify(checked, null, 2) : asLines(checked, file));
  return 0;
}

const measureNames: readonly (readonly [keyof CheckedText['measures'], string])[] = [
  ['words', 'Words'],
  ['sentences', 'Sentences'],
  ['syllables', 'Syllables'],
  ['fleschReadingEase', 'Flesch Reading Ease'],
  ['fleschKincaidGrade', 'Flesch-Kincaid grade'],
  ['smog', 'SMOG'],
  ['colemanLiau', 'Coleman-Liau'],
  ['automatedReadability', 'Automated Readability Index'],
  ['daleChall', 'Dale-Chall'],
  ['spache', 'Spache'],
];

function asLines({ measures, findings, notice }: CheckedText, file: string): string {
  const nameWidth = 28;
  return [
    ...(notice === null ? [] : [notice, '']),
    ...measureNames.map(([key, name]) => `${name.padEnd(nameWidth)}${measures[key] ?? '-'}`),
    '',
    ...findings.map(
      ({ line, column, level, rule, message, suggestion }) =>
        `${file}:${line}:${column} ${level} ${rule}: ${message}${suggestion === null || suggestion === '' ? '' : ` Try: ${suggestion}`}`,
    ),
    findings.length === 1 ? '1 hint.' : `${findings.length} hints.`,
    'None of this shows that people understand the text: that is found by testing it with them.',
  ].join('\n');
}
