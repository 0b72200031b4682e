const codes: readonly (readonly [RegExp, string])[] = [
  [/defibrillator|hearing|ultrasound|ophthalmic|sleep-study|walking aids|aids for medicines/i, '331'],
  [/uniform|footwear|workwear/i, '18'],
  [/textiles/i, '19'],
  [/recliner|seating|fittings|lighting/i, '39'],
  [/computer|tablet|computing/i, '30'],
  [/software|signal/i, '72'],
  [/room|hall|venue|building/i, '55'],
  [/statistic|evaluation|research/i, '73'],
  [/vehicle/i, '34'],
  [/transport|travel/i, '60'],
  [/audio/i, '32'],
  [/oral hygiene|stop-smoking|glucose/i, '337'],
  [/horticultural|grounds|landscaping/i, '98'],
  [/education|training|coaching|supervision/i, '80'],
  [/catering/i, '55'],
  [/leisure|hydrotherapy/i, '92'],
  [/employment|volunteer|engagement|creative/i, '79'],
];

/** The kind of buying of a made-up request, from how its text names it. */
export function buyingCodeOf(category: string): string {
  return codes.find(([words]) => words.test(category))?.[1] ?? '98';
}
