import type { Rule } from '../rule.ts';

/** Found by the reader: a record has the fields of its kind, in the form that each takes. */
export const schema: Rule = {
  id: 'schema',
  summary: { en: 'A record has the fields of its kind', ko: '기록은 해당 종류의 필드를 갖춘다' },
  why: {
    en: 'Pages, tables and search rest on the fields. A field that is unknown, missing or in another form would be lost or shown wrong.',
    ko: '페이지, 표, 검색은 모두 필드에 바탕을 둔다. 알 수 없거나 빠졌거나 형식이 다른 필드는 사라지거나 잘못 표시된다.',
  },
  mend: {
    en: 'Compare the field with the data dictionary, which lists every field of every kind and how it is written.',
    ko: '모든 종류의 필드와 적는 법을 정리한 데이터 사전과 견주어 고친다.',
  },
};
