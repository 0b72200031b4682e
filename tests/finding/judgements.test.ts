import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readDemoFiles } from '../../src/demonstration/demo-files.ts';

/** bench/finding: what is said about records must be said about records that stand in demo/. */

const Question = z.strictObject({
  id: z.string().regex(/^q\d{3}$/),
  text: z.string().min(1),
  kindOfDifficulty: z.enum([
    'everyday-words',
    'typing-mistake',
    'abbreviation',
    'american-spelling',
    'british-spelling',
    'one-word',
    'long-sentence',
    'quoted-phrase',
    'operators',
    'other-word-form',
    'vague',
    'nothing-in-programme',
  ]),
  asker: z.string().min(1),
  meant: z.string().optional(),
});

const questions = z.array(Question).parse(JSON.parse(await readFile('bench/finding/questions.json', 'utf8')));
const [head, ...lines] = (await readFile('bench/finding/qrels.tsv', 'utf8')).trimEnd().split('\n');
const judgements = lines.map((line) => {
  const [question = '', record = '', grade = ''] = line.split('\t');
  return { question, record, grade };
});

describe('the judgements of search', () => {
  test('ask each question once, and say what was meant where it is mistyped', () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length);
    for (const { kindOfDifficulty, meant, text } of questions) {
      expect(meant !== undefined).toBe(kindOfDifficulty === 'typing-mistake');
      expect(meant).not.toBe(text);
    }
  });

  test('name questions and records that there are, once each, with a grade from 0 to 3', async () => {
    const demo = await readDemoFiles('demo');
    const records = new Set([...demo.projects, ...demo.ideas, ...demo.needs].map(({ key }) => key));
    const asked = new Set(questions.map(({ id }) => id));
    expect(head).toBe('query-id\tcorpus-id\tscore');
    expect(judgements.filter(({ question }) => !asked.has(question))).toEqual([]);
    expect(judgements.filter(({ record }) => !records.has(record))).toEqual([]);
    expect(judgements.filter(({ grade }) => !/^[0-3]$/.test(grade))).toEqual([]);
    expect(new Set(judgements.map(({ question, record }) => `${question} ${record}`)).size).toBe(
      judgements.length,
    );
  });

  test('find an answer for every question but those that have none in the programme', () => {
    const answered = new Set(judgements.filter(({ grade }) => grade !== '0').map(({ question }) => question));
    for (const { id, kindOfDifficulty } of questions)
      expect(answered.has(id), id).toBe(kindOfDifficulty !== 'nothing-in-programme');
  });

  test('can name records by title as well, because no two share one', async () => {
    const demo = await readDemoFiles('demo');
    const titles = [...demo.projects, ...demo.ideas, ...demo.needs].map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
