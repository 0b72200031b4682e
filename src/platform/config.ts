import { join, resolve } from 'node:path';
import { z } from 'zod';

const yesNo = z.enum(['yes', 'no']).transform((v) => v === 'yes');

/** Every setting by its environment name; docs/operating.md lists them with their meaning. */
const Settings = z.object({
  PORT: z.coerce
    .number('must be a whole number from 0 to 65535')
    .int('must be a whole number from 0 to 65535')
    .min(0, 'must be a whole number from 0 to 65535')
    .max(65_535, 'must be a whole number from 0 to 65535')
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z
    .string()
    .default('data')
    .transform((dir) => resolve(dir)),
  BASE_URL: z.url('must be a whole address such as https://ideas.example.org').optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  DEMONSTRATION: yesNo.optional(),
  WORKER: z.enum(['in-process', 'apart']).default('in-process'),
  TRUST_PROXY: z
    .union(
      [yesNo.transform((yes) => (yes ? 1 : 0)), z.coerce.number().int().min(0).max(9)],
      'must be yes, no, or how many proxies stand one behind the other',
    )
    .default(0),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().default('Spreadwell <no-reply@spreadwell.invalid>'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
  METRICS_TOKEN: z.string().min(16, 'must be at least 16 characters').optional(),
  PAGE_CACHE: yesNo.default(true),
  PREPARE_STATEMENTS: yesNo.default(true),
  EASY_READ_MODEL_URL: z
    .url('must be a whole address such as http://localhost:11434/v1/chat/completions')
    .optional(),
  EASY_READ_MODEL_NAME: z.string().default('default'),
  EASY_READ_MODEL_KEY: z.string().optional(),
  SEARCH_STORE: z
    .string()
    .regex(/^(s3|gs|az):\/\/|^\//, 'must be a whole path or begin with s3://, gs:// or az://')
    .optional(),
  BUSY_AFTER_MS: z.coerce.number().int().min(100).default(1_500),
  VOICE: yesNo.default(true),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(10).default(3_000),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly baseUrl: string;
  readonly databaseUrl: string | undefined;
  readonly databasePoolSize: number;
  /** Off behind a pooler that gives each transaction another connection and knows no prepared statements. */
  readonly prepareStatements: boolean;
  /** Load the made-up programme into an empty database, and say on every page that it is made up. */
  readonly demonstration: boolean;
  readonly worker: 'in-process' | 'apart';
  /** How many proxies stand between us and the world. What comes before them in X-Forwarded-For anybody can write. */
  readonly trustProxy: number;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly logLevel: string;
  readonly metricsToken: string | undefined;
  readonly pageCache: boolean;
  /** Where the search index lies: a folder, or an address of an object store that all processes share. */
  readonly searchStore: string;
  readonly rateLimitPerMinute: number;
  /** An outside language model that may draft Easy Read versions. Absent: no text ever leaves for one. */
  readonly easyReadModel:
    | { readonly url: string; readonly name: string; readonly key: string | undefined }
    | undefined;
  /** Answers that it is busy when its one thread is behind by so much. */
  readonly busyAfterMs: number;
  /** Whether this site reads aloud by itself, where a voice is installed. */
  readonly voice: boolean;
}

export class ConfigProblem extends Error {}

/**
 * Reads the settings once, at the start.
 * @throws ConfigProblem naming every setting that is wrong, and how to mend it
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in Settings.shape && value !== ''),
  );
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigProblem(
      `These settings are wrong:\n${lines.join('\n')}\ndocs/operating.md lists them all.`,
    );
  }
  const s = parsed.data;
  return {
    port: s.PORT,
    host: s.HOST,
    dataDir: s.DATA_DIR,
    baseUrl: (s.BASE_URL ?? `http://localhost:${s.PORT}`).replace(/\/+$/, ''),
    databaseUrl: s.DATABASE_URL,
    databasePoolSize: s.DATABASE_POOL_SIZE,
    prepareStatements: s.PREPARE_STATEMENTS,
    demonstration: s.DEMONSTRATION ?? s.DATABASE_URL === undefined,
    worker: s.WORKER,
    trustProxy: s.TRUST_PROXY,
    smtpUrl: s.SMTP_URL,
    mailFrom: s.MAIL_FROM,
    logLevel: s.LOG_LEVEL,
    metricsToken: s.METRICS_TOKEN,
    pageCache: s.PAGE_CACHE,
    searchStore: s.SEARCH_STORE ?? join(s.DATA_DIR, 'search'),
    rateLimitPerMinute: s.RATE_LIMIT_PER_MINUTE,
    easyReadModel:
      s.EASY_READ_MODEL_URL === undefined
        ? undefined
        : { url: s.EASY_READ_MODEL_URL, name: s.EASY_READ_MODEL_NAME, key: s.EASY_READ_MODEL_KEY },
    busyAfterMs: s.BUSY_AFTER_MS,
    voice: s.VOICE,
  };
}
