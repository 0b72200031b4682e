import { insertMadeUpVersion } from '#modules/readable/public.ts';
import type { DemoVersion } from './readable-files.ts';
import type { LoadedProject, Scene } from './scene.ts';

const pageIds: Readonly<Record<string, string>> = {
  about: '00000000-0000-7000-8000-0000000000a1',
  help: '00000000-0000-7000-8000-0000000000a2',
  privacy: '00000000-0000-7000-8000-0000000000a3',
  accessibility: '00000000-0000-7000-8000-0000000000a4',
};

/** Made-up Easy Read versions by one made-up editor; the few that are checked were checked by another. */
export async function loadReadable(
  { tx, calendar }: Scene,
  projects: ReadonlyMap<string, LoadedProject>,
  versions: readonly DemoVersion[],
): Promise<void> {
  const [checker, writer] = await tx
    .selectFrom('programme_role as r')
    .innerJoin('person_email as e', 'e.person_id', 'r.person_id')
    .where('r.role', '=', 'editor')
    .orderBy('e.address')
    .select('r.person_id')
    .execute();
  if (!checker || !writer) throw new Error('the demonstration has fewer than two editors');
  for (const version of versions) {
    const at = calendar.between(`easy ${version.key}`, 30, 3);
    const ref = version.of === 'project' ? projects.get(version.key)?.projectId : pageIds[version.key];
    if (ref === undefined)
      throw new Error(`demo/readable/versions.txt names '${version.key}', which is nothing here`);
    await insertMadeUpVersion(tx, {
      ...version,
      kind: version.of === 'project' ? 'project' : `page-${version.key}`,
      ref,
      writerId: writer.person_id,
      checkerId: version.checked ? checker.person_id : undefined,
      at,
    });
  }
}
