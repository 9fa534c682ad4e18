import { expect, test } from 'vitest';
import { marksOf } from '../../../../src/archive/model/fields/field.ts';
import { agent } from '../../../../src/archive/model/fields/ref.ts';
import { partialDate } from '../../../../src/archive/model/fields/partial-date.ts';
import { disagree, stated, type Statement } from '../../../../src/archive/model/fields/stated.ts';
import { check } from '../../../builders.ts';

const opened = stated(partialDate, { label: { en: 'Opened', ko: '개소' } });
const hosts = stated(agent, { label: { en: 'Hosts', ko: '주최' }, inverse: { en: 'Hosted', ko: '주최함' } });

const says = (value: string, more: Partial<Statement<string>> = {}): Statement<string> => ({
  value,
  per: ['2020-02-05-example-notice'],
  standing: 'done',
  ...more,
});

test('no source says: no statement', () => {
  expect(check(opened, undefined)).toEqual({ value: [] });
});

test('a statement is of what was done unless it says otherwise', () => {
  expect(check(opened, [{ value: 2020, per: ['2020-02-05-example-notice'] }])).toEqual({ value: [says('2020')] });
});

test.each([
  ['no value', [{ per: ['2020-02-05-example-notice'] }]],
  ['an unknown standing', [{ value: '2020', standing: 'done?' }]],
  ['a source that is no id', [{ value: '2020', per: ['Example notice'] }]],
  ['one source, not in a list', [{ value: '2020', per: '2020-02-05-example-notice' }]],
  ['no list', { value: '2020' }],
  ['a value alone', ['2020']],
  ['an unknown field', [{ value: '2020', per: [], source: 'x' }]],
])('a statement with %s is refused', (_, written) => {
  expect(check(opened, written)).toHaveProperty('reasons');
});

test('a statement leads to what it is about and to what states it', () => {
  expect(
    marksOf(hosts).refsOf([
      { value: { organisation: 'example-ministry' }, per: ['2020-a', '2020-b'], standing: 'done' },
      { value: { name: { en: 'A body' } }, per: ['2021-c'], standing: 'done' },
    ]),
  ).toEqual([
    { kind: 'organisation', id: 'example-ministry', path: [0, 'value', 'organisation'], role: 'value' },
    { kind: 'article', id: '2020-a', path: [0, 'per', 0], role: 'per' },
    { kind: 'article', id: '2020-b', path: [0, 'per', 1], role: 'per' },
    { kind: 'article', id: '2021-c', path: [1, 'per', 0], role: 'per' },
  ]);
});

test.each([
  ['the same twice', says('2013'), says('2013'), false],
  ['a year and a month of it', says('2013'), says('2013-03'), false],
  ['two years', says('2013'), says('2014'), true],
  ['two months of a year', says('2013-03'), says('2013-04'), true],
  ['a plan and what came of it', says('2013', { standing: 'planned' }), says('2014'), false],
  ['an announcement and a plan', says('2013', { standing: 'announced' }), says('2014', { standing: 'planned' }), false],
  ['two plans', says('2013', { standing: 'planned' }), says('2014', { standing: 'planned' }), true],
  ['answers for two times', says('2013', { as_of: '2012' }), says('2014', { as_of: '2013' }), false],
  ['answers for one time', says('2013', { as_of: '2012' }), says('2014', { as_of: '2012-05' }), true],
  ['an answer for a time and one for none', says('2013', { as_of: '2012' }), says('2014'), true],
])('%s', (_, a, b, differs) => {
  expect(disagree(partialDate, a, b)).toBe(differs);
  expect(disagree(partialDate, b, a)).toBe(differs);
});
