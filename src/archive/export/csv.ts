import { stringify } from 'csv-stringify/sync';
import type { Label } from '../model/label.ts';
import type { TextFile } from './exporter.ts';

/**
 * Tables as CSV. RFC 4180 to the letter, so lines end in CR LF; UTF-8 with a byte order mark, because the spreadsheet
 * that most readers open a file with takes Korean for something else without one.
 */

/** How the cells of all our tables are to be read; printed wherever the tables are offered. */
export const csvRules: Label = {
  en: 'UTF-8 with a byte order mark, comma-separated, lines end in CR LF (RFC 4180). An empty cell says nothing. A cell of several values separates them by a semicolon and a space; within a value, a semicolon that could be taken for that is written `\\;` and a backslash `\\\\`. A text that a spreadsheet would run as a formula (it begins with = + - @ or a tab) has an apostrophe before it, and so has a text that begins with an apostrophe: take one leading apostrophe away and you have the value.',
  ko: 'UTF-8(바이트 순서 표시 포함), 쉼표로 구분, 줄 끝은 CR LF(RFC 4180). 빈 칸은 값이 없다는 뜻이다. 값이 여럿인 칸은 세미콜론과 빈칸으로 나누며, 값 안에서 이와 혼동될 세미콜론은 `\\;`, 역슬래시는 `\\\\`로 적는다. 스프레드시트가 수식으로 실행할 글(= + - @ 또는 탭으로 시작)과 작은따옴표로 시작하는 글에는 작은따옴표를 하나 앞에 붙였으므로, 맨 앞의 작은따옴표 하나를 떼면 원래 값이 된다.',
};

export type Cell = string | number | boolean | undefined;

/** A column: what it is called, what it holds, and the cell that a row has in it. */
export interface Column<Row> {
  readonly name: string;
  readonly title: Label;
  readonly note?: Label | undefined;
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | undefined;
  readonly format?: 'uri' | undefined;
  readonly required?: boolean | undefined;
  /** The form of every text in the column. */
  readonly pattern?: string | undefined;
  /** The words that the column takes. */
  readonly words?: readonly string[] | undefined;
  /** Path of the table whose `id` the column names. */
  readonly names?: string | undefined;
  cell(row: Row): Cell;
}

/** A table of the Frictionless Table Schema. */
export interface TableSchema {
  readonly fields: readonly Readonly<Record<string, unknown>>[];
  readonly missingValues: readonly string[];
  readonly primaryKey?: readonly string[];
  readonly foreignKeys?: readonly Readonly<Record<string, unknown>>[];
}

/** A CSV file over `rows`, with its schema; both come from the same columns. */
export function csvFile<Row>(table: {
  readonly path: string;
  readonly label: Label;
  readonly columns: readonly Column<Row>[];
  readonly key?: readonly string[];
  rows(): readonly Row[];
}): TextFile {
  const { path, label, columns, key } = table;
  return {
    path,
    label,
    table: tableSchema(columns, key),
    text: () =>
      printCsv([
        columns.map(({ name }) => name),
        ...table.rows().map((row) => columns.map((column) => column.cell(row))),
      ]),
  };
}

/** Rows as CSV, by the rules of {@link csvRules}. */
export const printCsv = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guardFormula(cell) : String(cell ?? '')))),
    { bom: true, record_delimiter: 'windows', quote_record_delimiter: true },
  );

/** Several values in one cell. */
export const joinCell = (values: readonly string[]): string =>
  values.map((value) => value.replaceAll('\\', '\\\\').replace(/;(?=\s|$)/gu, '\\;')).join('; ');

// The full-width signs run as formulas too, in the spreadsheets of East Asia.
const startsFormula = /^['=+\-@\t\r＝＋－＠]/u;
const isNumber = /^[+-]?\d+(?:\.\d+)?$/u;

const guardFormula = (text: string): string => (startsFormula.test(text) && !isNumber.test(text) ? `'${text}` : text);

function tableSchema<Row>(columns: readonly Column<Row>[], key: readonly string[] | undefined): TableSchema {
  const foreign = columns.flatMap(({ name, names }) =>
    names === undefined ? [] : [{ fields: [name], reference: { resource: resourceNameOf(names), fields: ['id'] } }],
  );
  return {
    fields: columns.map(fieldOf),
    missingValues: [''],
    ...(key ? { primaryKey: key } : {}),
    ...(foreign.length ? { foreignKeys: foreign } : {}),
  };
}

function fieldOf<Row>({ name, title, note, type = 'string', format, required, pattern, words }: Column<Row>) {
  const constraints = {
    ...(required ? { required } : {}),
    ...(pattern === undefined ? {} : { pattern }),
    ...(words ? { enum: words } : {}),
  };
  return {
    name,
    type,
    ...(format ? { format } : {}),
    title: title.en,
    ...(note ? { description: note.en } : {}),
    ...(Object.keys(constraints).length ? { constraints } : {}),
  };
}

/** The name of a file as a resource of the data package: `articles-csv` of `data/articles.csv`. */
export const resourceNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replaceAll('.', '-');
