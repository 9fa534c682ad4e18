import { expect, test } from 'vitest';
import { agent, ref } from '../../../../src/archive/model/fields/ref.ts';
import { exportTo, role } from '../../../../src/archive/model/fields/role.ts';
import { check } from '../../../builders.ts';

test('a ref is an id and leads to a record of its kind', () => {
  const centre = ref('centre');
  expect(check(centre.schema, 'example-centre')).toEqual({ value: 'example-centre' });
  expect(check(centre.schema, 'Example Centre')).toEqual({
    reasons: ['expected the id of a record of the kind `centre`, which is the name of its file without the ending'],
  });
  expect(check(centre.schema, 'centre/example-centre')).toHaveProperty('reasons');
  expect(centre.refs('example-centre')).toEqual([{ kind: 'centre', id: 'example-centre', path: [], role: 'value' }]);
  expect(centre.plain('example-centre', 'ko')).toBe('example-centre');
  expect(centre.targets).toEqual(['centre']);
});

test.each([
  ['an organisation', { organisation: 'example-ministry' }, 'example-ministry', ['organisation']],
  ['a person in a capacity', { person: 'example-person', as: 'host' }, 'example-person', ['person']],
  ['a country', { country: 'zz' }, 'zz', ['country']],
  ['a name without a record', { name: { en: 'A ministry', ko: '어느 부' } }, 'A ministry', []],
] as const)('an agent is %s', (_, written, plain, leadsTo) => {
  const result = check(agent.schema, written);
  expect(result).toHaveProperty('value');
  const { value } = result as { value: Parameters<typeof agent.refs>[0] };
  expect(agent.plain(value, 'en')).toBe(plain);
  expect(agent.refs(value).map(({ kind }) => kind)).toEqual(leadsTo);
  expect(agent.agree(value, { ...value })).toBe(true);
  expect(agent.agree(value, { name: { en: 'Another' } })).toBe(false);
});

test.each([
  ['nobody', {}],
  ['a capacity alone', { as: 'host' }],
  ['two at once', { organisation: 'example-ministry', person: 'example-person' }],
  ['an unknown end', { organization: 'example-ministry' }],
  ['a name in place of an id', { organisation: 'Example Ministry' }],
])('an agent that is %s is refused', (_, written) => {
  expect(check(agent.schema, written)).toHaveProperty('reasons');
});

test('an agent without a record is named in the language of the edition', () => {
  expect(agent.plain({ name: { en: 'A ministry', ko: '어느 부' } }, 'ko')).toBe('어느 부');
});

test.each([
  [
    'with its body and its term',
    { title: { en: 'Minister', ko: '장관' }, organisation: 'example-ministry', from: '2019', to: '2020-03' },
    'Minister, example-ministry (2019–2020-03)',
    '장관, example-ministry (2019–2020-03)',
  ],
  [
    'in a body without a record',
    { title: { en: 'Head' }, organisation_name: { en: 'A body', ko: '어느 기관' }, to: '2020' },
    'Head, A body (–2020)',
    'Head, 어느 기관 (–2020)',
  ],
  ['alone', { title: { en: 'President' } }, 'President', 'President'],
])('an office %s is read as a line', (_, office, english, korean) => {
  expect(role.plain(office, 'en')).toBe(english);
  expect(role.plain(office, 'ko')).toBe(korean);
});

test('an office leads to the body in which it was held', () => {
  const office = { title: { en: 'Minister' }, organisation: 'example-ministry' };
  expect(role.refs(office)).toEqual([
    { kind: 'organisation', id: 'example-ministry', path: ['organisation'], role: 'value' },
  ]);
  expect(role.refs({ title: { en: 'Minister' } })).toEqual([]);
  expect(role.agree(office, { ...office, title: { en: 'minister' } })).toBe(true);
  expect(role.agree(office, { ...office, organisation: 'another' })).toBe(false);
});

test('the use of a system abroad leads to the country', () => {
  const use = { country: 'zz', year: '2016', what: { en: 'a pilot', ko: '시범' } };
  expect(exportTo.plain(use, 'en')).toBe('zz, 2016, a pilot');
  expect(exportTo.plain({ country: 'zz' }, 'ko')).toBe('zz');
  expect(exportTo.refs(use)).toEqual([{ kind: 'country', id: 'zz', path: ['country'], role: 'value' }]);
  expect(exportTo.agree(use, { country: 'zz' })).toBe(true);
});
