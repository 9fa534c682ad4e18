import type { Shape } from '../model/fields/field.ts';
import type { Kind } from '../model/kind.ts';
import type { Label } from '../model/label.ts';
import { fieldsOf, kinds } from '../model/record.ts';

/** What the model says of one field. */
export interface DictionaryField {
  readonly name: string;
  readonly label: Label;
  readonly note?: Label;
  /** Type of one value. */
  readonly type: string;
  /** How an author writes one value. */
  readonly written: Label;
  /** `one`, `list`, or `stated`: several values, each with the articles that state it. */
  readonly shape: Shape;
  readonly required: boolean;
  /** The words that a value is one of, each with its label. */
  readonly words?: Readonly<Record<string, Label>>;
  /** Kinds of record that a value may name. */
  readonly targets?: readonly string[];
  /** Title of the list at the other end of the ref. */
  readonly inverse?: Label;
  readonly facet?: string;
  /** The Dublin Core, schema.org or SKOS term. */
  readonly term?: string;
}

/** What the model says of one kind. */
export interface DictionaryKind {
  readonly name: string;
  readonly folder: string;
  readonly label: Kind['label'];
  readonly about: Label;
  /** The schema.org type. */
  readonly schemaType: string;
  readonly fields: readonly DictionaryField[];
}

/** Every kind in the order of menus, every field in the author’s order. Made of the model alone. */
export const dictionary = (): readonly DictionaryKind[] =>
  kinds.map((kind) => ({
    name: kind.name,
    folder: kind.folder,
    label: { one: kind.label.one, many: kind.label.many },
    about: kind.about,
    schemaType: kind.schemaType,
    fields: fieldsOf(kind).map(({ name, marks, required }): DictionaryField => {
      const { label, note, type, shape, inverse, facet, term } = marks;
      return {
        name,
        label,
        ...(note ? { note } : {}),
        type: type.name,
        written: type.describe,
        shape,
        required,
        ...('words' in type ? { words: type.words as Readonly<Record<string, Label>> } : {}),
        ...(type.targets ? { targets: type.targets } : {}),
        ...(inverse ? { inverse } : {}),
        ...(facet === undefined ? {} : { facet }),
        ...(term === undefined ? {} : { term }),
      };
    }),
  }));
