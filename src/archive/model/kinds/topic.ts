import { one } from '../fields/field.ts';
import { nameRun, names } from '../fields/names.ts';
import { ref } from '../fields/ref.ts';
import { prose } from '../fields/text.ts';
import { defineKind } from '../kind.ts';

/** A subject heading of a small controlled vocabulary (SKOS: Concept). */
export const topic = defineKind({
  name: 'topic',
  folder: 'topics',
  order: 9,
  label: { one: { en: 'Topic', ko: '주제' }, many: { en: 'Topics', ko: '주제' }, counter: '개' },
  about: { en: 'A subject heading, with its scope.', ko: '범위를 정한 주제어.' },
  schemaType: 'DefinedTerm',
  shelving: { orders: ['name'], tells: ['scope'] },
  fields: {
    names: names(),
    scope: one(prose, {
      label: { en: 'Scope', ko: '범위' },
      note: { en: 'What is filed under the topic', ko: '이 주제에 속하는 내용' },
      featured: true,
      term: 'skos:scopeNote',
    }),
    broader: one(ref('topic'), {
      label: { en: 'Broader', ko: '상위 주제' },
      inverse: { en: 'Narrower', ko: '하위 주제' },
      term: 'skos:broader',
    }).optional(),
  },
  caption: (fields, locale) => nameRun(fields.names, locale),
});
