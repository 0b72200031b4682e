import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Addresses of the built style sheet and scripts; their names carry a hash of what they hold. */
export interface Assets {
  readonly css: string;
  readonly js: string;
  /** For those who work the site with a switch. */
  readonly scan: string;
}

/** @throws when the client has not been built */
export function readAssets(folder: string): Assets {
  const file = join(folder, 'manifest.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Assets;
  } catch (error) {
    throw new Error(`${file} cannot be read: build the client first (npm run build)`, { cause: error });
  }
}
