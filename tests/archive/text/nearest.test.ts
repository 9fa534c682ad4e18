import { expect, test } from 'vitest';
import { nearest } from '../../../src/archive/text/nearest.ts';

test.each([
  ['a letter too many', 'uzbekistan-20200', 'uzbekistan-2020'],
  ['a letter too few', 'uzbekistn-2020', 'uzbekistan-2020'],
  ['capitals', 'UZBEKISTAN-2020', 'uzbekistan-2020'],
  ['another year', 'uzbekistan-2021', 'uzbekistan-2020'],
  ['a name that is begun', 'uzbekistan', 'uzbekistan-2020'],
  ['another word', 'tashkent', undefined],
  ['a code that shares a letter', 'zz', 'uz'],
  ['a code that shares none', 'qq', undefined],
  ['nothing', '', undefined],
])('with %s, `%s`, the nearest is %s', (_, given, near) => {
  expect(nearest(given, ['uz', 'serbia-2020', 'uzbekistan-2020'])).toBe(near);
});

test('of nothing, nothing is near', () => {
  expect(nearest('a', [])).toBeUndefined();
});
