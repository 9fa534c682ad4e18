import { z } from 'zod';
import { list, type FieldOptions, type ValueType } from './field.ts';
import { partialDate, type PartialDate } from './partial-date.ts';
import { ref } from './ref.ts';
import { perRefs } from './stated.ts';
import { text } from './text.ts';

/** One row of a series: a country's rank or value in one year, and who states it. */
export interface Row {
  readonly country: string;
  readonly year: PartialDate;
  readonly rank?: number | undefined;
  readonly value?: number | undefined;
  readonly per: readonly string[];
  readonly note?: string | undefined;
}

/** The columns of a series in CSV, in order. `per` holds ids of articles, separated by semicolons. */
export const seriesColumns = ['country', 'year', 'rank', 'value', 'per', 'note'] as const;

const empty = (value: unknown) => (value === '' ? undefined : value);
const figure = z.preprocess((value) => {
  const given = empty(value);
  return typeof given === 'string' && /^-?\d+(?:\.\d+)?$/u.test(given) ? Number(given) : given;
}, z.number().optional());

const row: ValueType<Row> = {
  name: 'row',
  describe: {
    en: `A row of a CSV file with the columns ${seriesColumns.map((name) => `\`${name}\``).join(', ')}`,
    ko: `${seriesColumns.map((name) => `\`${name}\``).join(', ')} 열이 있는 CSV 파일의 한 줄`,
  },
  schema: z
    .strictObject({
      country: ref('country').schema,
      year: partialDate.schema,
      rank: figure.pipe(z.int().positive().optional()),
      value: figure,
      per: z.preprocess(
        (value) => (typeof value === 'string' ? value.split(';').filter((id) => id !== '') : value),
        z.array(ref('article').schema).readonly(),
      ),
      note: z.preprocess(empty, text.schema.optional()),
    })
    .readonly() as unknown as z.ZodType<Row>,
  targets: ['country'],
  agree: (a, b) =>
    a.country !== b.country ||
    a.year !== b.year ||
    ((a.rank === undefined || b.rank === undefined || a.rank === b.rank) &&
      (a.value === undefined || b.value === undefined || a.value === b.value)),
  plain: (value) => [value.country, value.year, value.rank, value.value].filter((part) => part !== undefined).join(' '),
  refs: (value) => [{ kind: 'country', id: value.country, path: ['country'], role: 'value' }, ...perRefs(value.per)],
};

/** The rows of a series, kept in a CSV file beside the record. */
export const series = (options: FieldOptions) => list(row, options);
