import { notices } from './check-text.ts';
import { draftEasyRead } from './draft-easy-read.ts';
import { readTextFile } from './read-text-file.ts';

/** `readable draft FILE [--json]`: the draft, and what was done to it. No database is opened. */
export async function draftCommand(file: string, options: ReadonlySet<string>): Promise<number> {
  const draft = draftEasyRead(await readTextFile(file));
  const notice = notices[draft.language];
  if (options.has('--json')) {
    console.log(JSON.stringify({ ...draft, notice }, null, 2));
    return 0;
  }
  console.log(draft.text);
  // Beside the text, so that it can go into a file by itself.
  console.error(
    [
      '',
      ...(notice === null ? [] : [notice]),
      `Machine draft: ${draft.changes.length} changes, ${draft.refused.length} not made because they would have changed a fact, ${draft.unresolved.length} hints left.`,
      ...draft.changes.map(
        ({ rule, before, after }) => `  ${rule}: ${before} -> ${after === '' ? '(left out)' : after}`,
      ),
      ...draft.refused.map(
        ({ rule, before, after, facts }) =>
          `  not made, ${rule}: ${before} -> ${after} (${facts.map(({ value }) => value).join(', ')})`,
      ),
      'It is for the author alone until a person has checked it.',
    ].join('\n'),
  );
  return 0;
}
