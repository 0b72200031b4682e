/** What an import did, line by line where something was wrong. Line 1 holds the names of the columns. */
export interface CsvReport {
  readonly lines: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly problems: readonly CsvProblem[];
}

export interface CsvProblem {
  readonly line: number;
  readonly what: string;
}

/** The report in words, for a terminal. */
export function describeReport(report: CsvReport): string {
  const lines = report.problems.map((problem) => `  line ${problem.line}: ${problem.what}`);
  const counts = `${report.lines} lines: ${report.created} new, ${report.updated} changed, ${report.unchanged} as they were, ${report.problems.length} left out`;
  return lines.length === 0 ? `${counts}.` : `${counts}, because:\n${lines.join('\n')}`;
}
