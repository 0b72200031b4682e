import autocannon, { type Request, type Result } from 'autocannon';

export interface Figures {
  readonly requestsPerSecond: number;
  readonly p50: number;
  /** autocannon gives no 95th percentile; the 97.5th is never lower, so a budget for p95 that it keeps is kept. */
  readonly p97_5: number;
  readonly p99: number;
  readonly errors: number;
  readonly not2xx: number;
}

interface Load {
  readonly url: string;
  readonly requests: Request[];
  readonly seconds: number;
  readonly connections: number;
  /** Open loop: so many requests a second, whether answers come or not; latencies count from when a request was due. */
  readonly perSecond?: number;
}

export async function load(given: Load): Promise<Figures> {
  const result: Result = await autocannon({
    url: given.url,
    requests: given.requests,
    duration: given.seconds,
    connections: given.connections,
    headers: { 'accept-encoding': 'br' },
    ...(given.perSecond === undefined ? {} : { overallRate: given.perSecond }),
  });
  return {
    requestsPerSecond: Math.round(result.requests.average),
    p50: result.latency.p50,
    p97_5: result.latency.p97_5,
    p99: result.latency.p99,
    errors: result.errors + result.timeouts,
    not2xx: result.non2xx,
  };
}
