import type { Topic } from '#kit/topics.ts';

/**
 * Which topics the news of a job begins with. People write their job in their own words: each row is a piece of such words.
 * Written by hand from what these jobs are about; a job that is not here gets news by the other reasons alone.
 */
const table: readonly (readonly [words: RegExp, topics: readonly Topic[]])[] = [
  [/midwi|obstet|matern/, ['maternity']],
  [/physio/, ['rehabilitation', 'falls', 'frailty']],
  [/occupational therap/, ['rehabilitation', 'falls', 'dementia']],
  [/speech/, ['communication', 'nutrition']],
  [/diet/, ['nutrition', 'diabetes']],
  [/pharmac|medicines? (?:manag|optim)/, ['medicines']],
  [/paramedic|ambulance/, ['ambulance', 'emergency-care']],
  [/radiograph|sonograph|patholog|laborator|biomedical|imaging/, ['diagnostics']],
  [/surgeon|theatre|anaesth|operating department/, ['surgery', 'infection']],
  [/paediatr|pediatr|children|health visitor|school nurse/, ['children']],
  [/mental health|psychiatr|psycholog|counsell/, ['mental-health']],
  [/learning disab|autis/, ['learning-disability', 'communication']],
  [/palliative|hospice|end of life/, ['end-of-life', 'pain']],
  [/tissue viab|wound|district nurse|community nurse/, ['wounds', 'pressure-ulcers', 'community']],
  [/infection/, ['infection']],
  [/diabet/, ['diabetes']],
  [/respirat|chest|asthma/, ['respiratory']],
  [/cardi|stroke|heart/, ['heart-and-stroke']],
  [/kidney|renal|dialysis/, ['kidney']],
  [/oncolog|cancer/, ['cancer']],
  [/emergency|a&e|critical care|intensive/, ['emergency-care', 'deterioration']],
  [/\bgp\b|general pract|practice nurse|practice manager|reception/, ['general-practice', 'outpatients']],
  [/porter|estates|housekeep|domestic|cater|chef|cook|clean/, ['estates-and-food', 'environment']],
  [/volunteer/, ['volunteers']],
  [/digital|informatics|software|data|\bit\b/, ['digital']],
  [/human resources|workforce|training|educat/, ['workforce']],
  [/discharge|bed manager|flow|social work/, ['discharge-and-flow']],
  [/carer/, ['carers']],
  [
    /ward (?:sister|manager)|charge nurse|staff nurse|healthcare assistant|\bhca\b/,
    ['falls', 'pressure-ulcers', 'deterioration'],
  ],
];

export function topicsOfProfession(profession: string): Topic[] {
  const words = profession.toLowerCase();
  return [...new Set(table.flatMap(([pattern, topics]) => (pattern.test(words) ? topics : [])))];
}
