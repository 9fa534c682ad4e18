import { expect, test } from 'vitest';
import { keepable, keptSet, keptSetPath } from '../../../src/archive/export/kept-set.ts';
import { pathOf } from '../../../src/archive/address.ts';
import { locales } from '../../../src/archive/model/label.ts';
import { small, the } from '../../site/views/small-site.ts';

const { archive } = small;

test('what may be kept by itself is every country and every centre', () => {
  expect(new Set(keepable(archive).map(({ kind }) => kind))).toEqual(new Set(['country', 'centre']));
  expect(keepable(archive)).toHaveLength(archive.of('country').length + archive.of('centre').length);
});

test.each(keepable(archive).map((record) => [`${record.kind}/${record.id}`, record] as const))(
  'with %s come its articles and every record linked with it, each once, in both editions',
  (_, record) => {
    const set = keptSet(archive, record);
    for (const locale of locales) {
      const wanted = [
        record,
        ...archive.articlesOf(record),
        ...archive.linksFrom(record).map(({ to }) => to),
        ...archive.linksTo(record).map(({ from }) => from),
      ].flatMap((each) => pathOf(each, locale) ?? []);
      expect(set[locale]).toEqual([...new Set(wanted)].toSorted());
    }
    expect(set.list).toBe(keptSetPath(record));
  },
);

test('a centre brings its country', () => {
  const [centre] = archive.of('centre');
  if (!centre) throw new Error('Unexpected small archive without a centre');
  const country = archive.linksFrom(centre).find(({ to }) => to.kind === 'country')?.to;
  expect(keptSet(archive, centre).en).toContain(`countries/${country?.id}.html`);
  expect(keptSet(archive, centre).en.length).toBeGreaterThan(2);
  expect(the('country', country?.id ?? '')).toBe(country);
});
