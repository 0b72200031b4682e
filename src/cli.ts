import cliProgress from 'cli-progress';
import { type CsvReport, describeReport } from '#kit/csv-report.ts';
import { findHelp, readFindCommand, rebuildIndex, runEvaluation, runQuery } from '#modules/finding/public.ts';
import { importIdeas } from '#modules/ideas/public.ts';
import { forgetFactorsByCommand, importDomains, importOrganisations } from '#modules/people/public.ts';
import { grantByCommand } from '#modules/programme/public.ts';
import { importProjects } from '#modules/projects/public.ts';
import { importPack, pictureSentences, readableCommand, speakFile } from '#modules/readable/public.ts';
import { type Config, readConfig } from '#platform/config.ts';
import { migrate } from '#platform/db/migrate.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres/embedded-postgres.ts';
import { openLog } from '#platform/log.ts';
import { type OpenPlatform, openPlatform } from '#platform/open-platform.ts';
import { places } from '#platform/places.ts';
import { queues } from './app.ts';
import { startWorker } from './worker.ts';

const help = `Commands of Spreadwell

  spreadwell import organisations FILE   organisations from an ODS-style CSV
  spreadwell import domains FILE         domains of work e-mail, and whose they are
  spreadwell import projects FILE        projects from a CSV (docs/importing.md lists the columns)
  spreadwell import ideas FILE           ideas from a CSV
  spreadwell grant ROLE ADDRESS          gives a role (admin, moderator, reviewer, editor) to whoever holds an address
  spreadwell forget-factors ADDRESS      takes passkeys and codes from somebody who lost them all
  spreadwell symbols import FILE         a pack of pictures, from a ZIP or OBZ (docs/guides/symbols.md)
  spreadwell readable symbols FILE [--json]   a picture for each sentence of a text, and why; no database
  spreadwell readable check FILE         measures of a text, and what makes it hard to read (--json, --plain)
  spreadwell readable draft FILE         a machine's Easy Read draft of a text (--json, --model)
  spreadwell readable speak FILE --out DIR   says a text: sound, and the time of each word
  spreadwell reindex                     builds the search index again
${findHelp}
  spreadwell worker                      works the queues and follows the log, apart from the web process
  spreadwell help                        this text

Settings come from the environment, as for the server: docs/operating.md lists them.`;

const imports = {
  organisations: importOrganisations,
  domains: importDomains,
  projects: importProjects,
  ideas: importIdeas,
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

/** @returns the exit code: 0 done, 1 done with problems, 2 not understood */
async function run(words: readonly string[]): Promise<number> {
  const [command, what, file] = words;
  if (command === undefined || command === 'help' || command === '--help') {
    console.log(help);
    return 0;
  }
  if (command === 'import' && what !== undefined && what in imports && file !== undefined)
    return onPlatform((platform) => importFile(platform, what as keyof typeof imports, file));
  if (command === 'grant' && what !== undefined && file !== undefined)
    return onPlatform((platform) => grant(platform, what, file));
  if (command === 'forget-factors' && what !== undefined)
    return onPlatform(async ({ database, clock }) => {
      const { ok, words: said } = await forgetFactorsByCommand(database.db, what, clock.now());
      console.log(said);
      return ok ? 0 : 1;
    });
  if (command === 'symbols' && what === 'import' && file !== undefined)
    return onPlatform(async (platform) => said(await importPack(platform, file)));
  if (command === 'readable' && what === 'symbols' && file !== undefined)
    return said(await pictureSentences(file, { json: words.includes('--json') }));
  if (command === 'readable' && what === 'speak' && file !== undefined)
    return said(await speakFile(file, words[words.indexOf('--out') + 1] ?? 'speech'));
  if (command === 'reindex') return onPlatform(reindex);
  if (command === 'find') {
    const asked = readFindCommand(words.slice(1));
    if (asked?.what === 'query') return onPlatform((platform) => runQuery(platform, asked));
    if (asked) {
      await runEvaluation(asked);
      return 0;
    }
  }
  if (command === 'worker') return onPlatform(workUntilStopped);
  const read = command === 'readable' ? await readableCommand(words.slice(1)) : undefined;
  if (read !== undefined) return read;
  console.error(`Not understood: ${words.join(' ')}\n\n${help}`);
  return 2;
}

function said({ code, words }: { code: number; words: string }): number {
  console.log(words);
  return code;
}

async function onPlatform(work: (platform: OpenPlatform) => Promise<number>): Promise<number> {
  const config: Config = readConfig();
  const log = openLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const postgres = config.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => log.info(line) });
  const url = config.databaseUrl ?? postgres?.url ?? '';
  try {
    await migrate(url, places.migrations);
    const platform = await openPlatform(config, url, { log, queues });
    try {
      return await work(platform);
    } finally {
      await platform.close();
    }
  } finally {
    await postgres?.stop();
  }
}

async function importFile(platform: OpenPlatform, what: keyof typeof imports, file: string): Promise<number> {
  const bar = new cliProgress.SingleBar(
    { format: `{bar} {percentage}% of ${what}`, clearOnComplete: true, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(100, 0);
  let report: CsvReport;
  try {
    report = await imports[what](platform.database.db, file, {
      now: platform.clock.now(),
      onProgress: (share) => bar.update(Math.round(share * 100)),
    });
  } finally {
    bar.stop();
  }
  console.log(describeReport(report));
  return report.problems.length === 0 ? 0 : 1;
}

async function grant(platform: OpenPlatform, role: string, address: string): Promise<number> {
  const { ok, words } = await grantByCommand(platform.database.db, role, address, platform.clock.now());
  console.log(words);
  return ok ? 0 : 1;
}

async function reindex(platform: OpenPlatform): Promise<number> {
  const bar = new cliProgress.SingleBar(
    { format: '{bar} {value} of {total} documents, {step}', clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(0, 0, { step: '' });
  const documents = await rebuildIndex(platform, ({ documents, of, step }) => {
    bar.setTotal(of);
    bar.update(documents, { step });
  }).finally(() => bar.stop());
  if (documents === undefined) {
    console.error('The index is being built already. Try again when that has ended.');
    return 1;
  }
  console.log(`${documents} documents stand in the search index.`);
  return 0;
}

async function workUntilStopped(platform: OpenPlatform): Promise<number> {
  const worker = await startWorker(platform);
  console.log('Working. Press Ctrl-C to stop.');
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  await worker.stop();
  return 0;
}
