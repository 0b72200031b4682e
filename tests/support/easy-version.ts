import { insertMadeUpVersion } from '#modules/readable/public.ts';
import type { Make } from '#support/make.ts';
import type { Site } from '#support/site.ts';

/** An Easy Read version, or one in symbols, that one editor wrote and, where it is said, another checked. */
export async function makeEasyVersion(
  site: Site,
  make: Make,
  of: { kind: string; ref: string; checked: boolean; format?: 'symbols' },
): Promise<void> {
  const writer = await make.programmeStaff('editor');
  const checker = await make.programmeStaff('editor');
  await site.db.transaction().execute((tx) =>
    insertMadeUpVersion(tx, {
      kind: of.kind,
      ref: of.ref,
      ...(of.format ? { format: of.format } : {}),
      title: 'Warm tea in easy words',
      lines: [
        { heading: true, text: 'What we did', concept: undefined },
        { heading: false, text: 'A nurse brings warm tea to the ward.', concept: 'nurse' },
        { heading: false, text: 'You can ask for more.', concept: 'question' },
      ],
      glossary: [{ word: 'ward', means: 'a big room with beds' }],
      writerId: writer.personId,
      checkerId: of.checked ? checker.personId : undefined,
      at: new Date(),
    }),
  );
}
