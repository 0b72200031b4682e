import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Collection } from '../../src/modules/finding/evaluate/evaluate-search.ts';

/** The demonstration programme, its questions and its judgements as a collection: bench/finding/README.md says how they were made. */
const root = join(import.meta.dirname, '..', '..');
const judgementsFile = join(root, 'bench', 'finding', 'qrels.tsv');

/** So many lines stood in the file before results were pooled: they were made without any search. */
const judgedWithoutSearch = 1_750;

export interface Question {
  readonly id: string;
  readonly text: string;
  readonly kindOfDifficulty: string;
  readonly asker: string;
}

export async function readQuestions(): Promise<Question[]> {
  return JSON.parse(await readFile(join(root, 'bench', 'finding', 'questions.json'), 'utf8'));
}

/** What a judge reads of a record, and what is searched here: all but the kit. */
export async function readRecords(): Promise<Collection['texts']> {
  const texts: Collection['texts'][number][] = [];
  for (const folder of ['projects', 'ideas', 'needs'])
    for (const file of await readdir(join(root, 'demo', folder)))
      for (const record of JSON.parse(await readFile(join(root, 'demo', folder, file), 'utf8')) as Record<
        string,
        unknown
      >[])
        texts.push({
          id: String(record.key),
          title: String(record.title),
          text: ['summary', 'problem', 'idea', 'helps', 'detail', 'whatWasDone', 'results']
            .map((field) => (typeof record[field] === 'string' ? record[field] : ''))
            .join('\n'),
        });
  return texts;
}

/** @param which 'first': those made without any search; 'all': those of pooled results as well. By question, then by record. */
export async function readGrades(which: 'first' | 'all'): Promise<Map<string, Map<string, number>>> {
  const lines = (await readFile(judgementsFile, 'utf8')).trimEnd().split('\n').slice(1);
  const grades = new Map<string, Map<string, number>>();
  for (const line of which === 'first' ? lines.slice(0, judgedWithoutSearch) : lines) {
    const [question = '', record = '', grade = '0'] = line.split('\t');
    if (!grades.has(question)) grades.set(question, new Map());
    grades.get(question)?.set(record, Number(grade));
  }
  return grades;
}
