import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';

export interface CsvColumns {
  readonly needed: readonly string[];
  readonly known: readonly string[];
  /** Files that others publish carry more than is used; in one that was made for us it is a slip of the pen. */
  readonly othersIgnored?: boolean;
}

export interface CsvLine {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
  /** Between 0 and 1: how much of the file has been read. */
  readonly progress: number;
}

export class UnreadableCsv extends Error {}

const lineBytesMax = 200_000;

/**
 * Reads a CSV with a line of column names, as a stream: memory does not grow with the file.
 * @throws UnreadableCsv when the file is missing, is no CSV, lacks a needed column, or has one that nobody knows
 */
export async function* readCsv(file: string, columns: CsvColumns): AsyncGenerator<CsvLine> {
  const size = await stat(file).then(
    (found) => found.size,
    () => {
      throw new UnreadableCsv(`There is no file ${file}.`);
    },
  );
  const source = createReadStream(file);
  const parser = source.pipe(
    parse({
      bom: true,
      columns: (names: string[]) => checkColumns(names, columns),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: lineBytesMax,
    }),
  );
  try {
    for await (const { record, info } of parser)
      yield {
        line: info.lines,
        fields: record as Record<string, string>,
        progress: size === 0 ? 1 : source.bytesRead / size,
      };
  } catch (error) {
    if (error instanceof CsvError || error instanceof UnreadableCsv)
      throw new UnreadableCsv(`${file} cannot be read as CSV: ${error.message}`);
    throw error;
  } finally {
    source.destroy();
  }
}

function checkColumns(names: readonly string[], columns: CsvColumns): string[] {
  const given = names.map((name) => name.trim().toLowerCase());
  const missing = columns.needed.filter((name) => !given.includes(name));
  if (missing.length > 0)
    throw new UnreadableCsv(
      `the first line lacks the column ${missing.join(', ')}; known columns are ${columns.known.join(', ')}`,
    );
  const unknown = given.filter((name) => !columns.known.includes(name));
  if (unknown.length > 0 && !columns.othersIgnored)
    throw new UnreadableCsv(
      `nobody knows the column ${unknown.join(', ')}; known columns are ${columns.known.join(', ')}`,
    );
  return given;
}
