import { checkCommand } from './language/check.command.ts';
import { draftCommand } from './language/draft.command.ts';
import { TextFileProblem } from './language/read-text-file.ts';

/** The commands of this room: each gets the file and its options, and tells the exit code. */
const commands: Readonly<Record<string, (file: string, options: ReadonlySet<string>) => Promise<number>>> = {
  check: checkCommand,
  draft: draftCommand,
};

/** @returns undefined where it is not understood */
export async function readableCommand(words: readonly string[]): Promise<number | undefined> {
  const [what = '', ...rest] = words;
  const options = new Set(rest.filter((word) => word.startsWith('--')));
  const [file, ...more] = rest.filter((word) => !word.startsWith('--'));
  const command = Object.hasOwn(commands, what) ? commands[what] : undefined;
  if (command === undefined || file === undefined || more.length > 0) return undefined;
  try {
    return await command(file, options);
  } catch (error) {
    if (!(error instanceof TextFileProblem)) throw error;
    console.error(error.message);
    return 1;
  }
}
