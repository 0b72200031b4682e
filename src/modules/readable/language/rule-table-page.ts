import { type Rule, rules, rulesKeptElsewhere } from './rule-table.ts';

/** docs/readable-rules.md, made from the table, so that the two cannot differ. */
export function ruleTablePage(): string {
  const level = (value: string | undefined) => value ?? '-';
  const rows = (rules as readonly Rule[]).map(
    ({ id, asks, why, source, easy, plain }) =>
      `| \`${id}\` | ${asks} | ${why} | ${level(easy)} | ${level(plain)} | ${source} |`,
  );
  return [
    '# Rules for readable text',
    '',
    '`npx spreadwell readable check FILE --json` and the writing check hold a text against these. Each finding has its line and column',
    '(from 1; columns in UTF-16 code units), the text there, the reason, the source and, where one can be made, a rewording that can',
    'stand in exactly that place. None of it shows that people understand a text: that is found by testing it with them.',
    '',
    'The rules are held against 1,580 labelled sentences in `bench/readable/` (`npm run bench:readable`): 1,058 for tuning, 240 and 282 held out.',
    'On the held-out ones every rule reaches a precision and a recall of .9, apart from hard words (precision .879 of the first set), one word for',
    'one thing (recall .857 of the 7 in the first set) and padding (recall .846 of the 13 in the second). docs/performance.md has all figures.',
    '',
    '| Rule | What it asks | Why | Easy Read | Plain | Source |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    '## Kept elsewhere',
    '',
    '| What is asked | Who keeps it |',
    '| --- | --- |',
    ...rulesKeptElsewhere.map(({ asks, kept }) => `| ${asks} | ${kept} |`),
    '',
    '## What a draft keeps',
    '',
    'A machine draft (`npx spreadwell readable draft FILE`) takes a step only where every number with its unit, negation, name, date,',
    'condition (‘if’, ‘unless’, ‘until’, ‘before’ …), limit (‘only’, ‘up to’, ‘at least’, ‘must’ …) and address of the source is still',
    'there, about the same words, and none has come in. The comparison is of words, not of meaning: a person still has to check.',
    '',
  ].join('\n');
}
