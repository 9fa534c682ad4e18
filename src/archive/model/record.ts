import type { Root } from 'mdast';
import { z } from 'zod';
import { marksOf, type FieldMarks, type FoundRef } from './fields/field.ts';
import type { Statement } from './fields/stated.ts';
import { keyOf, type Key } from './id.ts';
import type { Kind, Span } from './kind.ts';
import * as table from './kinds.ts';
import type { Locale, Run } from './label.ts';

/** What is asked of a kind or a record for each page that names it, made once: neither changes. */
type Fields = readonly { readonly name: string; readonly marks: FieldMarks; readonly required: boolean }[];
const fieldsKnown = new WeakMap<Kind, Fields>();
const valuesKnown = new WeakMap<RecordOf, readonly FieldOf[]>();
const spansKnown = new WeakMap<RecordOf, readonly Span[]>();

type Table = typeof table;
export type KindName = keyof Table;

/** Every kind, in the order of menus: by place, and by name where two have one place. */
export const kinds: readonly Kind[] = (Object.values(table) as unknown as Kind[]).toSorted(
  (a, b) => a.order - b.order || (a.name < b.name ? -1 : 1),
);

const byName = new Map(kinds.map((kind) => [kind.name, kind]));
const byFolder = new Map(kinds.map((kind) => [kind.folder, kind]));

checkTable(kinds);

/** What no kind can tell of itself: throws where two share a name or folder, or a field names a kind that there is not. */
export function checkTable(all: readonly Kind[]): void {
  const names = new Set(all.map(({ name }) => name));
  if (names.size < all.length) throw new Error('Unexpected kinds of one name, expected a name for each');
  if (new Set(all.map(({ folder }) => folder)).size < all.length)
    throw new Error('Unexpected kinds in one folder, expected a folder for each');
  for (const kind of all) {
    for (const { name, marks } of fieldsOf(kind)) {
      const stranger = marks.type.targets?.find((target) => !names.has(target));
      if (stranger !== undefined)
        throw new Error(
          `Unexpected kind \`${stranger}\` in the field \`${name}\` of \`${kind.name}\`, expected one of ${[...names].join(', ')}`,
        );
    }
  }
}

/** The kind of that name; throws where there is none, which is a mistake in the code that asks. */
export function kindOf(name: string): Kind {
  const kind = byName.get(name);
  if (!kind) throw new Error(`Unexpected kind \`${name}\`, expected one of ${[...byName.keys()].join(', ')}`);
  return kind;
}

export const isKindName = (name: string): name is KindName => byName.has(name);

/** The kind kept in a folder of `content/`, if any. */
export const kindIn = (folder: string): Kind | undefined => byFolder.get(folder);

/** The fields of a record of the kind `Name`, as code reads them. */
export type FieldsOf<Name extends KindName> = z.output<z.ZodObject<Table[Name]['fields'], z.core.$strict>>;

/** One language's digest: the tree of its text, without positions. */
export interface Digest {
  readonly file: string;
  readonly tree: Root;
}

/** A record, checked: plain, frozen, JSON-safe. Discriminated by `kind`. */
export type RecordOf<Name extends KindName = KindName> = {
  [N in Name]: {
    readonly kind: N;
    readonly id: string;
    /** Path from the folder of the archive. */
    readonly file: string;
    readonly fields: FieldsOf<N>;
    readonly digest: Readonly<Partial<Record<Locale, Digest>>>;
  };
}[Name];

const schemas = new WeakMap<Kind, z.ZodObject>();

/** The schema of a kind's front matter; an unknown field is refused. */
export function schemaOf(kind: Kind): z.ZodObject {
  // Kept, as zod prepares a schema at its first use, which takes longer than many records.
  const schema = schemas.get(kind) ?? z.strictObject(kind.fields as z.ZodRawShape);
  schemas.set(kind, schema);
  return schema;
}

/** One field of a record: its name, marks, and value (absent fields have none). */
export interface FieldOf {
  readonly name: string;
  readonly marks: FieldMarks;
  readonly value: unknown;
}

/** The marks of a kind's fields, in the author's order. */
export function fieldsOf(
  kind: Kind,
): readonly { readonly name: string; readonly marks: FieldMarks; readonly required: boolean }[] {
  return once(fieldsKnown, kind, () =>
    Object.entries(kind.fields).map(([name, schema]) => ({
      name,
      marks: marksOf(schema),
      required: !(schema instanceof z.ZodOptional) && !(schema instanceof z.ZodDefault),
    })),
  );
}

/** The fields of a record that hold something, in the author's order. */
export function valuesOf(record: RecordOf): readonly FieldOf[] {
  return once(valuesKnown, record, () => {
    const fields = record.fields as Readonly<Record<string, unknown>>;
    return fieldsOf(kindOf(record.kind)).flatMap(({ name, marks }) => {
      const value = fields[name];
      return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [{ name, marks, value }];
    });
  });
}

/** The statements of a record, field by field. */
export const statementsOf = (
  record: RecordOf,
): readonly {
  readonly name: string;
  readonly marks: FieldMarks;
  readonly statements: readonly Statement<unknown>[];
}[] =>
  valuesOf(record).flatMap(({ name, marks, value }) =>
    marks.shape === 'stated' ? [{ name, marks, statements: value as readonly Statement<unknown>[] }] : [],
  );

/** Every ref of a record with its path from the record's root. */
export const refsOf = (record: RecordOf): readonly (FoundRef & { readonly field: string })[] =>
  valuesOf(record).flatMap(({ name, marks, value }) =>
    marks.refsOf(value).map((found) => ({ ...found, field: name, path: [name, ...found.path] })),
  );

/** What a link to the record says. */
export const captionOf = (record: RecordOf, locale: Locale): Run =>
  kindOf(record.kind).caption(record.fields as never, locale);

/** The schema.org type of what the record describes. */
export function schemaTypeOf(record: RecordOf): string {
  const kind = kindOf(record.kind);
  return kind.narrower?.(record.fields as never) ?? kind.schemaType;
}

/** The record's places in time, earliest first. */
export const spansOf = (record: RecordOf): readonly Span[] =>
  once(spansKnown, record, () =>
    (kindOf(record.kind).spans?.(record.fields as never) ?? []).toSorted((a, b) =>
      a.from < b.from ? -1 : a.from > b.from ? 1 : 0,
    ),
  );

export const keyOfRecord = (record: Pick<RecordOf, 'kind' | 'id'>): Key => keyOf(record.kind, record.id);

function once<Key extends object, Value extends object>(
  known: WeakMap<Key, Value>,
  key: Key,
  make: () => Value,
): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
