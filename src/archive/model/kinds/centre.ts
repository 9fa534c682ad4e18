import { one } from '../fields/field.ts';
import { money, quantity } from '../fields/money.ts';
import { nameRun, names } from '../fields/names.ts';
import { partialDate } from '../fields/partial-date.ts';
import { agent, ref } from '../fields/ref.ts';
import { stated } from '../fields/stated.ts';
import { choice, prose } from '../fields/text.ts';
import { defineKind, spanOf } from '../kind.ts';

/** A centre that Korea runs, or ran, or meant to run, together with another country. */
export const centre = defineKind({
  name: 'centre',
  folder: 'centres',
  order: 3,
  label: {
    one: { en: 'Cooperation centre', ko: '협력센터' },
    many: { en: 'Cooperation centres', ko: '협력센터' },
    counter: '곳',
  },
  about: {
    en: 'A centre run jointly by Korea and another country, from its announcement on.',
    ko: '한국과 다른 나라가 함께 운영하는 센터. 설치가 발표된 때부터 수록함.',
  },
  schemaType: 'GovernmentOrganization',
  kept: true,
  timeline: 'line',
  calendar: { from: 'opened', place: 'city', told: true },
  inOrder: [
    ['opened', 'term_end'],
    ['term_start', 'term_end'],
  ],
  shelving: {
    orders: ['host_country.region', 'programme', 'time'],
    columns: [
      'host_country',
      'programme',
      'opened',
      { label: { en: 'Term', ko: '운영 기간' }, from: 'term_start', to: 'term_end' },
      'status',
    ],
  },
  fields: {
    names: names(),
    programme: one(
      choice({
        'it-cooperation-centre': { en: 'IT cooperation centre', ko: 'IT협력센터' },
        'egov-cooperation-centre': { en: 'E-government cooperation centre', ko: '전자정부협력센터' },
        'digital-government-cooperation-centre': {
          en: 'Digital government cooperation centre',
          ko: '디지털정부협력센터',
        },
        'information-access-centre': { en: 'Information access centre', ko: '정보접근센터' },
        'training-centre': { en: 'Training centre', ko: '교육센터' },
        other: { en: 'Other', ko: '기타' },
      }),
      { label: { en: 'Programme', ko: '사업' }, facet: 'programme', lendsFacet: true, featured: true },
    ),
    host_country: one(ref('country'), {
      label: { en: 'Host country', ko: '소재국' },
      inverse: { en: 'Cooperation centres', ko: '협력센터' },
      facet: 'country',
      featured: true,
      term: 'schema:location',
    }),
    city: stated(prose, { label: { en: 'City', ko: '도시' }, term: 'schema:address' }),
    host_institution: stated(agent, {
      label: { en: 'Host institution', ko: '상대국 기관' },
      inverse: { en: 'Host of', ko: '유치한 센터' },
      many: true,
    }),
    korean_institution: stated(agent, {
      label: { en: 'Korean institution', ko: '한국 기관' },
      inverse: { en: 'Korean side of', ko: '한국 측으로 참여한 센터' },
      many: true,
    }),
    opened: stated(partialDate, { label: { en: 'Opened', ko: '개소' }, featured: true, term: 'schema:foundingDate' }),
    term_start: stated(partialDate, { label: { en: 'Term begins', ko: '운영 시작' }, featured: true }),
    term_end: stated(partialDate, { label: { en: 'Term ends', ko: '운영 종료' }, featured: true }),
    budget: stated(money, { label: { en: 'Budget', ko: '예산' }, featured: true }),
    staff: stated(quantity, { label: { en: 'Staff', ko: '인원' } }),
    tasks: stated(prose, { label: { en: 'Tasks', ko: '업무' }, many: true }),
    status: stated(prose, { label: { en: 'Status', ko: '상태' }, many: true }),
    predecessor: one(ref('centre'), {
      label: { en: 'Predecessor', ko: '이전 센터' },
      inverse: { en: 'Successor', ko: '다음 센터' },
    }).optional(),
    notes: stated(prose, { label: { en: 'Notes', ko: '비고' }, many: true }),
  },
  caption: (fields, locale) => nameRun(fields.names, locale),
  spans: (fields) => spanOf([...fields.opened, ...fields.term_start], fields.term_end),
});
