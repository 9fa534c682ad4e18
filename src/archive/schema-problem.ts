import { z } from 'zod';
import { fieldsOf, schemaOf } from './model/record.ts';
import type { Kind } from './model/kind.ts';
import { nearest } from './text/nearest.ts';
import { quote, type Finding } from './text/problem.ts';

/** A fault that a schema found, in the grammar of our problems; `path` says where in the data, `part` whether key or value. */
export interface SchemaFault {
  readonly path: readonly PropertyKey[];
  readonly part: 'key' | 'value';
  readonly finding: Omit<Finding, 'place'>;
}

/** What was checked: its name in a problem, its schema, and what would do at a path, where somebody wrote that down. */
export interface Subject {
  readonly name: string;
  readonly schema: z.ZodType;
  describe(path: readonly PropertyKey[]): string | undefined;
}

/** A kind as the subject of problems; its fields are described as in the data dictionary. */
export const subjectOf = (kind: Kind): Subject => ({
  name: kind.name,
  schema: schemaOf(kind),
  describe: (path) => describe(kind, path),
});

function describe(kind: Kind, [name, index, part, ...deeper]: readonly PropertyKey[]): string | undefined {
  const field = fieldsOf(kind).find((each) => each.name === name);
  if (!field || deeper.length > 0) return undefined;
  const { shape, type } = field.marks;
  const one = type.describe.en.charAt(0).toLowerCase() + type.describe.en.slice(1);
  if (shape === 'stated') {
    if (part === 'value') return one;
    if (part === 'per') return 'a list of ids of articles';
    if (part !== undefined) return undefined;
    return index === undefined
      ? 'a list of statements, each with `value` and `per`'
      : 'a statement with `value` and `per`';
  }
  if (part !== undefined) return undefined;
  if (shape === 'list') return index === undefined ? `a list, each: ${one}` : one;
  return index === undefined ? one : undefined;
}

const nameOf = (path: readonly PropertyKey[]) =>
  path.map((step) => (typeof step === 'number' ? String(step + 1) : String(step))).join('.');

const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step], data);

/** The names of the fields that a map at `path` may have. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let inner = within(schema);
  for (const step of path) {
    if (inner instanceof z.ZodObject) inner = within((inner.shape as Record<PropertyKey, z.ZodType>)[step]);
    else if (inner instanceof z.ZodArray) inner = within(inner.element as z.ZodType);
  }
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The schema beneath those that only wrap it. */
function within(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly)
    return within(schema.def.innerType as z.ZodType);
  if (schema instanceof z.ZodPipe)
    return within((schema.def.in instanceof z.ZodTransform ? schema.def.out : schema.def.in) as z.ZodType);
  return schema;
}

const list = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

const oneOf = (words: readonly string[]) =>
  words.length > 12 ? `${list(words.slice(0, 12))} or another listed in the data dictionary` : list(words);

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map of fields',
};

/** What would do, as far as the issue itself tells. */
function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return typeWords[issue.expected] ?? issue.expected;
  if (issue.code === 'too_small') {
    if (issue.origin === 'array') return `at least ${issue.minimum} of them`;
    return `a number ${issue.inclusive ? 'of at least' : 'above'} ${issue.minimum}`;
  }
  return issue.message.replace(/^Invalid input: expected /u, '');
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : 'list';
  return value !== null && typeof value === 'object' ? 'map of fields' : `value ${quote(value)}`;
}

/** How the author wrote a number, a truth value or an empty value, if that is what stands at a path. */
export type Written = (path: readonly PropertyKey[]) => string | undefined;

/**
 * The faults of one zod issue; an unknown field gives one for each. What was `written` is quoted rather than what YAML
 * made of it.
 */
export function explain(
  subject: Subject,
  data: unknown,
  issue: z.core.$ZodIssue,
  written: Written = () => undefined,
): readonly SchemaFault[] {
  const { path } = issue;
  const actual = valueAt(data, path);
  const where = path.length ? ` in \`${nameOf(path)}\`` : '';
  const unexpected = (what: string, expected: string, note: string, words?: readonly string[]): SchemaFault => ({
    path,
    part: 'value',
    finding: {
      rule: 'schema',
      reason: `Unexpected ${what}${where}, expected ${expected}`,
      note,
      ...(typeof actual === 'object' ? {} : { actual: written(path) ?? String(actual) }),
      ...(words ? { expected: words } : {}),
    },
  });
  const what = (otherwise: string) => subject.describe(path) ?? otherwise;
  const source = typeof actual === 'object' && actual !== null ? undefined : written(path);
  if (actual === null && source === '') return [nothingWritten(path, what(wordsOf(issue)))];
  if (source !== undefined && wantsText(issue)) {
    const taken = actual === null ? 'no value' : typeof actual === 'number' ? `the number ${actual}` : 'a truth value';
    const name = path.findLast((step) => typeof step === 'string');
    const start = typeof path.at(-1) === 'number' ? '- ' : name === undefined ? '' : `${String(name)}: `;
    return [
      unexpected(
        `value ${quote(source)}`,
        what(wordsOf(issue)),
        `YAML takes it for ${taken}. Put it in quotation marks, if it is text: ${quote(`${start}${JSON.stringify(source)}`)}.`,
      ),
    ];
  }
  const asListed = 'Write the value in the form that the field takes; the data dictionary lists all fields.';

  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(subject.schema, path);
    const given = new Set(Object.keys((actual ?? {}) as object));
    return issue.keys.map((key) => {
      const near = nearest(
        key,
        known.filter((name) => !given.has(name)),
      );
      return {
        path: [...path, key],
        part: 'key',
        finding: {
          rule: 'schema',
          reason: `Unexpected field ${quote(key)}${where}, expected ${near ? `\`${near}\`` : 'one of those listed below'}`,
          note: `Rename or remove the field. The fields here are ${known.join(', ')}.`,
          actual: key,
          expected: near ? [near] : known,
        },
      };
    });
  }
  if (issue.code === 'invalid_value') {
    const words = issue.values.map(String);
    const near = typeof actual === 'string' ? nearest(actual, words) : undefined;
    if (actual === undefined) return [missing(subject, path, `one of ${oneOf(words)}`)];
    return [
      unexpected(
        shown(actual),
        near ? `\`${near}\` or another of ${oneOf(words)}` : `one of ${oneOf(words)}`,
        'The list is closed, so that pages and filters agree; choose one of it.',
        near ? [near] : words,
      ),
    ];
  }
  if (issue.code === 'custom') {
    const expected = (issue.params as { expected?: unknown } | undefined)?.expected ?? issue.message;
    return [unexpected(`value ${quote(actual)}`, String(expected), asListed)];
  }
  if (actual === undefined) return [missing(subject, path, what(wordsOf(issue)))];
  if (
    issue.code === 'invalid_type' &&
    issue.expected === 'array' &&
    typeof actual === 'string' &&
    /^-\S/u.test(actual)
  ) {
    const items = actual.split(/\s+(?=-\S)/u).map((item) => `- ${item.slice(1)}`);
    return [
      unexpected(
        shown(actual),
        what(wordsOf(issue)),
        `Put a space after the hyphen, each entry on a line of its own: ${quote(items.join(' '))}.`,
      ),
    ];
  }
  return [unexpected(shown(actual), what(wordsOf(issue)), asListed)];
}

/** Whether text would do where the issue is: what is no text must then be in quotation marks. */
const wantsText = (issue: z.core.$ZodIssue): boolean =>
  (issue.code === 'invalid_type' && (issue.expected === 'string' || issue.expected === 'object')) ||
  issue.code === 'invalid_union';

function nothingWritten(path: readonly PropertyKey[], what: string): SchemaFault {
  const last = path.at(-1);
  const after = typeof last === 'number' ? 'the hyphen' : `\`${String(last)}:\``;
  return {
    path,
    part: 'value',
    finding: {
      rule: 'schema',
      reason: `Missing value of \`${nameOf(path)}\`, expected ${what}`,
      note: `Nothing stands after ${after}. Write the value, or leave ${typeof last === 'number' ? 'the entry' : 'the field'} out.`,
    },
  };
}

function missing(subject: Subject, path: readonly PropertyKey[], what: string): SchemaFault {
  return {
    path,
    part: 'value',
    finding: {
      rule: 'schema',
      reason: `Missing field \`${nameOf(path)}\`, expected ${what}`,
      note: `Add the field: no ${subject.name} is complete without it.`,
    },
  };
}
