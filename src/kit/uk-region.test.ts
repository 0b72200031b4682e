import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  approximateLocation,
  distanceKm,
  isPostcodeArea,
  regionOfPostcode,
  regions,
} from '#kit/uk-region.ts';

test.each([
  ['BD20 6TD', 'North East and Yorkshire'],
  ['bd206td', 'North East and Yorkshire'],
  ['BD20', 'North East and Yorkshire'],
  ['L12 2AP', 'North West'],
  ['L122AP', 'North West'],
  ['L12AP', 'North West'],
  ['W1A 1AA', 'London'],
  ['SE1 7EH', 'London'],
  ['KT2 7QB', 'London'],
  ['KT18 7EG', 'South East'],
  ['EC1A 7BE', 'London'],
  ['MK6 5LD', 'East of England'],
  ['B15 2GW', 'Midlands'],
  ['S10 2JF', 'North East and Yorkshire'],
  ['S44 5BL', 'Midlands'],
  ['PE21 9QS', 'Midlands'],
  ['CA2 7HY', 'North East and Yorkshire'],
  ['LA1 4RP', 'North West'],
  ['OX3 9DU', 'South East'],
  ['SP2 8BJ', 'South West'],
  ['SY23 1ER', 'Wales'],
  ['CF14 4XW', 'Wales'],
  ['EH16 4SA', 'Scotland'],
  ['TD15 1ND', 'North East and Yorkshire'],
  ['BT12 6BA', 'Northern Ireland'],
])('%s lies in %s', (postcode, region) => {
  expect(regionOfPostcode(postcode)).toBe(region);
});

test.each([
  '',
  'BD',
  '20 6TD',
  'QQ1 1AA',
  'JE2 3QS',
  'IM4 4RJ',
  'BF1 3AA',
  'LS1 4A',
  'LS1 4AP extra words',
  '٣',
])('%j lies nowhere that we know', (postcode) => {
  expect(regionOfPostcode(postcode)).toBeUndefined();
  expect(approximateLocation(postcode)).toBeUndefined();
});

test('knows every area once, each with a place in the British Isles and a region', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const areas = letters.flatMap((a) => ['', ...letters].map((b) => a + b)).filter(isPostcodeArea);
  expect(areas).toHaveLength(121);
  const seen = new Set(areas.map((area) => regionOfPostcode(`${area}99`)));
  expect([...seen].sort()).toEqual([...regions].sort());
  for (const area of areas) {
    const place = approximateLocation(`${area}1 1AA`);
    expect(place?.latitude).toBeGreaterThan(49.9);
    expect(place?.latitude).toBeLessThan(60.9);
    expect(place?.longitude).toBeGreaterThan(-8.2);
    expect(place?.longitude).toBeLessThan(1.8);
  }
});

test('measures between towns as the crow flies', () => {
  const between = (a: string, b: string) => {
    const [from, to] = [approximateLocation(a), approximateLocation(b)];
    return from && to ? distanceKm(from, to) : Number.NaN;
  };
  expect(between('LS1', 'BD1')).toBeGreaterThan(10);
  expect(between('LS1', 'BD1')).toBeLessThan(25);
  expect(between('WC1', 'EH1')).toBeGreaterThan(515);
  expect(between('WC1', 'EH1')).toBeLessThan(550);
  expect(between('M1', 'M2')).toBe(0);
});

test('distance is the same both ways, nought to oneself, and never more than half the globe', () => {
  const place = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  fc.assert(
    fc.property(place, place, (a, b) => {
      expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6);
      expect(distanceKm(a, a)).toBe(0);
      expect(distanceKm(a, b)).toBeLessThanOrEqual(20_016);
    }),
  );
});
