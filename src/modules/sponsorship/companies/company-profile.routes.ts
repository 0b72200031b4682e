import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import { choice, id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import type { BuyingCode } from '../buying-category.rules.ts';
import { findStoppedOffers, holdStopped, saveBidEnded } from '../end-bid/end-bid.queries.ts';
import { findBidsOfCompany, insertBid } from '../offers/bid.queries.ts';
import { buyingCodes, optionalDay } from '../requests/request.form.ts';
import { findSectors } from '../sectors/sector.queries.ts';
import { companyPaths } from '../sponsorship.paths.ts';
import { mayEditCompany } from '../sponsorship.policy.ts';
import { Profile } from './company.form.ts';
import { findCompany, findOrganisationIdByCode, saveProfile } from './company.queries.ts';
import { CompanyBids } from './company-bids.view.tsx';
import { EditCompany } from './company-fields.view.tsx';

const CompanyAt = z.object({ companyId: id });
type AtCompany = z.output<typeof CompanyAt>;

async function load({ db, viewer, params, now }: Reading<AtCompany, unknown>) {
  const company = await found(findCompany(db, viewer, params.companyId), 'company');
  const [sectors, bids] = await Promise.all([
    findSectors(db),
    findBidsOfCompany(db, company.companyId, londonToday(now)),
  ]);
  return { company, sectors, bids };
}
type Loaded = Awaited<ReturnType<typeof load>>;

function crumbsOf({ company }: Loaded) {
  return [{ text: company.name, href: companyPaths.show({ companyId: company.companyId }) }];
}

function editPage(loaded: Loaded, state: FormState) {
  return {
    title: `What ${loaded.company.name} says of itself`,
    breadcrumbs: crumbsOf(loaded),
    body: EditCompany({ ...loaded, state }),
  };
}

export const showEditCompany = page(companyPaths.edit, {
  params: CompanyAt,
  permission: mayEditCompany,
  load,
  view: (loaded) =>
    editPage(loaded, {
      values: {
        ...loaded.company,
        noSensitiveSector: loaded.company.sensitiveSectors.length === 0 ? 'yes' : '',
      },
      errors: [],
    }),
});

export const editCompany = post(companyPaths.edit, {
  params: CompanyAt,
  form: Profile,
  permission: mayEditCompany,
  stepUp: true,
  writes: ['company.changed'],
  load,
  decide({ sectors }, { form }) {
    const { noSensitiveSector, ...details } = form;
    if (noSensitiveSector === details.sensitiveSectors.length > 0) return refuse('sectors-not-said');
    const known = details.sensitiveSectors.filter((slug) => sectors.some((one) => one.slug === slug));
    return allow({ ...details, sensitiveSectors: known });
  },
  async save(tx, details, { act, params, viewer }) {
    await saveProfile(tx, act, params.companyId, details, signedIn(viewer).personId);
  },
  done: ({ params }) => seeOther(companyPaths.show(params), 'It is kept.'),
  refusals: {
    'sectors-not-said':
      'Tick the sectors in which your company or its group works, or tick that it works in none of them.',
  },
  again: (state, loaded) => editPage(loaded, state),
});

function bidsPage(loaded: Loaded, state: FormState) {
  return {
    title: `Bids of ${loaded.company.name}`,
    breadcrumbs: crumbsOf(loaded),
    noIndex: true,
    body: CompanyBids({ ...loaded, state }),
  };
}

export const showCompanyBids = page(companyPaths.bids, {
  params: CompanyAt,
  permission: mayEditCompany,
  load,
  view: (loaded) => bidsPage(loaded, { values: {}, errors: [] }),
});

/** The company's own side of the firewall. */
export const declareCompanyBid = post(companyPaths.bids, {
  params: CompanyAt,
  form: z.object({
    odsCode: z
      .string('Enter the code of the organisation')
      .transform((code) => code.trim().toUpperCase())
      .pipe(
        z
          .string()
          .regex(/^[A-Z0-9]{3,10}$/, 'Enter the ODS code of the organisation: 3 to 10 letters and digits'),
      ),
    buyingCode: z
      .enum(['', ...buyingCodes], 'Choose from the list')
      .default('')
      .transform((code): BuyingCode | null => (code === '' ? null : code)),
    state: choice(['live', 'planned'], 'Say whether the bid is under way or planned'),
    until: optionalDay('until when it runs'),
  }),
  permission: mayEditCompany,
  writes: ['company.bid-declared'],
  load,
  async decide({ company }, { db, form, viewer }) {
    const organisationId = await findOrganisationIdByCode(db, form.odsCode);
    if (organisationId === undefined) return refuse('no-organisation');
    return allow({
      companyId: company.companyId,
      organisationId,
      buyingCode: form.buyingCode,
      state: form.state,
      until: form.until,
      declaredBy: signedIn(viewer).personId,
    });
  },
  async save(tx, bid, { act }) {
    await insertBid(tx, act, { ...bid, declaredFor: 'company' });
  },
  done: ({ params }) => seeOther(companyPaths.bids(params), 'The bid is declared.'),
  refusals: {
    'no-organisation': 'No organisation here has this code. Look it up under ‘Organisations’.',
  },
  again: (state, loaded) => bidsPage(loaded, state),
});

/** What the bid stopped goes on the ordinary way: an offer that was found clear is reviewed again. */
export const endCompanyBid = post(companyPaths.endBid, {
  params: CompanyAt.extend({ bidId: id }),
  permission: mayEditCompany,
  writes: ['company.bid-ended', 'interest.bid-ended', 'interest.conflict-review'],
  load,
  decide: () => allow({}),
  async save(tx, _nothing, { act, params, viewer, now }) {
    const { personId } = signedIn(viewer);
    await holdStopped(tx, await findStoppedOffers(tx, params.bidId, personId, londonToday(now)));
    if (!(await saveBidEnded(tx, act, { ...params, by: personId, told: undefined }))) return refuse('no-bid');
  },
  done: ({ params }) =>
    seeOther(companyPaths.bids({ companyId: params.companyId }), 'The bid is over. Who ended it is kept.'),
  refusals: { 'no-bid': 'There is no such bid of your company, or it is over already.' },
  again: (state, loaded) => bidsPage(loaded, state),
});

export const companyProfileRoutes = [
  showEditCompany,
  editCompany,
  showCompanyBids,
  declareCompanyBid,
  endCompanyBid,
];
