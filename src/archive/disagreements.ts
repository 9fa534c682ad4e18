import type { Archive } from './graph.ts';
import type { FieldMarks } from './model/fields/field.ts';
import type { Row } from './model/fields/series.ts';
import { disagree, type Statement } from './model/fields/stated.ts';
import { statementsOf, valuesOf, type RecordOf } from './model/record.ts';

/** A question on which sources differ: the answers of a field that cannot all be true. */
export interface Disagreement {
  readonly record: RecordOf;
  readonly field: string;
  readonly marks: FieldMarks;
  /** Every answer that contradicts another, in the record’s order. */
  readonly answers: readonly Statement<unknown>[];
}

/** Every disagreement of the archive, in the order of its records. Fields that hold many facts have none. */
export const disagreements = (archive: Archive): readonly Disagreement[] =>
  archive.records.flatMap((record) => [...amongStatements(record), ...amongRows(record)]);

function amongStatements(record: RecordOf): readonly Disagreement[] {
  return statementsOf(record).flatMap(({ name, marks, statements }) => {
    if (marks.many === true) return [];
    const answers = statements.filter((a) => statements.some((b) => disagree(marks.type, a, b)));
    return answers.length === 0 ? [] : [{ record, field: name, marks, answers }];
  });
}

/** The rows of an indicator on which sources differ. */
export const contraryIn = (indicator: RecordOf<'indicator'>): ReadonlySet<Row> =>
  new Set(amongRows(indicator).flatMap(({ answers }) => answers.map(({ value }) => value as Row)));

/** Rows of a series that give one country two figures for one year. */
function amongRows(record: RecordOf): readonly Disagreement[] {
  return valuesOf(record).flatMap(({ name, marks, value }) => {
    if (marks.type.name !== 'row') return [];
    const byPlace = Map.groupBy(value as readonly Row[], ({ country, year }) => `${country} ${year}`);
    return [...byPlace.values()].flatMap((rows) => {
      const contrary = rows.filter((a) => rows.some((b) => !marks.type.agree(a, b)));
      const answers = contrary.map((row): Statement<unknown> => ({ value: row, per: row.per, standing: 'done' }));
      return answers.length === 0 ? [] : [{ record, field: name, marks, answers }];
    });
  });
}
