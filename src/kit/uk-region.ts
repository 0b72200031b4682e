/** NHS England's regions (NHS England, 'Regional teams', as of 2025) and the other nations of the UK. */
export const regions = [
  'East of England',
  'London',
  'Midlands',
  'North East and Yorkshire',
  'North West',
  'South East',
  'South West',
  'Wales',
  'Scotland',
  'Northern Ireland',
] as const;
export type Region = (typeof regions)[number];

/** A place on the globe, in degrees. */
export interface Location {
  readonly latitude: number;
  readonly longitude: number;
}

const earthRadiusKm = 6371;

/**
 * The letters that a UK postcode begins with: the region that the larger part lies in, and the main town's place in
 * degrees, to 0.1 (some 10 km). Written by hand from general knowledge of the map.
 */
const areas = new Map<string, readonly [Region, latitude: number, longitude: number]>([
  ['AB', ['Scotland', 57.1, -2.1]],
  ['AL', ['East of England', 51.8, -0.3]],
  ['B', ['Midlands', 52.5, -1.9]],
  ['BA', ['South West', 51.4, -2.4]],
  ['BB', ['North West', 53.7, -2.5]],
  ['BD', ['North East and Yorkshire', 53.8, -1.8]],
  ['BH', ['South West', 50.7, -1.9]],
  ['BL', ['North West', 53.6, -2.4]],
  ['BN', ['South East', 50.8, -0.1]],
  ['BR', ['London', 51.4, 0]],
  ['BS', ['South West', 51.5, -2.6]],
  ['BT', ['Northern Ireland', 54.6, -5.9]],
  ['CA', ['North East and Yorkshire', 54.9, -2.9]],
  ['CB', ['East of England', 52.2, 0.1]],
  ['CF', ['Wales', 51.5, -3.2]],
  ['CH', ['North West', 53.2, -2.9]],
  ['CM', ['East of England', 51.7, 0.5]],
  ['CO', ['East of England', 51.9, 0.9]],
  ['CR', ['London', 51.4, -0.1]],
  ['CT', ['South East', 51.3, 1.1]],
  ['CV', ['Midlands', 52.4, -1.5]],
  ['CW', ['North West', 53.1, -2.4]],
  ['DA', ['South East', 51.4, 0.2]],
  ['DD', ['Scotland', 56.5, -3]],
  ['DE', ['Midlands', 52.9, -1.5]],
  ['DG', ['Scotland', 55.1, -3.6]],
  ['DH', ['North East and Yorkshire', 54.8, -1.6]],
  ['DL', ['North East and Yorkshire', 54.5, -1.6]],
  ['DN', ['North East and Yorkshire', 53.5, -1.1]],
  ['DT', ['South West', 50.7, -2.4]],
  ['DY', ['Midlands', 52.5, -2.1]],
  ['E', ['London', 51.5, 0]],
  ['EC', ['London', 51.5, -0.1]],
  ['EH', ['Scotland', 55.9, -3.2]],
  ['EN', ['London', 51.7, -0.1]],
  ['EX', ['South West', 50.7, -3.5]],
  ['FK', ['Scotland', 56, -3.8]],
  ['FY', ['North West', 53.8, -3]],
  ['G', ['Scotland', 55.9, -4.3]],
  ['GL', ['South West', 51.9, -2.2]],
  ['GU', ['South East', 51.2, -0.6]],
  ['HA', ['London', 51.6, -0.3]],
  ['HD', ['North East and Yorkshire', 53.6, -1.8]],
  ['HG', ['North East and Yorkshire', 54, -1.5]],
  ['HP', ['South East', 51.7, -0.7]],
  ['HR', ['Midlands', 52.1, -2.7]],
  ['HS', ['Scotland', 58.2, -6.4]],
  ['HU', ['North East and Yorkshire', 53.7, -0.3]],
  ['HX', ['North East and Yorkshire', 53.7, -1.9]],
  ['IG', ['London', 51.6, 0.1]],
  ['IP', ['East of England', 52.1, 1.2]],
  ['IV', ['Scotland', 57.5, -4.2]],
  ['KA', ['Scotland', 55.6, -4.5]],
  ['KT', ['South East', 51.4, -0.3]],
  ['KW', ['Scotland', 59, -3]],
  ['KY', ['Scotland', 56.1, -3.2]],
  ['L', ['North West', 53.4, -3]],
  ['LA', ['North West', 54, -2.8]],
  ['LD', ['Wales', 52.2, -3.4]],
  ['LE', ['Midlands', 52.6, -1.1]],
  ['LL', ['Wales', 53.2, -3.8]],
  ['LN', ['Midlands', 53.2, -0.5]],
  ['LS', ['North East and Yorkshire', 53.8, -1.5]],
  ['LU', ['East of England', 51.9, -0.4]],
  ['M', ['North West', 53.5, -2.2]],
  ['ME', ['South East', 51.4, 0.5]],
  ['MK', ['East of England', 52, -0.8]],
  ['ML', ['Scotland', 55.8, -4]],
  ['N', ['London', 51.6, -0.1]],
  ['NE', ['North East and Yorkshire', 55, -1.6]],
  ['NG', ['Midlands', 53, -1.1]],
  ['NN', ['Midlands', 52.2, -0.9]],
  ['NP', ['Wales', 51.6, -3]],
  ['NR', ['East of England', 52.6, 1.3]],
  ['NW', ['London', 51.5, -0.2]],
  ['OL', ['North West', 53.5, -2.1]],
  ['OX', ['South East', 51.8, -1.3]],
  ['PA', ['Scotland', 55.8, -4.4]],
  ['PE', ['East of England', 52.6, -0.2]],
  ['PH', ['Scotland', 56.4, -3.4]],
  ['PL', ['South West', 50.4, -4.1]],
  ['PO', ['South East', 50.8, -1.1]],
  ['PR', ['North West', 53.8, -2.7]],
  ['RG', ['South East', 51.5, -1]],
  ['RH', ['South East', 51.1, -0.2]],
  ['RM', ['London', 51.6, 0.2]],
  ['S', ['North East and Yorkshire', 53.4, -1.5]],
  ['SA', ['Wales', 51.6, -3.9]],
  ['SE', ['London', 51.5, -0.1]],
  ['SG', ['East of England', 51.9, -0.2]],
  ['SK', ['North West', 53.4, -2.1]],
  ['SL', ['South East', 51.5, -0.6]],
  ['SM', ['London', 51.4, -0.2]],
  ['SN', ['South West', 51.6, -1.8]],
  ['SO', ['South East', 50.9, -1.4]],
  ['SP', ['South West', 51.1, -1.8]],
  ['SR', ['North East and Yorkshire', 54.9, -1.4]],
  ['SS', ['East of England', 51.5, 0.7]],
  ['ST', ['Midlands', 53, -2.2]],
  ['SW', ['London', 51.5, -0.2]],
  ['SY', ['Midlands', 52.7, -2.8]],
  ['TA', ['South West', 51, -3.1]],
  ['TD', ['Scotland', 55.6, -2.8]],
  ['TF', ['Midlands', 52.7, -2.5]],
  ['TN', ['South East', 51.1, 0.3]],
  ['TQ', ['South West', 50.5, -3.5]],
  ['TR', ['South West', 50.3, -5.1]],
  ['TS', ['North East and Yorkshire', 54.6, -1.2]],
  ['TW', ['London', 51.5, -0.3]],
  ['UB', ['London', 51.5, -0.4]],
  ['W', ['London', 51.5, -0.2]],
  ['WA', ['North West', 53.4, -2.6]],
  ['WC', ['London', 51.5, -0.1]],
  ['WD', ['East of England', 51.7, -0.4]],
  ['WF', ['North East and Yorkshire', 53.7, -1.5]],
  ['WN', ['North West', 53.5, -2.6]],
  ['WR', ['Midlands', 52.2, -2.2]],
  ['WS', ['Midlands', 52.6, -2]],
  ['WV', ['Midlands', 52.6, -2.1]],
  ['YO', ['North East and Yorkshire', 54, -1.1]],
  ['ZE', ['Scotland', 60.2, -1.1]],
]);

/** Districts of areas that straddle a border, where many people live on the smaller side. */
const districtsAcrossBorders: readonly [area: string, districts: readonly number[], Region][] = [
  ['BR', [8], 'South East'],
  ['CH', [5, 6, 7, 8], 'Wales'],
  ['CR', [3, 6], 'South East'],
  ['DA', [5, 6, 7, 8, 14, 15, 16, 17, 18], 'London'],
  ['DN', [21], 'Midlands'],
  ['EN', [6, 7, 8, 9, 10, 11], 'East of England'],
  ['HP', [1, 2, 3, 4, 23], 'East of England'],
  ['KT', [1, 2, 3, 4, 5, 6, 9], 'London'],
  ['MK', [18], 'South East'],
  ['OL', [14], 'North East and Yorkshire'],
  ['PE', [9, 10, 11, 12, 20, 21, 22, 23, 24, 25], 'Midlands'],
  ['RM', [15, 16, 17, 18, 19, 20], 'East of England'],
  ['S', [18, 32, 33, 40, 41, 42, 43, 44, 45, 49, 80, 81], 'Midlands'],
  ['SM', [7], 'South East'],
  ['SN', [7], 'South East'],
  ['SP', [6, 10, 11], 'South East'],
  ['SY', [15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25], 'Wales'],
  ['TD', [12, 15], 'North East and Yorkshire'],
  ['TW', [15, 16, 17, 18, 19, 20], 'South East'],
];

/**
 * The region of a whole postcode or its first part, in any case, with or without a space. Approximate: postcode areas
 * straddle borders; the larger part decides, save for a short list of districts.
 * @returns undefined for what is no UK postcode, and for the Channel Islands, the Isle of Man and the forces
 */
export function regionOfPostcode(postcode: string): Region | undefined {
  const parts = readPostcode(postcode);
  if (parts === undefined) return undefined;
  const acrossBorder = districtsAcrossBorders.find(
    ([area, districts]) => area === parts.area && districts.includes(parts.district),
  );
  return acrossBorder?.[2] ?? areas.get(parts.area)?.[0];
}

/**
 * Where a postcode lies, by its AREA only (BD20 6TD counts as Bradford): to some 10 km in towns, 50 km in the hills.
 * Good enough to sort by straight-line distance; never enough to say how long a journey takes.
 * @returns undefined for what is no UK postcode
 */
export function approximateLocation(postcode: string): Location | undefined {
  const parts = readPostcode(postcode);
  const area = parts && areas.get(parts.area);
  return area && { latitude: area[1], longitude: area[2] };
}

/** @returns null unless both are known */
export function locationFrom(latitude: number | null, longitude: number | null): Location | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/** Whether UK postcodes begin with these capital letters. */
export function isPostcodeArea(letters: string): boolean {
  return areas.has(letters);
}

/** The straight line over a round Earth (haversine), in kilometres; within 0.6 % of the true figure. */
export function distanceKm(a: Location, b: Location): number {
  const halfChord =
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(halfChord)));
}

function readPostcode(postcode: string): { area: string; district: number } | undefined {
  const form = /^\s*([A-Z]{1,2})(\d{1,2})[A-Z]?(?:\s*\d[A-Z]{2})?\s*$/;
  const [, area, district] = form.exec(postcode.slice(0, 20).toUpperCase()) ?? [];
  if (area === undefined || district === undefined) return undefined;
  return { area, district: Number(district) };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
