import { isPostcodeArea } from '#kit/uk-region.ts';
import { type Finding, finding } from './finding.ts';

const advice =
  'This looks like a full postcode, which a few homes share. Write the town, or only the first part.';

/** Outward and inward part as the Post Office forms them (BS 7666-2; Royal Mail, Programmers' Guide to PAF). */
const spaced =
  /(?<![\p{L}\p{N}-])([A-Z]{1,2})(\d[A-Z\d]?)[ \u00a0]{1,2}(\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\p{N}])/giu;
const closed = /(?<![\p{L}\p{N}-])([A-Z]{1,2})(\d[A-Z\d]?)(\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\p{N}])/gu;

/** 'Ward B6 2nd floor', 'L3 4hr after': a number with its ending, not a postcode. */
const ordinalOrUnit = /^\d(?:st|nd|rd|th|hr|ft|ug|yr|lb|pt)$/;

/** Full UK postcodes: upper or lower case with a space, upper case without. */
export function findPostcodes(text: string): Finding[] {
  return [...text.matchAll(spaced), ...text.matchAll(closed)]
    .filter(
      ([, area = '', , inward = '']) => isPostcodeArea(area.toUpperCase()) && !ordinalOrUnit.test(inward),
    )
    .map((match) => finding('postcode', text, match.index, match.index + match[0].length, advice));
}
