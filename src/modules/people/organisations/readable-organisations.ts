import { formatLocalDate } from '#kit/local-date.ts';
import type { ReadableSource } from '#platform/module.ts';
import { organisationPaths } from '../people.paths.ts';
import { findOdsCode, findOrganisation } from './organisation.queries.ts';

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An organisation is asked by its ODS code, which stands in its address, or by its id. */
export const readableOrganisations: ReadableSource = {
  kind: 'organisation',
  page: organisationPaths.show.pattern,
  verbs: [],
  async find(db, _viewer, ref) {
    const odsCode = idPattern.test(ref) ? await findOdsCode(db, ref) : ref;
    const organisation = odsCode === undefined ? undefined : await findOrganisation(db, odsCode);
    if (!organisation) return undefined;
    const place = [organisation.town, organisation.region].filter((one) => one !== null).join(', ');
    const { name } = organisation;
    return {
      recordId: organisation.id,
      title: name,
      href: organisationPaths.show({ odsCode: organisation.odsCode }),
      open: true,
      authorIds: [],
      parts: [
        { text: `${name} is part of the health service.${place === '' ? '' : ` It is in ${place}.`}` },
        ...(organisation.closedOn === null
          ? []
          : [
              {
                text: `It closed on ${formatLocalDate(organisation.closedOn)}.${organisation.successor ? ` ${organisation.successor.name} came after it.` : ''}`,
              },
            ]),
      ],
    };
  },
};
