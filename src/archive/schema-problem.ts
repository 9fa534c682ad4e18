import type { z } from 'zod';
import { fieldsOf } from './model/record.ts';
import type { Kind } from './model/kind.ts';
import { nearest } from './text/nearest.ts';
import { quote, type Finding } from './text/problem.ts';

/** A fault that a schema found, in the grammar of our problems; `path` says where in the data, `part` whether key or value. */
export interface SchemaFault {
  readonly path: readonly PropertyKey[];
  readonly part: 'key' | 'value';
  readonly finding: Omit<Finding, 'place'>;
}

const nameOf = (path: readonly PropertyKey[]) =>
  path.map((step) => (typeof step === 'number' ? String(step + 1) : String(step))).join('.');

const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], data);

const oneOf = (words: readonly string[]) =>
  words.length > 12 ? `${words.slice(0, 12).join(', ')} or another listed in the data dictionary` : words.join(', ');

/** What would do at `path`, as the data dictionary says it. */
function describe(kind: Kind, path: readonly PropertyKey[]): string | undefined {
  const field = fieldsOf(kind).find(({ name }) => name === path[0]);
  if (!field) return undefined;
  const { shape, type } = field.marks;
  if (path.length > 1) return undefined;
  if (shape === 'list') return `a list, each: ${lower(type.describe.en)}`;
  if (shape === 'stated') return 'a list of statements, each with `value` and `per`';
  return lower(type.describe.en);
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map of fields',
};

/** The faults of one zod issue; an unknown field gives one for each. */
export function explain(kind: Kind, data: unknown, issue: z.core.$ZodIssue): readonly SchemaFault[] {
  const { path } = issue;
  const actual = valueAt(data, path);
  const where = path.length ? ` in \`${nameOf(path)}\`` : '';
  const rule = 'schema';
  const fault = (reason: string, note: string, expected: readonly string[] = []): SchemaFault => ({
    path,
    part: 'value',
    finding: { rule, reason, note, ...(actual === undefined ? {} : { actual: String(actual) }), expected },
  });
  const unexpected = (what: string, note: string, expected?: readonly string[]) =>
    fault(`Unexpected value ${quote(actual)}${where}, expected ${what}`, note, expected);

  switch (issue.code) {
    case 'unrecognized_keys': {
      const parent = valueAt(data, path) as Record<string, unknown>;
      const known = path.length ? [] : fieldsOf(kind).map(({ name }) => name);
      return issue.keys.map((key) => {
        const near = nearest(
          key,
          known.filter((name) => !(name in parent)),
        );
        return {
          path: [...path, key],
          part: 'key',
          finding: {
            rule,
            reason: `Unexpected field \`${key}\`${where}, expected ${near ? `\`${near}\`` : `a field of the kind \`${kind.name}\``}`,
            note: `Rename or remove the field; a ${kind.name} has ${fieldsOf(kind)
              .map(({ name }) => name)
              .join(', ')}.`,
            actual: key,
            ...(near ? { expected: [near] } : {}),
          },
        };
      });
    }
    case 'invalid_value': {
      const words = issue.values.map(String);
      const near = typeof actual === 'string' ? nearest(actual, words) : undefined;
      if (actual === undefined) return [missing(kind, path, `one of ${oneOf(words.map((word) => `\`${word}\``))}`)];
      return [
        unexpected(
          near
            ? `\`${near}\` or another of ${oneOf(words.map((word) => `\`${word}\``))}`
            : `one of ${oneOf(words.map((word) => `\`${word}\``))}`,
          'The list is closed, so that pages and filters agree; choose one of it.',
          near ? [near] : words,
        ),
      ];
    }
    case 'custom': {
      const what = String((issue.params as { expected?: unknown } | undefined)?.expected ?? issue.message);
      return [
        unexpected(what, 'Write the value in the form that the field takes; the data dictionary lists all fields.'),
      ];
    }
    default: {
      if (actual === undefined) return [missing(kind, path, describe(kind, path))];
      const type =
        issue.code === 'invalid_type'
          ? (typeWords[issue.expected] ?? String(issue.expected))
          : issue.message.replace(/^Invalid input: expected /u, '');
      const quoted =
        actual !== null && typeof actual === 'object' ? (Array.isArray(actual) ? 'a list' : 'a map') : quote(actual);
      const what = describe(kind, path) ?? type;
      return [
        fault(
          `Unexpected ${quoted.startsWith('`') ? `value ${quoted}` : quoted}${where}, expected ${what}`,
          'Write the value in the form that the field takes; the data dictionary lists all fields.',
        ),
      ];
    }
  }
}

function missing(kind: Kind, path: readonly PropertyKey[], what: string | undefined): SchemaFault {
  return {
    path,
    part: 'value',
    finding: {
      rule: 'schema',
      reason: `Missing field \`${nameOf(path)}\`, expected ${what ?? 'a value'}`,
      note: `Add the field; a ${kind.name} is not complete without it.`,
    },
  };
}
