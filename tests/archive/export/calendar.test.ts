import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendar, datedAround } from '../../../src/archive/export/calendar.ts';
import { exportFiles } from '../../../src/archive/export/export-files.ts';
import { textOf } from '../../../src/archive/export/exporter.ts';
import { recordCalendars } from '../../../src/archive/export/exporters/record-calendars.ts';
import { recordFeeds } from '../../../src/archive/export/exporters/record-feeds.ts';
import { link } from '../../../src/archive/graph.ts';
import type { RecordOf } from '../../../src/archive/model/record.ts';
import { someText } from '../../arbitraries.ts';
import { aCentre, aCountry, anArticle, aRecord, type Written } from '../../builders.ts';
import { real } from './small-archive.ts';

const settings = { address: 'https://archive.example/' };

/** The calendar of a country with these records, as text. */
function textFor(records: readonly RecordOf[], locale: 'en' | 'ko' = 'en'): string {
  const country = aCountry();
  const archive = link([country, ...records]);
  const page = locale === 'en' ? 'countries/zz.html' : 'ko/countries/zz.html';
  return calendar({ title: 'Example', locale, page, dated: datedAround(archive, country) }, archive, settings);
}

/** What a calendar program understands of it. */
function read(text: string) {
  const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = root.getAllSubcomponents('vevent').map((each) => {
    const event = new ICAL.Event(each);
    return {
      uid: event.uid,
      summary: event.summary,
      days: [event.startDate.toString(), event.endDate.toString()],
      allDay: event.startDate.isDate && event.endDate.isDate,
      description: event.description,
      location: event.location as string | null,
      status: each.getFirstPropertyValue('status'),
      stamp: String(each.getFirstPropertyValue('dtstamp')),
    };
  });
  return { events, about: root.getFirstPropertyValue('x-wr-caldesc') };
}

const anEvent = (fields: Written, id = 'example-forum') => aRecord('event', { countries: ['zz'], ...fields }, id);
const on = (value: string, more: Written = {}) => ({ value, per: [], ...more });

describe('an entry', () => {
  test.each([
    ['a day', ['2020-01-30'], [], ['2020-01-30', '2020-01-31'], 'Example Forum'],
    ['the last day of a year', ['2019-12-31'], [], ['2019-12-31', '2020-01-01'], 'Example Forum'],
    ['several days', ['2020-02-27'], ['2020-03-01'], ['2020-02-27', '2020-03-02'], 'Example Forum'],
    ['a month, of which it says so', ['2020-02'], [], ['2020-02-01', '2020-03-01'], 'Example Forum (day not given)'],
    [
      'days of which the last is not known',
      ['2020-02-27'],
      ['2020-03'],
      ['2020-02-27', '2020-04-01'],
      'Example Forum (day not given)',
    ],
    [
      'the day of a beginning, where only the year of the end is known',
      ['2020-02-27'],
      ['2021'],
      ['2020-02-27', '2020-02-28'],
      'Example Forum (day not given)',
    ],
  ])('takes %s', (_, start, end, days, summary) => {
    const [entry] = read(
      textFor([anEvent({ start: start.map((each) => on(each)), end: end.map((each) => on(each)) })]),
    ).events;
    expect(entry).toMatchObject({ days, summary, allDay: true, status: 'CONFIRMED' });
  });

  test('is not made where only the year is known; the calendar says so', () => {
    const records = [
      anEvent({ start: [on('2020')], names: { en: 'Some forum' } }, 'some'),
      anEvent({ start: [on('2020-05-01')] }),
      anEvent({}, 'undated'),
    ];
    const { events, about } = read(textFor(records));
    expect(events.map(({ uid }) => uid)).toEqual(['event-example-forum@archive.example']);
    expect(about).toBe('Not in the calendar, as only the year is known: 2020 Some forum');
  });

  test('of a plan is tentative, and says what it is', () => {
    const [entry] = read(textFor([aCentre({ opened: [on('2030-05', { standing: 'planned' })] })])).events;
    expect(entry).toMatchObject({ summary: 'Opened: Example Centre (day not given)', status: 'TENTATIVE' });
    expect(entry?.description).toBe(
      'May 2030 (planned)\nThe sources give the month and not the day.\nhttps://archive.example/centres/example-centre.html',
    );
  });

  test('says where sources differ', () => {
    const [entry] = read(textFor([anEvent({ start: [on('2020-01-30'), on('2020-02-01'), on('2020')] })])).events;
    expect(entry?.description).toContain('Sources differ: 30 January 2020; 1 February 2020');
  });

  test('is in the words of its edition', () => {
    const signed = aRecord('agreement', {
      countries: ['zz'],
      signed: [on('2020-01')],
      place: [on('', { value: { en: 'Seoul', ko: '서울' } })],
    });
    const [entry] = read(textFor([signed], 'ko')).events;
    expect(entry).toMatchObject({ summary: '체결: 예시 양해각서 (일자 미상)', location: '서울' });
    expect(entry?.description).toMatch(/^2020년 1월\n출처는 달만 밝히고 날은 밝히지 않는다\.\n/u);
  });

  test('is stamped by its newest source, and not by a clock', () => {
    const source = anArticle({ date: '2021-03-04' }, '2021-03-04-later');
    const [entry] = read(textFor([source, anEvent({ start: [on('2020-01-30', { per: [source.id] })] })])).events;
    expect(entry?.stamp).toBe('2021-03-04T00:00:00Z');
  });
});

test('any text comes back from an independent reader, in lines that any reader can take', () => {
  fc.assert(
    fc.property(fc.oneof(someText, fc.constantFrom('a;b,c\\n "x"', '가'.repeat(90), '🎉'.repeat(40))), (text) => {
      const name = `${text.replace(/[\r\n\p{Cc}]+/gu, ' ').trim()} forum`.trim();
      const made = textFor([anEvent({ start: [on('2020-01-30')], names: { en: name } })]);
      expect(read(made).events.map(({ summary }) => summary)).toEqual([name]);
      const lines = made.split('\r\n');
      expect(lines.join('')).not.toMatch(/[\r\n]/u);
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }),
  );
});

describe('of the real archive', () => {
  const archive = link(real.records);
  const files = exportFiles(archive, real.settings, [recordCalendars, recordFeeds]);
  const calendars = files.filter(({ path }) => path.endsWith('.ics'));

  test('every calendar is read, and has every day that its records have', () => {
    expect(calendars.length).toBeGreaterThan(100);
    for (const file of calendars) {
      const { path } = file;
      const { events } = read(textOf(file));
      expect(events.length, path).toBeGreaterThan(0);
      expect(new Set(events.map(({ uid }) => uid)).size, path).toBe(events.length);
      for (const { days, allDay } of events) {
        expect(allDay, path).toBe(true);
        expect((days[0] ?? '') < (days[1] ?? ''), path).toBe(true);
      }
    }
  });

  test('every country, centre and topic has a feed in both editions', () => {
    const paths = new Set(files.map(({ path }) => path));
    for (const [folder, kind] of [
      ['countries', 'country'],
      ['centres', 'centre'],
      ['topics', 'topic'],
    ] as const)
      for (const { id } of archive.of(kind)) {
        expect(paths).toContain(`${folder}/${id}.xml`);
        expect(paths).toContain(`ko/${folder}/${id}.xml`);
      }
  });

  test('a feed of a country holds articles of that country alone', () => {
    const file = files.find(({ path }) => path === 'countries/uz.xml');
    const feed = file ? textOf(file) : '';
    const uz = archive.get('country', 'uz') as RecordOf;
    const of = new Set(archive.articlesOf(uz).map(({ id }) => id));
    const ids = [...feed.matchAll(/<id>[^<]*\/articles\/([^<]+)\.html<\/id>/gu)].map(([, id = '']) => id);
    expect(ids.length).toBe(Math.min(100, of.size));
    expect(ids.filter((id) => !of.has(id))).toEqual([]);
  });
});
