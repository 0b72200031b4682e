import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { newId } from '#kit/ids.ts';
import { typedText } from '#platform/http/fields.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { sectorPaths, sponsorshipPaths } from '../sponsorship.paths.ts';
import { mayKeepSectors } from '../sponsorship.policy.ts';
import { barSector, findSectors, insertSector, type SensitiveSector } from './sector.queries.ts';
import { Sectors } from './sectors.view.tsx';

const slugMax = 40;
const SectorAt = z.object({ sector: z.string().regex(/^[a-z0-9-]{2,40}$/, 'This address is not whole') });

async function load({ db }: Reading<unknown, unknown>) {
  return { sectors: await findSectors(db) };
}

function sectorsPage({ sectors }: { sectors: readonly SensitiveSector[] }, state: FormState) {
  return {
    title: 'Sensitive sectors',
    breadcrumbs: [{ text: 'Sponsorship', href: sponsorshipPaths.show() }],
    body: Sectors({ sectors, state }),
  };
}

export const showSectors = page(sectorPaths.list, {
  permission: mayKeepSectors,
  load,
  view: (loaded) => sectorsPage(loaded, { values: {}, errors: [] }),
});

/** 'Payday loans' becomes 'payday-loans'. */
function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, slugMax);
}

export const addSector = post(sectorPaths.add, {
  form: z.object({ name: typedText({ name: 'the sector’s name', max: 120 }) }),
  permission: mayKeepSectors,
  writes: ['sensitive-sector.added'],
  load,
  decide(_loaded, { form }) {
    const slug = slugOf(form.name);
    return slug.length < 2 ? refuse('no-name') : allow({ slug, name: form.name });
  },
  async save(tx, sector, { act, viewer }) {
    const by = signedIn(viewer).personId;
    if (!(await insertSector(tx, act, { ...sector, by, eventSubject: newId() })))
      return refuse('kept-already');
  },
  done: () => seeOther(sectorPaths.list(), 'The sector is kept. Requests can exclude it now.'),
  refusals: {
    'no-name': 'Write the name in letters, at least two.',
    'kept-already': 'A sector of this name is kept already. Look in the list.',
  },
  again: (state, loaded) => sectorsPage(loaded, state),
});

const changing = {
  params: SectorAt,
  permission: mayKeepSectors,
  stepUp: true,
  load,
  refusals: { 'as-it-was': 'It stands so already, or is not in the list. Look again.' },
} as const;

export const barIt = post(sectorPaths.bar, {
  ...changing,
  writes: ['sensitive-sector.barred'],
  decide: (_loaded, { params }) => allow(params.sector),
  async save(tx, slug, { act, viewer }) {
    const by = signedIn(viewer).personId;
    if (!(await barSector(tx, act, { slug, barred: true, by, eventSubject: newId() })))
      return refuse('as-it-was');
  },
  done: () => seeOther(sectorPaths.list(), 'Barred: its companies see nothing from now on.'),
});

export const admitIt = post(sectorPaths.admit, {
  ...changing,
  writes: ['sensitive-sector.admitted'],
  decide: (_loaded, { params }) => allow(params.sector),
  async save(tx, slug, { act, viewer }) {
    const by = signedIn(viewer).personId;
    if (!(await barSector(tx, act, { slug, barred: false, by, eventSubject: newId() })))
      return refuse('as-it-was');
  },
  done: () => seeOther(sectorPaths.list(), 'Let in again. Requests can still exclude it.'),
});

export const sectorRoutes = [showSectors, addSector, barIt, admitIt];
