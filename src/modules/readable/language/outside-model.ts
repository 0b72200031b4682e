import { z } from 'zod';
import { type Finding, findingsOf } from './check-text.ts';
import { type DifferencePart, differenceBetween } from './difference.ts';
import { compareFacts } from './facts.ts';
import type { Fact } from './find-facts.ts';
import { readText } from './reading.ts';
import { oneLineEnd } from './text-parts.ts';

/** An outside language model that whoever runs the site has set up: an address that speaks the usual chat completions. */
export interface OutsideModel {
  readonly url: string;
  readonly name: string;
  readonly key: string | undefined;
}

export type OutsideDraft =
  | {
      readonly kind: 'drafted';
      readonly text: string;
      readonly kept: readonly Fact[];
      readonly difference: readonly DifferencePart[];
      readonly unresolved: readonly Finding[];
    }
  /** It lost, changed or made up a fact: its words are not shown as a draft. */
  | { readonly kind: 'refused'; readonly lost: readonly Fact[]; readonly added: readonly Fact[] }
  | { readonly kind: 'no-answer'; readonly why: string };

const answerMsMax = 30_000;
const answerCharactersMax = 200_000;
export const modelTextMax = 20_000;

const instructions = [
  'Write the text again in Easy Read English: one short idea in each sentence, at most 15 words, everyday words, active voice, digits for numbers.',
  'Keep every number, dose, unit, name, date, condition and every ‘not’ exactly. Add nothing. Explain nothing that is not explained in the text.',
  'Answer with the text alone, one sentence on each line.',
].join(' ');

const Answer = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/** Asks the model, and holds its answer to the same facts as the machine's own draft. */
export async function draftWithModel(text: string, model: OutsideModel): Promise<OutsideDraft> {
  const source = oneLineEnd(text);
  if (source.length > modelTextMax)
    return { kind: 'no-answer', why: `the text is longer than ${modelTextMax} characters` };
  const answer = await ask(source, model);
  if ('why' in answer) return { kind: 'no-answer', why: answer.why };
  const { kept, lost, added } = compareFacts(source, answer.text);
  if (lost.length > 0 || added.length > 0) return { kind: 'refused', lost, added };
  return {
    kind: 'drafted',
    text: answer.text,
    kept,
    difference: differenceBetween(source, answer.text),
    unresolved: findingsOf(readText(answer.text), 'easy'),
  };
}

async function ask(
  text: string,
  { url, name, key }: OutsideModel,
): Promise<{ text: string } | { why: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        model: name,
        temperature: 0,
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: text },
        ],
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(answerMsMax),
    });
    if (!response.ok) return { why: `the model answered with status ${response.status}` };
    const body = await readAtMost(response);
    if (body === undefined) return { why: 'the model answered with too much' };
    const parsed = Answer.safeParse(JSON.parse(body));
    const said = parsed.success ? oneLineEnd(parsed.data.choices[0]?.message.content ?? '').trim() : '';
    return said === '' ? { why: 'the model answered with no text' } : { text: said };
  } catch (error) {
    return {
      why:
        error instanceof SyntaxError ? 'the model did not answer in JSON' : 'the model could not be reached',
    };
  }
}

async function readAtMost(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let body = '';
  for await (const chunk of response.body ?? []) {
    body += decoder.decode(chunk as Uint8Array, { stream: true });
    if (body.length > answerCharactersMax) return undefined;
  }
  return body;
}
