import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon, { type Client, type Request, type Result } from 'autocannon';

/** Latencies in milliseconds. */
export interface Figures {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly errors: number;
  /** Answers of 400 and more: a post answers with a redirect. */
  readonly refused: number;
}

interface Load {
  readonly url: string;
  readonly requests: Request[];
  readonly seconds: number;
  readonly connections: number;
  /** Each request is sent by one connection alone: a draft can be posted once. */
  readonly divided?: boolean;
}

/** As many requests as the connections carry, each sent when the one before it was answered. */
export async function load(given: Load): Promise<Figures> {
  const times: number[] = [];
  let refused = 0;
  const result = await new Promise<Result>((resolve, reject) => {
    let connection = 0;
    const running = autocannon(
      {
        url: given.url,
        duration: given.seconds,
        connections: given.connections,
        headers: { 'accept-encoding': 'br' },
        setupClient: (client: Client) => {
          const mine = connection++ % given.connections;
          client.setRequests(
            given.requests.filter((_one, i) => !given.divided || i % given.connections === mine),
          );
        },
      },
      (error, done) => (error ? reject(error) : resolve(done)),
    );
    running.on('response', (_client, status, _bytes, milliseconds) => {
      times.push(milliseconds);
      if (status >= 400) refused += 1;
    });
  });
  return figures(times, {
    requestsPerSecond: Math.round(result.requests.average),
    errors: result.errors + result.timeouts,
    refused,
  });
}

/**
 * So many requests a second, evenly spaced, whether answers come or not; a latency counts from when its request was due.
 * autocannon's own rate sends each second's share in one burst, which measures the burst.
 */
export async function openLoop(given: {
  url: string;
  paths: readonly string[];
  seconds: number;
  perSecond: number;
}): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const due = Array.from(
    { length: given.seconds * given.perSecond },
    (_one, i) => (i * 1_000) / given.perSecond,
  );
  const times: number[] = [];
  let errors = 0;
  let refused = 0;
  const begun = performance.now();
  const answers: Promise<void>[] = [];
  for (const [i, at] of due.entries()) {
    while (performance.now() - begun < at) await wait(1);
    const path = given.paths[i % given.paths.length] ?? '/';
    answers.push(
      get(agent, new URL(path, given.url)).then(
        (status) => {
          times.push(performance.now() - begun - at);
          if (status >= 400) refused += 1;
        },
        () => {
          errors += 1;
        },
      ),
    );
  }
  await Promise.all(answers);
  const requestsPerSecond = Math.round(times.length / ((performance.now() - begun) / 1_000));
  agent.destroy();
  return figures(times, { requestsPerSecond, errors, refused });
}

function get(agent: Agent, url: URL): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
      answer.once('error', reject);
    })
      .once('error', reject)
      .end();
  });
}

function figures(
  times: number[],
  others: Pick<Figures, 'requestsPerSecond' | 'errors' | 'refused'>,
): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(1));
  return { ...others, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
