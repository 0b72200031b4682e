import { Details } from '#design/components/details.tsx';
import { Table } from '#design/components/table.tsx';
import type { Measures } from '../language/measures.ts';

const named: readonly (readonly [keyof Measures, string, string])[] = [
  ['words', 'Words', ''],
  ['sentences', 'Sentences', ''],
  ['fleschReadingEase', 'Flesch Reading Ease (1948)', 'Higher is easier'],
  ['fleschKincaidGrade', 'Flesch-Kincaid (1975)', 'US school grade'],
  ['smog', 'SMOG (1969)', 'US school grade; made for 30 sentences and more'],
  ['colemanLiau', 'Coleman-Liau (1975)', 'US school grade'],
  ['automatedReadability', 'Automated Readability Index (1967)', 'US school grade'],
  ['daleChall', 'Dale-Chall (1948, words of 1995)', 'Lower is easier'],
  ['spache', 'Spache (1974)', 'US school grade'],
];

export function MeasureList({ measures }: { measures: Measures }) {
  return (
    <Details summary="Measures">
      <Table
        caption="Readability by published formulas"
        columns={[{ text: 'Measure' }, { text: 'Value', numeric: true }, { text: 'What it says' }]}
        rows={named.map(([key, name, says]) => [name, String(rounded(measures[key])), says])}
      />
      <p>
        Formulas count words and syllables. They say little about texts this easy, and nothing about whether
        people understand.
      </p>
    </Details>
  );
}

function rounded(value: number | null): string {
  return value === null ? '-' : String(Math.round(value * 10) / 10);
}
