import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the installation, found from this file whether it runs bundled or as source. */
export const root = findRoot(import.meta.dirname);

export const places = {
  migrations: join(root, 'migrations'),
  demonstration: join(root, 'demo'),
  client: join(root, 'dist', 'client'),
};

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'migrations'))) return from;
  const above = dirname(from);
  if (above === from)
    throw new Error('the installation folder (with package.json and migrations) was not found');
  return findRoot(above);
}
