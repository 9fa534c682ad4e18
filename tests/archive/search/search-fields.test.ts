import { expect, test } from 'vitest';
import { searchFields } from '../../../src/archive/search/search-fields.ts';
import { anArticle, aRecord } from '../../builders.ts';

test('a thing is searched by every name that it ever had, and by its acronym, each once', () => {
  const names = {
    en: 'Example System',
    ko: '예시시스템',
    aliases: ['ES'],
    former: [{ en: 'Old System', acronym: 'OS', per: [] }],
  };
  const system = aRecord('system', { names, acronym: 'EXS' }, 'example');
  expect(searchFields(system).names).toEqual(['Example System', '예시시스템', 'ES', 'Old System', 'OS', 'EXS']);
  const again = aRecord('system', { names, acronym: 'ES' }, 'example');
  expect(searchFields(again).names.filter((name) => name === 'ES')).toHaveLength(1);
});

test('an article has no names of its own', () => {
  expect(searchFields(anArticle({})).names).toEqual([]);
});
