const numberWords =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen|half|quarter|third';
/** 'No one' is no amount; 'one day', 'a session' and 'each week' are. */
const times = 'minute|hour|day|session|shift|week|fortnight|month|term|year';
const inWords = new RegExp(
  `\\b(?:(?:${numberWords})s?|(?:an?|one|each|every|per|full) (?:${times}))\\b`,
  'i',
);

/** Whether words say how much or how long, in figures above nought or in words: '400 lids', 'half a day each week'. */
export function statesAmount(text: string): boolean {
  const figures = text.match(/\d+(?:[.,]\d+)*/g) ?? [];
  return figures.some((figure) => /[1-9]/.test(figure)) || inWords.test(text);
}
