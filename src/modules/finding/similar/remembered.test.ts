import { expect, test } from 'vitest';
import { rememberIds } from './remembered.ts';

test('many who ask at once share one answer, and later ones the same', async () => {
  let worked = 0;
  const workOut = async () => {
    worked += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return ['a'];
  };
  const answers = await Promise.all(Array.from({ length: 10 }, () => rememberIds('one', workOut)));
  expect(answers).toEqual(Array.from({ length: 10 }, () => ['a']));
  expect(await rememberIds('one', workOut)).toEqual(['a']);
  expect(worked).toBe(1);
});

test('what failed is not remembered', async () => {
  await expect(rememberIds('two', () => Promise.reject(new Error('planted')))).rejects.toThrow('planted');
  expect(await rememberIds('two', async () => ['b'])).toEqual(['b']);
});
