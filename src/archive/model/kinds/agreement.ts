import { list, one } from '../fields/field.ts';
import { nameRun, names } from '../fields/names.ts';
import { partialDate } from '../fields/partial-date.ts';
import { agent, ref } from '../fields/ref.ts';
import { stated } from '../fields/stated.ts';
import { choice, prose } from '../fields/text.ts';
import { defineKind, spanOf } from '../kind.ts';

/** A memorandum or other agreement between parties. */
export const agreement = defineKind({
  name: 'agreement',
  folder: 'agreements',
  order: 6,
  label: { one: { en: 'Agreement', ko: '협정' }, many: { en: 'Agreements', ko: '협정' } },
  about: { en: 'A memorandum of understanding or other agreement.', ko: '양해각서를 비롯한 협정.' },
  schemaType: 'CreativeWork',
  timeline: 'dot',
  calendar: { from: 'signed', place: 'place', told: true },
  shelving: { orders: ['time', 'countries'], tells: ['type', 'countries', 'parties'] },
  fields: {
    names: names(),
    type: one(
      choice({
        memorandum: { en: 'Memorandum of understanding', ko: '양해각서' },
        agreement: { en: 'Agreement', ko: '협정' },
        declaration: { en: 'Joint declaration or statement', ko: '공동선언·공동성명' },
        record: { en: 'Record of discussions', ko: '협의의사록' },
        contract: { en: 'Contract', ko: '계약' },
        other: { en: 'Other', ko: '기타' },
      }),
      { label: { en: 'Type', ko: '유형' }, featured: true, term: 'dcterms:type' },
    ),
    countries: list(ref('country'), {
      label: { en: 'Countries', ko: '국가' },
      inverse: { en: 'Agreements', ko: '협정' },
      facet: 'country',
      featured: true,
      term: 'dcterms:spatial',
    }),
    centres: list(ref('centre'), {
      label: { en: 'Centres', ko: '협력센터' },
      inverse: { en: 'Agreements', ko: '협정' },
      term: 'schema:mentions',
    }),
    parties: stated(agent, {
      label: { en: 'Parties', ko: '당사자' },
      inverse: { en: 'Party to', ko: '당사자인 협정' },
      many: true,
      term: 'dcterms:contributor',
    }),
    signatories: stated(agent, {
      label: { en: 'Signatories', ko: '서명자' },
      inverse: { en: 'Signed', ko: '서명한 협정' },
      many: true,
    }),
    signed: stated(partialDate, { label: { en: 'Signed', ko: '체결' }, featured: true, term: 'dcterms:created' }),
    place: stated(prose, { label: { en: 'Place', ko: '장소' }, term: 'schema:locationCreated' }),
    scope: stated(prose, { label: { en: 'Scope', ko: '협력 분야' }, many: true }),
    notes: stated(prose, { label: { en: 'Notes', ko: '비고' }, many: true }),
  },
  caption: (fields, locale) => nameRun(fields.names, locale),
  spans: (fields) => spanOf(fields.signed),
});
