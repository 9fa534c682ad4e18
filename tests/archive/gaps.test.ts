import { describe, expect, test } from 'vitest';
import { gaps } from '../../src/archive/gaps.ts';
import { link } from '../../src/archive/graph.ts';
import { keyOfRecord, type RecordOf } from '../../src/archive/model/record.ts';
import { aCentre, aCountry, anArticle, aRecord } from '../builders.ts';

const per = ['2020-02-05-first'];
const article = anArticle({ countries: ['zz'] }, '2020-02-05-first');

/** What a kind of gap finds, as keys and years. */
function found(id: string, records: readonly RecordOf[]): readonly string[] {
  const gap = gaps.find((each) => each.id === id);
  if (!gap) throw new Error(`Unexpected gap \`${id}\`, expected one of ${gaps.map((each) => each.id).join(', ')}`);
  return gap.find(link(records)).map((item) => (typeof item === 'string' ? item : keyOfRecord(item)));
}

describe('a centre', () => {
  test('that was only planned has no opening date', () => {
    const planned = aCentre({ opened: [{ value: 2020, per, standing: 'planned' }] }, 'planned');
    const open = aCentre({ opened: [{ value: 2020, per }] }, 'open');
    expect(found('centre-opening', [article, aCountry(), planned, open])).toEqual(['centre/planned']);
  });
  test('of which no source gives the end, the money or the host is listed for each', () => {
    const bare = aCentre({}, 'bare');
    const known = aCentre(
      {
        term_end: [{ value: 2022, per }],
        budget: [{ value: { currency: 'USD', amount: 1 }, per }],
        host_institution: [{ value: { name: 'Example' }, per }],
      },
      'known',
    );
    for (const id of ['centre-end', 'centre-money', 'centre-host']) {
      expect(found(id, [article, aCountry(), bare, known])).toEqual(['centre/bare']);
    }
  });
});

test('a country whose last source is of the year of its last agreement lacks what came of it', () => {
  const signed = aRecord('agreement', { countries: ['zz'], signed: [{ value: '2020-01', per }] });
  expect(found('agreement-aftermath', [article, aCountry(), signed])).toEqual(['country/zz']);
  const later = anArticle({ date: '2021', countries: ['zz'] }, '2021-later');
  expect(found('agreement-aftermath', [article, later, aCountry(), signed])).toEqual([]);
  expect(found('agreement-aftermath', [article, aCountry()])).toEqual([]);
});

test('an agreement without a day, month or year of signing is listed', () => {
  const unsigned = aRecord('agreement', { countries: ['zz'] });
  expect(found('agreement-date', [article, aCountry(), unsigned])).toEqual(['agreement/example-memorandum']);
});

test('a year between the first of the record and the newest source that has none is a gap', () => {
  const years = found('year', [article, anArticle({ date: '2018-03' }, '2018-03-second')]);
  expect(years).toContain('2019');
  expect(years).toContain('2003');
  expect(years).not.toContain('2018');
  expect(years).not.toContain('2020');
});
