import type { Answer } from '#support/browser.ts';

/** An id that no record has. */
export const nobody = '01980000-0000-7000-8000-000000000000';

/** What an answer tells besides its words: nothing in it may differ between what is hidden and what is not there. */
export function outside(answer: Answer) {
  const headers = Object.fromEntries(
    Object.entries(answer.headers).filter(
      ([name]) => !/^(?:date|content-length|x-request-id|x-ratelimit-.*)$/.test(name),
    ),
  );
  const policy = String(headers['content-security-policy']).replace(/nonce-[^']+/g, 'nonce');
  const text = answer.text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id');
  return {
    status: answer.status,
    headers: { ...headers, 'content-security-policy': policy },
    text: text.replace(/\b[A-Z0-9]{6,}\b/g, 'reference'),
  };
}
