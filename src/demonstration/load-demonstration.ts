import { join } from 'node:path';
import { importOrganisations } from '#modules/people/public.ts';
import { headOfLog } from '#platform/events/event.queries.ts';
import { catchUp } from '#platform/events/follow-log.ts';
import type { Platform } from '#platform/platform.ts';
import { readDemoAgreements } from './agreement-files.ts';
import { calendarFrom } from './calendar.ts';
import { makeCast } from './cast.ts';
import { readDemoFiles } from './demo-files.ts';
import { loadAgreements } from './load-agreements.ts';
import { loadCommunicationNeeds } from './load-communication-needs.ts';
import { loadIdeas } from './load-ideas.ts';
import { loadInterests } from './load-interests.ts';
import { loadPeople } from './load-people.ts';
import { loadProgramme } from './load-programme.ts';
import { loadProjects } from './load-projects.ts';
import { loadReadable } from './load-readable.ts';
import { loadReports } from './load-reports.ts';
import { loadSponsorship } from './load-sponsorship.ts';
import { loadViews } from './load-views.ts';
import { readDemoVersions } from './readable-files.ts';
import { type Told, tellEvents } from './told-events.ts';

export const noticesSubscriber = 'notices';

/**
 * Loads the made-up programme into an empty database, all of it or nothing; does nothing where there is a programme already.
 * Nobody is told by e-mail of what 'happened' before.
 */
export async function loadDemonstrationOnce(platform: Platform, folder: string): Promise<boolean> {
  const { db } = platform.database;
  const settings = platform.site.settings();
  const someone = await db.selectFrom('person').select('id').limit(1).executeTakeFirst();
  if (settings.demonstration || someone) return false;
  const now = platform.clock.now();
  const files = await readDemoFiles(folder);
  const agreements = await readDemoAgreements(folder);
  const readable = await readDemoVersions(folder);
  const calendar = calendarFrom(now);
  await importOrganisations(db, join(folder, 'organisations.csv'), { now });
  const organisations = new Map(
    (await db.selectFrom('organisation').select(['id', 'ods_code', 'name', 'region']).execute()).map(
      (row) => [row.ods_code, row],
    ),
  );
  const ids = new Map([...organisations].map(([code, row]) => [code, row.id]));
  const cast = makeCast(files, ids);
  await db.transaction().execute(async (tx) => {
    const told: Told[] = [];
    const scene = { tx, files, cast, calendar, organisations, now, tell: (event: Told) => told.push(event) };
    await loadPeople(scene);
    const projects = await loadProjects(scene);
    await loadIdeas(scene, projects);
    await loadSponsorship(scene, projects);
    await loadAgreements(scene, projects, agreements);
    await loadProgramme(scene, projects);
    await loadCommunicationNeeds(scene, [...projects.values()]);
    await loadViews(scene, projects);
    await loadInterests(scene, projects);
    await loadReports(scene);
    await tellEvents(tx, told);
    await loadReadable(scene, projects, readable);
  });
  await catchUp(db, []);
  const head = await headOfLog(db);
  await db
    .insertInto('subscriber_position')
    .values({ subscriber: noticesSubscriber, position: head })
    .onConflict((conflict) => conflict.column('subscriber').doUpdateSet({ position: head }))
    .execute();
  await platform.site.refresh();
  return true;
}
