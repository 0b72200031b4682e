import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the installation, found from this file whether it runs bundled or as source. */
export const root = findRoot(import.meta.dirname);

export const places = {
  migrations: join(root, 'migrations'),
  demonstration: join(root, 'demo'),
  client: join(root, 'dist', 'client'),
  /** Run as a process of its own, from where this very code runs: bundled or as source. */
  fitProcess: import.meta.filename.endsWith('.ts')
    ? join(root, 'src', 'modules', 'finding', 'meaning', 'fit-process.ts')
    : join(root, 'dist', 'server', 'modules', 'finding', 'meaning', 'fit-process.js'),
};

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'migrations'))) return from;
  const above = dirname(from);
  if (above === from)
    throw new Error('the installation folder (with package.json and migrations) was not found');
  return findRoot(above);
}
