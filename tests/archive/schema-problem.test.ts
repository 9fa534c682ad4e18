import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { kindOf } from '../../src/archive/model/record.ts';
import { explain, subjectOf, type Subject } from '../../src/archive/schema-problem.ts';

/** What the schema of a kind says of written fields: `part path: reason`. */
const faultsOf = (subject: Subject, data: unknown) => {
  const { error } = subject.schema.safeParse(data);
  return (error?.issues ?? [])
    .flatMap((issue) => explain(subject, data, issue))
    .map(({ path, part, finding }) => ({ at: `${part} ${path.join('.')}`, ...finding }));
};

const centre = subjectOf(kindOf('centre'));
const whole = { names: { en: 'Example Centre' }, programme: 'other', host_country: 'zz' };
const per = ['2020-02-05-example-notice'];

test('what is right has no fault', () => {
  expect(faultsOf(centre, whole)).toEqual([]);
});

describe('an unknown field', () => {
  test.each([
    ['of the record', { ...whole, opend: [] }, 'key opend', '`opend`, expected `opened`'],
    [
      'of the names',
      { ...whole, names: { en: 'A', alias: [] } },
      'key names.alias',
      '`alias` in `names`, expected `aliases`',
    ],
    [
      'of an alias',
      { ...whole, names: { en: 'A', aliases: [{ text: 'B', langu: 'en' }] } },
      'key names.aliases.0.langu',
      '`langu` in `names.aliases.1`, expected `lang`',
    ],
    [
      'of a statement',
      { ...whole, opened: [{ value: 2020, per, asof: 2020 }] },
      'key opened.0.asof',
      '`asof` in `opened.1`, expected `as_of`',
    ],
    [
      'of a note',
      { ...whole, opened: [{ value: 2020, per, note: { en: 'a', kr: 'b' } }] },
      'key opened.0.note.kr',
      '`kr` in `opened.1.note`, expected `ko`',
    ],
    [
      'of a sum',
      { ...whole, budget: [{ value: { currency: 'USD', amount: 1, bounds: 'about' }, per }] },
      'key budget.0.value.bounds',
      '`bounds` in `budget.1.value`, expected `bound`',
    ],
  ])('%s is told where it stands, with the one that was meant', (_, data, at, words) => {
    expect(faultsOf(centre, data)).toMatchObject([{ at, reason: `Unexpected field ${words}` }]);
  });

  test('that is like none is told with all that there are', () => {
    const [fault] = faultsOf(centre, { ...whole, opened: [{ value: 2020, per, source: 'x' }] });
    expect(fault?.reason).toBe('Unexpected field `source` in `opened.1`, expected one of those listed below');
    expect(fault?.note).toBe('Rename or remove the field. The fields here are value, per, as_of, standing, note.');
    expect(fault?.expected).toEqual(['value', 'per', 'as_of', 'standing', 'note']);
  });

  test('is told beside each other one', () => {
    expect(faultsOf(centre, { ...whole, a: 1, b: 2 }).map(({ at }) => at)).toEqual(['key a', 'key b']);
  });

  test('is not said to be one that stands beside it', () => {
    const [fault] = faultsOf(centre, { ...whole, opened: [], opend: [] });
    expect(fault?.expected).not.toEqual(['opened']);
  });

  test('cannot break the line', () => {
    const [fault] = faultsOf(centre, { ...whole, 'a\nb': 1 });
    expect(fault?.reason).toContain('`a b`');
  });
});

describe('a value', () => {
  test.each([
    [
      'of a closed list',
      { programme: 'others' },
      'value programme',
      'Unexpected value `others` in `programme`, expected `other` or another of `it-cooperation-centre`',
    ],
    [
      'of a closed list, in capitals',
      { programme: 'OTHER' },
      'value programme',
      'Unexpected value `OTHER` in `programme`, expected `other` or another of',
    ],
    [
      'of a ref',
      { host_country: 'Example Country' },
      'value host_country',
      'Unexpected value `Example Country` in `host_country`, expected the id of a record of the kind `country`',
    ],
    [
      'that is a number',
      { host_country: 7 },
      'value host_country',
      'Unexpected value `7` in `host_country`, expected the id of a record of the kind `country`',
    ],
    [
      'that is empty',
      { host_country: null },
      'value host_country',
      'Unexpected value `null` in `host_country`, expected the id',
    ],
    [
      'that is a list',
      { host_country: ['zz'] },
      'value host_country',
      'Unexpected list in `host_country`, expected the id',
    ],
    [
      'that is a map',
      { opened: { value: 2020 } },
      'value opened',
      'Unexpected map of fields in `opened`, expected a list of statements, each with `value` and `per`',
    ],
    [
      'without its list',
      { opened: 2020 },
      'value opened',
      'Unexpected value `2020` in `opened`, expected a list of statements',
    ],
    [
      'without its statement',
      { opened: [2020] },
      'value opened.0',
      'Unexpected value `2020` in `opened.1`, expected a statement with `value` and `per`',
    ],
    [
      'whose sources are no list',
      { opened: [{ value: 2020, per: per[0] }] },
      'value opened.0.per',
      'Unexpected value `2020-02-05-example-notice` in `opened.1.per`, expected a list of ids of articles',
    ],
    [
      'of a statement',
      { opened: [{ value: '2020-13', per }] },
      'value opened.0.value',
      'Unexpected value `2020-13` in `opened.1.value`, expected `2020`, `2020-01` or `2020-01-30`, a date that exists',
    ],
    [
      'of a sum',
      { budget: [{ value: 'USD 1', per }] },
      'value budget.0.value',
      'Unexpected value `USD 1` in `budget.1.value`, expected `{ currency, amount }`',
    ],
    [
      'below its limit',
      { budget: [{ value: { currency: 'USD', amount: -1 }, per }] },
      'value budget.0.value.amount',
      'Unexpected value `-1` in `budget.1.value.amount`, expected a number of at least 0',
    ],
    [
      'without end',
      { budget: [{ value: { currency: 'USD', amount: Infinity }, per }] },
      'value budget.0.value.amount',
      'Unexpected value `Infinity` in `budget.1.value.amount`, expected a number',
    ],
    [
      'of an agent',
      { host_institution: [{ value: {}, per }] },
      'value host_institution.0.value',
      'Unexpected value `{}` in `host_institution.1.value`, expected exactly one of',
    ],
  ])('%s is told with what would do', (_, fields, at, reason) => {
    const faults = faultsOf(centre, { ...whole, ...fields });
    expect(faults).toMatchObject([{ at, rule: 'schema' }]);
    expect(faults[0]?.reason.startsWith(reason), faults[0]?.reason).toBe(true);
  });
});

describe('a field that is missing', () => {
  test.each([
    ['of the record', { ...whole, programme: undefined }, 'programme', 'one of `it-cooperation-centre`'],
    [
      'of the record, a ref',
      { ...whole, host_country: undefined },
      'host_country',
      'the id of a record of the kind `country`',
    ],
    ['of the names', { ...whole, names: {} }, 'names.en', 'text'],
    ['of a statement', { ...whole, opened: [{ per }] }, 'opened.1.value', 'a year, a month or a day'],
    ['of a sum', { ...whole, budget: [{ value: { currency: 'USD' }, per }] }, 'budget.1.value.amount', 'a number'],
  ])('%s is told with what it holds', (_, data, name, what) => {
    const [fault] = faultsOf(centre, data);
    expect(fault?.reason).toContain(`Missing field \`${name}\`, expected ${what}`);
    expect(fault?.note).toBe('Add the field: no centre is complete without it.');
  });
});

test('a table that is no record is told in the same words', () => {
  const subject: Subject = {
    name: 'entry of moved.yaml',
    schema: z.array(z.strictObject({ id: z.string(), to: z.array(z.string()).min(1) })),
    describe: ([, field]) => (field === 'to' ? 'a list of ids' : undefined),
  };
  expect(faultsOf(subject, [{ id: 1, to: [] }, { too: ['a'] }]).map(({ at, reason }) => `${at}: ${reason}`)).toEqual([
    'value 0.id: Unexpected value `1` in `1.id`, expected text',
    'value 0.to: Unexpected empty list in `1.to`, expected a list of ids',
    'value 1.id: Missing field `2.id`, expected text',
    'value 1.to: Missing field `2.to`, expected a list of ids',
    'key 1.too: Unexpected field `too` in `2`, expected `to`',
  ]);
});
