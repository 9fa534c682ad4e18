import { visible, visibleLines } from '../text/visible.ts';
import type { ReadField } from './format.ts';
import type { Intake } from './intake.ts';
import { fieldOfKind } from './names.ts';

/** What was done with a source, as data: what `--json` prints. */
export interface Report {
  readonly source: string;
  readonly encoding: string;
  readonly format: string;
  readonly formats: Intake['recognitions'];
  readonly fields: readonly {
    readonly name: string;
    readonly value: unknown;
    readonly sure: ReadField['sure'];
    readonly because: string;
    readonly lines: readonly number[];
  }[];
  readonly missing: readonly string[];
  readonly named: Intake['named'];
  readonly choices: Intake['choices'];
  readonly remarks: readonly string[];
  readonly lines: readonly {
    readonly line: number;
    readonly as: 'body' | 'field' | 'left-out';
    readonly fields?: readonly string[];
    readonly because?: string;
    readonly text: string;
  }[];
}

const refFields = new Set(fieldOfKind.values());

/** The report on every line of a source. */
export const reportOf = (intake: Intake): Report => ({
  source: intake.name,
  encoding: intake.encoding,
  format: intake.format.name,
  formats: intake.recognitions,
  // What refs were read of is said once, under the names.
  fields: intake.read
    .filter(({ name }) => !refFields.has(name))
    .map(({ name, value, sure, because, lines }) => ({
      name,
      value,
      sure,
      because,
      lines: lines.map(({ at }) => at),
    })),
  missing: intake.missing,
  named: intake.named,
  choices: intake.choices,
  remarks: intake.remarks,
  lines: intake.lines.map(({ line, placement }) => ({ line: line.at, ...placement, text: line.text })),
});

const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** The report for people, safe to print. Of a line that stands in the draft only the beginning is shown. */
export function printReport(report: Report): string {
  const { source, format, formats, fields, missing, named, choices, remarks, lines } = report;
  const count = (as: string) => lines.filter((line) => line.as === as).length;
  const parts: (readonly [title: string, rows: readonly string[]])[] = [
    [
      'Format',
      formats
        .filter((fit) => fit.score > 0 || fit.format === format)
        .map(
          (fit) =>
            `${fit.format === format ? '→' : ' '} ${fit.format.padEnd(18)} ${fit.score.toFixed(2)}  ${fit.because.join('; ')}`,
        ),
    ],
    ['Look at', remarks],
    ['Missing', [...missing.map((name) => `\`${name}\``), 'the digest, in your own words']],
    [
      'Fields',
      columns(
        fields.map(({ name, value, sure, because, lines: at }) => [
          name,
          cut(String(value), 60),
          sure,
          `${because}${whereOf(at)}`,
        ]),
      ),
    ],
    [
      'Names',
      columns(
        named.map(({ kind, id, texts, lines: at, unfilled }) => [
          `${kind}/${id}`,
          texts.map((text) => `“${text}”`).join(', '),
          `${whereOf(at).trim()}${unfilled === undefined ? '' : `; not filled in: ${unfilled}`}`,
        ]),
      ),
    ],
    [
      'To choose',
      choices.map(
        ({ text, of, because, line }) => `“${text}” (line ${line}) ${because}: ${of.join(' or ')}; not filled in`,
      ),
    ],
    [
      `Lines: ${count('body')} body, ${count('field')} read as fields, ${count('left-out')} left out`,
      lines.map(
        ({ line, as, fields: names = [], because, text }) =>
          `${String(line).padStart(4)}  ${{ body: 'body', field: names.join(', '), 'left-out': `left out: ${because ?? ''}` }[as]}\n        ${as === 'body' ? cut(text, 100) : text}`,
      ),
    ],
  ];
  const blocks = parts
    .filter(([, rows]) => rows.length > 0)
    .map(([title, rows]) => `${title}\n${rows.map((row) => `  ${row}`.trimEnd()).join('\n')}`);
  return visibleLines(`${[`Report on ${visible(source)}`, ...blocks].join('\n\n')}\n`);
}

const whereOf = (lines: readonly number[]) =>
  lines.length === 0 ? '' : ` (line${lines.length === 1 ? '' : 's'} ${lines.join(', ')})`;

/** Rows with their columns lined up, but the last. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => Math.min(row[column]?.length ?? 0, 48))),
  );
  return rows.map((row) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  '),
  );
}
