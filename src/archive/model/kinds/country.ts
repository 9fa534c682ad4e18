import { one } from '../fields/field.ts';
import { money } from '../fields/money.ts';
import { nameRun, names } from '../fields/names.ts';
import { stated } from '../fields/stated.ts';
import { choice, isCountryCode, prose } from '../fields/text.ts';
import { defineKind } from '../kind.ts';

/** A country that takes part; its id is its ISO 3166-1 alpha-2 code in lower case. */
export const country = defineKind({
  name: 'country',
  folder: 'countries',
  order: 2,
  label: { one: { en: 'Country', ko: '국가' }, many: { en: 'Countries', ko: '국가' }, counter: '개국' },
  about: { en: 'A country that takes part in the cooperation.', ko: '협력에 참여하는 국가.' },
  schemaType: 'Country',
  kept: true,
  id: {
    holds: (id) => isCountryCode(id.toUpperCase()),
    words: 'an ISO 3166-1 alpha-2 code in lower case, such as `uz`',
  },
  shelving: { orders: ['region', 'name'], counts: ['article', 'centre', 'agreement', 'event', 'system'] },
  fields: {
    names: names(),
    region: one(
      choice({
        africa: { en: 'Africa', ko: '아프리카' },
        caucasus: { en: 'Caucasus', ko: '캅카스' },
        'central-asia': { en: 'Central Asia', ko: '중앙아시아' },
        'east-asia': { en: 'East Asia', ko: '동아시아' },
        europe: { en: 'Europe', ko: '유럽' },
        'latin-america-and-the-caribbean': { en: 'Latin America and the Caribbean', ko: '중남미·카리브' },
        'middle-east': { en: 'Middle East', ko: '중동' },
        'north-america': { en: 'North America', ko: '북아메리카' },
        oceania: { en: 'Oceania', ko: '오세아니아' },
        'south-asia': { en: 'South Asia', ko: '남아시아' },
        'south-east-asia': { en: 'South-East Asia', ko: '동남아시아' },
      }),
      { label: { en: 'Region', ko: '지역' }, facet: 'region', lendsFacet: true, featured: true },
    ),
    exports_from_korea: stated(money, {
      label: { en: 'E-government exports from Korea', ko: '한국의 전자정부 수출' },
      note: { en: 'Total as stated, with the date it was counted to', ko: '출처가 밝힌 합계와 기준일' },
      featured: true,
    }),
    notes: stated(prose, { label: { en: 'Notes', ko: '비고' }, many: true }),
  },
  caption: (fields, locale) => nameRun(fields.names, locale),
});
