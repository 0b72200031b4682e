import { readFileSync, writeFileSync } from 'node:fs';
import { fitLsi } from './lsi.rules.ts';
import { fitSettings } from './lsi-settings.ts';

/** A process of its own, because fitting takes a minute of one core: reads texts, one a line, their terms parted by spaces. */
const [input = '', output = ''] = process.argv.slice(2);
const texts = readFileSync(input, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split(' '));
const model = fitLsi(texts, fitSettings);
writeFileSync(
  `${output}.json`,
  JSON.stringify(model ? { dimensions: model.dimensions, terms: model.terms, idf: [...model.idf] } : null),
);
if (model) writeFileSync(`${output}.basis`, new Uint8Array(model.basis.buffer));
