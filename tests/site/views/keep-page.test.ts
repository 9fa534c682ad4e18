import { expect, test } from 'vitest';
import { keepable, keptSetName } from '../../../src/archive/export/kept-set.ts';
import { locales } from '../../../src/archive/model/label.ts';
import { keepPage } from '../../../src/site/views/keep-page.ts';
import { small } from './small-site.ts';

test.each(locales)('offers every country and every centre by name, and one edition or both: %s', (locale) => {
  const page = keepPage(small, locale);
  expect(page.sets.flatMap(({ options }) => options.map(({ value }) => value)).toSorted()).toEqual(
    keepable(small.archive).map(keptSetName).toSorted(),
  );
  for (const { options } of page.sets) {
    const names = options.map(({ text }) => text);
    expect(names).toEqual(names.toSorted(new Intl.Collator(locale).compare));
  }
  expect(page.editions.map(({ value }) => value)).toEqual([locale, 'en ko']);
});

test('tells how old the version is', () => {
  const dates = small.archive.of('article').flatMap(({ fields }) => [fields.date, fields.accessed ?? fields.date]);
  expect(dates).toContain(keepPage(small, 'en').newest.date);
});
