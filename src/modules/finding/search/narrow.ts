import { approximateLocation, distanceKm, type Location } from '#kit/uk-region.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import type { Condition } from '#platform/search-engine/filter.ts';
import { readableCondition } from '../engine/readable.ts';
import { findOrganisationType, findPlaceNamed } from './places.queries.ts';
import type { SearchFilters, SearchQuestion } from './search-question.ts';

/** So many values of one filter are looked at. */
const valuesMax = 1_000;
const valueCharactersMax = 100;
const degreeKm = 111.2;
const kmMax = 2_000;

export interface Narrowed {
  readonly condition: Condition;
  /** How far a record is from the middle of `near`. */
  readonly circle?: { readonly middle: Location; readonly km: number; readonly name: string };
}

/** Who may read, and what was chosen: one condition, of which the first part is never left out. */
export async function narrow(db: Db, viewer: Viewer, question: SearchQuestion): Promise<Narrowed> {
  const filters = question.filters ?? {};
  const circle = await circleOf(db, filters.near);
  const chosen: Condition[] = [
    ...among('kind', question.kinds),
    ...among('organisation_id', filters.organisationIds),
    ...among('organisation_type', filters.organisationTypes),
    ...among('region', filters.regions),
    ...among('stage', filters.stages),
    ...among('evidence', filters.evidenceLevels),
    ...among('setting', filters.settings),
    ...(filters.topics?.length ? [{ column: 'topics', holds: tidy(filters.topics) }] : []),
    ...within(filters),
    ...(circle ? box(circle) : []),
    ...(filters.adoptedByPlacesLikeMine ? [await adoptedLike(db, viewer)] : []),
  ];
  return {
    condition: { all: [readableCondition(viewer), ...chosen] },
    ...(circle ? { circle } : {}),
  };
}

function among(column: string, values: readonly string[] | undefined): Condition[] {
  return values?.length ? [{ column, in: tidy(values) }] : [];
}

function tidy(values: readonly string[]): string[] {
  return values.slice(0, valuesMax).map((value) => value.slice(0, valueCharactersMax));
}

/** Local dates as London has them; a day more at either end would be seen by nobody, an hour less would. */
function within({ from, to }: SearchFilters): Condition[] {
  const begin = from === undefined ? Number.NaN : Date.parse(`${from}T00:00:00Z`);
  const end = to === undefined ? Number.NaN : Date.parse(`${to}T23:59:59.999Z`);
  return [
    ...(Number.isNaN(begin) ? [] : [{ column: 'shown', from: begin }]),
    ...(Number.isNaN(end) ? [] : [{ column: 'shown', to: end }]),
  ];
}

async function circleOf(db: Db, near: SearchFilters['near']) {
  if (!near || !(near.km > 0)) return undefined;
  const place = near.place.trim().slice(0, valueCharactersMax);
  if (place === '') return undefined;
  const km = Math.min(near.km, kmMax);
  const byPostcode = approximateLocation(place);
  if (byPostcode) return { middle: byPostcode, km, name: place.toUpperCase() };
  const named = await findPlaceNamed(db, place);
  return named && { middle: named, km, name: named.name };
}

/** The square around the circle; the corners are cut off when hits are made. */
function box({ middle, km }: { middle: Location; km: number }): Condition[] {
  const up = km / degreeKm;
  const across = km / (degreeKm * Math.max(0.2, Math.cos((middle.latitude * Math.PI) / 180)));
  return [
    { column: 'latitude', from: middle.latitude - up, to: middle.latitude + up },
    { column: 'longitude', from: middle.longitude - across, to: middle.longitude + across },
  ];
}

export function isWithin(circle: Narrowed['circle'], place: Location): boolean {
  return circle === undefined || distanceKm(circle.middle, place) <= circle.km;
}

/** Places like mine are organisations of the same type as the one for which the viewer acts. */
async function adoptedLike(db: Db, viewer: Viewer): Promise<Condition> {
  const mine = viewer.kind === 'person' && viewer.actingFor !== null ? viewer.actingFor : undefined;
  const type = mine === undefined ? null : await findOrganisationType(db, mine);
  return { column: 'adopter_types', holds: type === null ? [] : [type] };
}
