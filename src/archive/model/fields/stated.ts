import { z } from 'zod';
import type { Label } from '../label.ts';
import { mark, type FieldOptions, type FoundRef, type ValueType } from './field.ts';
import { isBefore, partialDate, type PartialDate } from './partial-date.ts';
import { ref } from './ref.ts';
import { prose, type Prose } from './text.ts';

/** Whether a statement tells what happened or what was meant to happen. Only answers of one standing can disagree. */
export const standings = {
  done: { en: 'done', ko: '시행' },
  announced: { en: 'announced', ko: '발표' },
  planned: { en: 'planned', ko: '계획' },
} as const satisfies Record<string, Label>;
export type Standing = keyof typeof standings;

/** One answer to a question about an entity, with the articles that give it. */
export interface Statement<Value> {
  readonly value: Value;
  /** Ids of the articles that state the value. */
  readonly per: readonly string[];
  /** When the value held, where that is not the date of the article. */
  readonly as_of?: PartialDate | undefined;
  readonly standing: Standing;
  readonly note?: Prose | undefined;
}

const article = ref('article');

/** A list of articles that state something. May be empty here: the rule `statement-sourced` says so in better words. */
const perSchema = z.array(article.schema).readonly().default([]);

/** Fields of a statement other than its value. */
const frame = {
  per: perSchema,
  as_of: partialDate.schema.optional(),
  standing: z.enum(Object.keys(standings) as [Standing, ...Standing[]]).default('done'),
  note: prose.schema.optional(),
};

/** The refs of a list of sources under `path`. */
export const perRefs = (per: readonly string[], path: readonly (string | number)[] = []): readonly FoundRef[] =>
  per.map((id, index) => ({ kind: 'article', id, path: [...path, 'per', index], role: 'per' as const }));

/**
 * A field whose values are statements: each with the articles that make it. Two sources that differ are two
 * statements; both are shown. Absent is empty: no source says.
 */
export function stated<Value>(type: ValueType<Value>, options: FieldOptions) {
  const statement = z.strictObject({ value: type.schema, ...frame }).readonly();
  const schema = z.array(statement).readonly().default([]);
  const refsOf = (statements: unknown) =>
    (statements as readonly Statement<Value>[]).flatMap(({ value, per }, index) => [
      ...type.refs(value).map((found) => ({ ...found, path: [index, 'value', ...found.path] })),
      ...perRefs(per, [index]),
    ]);
  return mark(schema, { ...options, shape: 'stated', type, refsOf });
}

/**
 * Whether two statements of one field cannot both be true: they answer for the same time, both as done or both as
 * planned, and their values do not agree. `2013` and `2013-03` agree; a plan and what came of it are two things.
 */
export function disagree<Value>(type: ValueType<Value>, a: Statement<Value>, b: Statement<Value>): boolean {
  if (a.standing !== b.standing) return false;
  if (a.as_of !== undefined && b.as_of !== undefined && (isBefore(a.as_of, b.as_of) || isBefore(b.as_of, a.as_of)))
    return false;
  return !type.agree(a.value, b.value);
}

/** The statement to go by where one is needed: the first of what was done, else of what was announced or planned. */
export const leading = <Value>(statements: readonly Statement<Value>[]): Statement<Value> | undefined =>
  statements.find(({ standing }) => standing === 'done') ?? statements[0];
