/**
 * Words that two texts share by chance: naming one as the reason why something is shown tells the reader nothing. They still
 * count where texts are ranked; they are only not said.
 */
const plainWords: ReadonlySet<string> = new Set(
  `a about after again all almost already also always am an and any anyone anything are around as ask asked at away back be because
been before being between both but by call called came can cannot come could day days did do does doing done don down each early eight
either else enough even ever every everyone few first five for found four from full gave get give given go goes going gone good got had
half has have having he her here him his hour hours how i if in into is it its just keep kept last late later leave left less like long
look looked made make many may me might minute minutes month months more most much must my near need needed needs never new next nine no
nobody none not nothing now of off often on once one only open or other others our out over own part people person place put ran rather
said same saw say see seen set seven she should show since six small so some somebody someone something soon still such take taken ten than
that the their them then there these they thing things this those three through time times to today together told too took two under until
up us use used using very want wanted was way we week weeks well went were what when where whether which while who whole whom whose why
will with within asking eleven fifty forty fourteen hundred looking looks making number numbers taking thirty twelve twenty twice without work would year years yes yet you your`.split(
    /\s+/,
  ),
);

/** @param word as it was typed, in whatever case */
export function isTelling(word: string): boolean {
  return (
    word.length > 1 && !plainWords.has(word.toLowerCase()) && !/n[’']t$/i.test(word) && !/^\d+$/.test(word)
  );
}
