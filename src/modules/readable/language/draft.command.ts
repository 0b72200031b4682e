import { readConfig } from '#platform/config.ts';
import { notices } from './check-text.ts';
import { draftEasyRead } from './draft-easy-read.ts';
import { draftWithModel } from './outside-model.ts';
import { readTextFile } from './read-text-file.ts';

/** `readable draft FILE [--json] [--model]`: the draft, and what was done to it. No database is opened. */
export async function draftCommand(file: string, options: ReadonlySet<string>): Promise<number> {
  const text = await readTextFile(file);
  if (options.has('--model')) return draftByModel(text, options);
  const draft = draftEasyRead(text);
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

/** The outside model of the settings drafts instead; what loses a fact is refused. */
async function draftByModel(text: string, options: ReadonlySet<string>): Promise<number> {
  const { easyReadModel } = readConfig();
  if (easyReadModel === undefined) {
    console.error(
      'No outside model is set up: EASY_READ_MODEL_URL names one (docs/operating.md). Leave --model out to draft by rules.',
    );
    return 1;
  }
  const draft = await draftWithModel(text, easyReadModel);
  if (options.has('--json')) console.log(JSON.stringify(draft, null, 2));
  else if (draft.kind === 'drafted') console.log(draft.text);
  if (draft.kind === 'no-answer') console.error(`No draft: ${draft.why}.`);
  if (draft.kind === 'refused')
    console.error(
      `The model's words were refused. Lost: ${listed(draft.lost)}. Not in the text: ${listed(draft.added)}. Leave --model out to draft by rules.`,
    );
  return draft.kind === 'drafted' ? 0 : 1;
}

function listed(facts: readonly { readonly kind: string; readonly value: string }[]): string {
  return facts.length === 0 ? 'nothing' : facts.map(({ kind, value }) => `${kind} ${value}`).join(', ');
}
