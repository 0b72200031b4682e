import { join } from 'node:path';
import { checkImports } from './import-rules.ts';

/** Fewer means that the checker read nothing, which it would call 'no violations'. */
const modulesMin = 100;

const { modules, violations } = await checkImports(join(import.meta.dirname, '..'), ['src']);
for (const violation of violations) console.error(violation);
if (modules < modulesMin)
  console.error(`only ${modules} modules were read: the checker is not seeing the sources`);
if (violations.length > 0 || modules < modulesMin) process.exit(1);
console.log(`${modules} modules keep the import rules.`);
