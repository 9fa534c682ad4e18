import { expect, test } from 'vitest';
import { link } from '../../../src/archive/graph.ts';
import type { RecordOf } from '../../../src/archive/model/record.ts';
import { documentsOf } from '../../../src/archive/search/document.ts';
import { anArticle, aRecord } from '../../builders.ts';

const namesOf = (record: RecordOf) => documentsOf(link([record])).flatMap(({ names }) => names.map(({ text }) => text));

test('a thing is searched by every name that it ever had, and by its acronym, each once', () => {
  const names = {
    en: 'Example System',
    ko: '예시시스템',
    aliases: ['ES'],
    former: [{ en: 'Old System', acronym: 'OS', per: [] }],
  };
  const system = aRecord('system', { names, acronym: 'EXS' }, 'example');
  expect(namesOf(system)).toEqual(['Example System', '예시시스템', 'EXS', 'ES', 'Old System', 'OS']);
  const again = aRecord('system', { names, acronym: 'ES' }, 'example');
  expect(namesOf(again).filter((name) => name === 'ES')).toHaveLength(1);
});

test('an article has no names of its own', () => {
  expect(namesOf(anArticle({}))).toEqual([]);
});
