import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A made-up Easy Read version: of a project by its key, or of a page of the programme. */
export interface DemoVersion {
  readonly of: 'project' | 'page';
  readonly key: string;
  readonly checked: boolean;
  readonly title: string;
  readonly lines: readonly {
    readonly heading: boolean;
    readonly text: string;
    readonly concept: string | undefined;
  }[];
  readonly glossary: readonly { readonly word: string; readonly means: string }[];
}

/** @throws where a line of the file cannot be understood */
export async function readDemoVersions(folder: string): Promise<DemoVersion[]> {
  const text = await readFile(join(folder, 'readable/versions.txt'), 'utf8');
  const [, ...blocks] = text.split(/^== /m);
  return blocks.map(readBlock);
}

function readBlock(block: string): DemoVersion {
  const [head = '', ...rest] = block.trim().split('\n');
  const [, of, key = '', state] =
    /^(project|page) ([a-z0-9-]+) \| (written|checked)$/.exec(head.trim()) ?? [];
  if (of !== 'project' && of !== 'page') throw new Error(`demo/readable/versions.txt: '${head}'`);
  const version = {
    of,
    key,
    checked: state === 'checked',
    title: '',
    lines: [] as DemoVersion['lines'][number][],
    glossary: [] as { word: string; means: string }[],
  } as const;
  let title = '';
  for (const line of rest.map((one) => one.trim()).filter((one) => one !== '')) {
    const [, concept, sentence] = /^\[([a-z0-9-]+)\] (.+)$/.exec(line) ?? [];
    const [, word, means] = /^([^=]+) = (.+)$/.exec(line) ?? [];
    if (line.startsWith('title: ')) title = line.slice('title: '.length);
    else if (line.startsWith('# '))
      version.lines.push({ heading: true, text: line.slice(2), concept: undefined });
    else if (sentence !== undefined) version.lines.push({ heading: false, text: sentence, concept });
    else if (word !== undefined && means !== undefined)
      version.glossary.push({ word: word.trim(), means: means.trim() });
    else throw new Error(`demo/readable/versions.txt: '${line}'`);
  }
  return { ...version, title };
}
