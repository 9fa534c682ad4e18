import { isProse } from '../../model/fields/text.ts';
import { valuesOf } from '../../model/record.ts';
import type { Rule } from '../rule.ts';

export const textInBoth: Rule = {
  id: 'text-in-both',
  summary: {
    en: 'A text of ours in a field is in English and in Korean',
    ko: '필드에 우리가 적은 글은 영어와 한국어로 있다',
  },
  why: {
    en: 'Readers of the Korean edition would meet English sentences among Korean ones, and a search in Korean would not find what they say.',
    ko: '한국어판 독자는 한국어 사이에서 영어 문장을 만나게 되고, 한국어로 검색해도 그 내용을 찾지 못한다.',
  },
  mend: {
    en: 'Write the text in both languages, as `{ en: …, ko: … }`.',
    ko: '`{ en: …, ko: … }`처럼 두 언어로 적는다.',
  },
  check: ({ archive }, report) => {
    for (const record of archive.records) {
      for (const { name, value } of valuesOf(record)) {
        for (const path of englishOnly(value, [name]))
          report({ record, path }, { reason: `Missing Korean text in \`${name}\`, expected the same as in English` });
      }
    }
  },
};

/** The paths of all texts in a value that are in English alone. */
function englishOnly(value: unknown, path: readonly PropertyKey[]): readonly (readonly PropertyKey[])[] {
  if (value === null || typeof value !== 'object') return [];
  if (isProse(value)) return value.ko === undefined ? [path] : [];
  return Object.entries(value).flatMap(([key, each]) =>
    englishOnly(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
