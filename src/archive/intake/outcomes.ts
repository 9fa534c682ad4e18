import type { Report } from './report.ts';
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

const order: readonly Outcome[] = ['written', 'overwritten', 'unchanged', 'kept', 'known', 'skipped', 'failed'];

/** A table of what became of each file, and the sum of it. */
export function printOutcomes(outcomes: readonly SourceOutcome[], dryRun: boolean): string {
  const rows = [
    ['outcome', 'source', 'draft or article', 'because'],
    ...outcomes.map(({ outcome, source, id, because }) => [outcome, source, id ?? '', because]),
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
