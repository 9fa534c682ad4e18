import { z } from 'zod';
import { idPattern } from '../id.ts';
import { expected, type FoundRef, type ValueType } from './field.ts';
import { prose, type Prose } from './text.ts';

const id = (kind: string) =>
  z
    .string()
    .check(
      expected(
        `the id of a record of the kind \`${kind}\`, which is the name of its file without the ending`,
        (value: string) => idPattern.test(value),
      ),
    );

/**
 * The id of a record of one kind. Ids are resolved once, when the archive is linked.
 * The kind is a string on purpose: kinds may refer to each other in circles without a circle of imports.
 */
export function ref(kind: string): ValueType<string> & { readonly target: string } {
  return {
    name: 'ref',
    target: kind,
    describe: { en: `The id of a record of the kind \`${kind}\``, ko: `\`${kind}\` 종류 기록의 id` },
    schema: id(kind),
    targets: [kind],
    agree: (a, b) => a === b,
    plain: (value) => value,
    refs: (value) => [{ kind, id: value, path: [], role: 'value' }],
  };
}

/** Who acts: a record of ours, or a name where there is none (Dublin Core: Agent). */
export type Agent = Readonly<{
  organisation?: string | undefined;
  person?: string | undefined;
  country?: string | undefined;
  name?: Prose | undefined;
  /** In what capacity, or with which limit. */
  as?: Prose | undefined;
}>;

const ends = ['organisation', 'person', 'country'] as const;

/** An {@link Agent}: exactly one of `organisation`, `person`, `country` (ids) and `name`. */
export const agent: ValueType<Agent> = {
  name: 'agent',
  describe: {
    en: 'One of `{ organisation: id }`, `{ person: id }`, `{ country: id }` or `{ name }`, and `as` for the capacity',
    ko: '`{ organisation: id }`, `{ person: id }`, `{ country: id }`, `{ name }` 중 하나, 그리고 자격을 적는 `as`',
  },
  schema: z
    .strictObject({
      organisation: id('organisation').optional(),
      person: id('person').optional(),
      country: id('country').optional(),
      name: prose.schema.optional(),
      as: prose.schema.optional(),
    })
    .check(
      expected(
        'exactly one of `organisation`, `person`, `country` and `name`',
        (value: Agent) => [...ends, 'name' as const].filter((end) => value[end] !== undefined).length === 1,
      ),
    ),
  targets: ends,
  agree: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  plain: (value, locale) =>
    value.organisation ?? value.person ?? value.country ?? (value.name ? prose.plain(value.name, locale) : ''),
  refs: (value) =>
    ends.flatMap((end): FoundRef[] =>
      value[end] === undefined ? [] : [{ kind: end, id: value[end], path: [end], role: 'value' }],
    ),
};
