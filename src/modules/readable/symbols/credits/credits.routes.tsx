import { SummaryList } from '#design/components/summary-list.tsx';
import { permission } from '#kit/viewer.ts';
import { page } from '#platform/http/route.ts';
import { allPictures, packs } from '../catalogue.ts';
import { findImportedPacks } from '../pack.queries.ts';
import { picturePaths } from '../picture.paths.ts';

/** Whose pictures the programme shows, and on what terms. */
export const showCredits = page(picturePaths.credits, {
  permission: permission('anyone'),
  load: async ({ db }) => ({ imported: await findImportedPacks(db), authors: openmojiAuthors() }),
  view: ({ imported, authors }) => ({
    title: 'Pictures: authors and licences',
    body: (
      <>
        <h1 class="nhsuk-heading-l">Pictures: authors and licences</h1>
        <p>
          These are the pictures beside words on this site. They are served from here; nothing is loaded from
          elsewhere.
        </p>
        {Object.values(packs).map((pack) => (
          <PackRights {...pack} />
        ))}
        {imported.map((pack) => (
          <PackRights {...pack} note={`Imported here: ${pack.pictures} pictures.`} />
        ))}
        <h2 class="nhsuk-heading-m">Who drew the OpenMoji pictures</h2>
        <p>{authors.join(', ')}.</p>
      </>
    ),
  }),
});

function PackRights(pack: {
  title: string;
  author: string;
  licence: string;
  licenceUrl: string;
  sourceUrl: string;
  note?: string;
}) {
  return (
    <>
      <h2 class="nhsuk-heading-m">{pack.title}</h2>
      <SummaryList
        rows={[
          { key: 'By', value: pack.author },
          {
            key: 'Licence',
            value: pack.licenceUrl === '' ? pack.licence : <a href={pack.licenceUrl}>{pack.licence}</a>,
          },
          ...(pack.sourceUrl === ''
            ? []
            : [{ key: 'From', value: <a href={pack.sourceUrl}>{pack.sourceUrl}</a> }]),
          ...(pack.note === undefined ? [] : [{ key: 'Note', value: pack.note }]),
        ]}
      />
    </>
  );
}

function openmojiAuthors(): string[] {
  const names = new Set<string>();
  for (const picture of allPictures()) if (picture.pack === 'openmoji') names.add(picture.author);
  return [...names].filter((name) => name !== '').toSorted((a, b) => a.localeCompare(b, 'en'));
}
