import { one } from '../fields/field.ts';
import { nameRun, names } from '../fields/names.ts';
import { ref } from '../fields/ref.ts';
import { role } from '../fields/role.ts';
import { stated } from '../fields/stated.ts';
import { prose } from '../fields/text.ts';
import { defineKind } from '../kind.ts';

/** A person named for an office that he or she held. */
export const person = defineKind({
  name: 'person',
  folder: 'people',
  order: 5,
  label: { one: { en: 'Person', ko: '인물' }, many: { en: 'People', ko: '인물' }, counter: '명' },
  about: { en: 'A person whom an article names, with the offices held.', ko: '기사에 이름이 나오는 인물과 그 직책.' },
  schemaType: 'Person',
  namedAsPrinted: true,
  shelving: { orders: ['name', 'country'], tells: ['roles', 'country'] },
  fields: {
    names: names(),
    country: one(ref('country'), {
      label: { en: 'Country', ko: '국가' },
      inverse: { en: 'People', ko: '인물' },
      facet: 'country',
      featured: true,
    }).optional(),
    roles: stated(role, {
      label: { en: 'Offices', ko: '직책' },
      inverse: { en: 'People in office', ko: '재직한 인물' },
      many: true,
      featured: true,
      term: 'schema:jobTitle',
    }),
    notes: stated(prose, { label: { en: 'Notes', ko: '비고' }, many: true }),
  },
  caption: (fields, locale) => nameRun(fields.names, locale),
});
