import { expect, test } from 'vitest';
import { bounds } from '../../src/archive/model/fields/money.ts';
import { formatDate } from '../../src/archive/model/fields/partial-date.ts';
import { standings } from '../../src/archive/model/fields/stated.ts';
import { locales, type Label } from '../../src/archive/model/label.ts';
import { fieldsOf, kinds } from '../../src/archive/model/record.ts';
import { words } from '../../src/site/i18n/words.ts';
import { readBuilt } from './built-site.ts';
import { attributeOf, elementIn, elementsIn, saidIn, wordsIn } from './html.ts';

const site = readBuilt();

/** Everything that the interface and the model can say, in both languages. */
const labels: readonly Label[] = [
  ...Object.values(words),
  ...Object.values(standings),
  ...Object.values(bounds),
  ...kinds.flatMap(({ label, about }) => [label.one, label.many, about]),
  ...kinds.flatMap((kind) =>
    fieldsOf(kind).flatMap(({ marks }) => [
      marks.label,
      ...(marks.note ? [marks.note] : []),
      ...(marks.inverse ? [marks.inverse] : []),
      ...Object.values((marks.type as { words?: Readonly<Record<string, Label>> }).words ?? {}),
    ]),
  ),
];

test.each(locales)(
  'no page of the %s edition says in its own language what the interface says in the other',
  (locale) => {
    const other = locale === 'ko' ? 'en' : 'ko';
    const own = new Set(labels.map((label) => label[locale].trim()));
    const foreign = new Set(
      labels.map((label) => label[other].trim()).filter((text) => /\p{L}{2}/u.test(text) && !own.has(text)),
    );
    const faults = site.pages
      .filter((page) => page.locale === locale)
      .flatMap(({ path, tree }) =>
        saidIn(tree)
          .filter(({ lang, within, text }) => lang === locale && !within.includes('code') && foreign.has(text))
          .map(({ text }) => `${path}: ${text}`),
      );
    expect([...new Set(faults)]).toEqual([]);
  },
);

test.each(locales)('every date of the %s edition is written as its readers write dates', (locale) => {
  let dates = 0;
  const faults = site.pages
    .filter((page) => page.locale === locale)
    .flatMap(({ path, tree }) =>
      elementsIn(tree, 'time').flatMap((time) => {
        dates += 1;
        const date = attributeOf(time, 'dateTime') ?? '';
        const text = wordsIn(time);
        // Of two years in a row Korean says 년 once: 2013~2015년.
        return text === formatDate(date, locale) || (/^\d{4}$/u.test(date) && text === date)
          ? []
          : [`${path}: ${text}`];
      }),
    );
  expect(faults).toEqual([]);
  expect(dates).toBeGreaterThan(1000);
});

test('a range of dates is 2013~2015년 in Korean and 2013–2015 in English', () => {
  const ranges = (locale: string, sign: RegExp) =>
    site.pages
      .filter((page) => page.locale === locale)
      .flatMap(({ path, tree }) =>
        elementsIn(
          tree,
          ({ children }) => children.filter((child) => child.type === 'element' && child.tagName === 'time').length > 1,
        )
          .flatMap(({ children }) => children.map((child) => (child.type === 'text' ? child.value.trim() : '')))
          .filter((text) => sign.test(text))
          .map((text) => `${path}: ${text}`),
      );
  expect(ranges('ko', /^[–—-]$/u)).toEqual([]);
  expect(ranges('en', /^[~—-]$/u)).toEqual([]);
  expect(ranges('ko', /^~$/u).length).toBeGreaterThan(0);
});

test('no sum of the Korean edition begins with the code of its currency', () => {
  const faults = site.pages
    .filter(({ locale }) => locale === 'ko')
    .flatMap(({ path, tree }) =>
      elementsIn(elementIn(tree, 'main'), 'dd')
        .map(wordsIn)
        .filter((text) => /^(?:약 )?(?:USD|KRW|EUR) [\d,]+/u.test(text))
        .map((text) => `${path}: ${text.slice(0, 60)}`),
    );
  expect(faults).toEqual([]);
});
