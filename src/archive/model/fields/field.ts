import { z } from 'zod';
import type { Label, Locale } from '../label.ts';

/**
 * A field is a value type (a date, a ref, a sum of money …) under a label, held once, in a list, or as statements.
 * The value type carries all behaviour that depends on the value; the field's marks carry what pages, tables and
 * the data dictionary say of it. Generic code asks {@link marksOf} and never knows a field by name.
 */

/** A ref found inside a value: the kind and id that it names, and where in the value it stands. */
export interface FoundRef {
  readonly kind: string;
  readonly id: string;
  readonly path: readonly (string | number)[];
  /** `per` where the ref names the source of a statement rather than its content. */
  readonly role: 'value' | 'per';
}

/** What a kind of value is: its schema, and what can be asked of any value of it. */
export interface ValueType<Value = unknown> {
  readonly name: string;
  /** How an author writes it; printed in the data dictionary. */
  readonly describe: Label;
  readonly schema: z.ZodType<Value>;
  /** Whether both values can be true of one thing; false is a disagreement. */
  agree(a: Value, b: Value): boolean;
  /** The value as one line of plain text: a CSV cell, a word list for search. */
  plain(value: Value, locale: Locale): string;
  /** The kinds of record that a value may name; absent where it names none. */
  readonly targets?: readonly string[];
  /** The refs that the value holds. */
  refs(value: Value): readonly FoundRef[];
}

export type Shape = 'one' | 'list' | 'stated';

export interface FieldOptions {
  readonly label: Label;
  /** What the field holds, for authors and the data dictionary. */
  readonly note?: Label;
  /** Title of the list at the other end of the ref, on the page of what is named. */
  readonly inverse?: Label;
  /**
   * The name of the search filter that the field feeds, which is offered under it and stands in addresses: that of a kind
   * where its values are ids of it. One of several words has hyphens.
   */
  readonly facet?: string;
  /** What the filter is called, where that is not the label of the field. */
  readonly facetLabel?: Label;
  /** True where records that name this one are found under its values too: an article under the region of its countries. */
  readonly lendsFacet?: true;
  /** True where nobody looks for the values by their words: addresses, hashes, sums. They are shown all the same. */
  readonly unsearched?: true;
  /** Shown first, and in tables that compare records. */
  readonly featured?: boolean;
  /** Of a stated field: several values are several facts, not answers to one question, so they never disagree. */
  readonly many?: boolean;
  /** Kept in the data, not shown on the fact sheet (another part of the page shows it). */
  readonly unlisted?: boolean;
  /** The Dublin Core or schema.org term that the field stands for, as `dcterms:title`. */
  readonly term?: string;
}

export interface FieldMarks extends FieldOptions {
  readonly shape: Shape;
  /** Type of one value; for `stated`, of the value within a statement. */
  readonly type: ValueType;
  /** All refs of the whole field, with paths within it. */
  refsOf(whole: unknown): readonly FoundRef[];
}

/** Marks live beside the schemas rather than in them, so that a field stays a plain zod schema. */
const marks = new WeakMap<z.core.$ZodType, FieldMarks>();

/** The marks of a field's schema, found beneath `.optional()` and `.default()`. Throws for a schema made without a builder. */
export function marksOf(schema: z.core.$ZodType): FieldMarks {
  let inner = schema as z.ZodType;
  for (;;) {
    const found = marks.get(inner);
    if (found) return found;
    if (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.def.innerType as z.ZodType;
    else throw new Error('Unexpected schema without marks, expected one made by one(), list() or stated()');
  }
}

/** A field of one value. Required; `.optional()` makes it optional. */
export function one<Value>(type: ValueType<Value>, options: FieldOptions) {
  // Each field needs a schema object of its own, as marks are filed under it.
  const schema = type.schema.clone() as z.ZodType<Value>;
  return mark(schema, { ...options, shape: 'one', type, refsOf: (value) => type.refs(value as Value) });
}

/** A field of any number of values, in the author's order; absent is empty. */
export function list<Value>(type: ValueType<Value>, options: FieldOptions) {
  const schema = z.array(type.schema).readonly().default([]);
  const refsOf = (values: unknown) =>
    (values as readonly Value[]).flatMap((value, index) =>
      type.refs(value).map((ref) => ({ ...ref, path: [index, ...ref.path] })),
    );
  return mark(schema, { ...options, shape: 'list', type, refsOf });
}

/** Files marks for a field shape defined elsewhere; the builders in this folder use it. */
export function mark<S extends z.ZodType>(schema: S, own: FieldMarks): S {
  marks.set(schema, own);
  return schema;
}

/**
 * A zod check whose problem says, in the grammar of our messages, what was expected.
 * @param what completes the sentence “expected …”
 */
export const expected = <Value>(what: string, holds: (value: Value) => boolean) =>
  z.check<Value>((context) => {
    if (holds(context.value)) return;
    context.issues.push({
      code: 'custom',
      input: context.value,
      params: { expected: what },
      message: `expected ${what}`,
    });
  });
