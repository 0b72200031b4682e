import { z } from 'zod';
import { permission } from '#kit/viewer.ts';
import { apiGet } from '#platform/http/api-route.ts';
import { id } from '#platform/http/fields.ts';
import { listRegister } from './register.queries.ts';
import { placeOf, RegisterQuery } from './register.routes.ts';

const registerApi = apiGet('/api/register', {
  summary: 'Agreements with companies whose summary is public, the newest first',
  tag: 'register',
  query: RegisterQuery,
  answer: z.object({
    agreements: z.array(
      z.object({
        agreementId: id,
        title: z.string(),
        category: z.string(),
        state: z.string(),
        organisationName: z.string(),
        companyName: z.string(),
        startsOn: z.iso.date().nullable(),
        endsOn: z.iso.date().nullable(),
        companyPromisedPence: z.int(),
        summaryPublishedAt: z.iso.datetime(),
      }),
    ),
    next: z.string().nullable().describe('Ask again with this as `after` for what follows'),
  }),
  permission: permission('anyone'),
  load: ({ db, query }) => listRegister(db, query, placeOf(query.after)),
  show: ({ lines, next }) => ({
    agreements: lines.map((line) => ({
      agreementId: line.agreementId,
      title: line.title,
      category: line.type,
      state: line.state,
      organisationName: line.organisationName,
      companyName: line.companyName,
      startsOn: line.startsOn,
      endsOn: line.endsOn,
      companyPromisedPence: line.promisedPence,
      summaryPublishedAt: line.publishedAt.toISOString(),
    })),
    next: next ?? null,
  }),
});

export const registerApis = [registerApi];
