import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { convert, type Research } from '../../../scripts/migrations/research.ts';

const source = (id: string, more = '') => `
- id: ${id}
  title: Example notice
  title_supplied: false
  title_en: null
  language: en
  publisher: Example Ministry
  publisher_native: null
  publisher_organisation: null
  publisher_country: KR
  via: null
  after: null
  author: null
  date: "2020-02-05"
  date_precision: day
  date_estimated: true
  event_dates: ["2020-01", "early 2020"]
  url: https://example.org/${id}
  also_at: []
  reprint_of: null
  kind: notice
  rights: not stated
  grade: A
  countries: [UZ]
  centres: []
  organisations: []
  people: []
  agreements: []
  events: []
  systems: []
  topics: []
  facts: [One fact]
  doubts: [A doubt]
${more}`;

const centre = `
- slug: example-2020
  names: { en: Example Centre, ko: 예시 센터, native: null, aliases: ["Example Centre (first); later Example Hub"], former: [] }
  programme: other
  host_country: UZ
  city: [{ value: Tashkent, per: [2020-first, 2020-second] }]
  host_institution: [{ value: Example Ministry, organisation: example-ministry, per: [2020-second] }]
  korean_institution: []
  opened:
    - { value: "2020-01-30", per: [2020-first, 2020-second] }
    - { value: "2020", per: [2020-second], note: as planned in 2019 }
  term_start: []
  term_end: [{ value: three years, per: [2020-second], note: length only }]
  budget:
    - { value: about USD 4 million, per: [2020-second] }
    - { value: KOICA grant, per: [2020-second] }
  staff: [{ value: 6 (three from each country), per: [2020-second] }]
  status: [{ value: open, per: [2020-second], note: 'page not singled out: per lists all pages' }]
  predecessor: null
  notes: []
  sources: [2020-first, 2020-second]
`;

const research: Research = {
  sources: source('2020-first') + source('2020-second'),
  entities: {
    centres: centre,
    countries:
      '- { code: UZ, name_en: Uzbekistan, name_ko: 우즈베키스탄, region: Central Asia, sources: [2020-second] }',
  },
  indicators:
    'index,country,year,rank,value,per,note\nUN EGDI,UZ,2014,100,0.46,2020-second,"a, note"\nNo such index,UZ,2014,1,,2020-second,\n',
  side: { '2020-second': { title_ko: '예시 공지', doubts: [{ en: 'A doubt.', ko: '의문.' }] } },
  korean: { prose: { 'Funding: KOICA grant': '재원: KOICA 무상원조' }, names: { 'event/example': '예시' }, titles: {} },
  digests: new Map([
    ['2020-second.mdx', 'A digest.\n'],
    ['2020-second.ko.mdx', '요약.\n'],
  ]),
};

const standing = new Map([
  ['articles/2020/2020-first.mdx', '---\ntitle: By hand\n---\n\nBy hand.\n'],
  [
    'centres/example-2020.yaml',
    'names:\n  en: By Hand\nopened:\n  - value: 2020-01-30\n    per:\n      - 2020-first\n',
  ],
  ['indicators/un-egdi.yaml', 'names:\n  en: EGDI\n'],
]);

const { files, unplaced } = convert(research, standing);
const read = (path: string) =>
  parse((files.get(path) ?? '').replace(/^---\n([\s\S]*?)\n---\n[\s\S]*$/u, '$1')) as Record<string, unknown>;

test('a record written by hand keeps its words, and gains the sources that say the same', () => {
  const made = read('centres/example-2020.yaml');
  expect(made['names']).toEqual({ en: 'By Hand', aliases: [{ text: 'Example Hub' }] });
  expect(made['opened']).toEqual([
    { value: '2020-01-30', per: ['2020-first', '2020-second'] },
    { value: '2020', per: ['2020-second'], standing: 'planned', note: { en: 'as planned in 2019' } },
  ]);
});

test('an article written by hand is left alone', () => {
  expect([...files.keys()].filter((path) => path.includes('2020-first'))).toEqual([]);
});

test('sums and numbers become values; what does not fit its field becomes a note', () => {
  const made = read('centres/example-2020.yaml');
  expect(made['budget']).toEqual([
    { value: { currency: 'USD', amount: 4000000, bound: 'about' }, per: ['2020-second'] },
  ]);
  expect(made['staff']).toEqual([{ value: { count: 6, of: { en: 'three from each country' } }, per: ['2020-second'] }]);
  expect((made['notes'] as { value: { en: string } }[]).map(({ value }) => value.en)).toEqual([
    'Term: three years (length only)',
    'Funding: KOICA grant',
  ]);
});

test('Korean stands beside the English of ours that has it', () => {
  const notes = read('centres/example-2020.yaml')['notes'] as { value: unknown }[];
  expect(notes.at(-1)?.value).toEqual({ en: 'Funding: KOICA grant', ko: '재원: KOICA 무상원조' });
});

test('an article has its fields, supplements and both digests', () => {
  const made = read('articles/2020/2020-second.mdx');
  expect(made).toMatchObject({
    title_ko: '예시 공지',
    date: '2020-02-05',
    date_estimated: true,
    rights: 'not-evaluated',
    read: 'part',
    event_dates: ['2020-01'],
    countries: ['uz'],
    centres: ['example-2020'],
  });
  expect(made['doubts']).toEqual([{ en: 'A doubt.', ko: '의문.' }]);
  expect(files.get('articles/2020/2020-second.mdx')).toMatch(/\n---\n\nA digest\.\n$/u);
  expect(files.get('articles/2020/2020-second.ko.mdx')).toBe('요약.\n');
});

test('a row of a series keeps its figures, note and sources', () => {
  expect(files.get('indicators/un-egdi.csv')).toBe(
    'country,year,rank,value,per,note\nuz,2014,100,0.46,2020-second,"a, note"\n',
  );
});

test('what finds no place is told', () => {
  expect(unplaced).toEqual(['article/2020-second event date: early 2020', expect.stringContaining('No such index')]);
});
