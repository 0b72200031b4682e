import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured lines without personal data: no bodies, no query strings, no addresses, no names, no cookies. */
export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: { paths: ['req.headers', 'headers', '*.password', '*.token'], remove: true },
    serializers: {
      err: (error: Error & { code?: string }) => ({
        type: error.name,
        code: error.code,
        message: error.message,
        stack: error.stack,
      }),
    },
  });
}
