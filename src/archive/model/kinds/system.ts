import { one } from '../fields/field.ts';
import { nameRun, names } from '../fields/names.ts';
import { agent, ref } from '../fields/ref.ts';
import { exportTo } from '../fields/role.ts';
import { stated } from '../fields/stated.ts';
import { prose, text } from '../fields/text.ts';
import { defineKind } from '../kind.ts';

/** An information system of a government, shown to others, exported, or built for them. */
export const system = defineKind({
  name: 'system',
  folder: 'systems',
  order: 8,
  label: { one: { en: 'System', ko: '시스템' }, many: { en: 'Systems', ko: '시스템' }, counter: '개' },
  about: {
    en: 'An information system of a government, shown, exported or built.',
    ko: '소개·수출·구축된 정부 정보시스템.',
  },
  schemaType: 'SoftwareApplication',
  shelving: { orders: ['name'], tells: ['acronym', 'operator', 'what_it_does'] },
  fields: {
    names: names(),
    acronym: one(text, {
      label: { en: 'Acronym', ko: '약칭' },
      featured: true,
      term: 'schema:alternateName',
    }).optional(),
    country: one(ref('country'), {
      label: { en: 'Country', ko: '국가' },
      inverse: { en: 'Systems', ko: '시스템' },
      facet: 'country',
      term: 'schema:countryOfOrigin',
    }).optional(),
    operator: stated(agent, {
      label: { en: 'Operator', ko: '운영 기관' },
      inverse: { en: 'Systems', ko: '시스템' },
      many: true,
      featured: true,
      term: 'schema:provider',
    }),
    what_it_does: stated(prose, {
      label: { en: 'What it does', ko: '하는 일' },
      many: true,
      featured: true,
      term: 'dcterms:description',
    }),
    exported_to: stated(exportTo, {
      label: { en: 'Exported to', ko: '수출국' },
      inverse: { en: 'Systems from Korea', ko: '한국에서 도입한 시스템' },
      many: true,
    }),
    successor_of: one(ref('system'), {
      label: { en: 'Successor of', ko: '이전 시스템' },
      inverse: { en: 'Succeeded by', ko: '이후 시스템' },
    }).optional(),
    notes: stated(prose, { label: { en: 'Notes', ko: '비고' }, many: true }),
  },
  caption: (fields, locale) => nameRun(fields.names, locale),
});
