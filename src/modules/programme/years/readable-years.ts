import { formatLocalDate } from '#kit/local-date.ts';
import type { ReadableSource } from '#platform/module.ts';
import { yearPaths } from '../programme.paths.ts';
import { findYear } from './year.queries.ts';

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const readableYears: ReadableSource = {
  kind: 'programme-year',
  page: yearPaths.show.pattern,
  verbs: ['programme-year.changed'],
  async find(db, _viewer, ref) {
    const year = idPattern.test(ref) ? await findYear(db, ref) : undefined;
    return (
      year && {
        recordId: year.yearId,
        title: `The year ${year.name}`,
        href: yearPaths.show({ yearId: year.yearId }),
        open: true,
        authorIds: [],
        parts: [
          {
            text: `The year ${year.name} begins on ${formatLocalDate(year.opensOn)}. It ends on ${formatLocalDate(year.closesOn)}.`,
          },
          { heading: 'What it is about', text: year.launchText },
        ],
      }
    );
  },
};
