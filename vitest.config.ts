import { defineConfig } from 'vitest/config';

// The search engine reads these when it is loaded; what a test thread sets does not reach it.
process.env.LANCE_CPU_THREADS ??= '4';
process.env.LANCEDB_LOG ??= 'off';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/journeys/**', 'node_modules/**'],
    globalSetup: ['tests/support/postgres-for-tests.ts'],
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
