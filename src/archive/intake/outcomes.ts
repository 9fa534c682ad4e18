import { visible } from '../text/visible.ts';
import { printReport, type Report } from './report.ts';
import type { Outcome } from './settle.ts';

/** What became of one file: an entry of `--json`, a row of the table at the end of a run. */
export interface SourceOutcome {
  readonly source: string;
  readonly outcome: Outcome;
  readonly because: string;
  /** Id of the draft, or of the article that has the source. */
  readonly id?: string;
  /** The file of the draft. */
  readonly draft?: string;
  readonly report?: Report;
}

const order: readonly Outcome[] = [
  'written',
  'overwritten',
  'unchanged',
  'kept',
  'known',
  'skipped',
  'failed',
  'unwritten',
];

/** The report on one file, and what became of it; of a file that was not read, the latter alone. Safe to print. */
export const printOutcome = ({ report, outcome, draft, id, because }: SourceOutcome): string =>
  [
    ...(report === undefined ? [] : [printReport(report)]),
    visible(`${outcome}: ${draft ?? id ?? ''}`),
    visible(because),
  ].join('\n');

/** A table of what became of each file, a row each, and the sum of it. */
export function printOutcomes(outcomes: readonly SourceOutcome[], dryRun: boolean): string {
  const rows = [
    ['outcome', 'source', 'draft or article', 'because'],
    ...outcomes.map(({ outcome, source, id, because }) => [outcome, source, id ?? '', because].map(visible)),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const sum = order
    .map((outcome) => ({ outcome, count: outcomes.filter((each) => each.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${outcome}`);
  return [...table, '', `${sum.join(', ') || 'No files'}${dryRun ? ' (dry run: nothing was written)' : ''}`].join('\n');
}
