import { one } from '../fields/field.ts';
import { nameRun, names } from '../fields/names.ts';
import { series, seriesColumns } from '../fields/series.ts';
import { prose, text, url } from '../fields/text.ts';
import { defineKind } from '../kind.ts';

/** A series of ranks or values by country and year; its rows stand in a CSV file of the same name. */
export const indicator = defineKind({
  name: 'indicator',
  folder: 'indicators',
  order: 10,
  label: { one: { en: 'Indicator', ko: '지표' }, many: { en: 'Indicators', ko: '지표' }, counter: '개' },
  about: { en: 'An index or figure by country and year.', ko: '국가별·연도별 지수나 수치.' },
  schemaType: 'Dataset',
  page: false,
  shownOn: 'figures',
  rows: { field: 'rows', columns: seriesColumns },
  fields: {
    names: names(),
    acronym: one(text, { label: { en: 'Acronym', ko: '약칭' } }).optional(),
    producer: one(text, { label: { en: 'Producer', ko: '작성 기관' } }).optional(),
    unit: one(prose, {
      label: { en: 'Unit of the value', ko: '값의 단위' },
      note: { en: 'What the column `value` counts', ko: '`value` 열이 나타내는 것' },
    }),
    url: one(url, { label: { en: 'Address', ko: '주소' } }).optional(),
    note: one(prose, { label: { en: 'Note', ko: '비고' } }).optional(),
    rows: series({
      label: { en: 'Figures', ko: '수치' },
      inverse: { en: 'Ranks and figures', ko: '순위와 수치' },
      unlisted: true,
    }),
  },
  caption: (fields, locale) => nameRun(fields.names, locale),
});
