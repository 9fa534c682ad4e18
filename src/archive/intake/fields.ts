import { fieldsOf, kindOf, schemaOf } from '../model/record.ts';
import type { FieldName, ReadField } from './format.ts';

/** The fields of an article as they will be written. */
export type Fields = Readonly<Partial<Record<FieldName, unknown>>>;

/** Values as fields of an article, in the order of its kind. One that an article cannot hold is said and left out. */
export function collectFields(read: readonly ReadField[]): {
  readonly fields: Fields;
  /** Required fields without a value. */
  readonly missing: readonly FieldName[];
  readonly remarks: readonly string[];
} {
  const article = kindOf('article');
  const fields: Partial<Record<FieldName, unknown>> = {};
  const remarks: string[] = [];
  for (const { name, marks } of fieldsOf(article)) {
    const values = [...new Set(read.filter((field) => field.name === name).map(({ value }) => value))];
    if (values.length === 0) continue;
    const list = marks.type.name === 'partial date' ? values.toSorted() : values;
    fields[name as FieldName] = marks.shape === 'list' ? list : values[0];
  }
  for (const { path } of schemaOf(article).safeParse(fields).error?.issues ?? []) {
    const name = path[0] as FieldName | undefined;
    if (name === undefined || fields[name] === undefined) continue;
    remarks.push(`The value of \`${name}\` was left out, as an article cannot hold it: \`${String(fields[name])}\``);
    delete fields[name];
  }
  const missing = fieldsOf(article)
    .filter(({ name, required }) => required && !(name in fields))
    .map(({ name }) => name as FieldName);
  return { fields, missing, remarks };
}
