import type { CustomFetch } from 'openid-client';

/** Answers of other people's servers are small, or they are not read to their end. */
const answerMaxBytes = 1_000_000;

/**
 * `fetch` for what another organisation's server answers: not more than so many bytes, counted as they are unpacked, and
 * nothing after the deadline, however many requests it takes.
 * @throws as `fetch` does where nothing whole comes back
 */
export function limitedFetch(deadline: AbortSignal): CustomFetch {
  return async (address, options) => {
    const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline;
    const answer = await fetch(address, { ...options, signal } as RequestInit);
    const { status, statusText, headers } = answer;
    return new Response(answer.body && (await readAll(answer.body)), { status, statusText, headers });
  };
}

async function readAll(body: ReadableStream<Uint8Array>): Promise<Buffer<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop early hangs up.
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > answerMaxBytes)
      throw new TypeError('the answer was not read to its end', {
        cause: new RangeError(`it has more than ${answerMaxBytes} bytes`),
      });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
