import { expect, test } from 'vitest';
import { allowsText, rights, rightsAddress } from '../../../../src/archive/model/fields/rights.ts';
import { isWebAddress } from '../../../../src/archive/model/fields/text.ts';

test.each(['not-evaluated', 'in-copyright', 'kogl-2', 'kogl-3', 'kogl-4', 'other'] as const)(
  'the terms `%s` keep the text of a source out',
  (terms) => {
    expect(allowsText.has(terms)).toBe(false);
  },
);

test.each(['kogl-1', 'cc-by', 'cc-by-sa', 'public-domain'] as const)('the terms `%s` let it in', (terms) => {
  expect(allowsText.has(terms)).toBe(true);
});

test('all terms but `other` have an address that explains them', () => {
  const without = Object.keys(rights.words).filter((terms) => !(terms in rightsAddress));
  expect(without).toEqual(['other']);
  for (const address of Object.values(rightsAddress)) expect(isWebAddress(address)).toBe(true);
});
