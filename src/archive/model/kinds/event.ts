import { list, one } from '../fields/field.ts';
import { nameRun, names } from '../fields/names.ts';
import { partialDate } from '../fields/partial-date.ts';
import { agent, ref } from '../fields/ref.ts';
import { stated } from '../fields/stated.ts';
import { choice, prose } from '../fields/text.ts';
import { defineKind, spanOf } from '../kind.ts';

/** A forum, delegation, ceremony, meeting or training: something that took place once. */
export const event = defineKind({
  name: 'event',
  folder: 'events',
  order: 7,
  label: { one: { en: 'Event', ko: '행사' }, many: { en: 'Events', ko: '행사' } },
  about: {
    en: 'A forum, delegation, ceremony, meeting, visit or training.',
    ko: '포럼, 대표단 파견, 행사, 회의, 방문, 연수.',
  },
  schemaType: 'Event',
  timeline: 'stroke',
  calendar: { from: 'start', to: 'end', place: 'place', told: false },
  inOrder: [['start', 'end']],
  shelving: { orders: ['time', 'countries', 'type'], tells: ['type', 'countries', 'hosts'] },
  fields: {
    names: names(),
    type: one(
      choice({
        ceremony: { en: 'Ceremony', ko: '행사·서명식' },
        delegation: { en: 'Delegation', ko: '대표단 파견' },
        forum: { en: 'Forum', ko: '포럼' },
        meeting: { en: 'Meeting', ko: '회의' },
        summit: { en: 'Summit', ko: '정상회담' },
        training: { en: 'Training', ko: '연수' },
        visit: { en: 'Visit', ko: '방문' },
        other: { en: 'Other', ko: '기타' },
      }),
      { label: { en: 'Type', ko: '유형' }, featured: true },
    ),
    countries: list(ref('country'), {
      label: { en: 'Countries', ko: '국가' },
      inverse: { en: 'Events', ko: '행사' },
      facet: 'country',
      featured: true,
    }),
    centres: list(ref('centre'), { label: { en: 'Centres', ko: '협력센터' }, inverse: { en: 'Events', ko: '행사' } }),
    agreements: list(ref('agreement'), {
      label: { en: 'Agreements', ko: '협정' },
      inverse: { en: 'Events', ko: '행사' },
    }),
    part_of: one(ref('event'), {
      label: { en: 'Part of', ko: '상위 행사' },
      inverse: { en: 'Includes', ko: '하위 행사' },
      term: 'schema:superEvent',
    }).optional(),
    start: stated(partialDate, { label: { en: 'Begins', ko: '시작' }, featured: true, term: 'schema:startDate' }),
    end: stated(partialDate, { label: { en: 'Ends', ko: '종료' }, term: 'schema:endDate' }),
    place: stated(prose, { label: { en: 'Place', ko: '장소' }, term: 'schema:location' }),
    hosts: stated(agent, {
      label: { en: 'Hosts', ko: '주최' },
      inverse: { en: 'Events hosted', ko: '주최한 행사' },
      many: true,
      term: 'schema:organizer',
    }),
    participants: stated(agent, {
      label: { en: 'Participants', ko: '참석' },
      inverse: { en: 'Took part in', ko: '참석한 행사' },
      many: true,
      term: 'schema:attendee',
    }),
    subjects: stated(prose, { label: { en: 'What was discussed or presented', ko: '논의·발표 내용' }, many: true }),
    notes: stated(prose, { label: { en: 'Notes', ko: '비고' }, many: true }),
  },
  caption: (fields, locale) => nameRun(fields.names, locale),
  spans: (fields) => spanOf(fields.start, fields.end),
});
