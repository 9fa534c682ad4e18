import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inTime, link, type Archive, type Link } from '../../src/archive/graph.ts';
import { keyOfRecord, refsOf, type RecordOf } from '../../src/archive/model/record.ts';
import { readArchive } from '../../src/archive/read.ts';
import { aCentre, aCountry, anArticle, anOrganisation, aRecord } from '../builders.ts';

const { records: small } = await readArchive(join(import.meta.dirname, '../fixtures/small-archive/content'));

const told = ({ from, to, field, role, path }: Link) =>
  `${keyOfRecord(from)} ${path.join('.')} (${field}, ${role}) → ${keyOfRecord(to)}`;

/** Everything that an archive says, in its order. */
const whole = (archive: Archive) =>
  archive.records.map((record) => ({
    record: keyOfRecord(record),
    from: archive.linksFrom(record).map(told),
    to: archive.linksTo(record).map(told),
    articles: archive.articlesOf(record).map(({ id }) => id),
  }));

describe('links', () => {
  test('do not depend on the order of records', () => {
    const expected = whole(link(small));
    fc.assert(
      fc.property(fc.shuffledSubarray([...small], { minLength: small.length }), (shuffled) => {
        expect(whole(link(shuffled))).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  test('stand once at each end, whichever records are there', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...small]), (some) => {
        const archive = link(some);
        const there = new Set(some.map(keyOfRecord));
        const refs = some.flatMap((from) =>
          refsOf(from).flatMap(({ kind, id, path }) =>
            there.has(`${kind}/${id}`) ? [`${keyOfRecord(from)} ${path.join('.')} → ${kind}/${id}`] : [],
          ),
        );
        const ends = (links: (record: RecordOf) => readonly Link[]) =>
          archive.records
            .flatMap((record) => links(record))
            .map(({ from, to, path }) => `${keyOfRecord(from)} ${path.join('.')} → ${keyOfRecord(to)}`)
            .toSorted();
        expect(ends(archive.linksFrom)).toEqual(refs.toSorted());
        expect(ends(archive.linksTo)).toEqual(refs.toSorted());
        for (const record of archive.records) {
          for (const { from } of archive.linksFrom(record)) expect(from).toBe(record);
          for (const { to } of archive.linksTo(record)) expect(to).toBe(record);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('that lead nowhere are not made', () => {
    const centre = aCentre({ host_country: 'zz', predecessor: 'nowhere' });
    const archive = link([centre, aCountry()]);
    expect(archive.linksFrom(centre).map(({ to }) => to.id)).toEqual(['zz']);
  });

  test('of a record that is not of the archive are none', () => {
    const archive = link([]);
    expect(archive.linksFrom(aCentre())).toEqual([]);
    expect(archive.linksTo(aCentre())).toEqual([]);
    expect(archive.articlesOf(aCentre())).toEqual([]);
  });
});

test('a centre is listed on the page of its host country', () => {
  const country = aCountry();
  const links = link([aCentre(), country]).linksTo(country);
  expect(links.map(({ from, field, role }) => [from.id, field, role])).toEqual([
    ['example-centre', 'host_country', 'value'],
  ]);
});

test('records are found by kind and id, and only as what they are', () => {
  const archive = link(small);
  expect(archive.get('centre', 'example-centre-2020')?.fields.programme).toBe('digital-government-cooperation-centre');
  expect(archive.get('country', 'example-centre-2020')).toBeUndefined();
  expect(archive.find('award', 'example-centre-2020')).toBeUndefined();
  expect(archive.of('country').map(({ id }) => id)).toEqual(['kr', 'zz']);
  expect(link([]).of('country')).toEqual([]);
});

describe('the articles of a record', () => {
  const old = anArticle({ date: '2013', centres: ['example-centre'] }, '2013-a');
  const month = anArticle({ date: '2020-02', centres: ['example-centre'] }, '2020-02-a');
  const day = anArticle({ date: '2020-02-05', centres: ['example-centre'] }, '2020-02-05-b');
  const twin = anArticle({ date: '2020-02-05', centres: ['example-centre'] }, '2020-02-05-a');
  const cited = anArticle({ date: '2021' }, '2021-a');
  const centre = aCentre({ opened: [{ value: 2020, per: ['2021-a', '2013-a'] }] });
  const archive = link([old, centre, month, twin, day, cited]);

  test('are those that name it and those that its statements cite, once each, newest first', () => {
    expect(archive.articlesOf(centre).map(({ id }) => id)).toEqual([
      '2021-a',
      '2020-02-05-a',
      '2020-02-05-b',
      '2020-02-a',
      '2013-a',
    ]);
  });

  test('are the same list each time they are asked for', () => {
    expect(archive.articlesOf(centre)).toBe(archive.articlesOf(centre));
  });

  test('do not count an entity that names it', () => {
    const agency = anOrganisation({ country: 'zz' });
    expect(link([agency, aCountry()]).articlesOf(aCountry())).toEqual([]);
  });
});

test('records stand in time by their beginning, those without a date last', () => {
  const per = ['2020-a'];
  const late = aRecord('event', { start: [{ value: 2020, per }] }, 'late');
  const early = aRecord('event', { start: [{ value: '2013-05', per }] }, 'early');
  const same = aRecord('event', { start: [{ value: 2020, per }] }, 'a-late');
  const never = aRecord('event', {}, 'never');
  expect(inTime([never, late, early, same]).map(({ id }) => id)).toEqual(['early', 'a-late', 'late', 'never']);
});
