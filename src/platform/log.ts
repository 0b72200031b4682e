import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

export type Log = Logger;

/** Structured lines without personal data: no bodies, no query strings, no addresses, no names, no cookies. */
export function openLog(level: string, to?: DestinationStream): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    redact: { paths: ['req.headers', 'headers', '*.password', '*.token'], remove: true },
    serializers: {
      err: (error: Error & { code?: string; constraint?: string }) => ({
        type: error.name,
        code: error.code,
        constraint: error.constraint,
        message: withoutQuotes(error.message),
        // The stack begins with the message.
        stack: withoutQuotes(error.message) + (error.stack ?? '').split(error.message).slice(1).join(''),
      }),
    },
  };
  return to ? pino(options, to) : pino(options);
}

/** The database and mail servers quote in their errors what somebody typed, and addresses. */
function withoutQuotes(message: string): string {
  return message.replace(/"[^"]*"/g, '"…"').replace(/[^\s<>]+@[^\s<>]+/g, '…');
}
