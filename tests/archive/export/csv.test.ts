import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvFile, joinCell, printCsv } from '../../../src/archive/export/csv.ts';
import { exporters, exportFiles } from '../../../src/archive/export/export-files.ts';
import { textOf, type Exported } from '../../../src/archive/export/exporter.ts';
import { link } from '../../../src/archive/graph.ts';
import { someText } from '../../arbitraries.ts';
import { archive, real, small } from './small-archive.ts';

const rowsOf = (csv: string): string[][] => parse(csv, { bom: true });

/** The rules of the tables, as a reader of them would write them down. */
const value = (cell: string) => (cell.startsWith("'") ? cell.slice(1) : cell);
const values = (cell: string) =>
  value(cell)
    .split(/(?<=(?:^|[^\\])(?:\\\\)*); /u)
    .map((text) => text.replace(/\\(.)/gsu, '$1'));

const anyText = fc.oneof(
  someText,
  fc.string({ unit: 'binary' }),
  fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", '＝', ''), someText).map((parts) => parts.join('')),
);

describe('a table', () => {
  test('reads back as the texts that were written, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        const read = rowsOf(printCsv([['a', 'b'], ...rows]));
        expect(read.slice(1).map((row) => row.map(value))).toEqual(rows);
      }),
    );
  });

  test('reads back every value of a cell that holds several', () => {
    const several = fc.array(
      fc
        .oneof(
          anyText,
          fc.array(fc.constantFrom('a', ';', ' ', '\\', '; ', '\\;'), { minLength: 1 }).map((parts) => parts.join('')),
        )
        .filter((text) => text.trim() !== ''),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(several, (written) => {
        const [[cell = ''] = []] = rowsOf(printCsv([[joinCell(written), 'x']]));
        expect(values(cell)).toEqual(written);
      }),
    );
  });

  test.each([
    ['a formula', '=HYPERLINK("https://evil.example","x")', `'=HYPERLINK("https://evil.example","x")`],
    ['a command', '+cmd|calc', "'+cmd|calc"],
    ['a mention', '@ministry', "'@ministry"],
    ['a dash that opens a title', '- 전자정부', "'- 전자정부"],
    ['a formula in full-width signs', '＝1+1', "'＝1+1"],
    ['a quotation', "'Smart' Korea", "''Smart' Korea"],
    ['a negative number', '-1.5', '-1.5'],
    ['a telephone number', '+82 2 2100', "'+82 2 2100"],
  ])('keeps %s from running', (_, text, cell) => {
    expect(rowsOf(printCsv([[text, 'x']]))[0]?.[0]).toBe(cell);
  });

  test('begins with a byte order mark and ends its lines in CR LF', () => {
    expect(
      printCsv([
        ['a', 'b'],
        ['한글', 'line\nbreak'],
      ]),
    ).toBe('\ufeffa,b\r\n한글,"line\nbreak"\r\n');
  });

  test('describes its columns as it writes them', () => {
    const { table, text } = csvFile<number>({
      path: 'data/squares.csv',
      label: { en: 'Squares', ko: '제곱' },
      columns: [
        { name: 'n', title: { en: 'Number', ko: '수' }, type: 'integer', required: true, cell: (n) => n },
        { name: 'of', title: { en: 'Of', ko: '의' }, names: 'data/roots.csv', cell: () => undefined },
      ],
      key: ['n'],
      rows: () => [1, 2],
    });
    expect(table).toEqual({
      fields: [
        { name: 'n', type: 'integer', title: 'Number', constraints: { required: true } },
        { name: 'of', type: 'string', title: 'Of' },
      ],
      missingValues: [''],
      primaryKey: ['n'],
      foreignKeys: [{ fields: ['of'], reference: { resource: 'roots-csv', fields: ['id'] } }],
    });
    expect(rowsOf(text())).toEqual([
      ['n', 'of'],
      ['1', ''],
      ['2', ''],
    ]);
  });
});

interface Field {
  readonly name: string;
  readonly type: string;
  readonly constraints?: { readonly required?: boolean; readonly pattern?: string; readonly enum?: readonly string[] };
}

const forms: Readonly<Record<string, RegExp>> = {
  string: /^/u,
  integer: /^-?\d+$/u,
  number: /^-?\d+(?:\.\d+)?$/u,
  boolean: /^(?:true|false)$/u,
};

/** What is wrong with a table by its own schema. */
function faultsOf(file: Exported, all: readonly Exported[]): readonly string[] {
  const { path, table } = file;
  const [header = [], ...rows] = rowsOf(textOf(file));
  const fields = (table?.fields ?? []) as unknown as readonly Field[];
  const faults = header.join() === fields.map(({ name }) => name).join() ? [] : [`${path}: other columns`];
  for (const [index, { name, type, constraints }] of fields.entries())
    for (const row of rows) {
      const cell = value(row[index] ?? '');
      const bad =
        cell === ''
          ? constraints?.required
          : !forms[type]?.test(cell) ||
            (constraints?.pattern !== undefined && !new RegExp(constraints.pattern, 'u').test(cell)) ||
            (constraints?.enum && !constraints.enum.includes(cell));
      if (bad) faults.push(`${path}: \`${cell}\` in ${name}`);
    }
  const keys = rows.map((row) => table?.primaryKey?.map((key) => row[header.indexOf(key)]).join(' '));
  if (table?.primaryKey && new Set(keys).size < rows.length) faults.push(`${path}: a key twice`);
  for (const foreign of (table?.foreignKeys ?? []) as { fields: [string]; reference: { resource: string } }[]) {
    const target = all.find((file) => file.path === `data/${foreign.reference.resource.replace(/-csv$/u, '.csv')}`);
    const ids = new Set(rowsOf(target ? textOf(target) : '').map(([id]) => id));
    for (const row of rows) {
      const id = row[header.indexOf(foreign.fields[0])] ?? '';
      if (id !== '' && !ids.has(id)) faults.push(`${path}: \`${id}\` is not in ${foreign.reference.resource}`);
    }
  }
  return faults;
}

test.each([
  ['small', small],
  ['real', real],
])('every table of the %s archive holds to its schema', (_, { records, settings }) => {
  const all = exportFiles(link(records), settings);
  const tables = all.filter(({ path }) => path.endsWith('.csv'));
  expect(tables.length).toBeGreaterThan(10);
  expect(tables.flatMap((file) => faultsOf(file, all))).toEqual([]);
});

test('a value that is planned is not taken for one that came about', () => {
  const centres = exportFiles(archive, small.settings, exporters).find(({ path }) => path === 'data/centres.csv');
  const [header = [], row = []] = rowsOf(centres ? textOf(centres) : '');
  const cell = (name: string) => row[header.indexOf(name)];
  expect(cell('opened')).toBe('2020-01-30; 2020');
  expect(cell('opened.standing')).toBe('done; planned');
  expect(cell('opened.per')).toBe('2020-02-05-centre-opens; 2019-newspaper-on-centre');
});
