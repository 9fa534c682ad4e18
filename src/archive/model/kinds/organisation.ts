import { one } from '../fields/field.ts';
import { nameRun, names } from '../fields/names.ts';
import { ref } from '../fields/ref.ts';
import { stated } from '../fields/stated.ts';
import { choice, prose, text } from '../fields/text.ts';
import { defineKind } from '../kind.ts';

/** Types of body that schema.org tells from others. */
const types: Readonly<Record<string, string>> = {
  ministry: 'GovernmentOrganization',
  agency: 'GovernmentOrganization',
  government: 'GovernmentOrganization',
  'local-government': 'GovernmentOrganization',
  parliament: 'GovernmentOrganization',
  court: 'GovernmentOrganization',
  embassy: 'GovernmentOrganization',
  education: 'EducationalOrganization',
  research: 'ResearchOrganization',
  company: 'Corporation',
};

/** A body, through all its names. A ministry that was renamed is one record; one that was split or merged is several. */
export const organisation = defineKind({
  name: 'organisation',
  folder: 'organisations',
  order: 4,
  label: { one: { en: 'Organisation', ko: '기관' }, many: { en: 'Organisations', ko: '기관' }, counter: '곳' },
  about: {
    en: 'A ministry, agency, company or other body, through all its names.',
    ko: '부처, 공공기관, 기업 등의 기관. 이름이 바뀌어도 한 기록으로 다룸.',
  },
  schemaType: 'Organization',
  shelving: { orders: ['name', 'country', 'type'], tells: ['acronym', 'type', 'country'] },
  narrower: ({ type }) => types[type],
  fields: {
    names: names(),
    acronym: one(text, {
      label: { en: 'Acronym', ko: '약칭' },
      featured: true,
      term: 'schema:alternateName',
    }).optional(),
    type: one(
      choice({
        ministry: { en: 'Ministry', ko: '부처' },
        agency: { en: 'Agency or public body', ko: '공공기관' },
        committee: { en: 'Committee or commission', ko: '위원회' },
        government: { en: 'Government or office of government', ko: '정부' },
        'local-government': { en: 'Local or regional government', ko: '지방정부' },
        parliament: { en: 'Parliament', ko: '의회' },
        court: { en: 'Court', ko: '법원' },
        embassy: { en: 'Embassy', ko: '대사관' },
        archives: { en: 'Archives', ko: '기록관' },
        education: { en: 'University, academy or training institute', ko: '대학·교육기관' },
        research: { en: 'Research institute', ko: '연구기관' },
        'international-organisation': { en: 'International organisation', ko: '국제기구' },
        network: { en: 'Association or network', ko: '협회·협의체' },
        company: { en: 'Company', ko: '기업' },
        finance: { en: 'Bank or fund', ko: '은행·기금' },
        other: { en: 'Other', ko: '기타' },
      }),
      { label: { en: 'Type', ko: '유형' }, featured: true },
    ),
    country: one(ref('country'), {
      label: { en: 'Country', ko: '국가' },
      inverse: { en: 'Organisations', ko: '기관' },
      facet: 'country',
      featured: true,
      term: 'schema:location',
    }).optional(),
    part_of: one(ref('organisation'), {
      label: { en: 'Part of', ko: '소속' },
      inverse: { en: 'Parts', ko: '소속 기관' },
      term: 'schema:parentOrganization',
    }).optional(),
    successor_of: one(ref('organisation'), {
      label: { en: 'Successor of', ko: '이전 기관' },
      inverse: { en: 'Succeeded by', ko: '이후 기관' },
    }).optional(),
    notes: stated(prose, { label: { en: 'Notes', ko: '비고' }, many: true }),
  },
  caption: (fields, locale) => nameRun(fields.names, locale),
});
