/**
 * Region and rough place of a UK postcode, from its area (the letters before the first digit).
 * Areas straddle borders: the region that holds the larger part decides. Centres are those of the main town, to a tenth
 * of a degree, so that distances are straight lines between areas, good to about 15 km. Both tables were made by hand.
 */
export type Region =
  | 'East of England'
  | 'London'
  | 'Midlands'
  | 'North East and Yorkshire'
  | 'North West'
  | 'South East'
  | 'South West'
  | 'Wales'
  | 'Scotland'
  | 'Northern Ireland';

export const regions: readonly Region[] = [
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
];

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

const centres: Readonly<Record<Region, Readonly<Record<string, readonly [latitude: number, longitude: number]>>>> = {
  'East of England': {
    AL: [51.8, -0.3], CB: [52.2, 0.1], CM: [51.7, 0.5], CO: [51.9, 0.9], EN: [51.7, -0.1], IP: [52.1, 1.2], LU: [51.9, -0.4],
    NR: [52.6, 1.3], PE: [52.6, -0.2], SG: [51.9, -0.2], SS: [51.5, 0.7], WD: [51.7, -0.4],
  },
  London: {
    BR: [51.4, 0.0], CR: [51.4, -0.1], E: [51.5, 0.0], EC: [51.5, -0.1], HA: [51.6, -0.3], IG: [51.6, 0.1], KT: [51.4, -0.3],
    N: [51.6, -0.1], NW: [51.5, -0.2], RM: [51.6, 0.2], SE: [51.5, -0.1], SM: [51.4, -0.2], SW: [51.5, -0.2],
    TW: [51.4, -0.3], UB: [51.5, -0.4], W: [51.5, -0.2], WC: [51.5, -0.1],
  },
  Midlands: {
    B: [52.5, -1.9], CV: [52.4, -1.5], DE: [52.9, -1.5], DY: [52.5, -2.1], HR: [52.1, -2.7], LE: [52.6, -1.1], LN: [53.2, -0.5],
    NG: [53.0, -1.2], NN: [52.2, -0.9], ST: [53.0, -2.2], SY: [52.7, -2.8], TF: [52.7, -2.4], WR: [52.2, -2.2], WS: [52.6, -2.0],
    WV: [52.6, -2.1],
  },
  'North East and Yorkshire': {
    BD: [53.8, -1.8], DH: [54.8, -1.6], DL: [54.5, -1.6], DN: [53.5, -1.1], HD: [53.6, -1.8], HG: [54.0, -1.5], HU: [53.7, -0.3],
    HX: [53.7, -1.9], LS: [53.8, -1.5], NE: [55.0, -1.6], S: [53.4, -1.5], SR: [54.9, -1.4], TS: [54.6, -1.2], WF: [53.7, -1.5],
    YO: [54.0, -1.1],
  },
  'North West': {
    BB: [53.7, -2.5], BL: [53.6, -2.4], CA: [54.9, -2.9], CH: [53.2, -2.9], CW: [53.1, -2.4], FY: [53.8, -3.0], IM: [54.2, -4.5],
    L: [53.4, -3.0], LA: [54.0, -2.8], M: [53.5, -2.2], OL: [53.5, -2.1], PR: [53.8, -2.7], SK: [53.4, -2.2], WA: [53.4, -2.6],
    WN: [53.5, -2.6],
  },
  'South East': {
    BN: [50.8, -0.1], CT: [51.3, 1.1], DA: [51.4, 0.2], GU: [51.2, -0.6], HP: [51.7, -0.7], ME: [51.4, 0.5], MK: [52.0, -0.8],
    OX: [51.8, -1.3], PO: [50.8, -1.1], RG: [51.5, -1.0], RH: [51.1, -0.2], SL: [51.5, -0.6], SO: [50.9, -1.4], TN: [51.1, 0.3],
    GY: [49.5, -2.6], JE: [49.2, -2.1],
  },
  'South West': {
    BA: [51.4, -2.4], BH: [50.7, -1.9], BS: [51.5, -2.6], DT: [50.7, -2.4], EX: [50.7, -3.5], GL: [51.9, -2.2], PL: [50.4, -4.1],
    SN: [51.6, -1.8], SP: [51.1, -1.8], TA: [51.0, -3.1], TQ: [50.5, -3.6], TR: [50.3, -5.1],
  },
  Wales: { CF: [51.5, -3.2], LD: [52.2, -3.4], LL: [53.2, -3.8], NP: [51.6, -3.0], SA: [51.6, -3.9] },
  Scotland: {
    AB: [57.1, -2.1], DD: [56.5, -3.0], DG: [55.1, -3.6], EH: [55.9, -3.2], FK: [56.0, -3.8], G: [55.9, -4.3], HS: [58.2, -6.4],
    IV: [57.5, -4.2], KA: [55.6, -4.5], KW: [58.6, -3.5], KY: [56.2, -3.2], ML: [55.8, -4.0], PA: [55.8, -4.4], PH: [56.4, -3.4],
    TD: [55.6, -2.8], ZE: [60.2, -1.1],
  },
  'Northern Ireland': { BT: [54.6, -5.9] },
};

const byArea = new Map(
  Object.entries(centres).flatMap(([region, areas]) =>
    Object.entries(areas).map(([area, [latitude, longitude]]) => [area, { region: region as Region, latitude, longitude }]),
  ),
);

function areaOf(postcode: string): { region: Region; latitude: number; longitude: number } | undefined {
  const letters = postcode.trim().toUpperCase().match(/^([A-Z]{1,2})[0-9]/)?.[1];
  return letters === undefined ? undefined : byArea.get(letters);
}

export function regionOfPostcode(postcode: string): Region | undefined {
  return areaOf(postcode)?.region;
}

export function approximateLocation(postcode: string): Place | undefined {
  const area = areaOf(postcode);
  return area && { latitude: area.latitude, longitude: area.longitude };
}

const earthRadiusKm = 6_371;

/** Straight line over the ground (haversine), in kilometres. */
export function distanceKm(a: Place, b: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const h =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(h));
}
