import type { Element } from 'hast';
import { describe, expect, test } from 'vitest';
import { indexPathOf, pagePathOf, pathOf } from '../../src/archive/address.ts';
import { link } from '../../src/archive/graph.ts';
import { locales, type Locale } from '../../src/archive/model/label.ts';
import { captionOf, keyOfRecord, kindOf, kinds, statementsOf, type RecordOf } from '../../src/archive/model/record.ts';
import { readArchive } from '../../src/archive/read.ts';
import { readBuilt, type Page } from './built-site.ts';
import { attributeOf, elementIn, elementsIn, hasClass, hasId, wordsIn } from './html.ts';

const site = readBuilt();
const archive = link((await readArchive('content')).records);
const paged = archive.records.filter(({ kind }) => kindOf(kind).page);

const pageOf = (record: RecordOf, locale: Locale): Page => site.page(pathOf(record, locale) ?? '');

/** The paths that links of `part` lead to. */
const pathsFrom = (page: Page, part: Element): readonly string[] =>
  elementsIn(part, 'a').map((anchor) =>
    new URL(attributeOf(anchor, 'href') ?? '', `https://host.example/${page.path}`).pathname.slice(1),
  );

const mainOf = ({ tree }: Page) => elementIn(tree, 'main');

describe.each(locales)('in the %s edition', (locale) => {
  test('every record has a page under its own name', () => {
    for (const record of paged) {
      const { text, lang } = captionOf(record, locale);
      const heading = elementIn(pageOf(record, locale).tree, 'h1');
      expect(wordsIn(heading), keyOfRecord(record)).toBe(text.replace(/\s+/gu, ' '));
      if (lang !== undefined && lang !== locale) expect(attributeOf(heading, 'lang'), keyOfRecord(record)).toBe(lang);
    }
    expect(paged.length).toBeGreaterThan(100);
  });

  test('there is no page of a record that the archive does not hold', () => {
    const held = new Set(paged.map((record) => pathOf(record, locale)));
    const folders = kinds.map((kind) => indexPathOf(kind, locale).replace(/index\.html$/u, ''));
    const odd = site.pages
      .filter((page) => folders.some((folder) => page.path.startsWith(folder) && !page.path.startsWith(`${folder}by/`)))
      .filter((page) => !page.path.endsWith('/index.html'))
      .filter(
        (page) =>
          !held.has(page.path) && elementsIn(page.tree, 'meta').every((meta) => attributeOf(meta, 'name') !== 'robots'),
      )
      .map(({ path }) => path);
    expect(odd).toEqual([]);
  });

  test.each(kinds.filter(({ page }) => page).map((kind) => [kind.folder, kind] as const))(
    'the index of %s lists each of its records once, and says how many they are',
    (_, kind) => {
      const page = site.page(indexPathOf(kind, locale));
      const lists = elementsIn(
        mainOf(page),
        (element) => hasClass('listing')(element) || hasClass('compared')(element),
      );
      const entries = lists.flatMap((list) => pathsFrom(page, list));
      const records = paged.filter((record) => record.kind === kind.name);
      const own = records.map((record) => pathOf(record, locale) ?? '');
      expect(entries.filter((path) => own.includes(path)).toSorted()).toEqual(own.toSorted());
      // At its head: further down each list says how many are in it, and one of those may be all.
      const head = elementIn(mainOf(page), hasClass('index-head'));
      expect(wordsIn(head)).toMatch(new RegExp(`\\b${records.length}(?:건|명|곳|개|개국| )`, 'u'));
    },
  );

  test('a page of a country or a centre leads to every centre, agreement, event and article that is linked to it', () => {
    for (const record of [...archive.of('country'), ...archive.of('centre')]) {
      const page = pageOf(record, locale);
      const shown = new Set(pathsFrom(page, mainOf(page)));
      const linked = [
        ...archive.linksTo(record).map(({ from }) => from),
        ...archive.linksFrom(record).map(({ to }) => to),
      ].filter(({ kind }) => ['centre', 'agreement', 'event', 'article'].includes(kind));
      for (const other of linked) {
        expect(shown, `${page.path} links ${keyOfRecord(other)}`).toContain(pathOf(other, locale));
      }
    }
  });

  test('a page of any record leads to every record that it names, and to every one that names it', () => {
    for (const record of paged) {
      const page = pageOf(record, locale);
      const shown = new Set(pathsFrom(page, mainOf(page)));
      const linked = [
        ...archive.linksTo(record).map(({ from }) => from),
        ...archive.linksFrom(record).map(({ to }) => to),
      ];
      for (const other of linked.filter(({ kind }) => kindOf(kind).page)) {
        expect(shown, `${page.path} links ${keyOfRecord(other)}`).toContain(pathOf(other, locale));
      }
    }
  });

  test('every statement stands on the page with marks that lead to the listed articles that make it', () => {
    let statements = 0;
    for (const record of paged) {
      const page = pageOf(record, locale);
      const articleAt = (mark: Element) => {
        const source = elementIn(page.tree, hasId((attributeOf(mark, 'href') ?? '').slice(1)));
        return pathsFrom(page, source)[0];
      };
      const facts = elementsIn(page.tree, hasClass('fact'));
      for (const { name, marks, statements: made } of statementsOf(record)) {
        const fact = facts.find((each) => wordsIn(elementIn(each, 'dt')).startsWith(marks.label[locale]));
        expect(fact, `${page.path} has ${name}`).toBeDefined();
        const answers = elementsIn(fact as Element, 'dd').map((answer) =>
          elementsIn(answer, hasClass('marks'))
            .flatMap((each) => elementsIn(each, 'a'))
            .map(articleAt)
            .toSorted(),
        );
        expect(answers, `${page.path}: ${name}`).toEqual(
          made.map(({ per }) => per.map((id) => pathOf({ kind: 'article', id }, locale)).toSorted()),
        );
        statements += made.length;
      }
    }
    expect(statements).toBeGreaterThan(200);
  });

  test('every rank stands on the page of its country with marks that lead to its articles', () => {
    const figure = (value: number | undefined) => (value ?? 0).toLocaleString(locale, { maximumFractionDigits: 4 });
    for (const { fields } of archive.of('indicator')) {
      for (const { country, year, rank, value, per } of fields.rows) {
        const record = archive.get('country', country);
        if (!record) throw new Error(`Unexpected country ${country}`);
        const page = pageOf(record, locale);
        const rows = elementsIn(page.tree, 'tr').filter(
          (each) =>
            wordsIn(each).includes(String(year)) &&
            elementsIn(each, 'td').some(
              (cell) => wordsIn(cell) === (rank === undefined ? figure(value) : rank.toLocaleString(locale)),
            ) &&
            (value === undefined || elementsIn(each, 'td').some((cell) => wordsIn(cell) === figure(value))),
        );
        // Two sources that give the same rank have a row each, where one of them gives more.
        const sourced = rows.map((row) =>
          elementsIn(row, hasClass('marks'))
            .flatMap((marks) => elementsIn(marks, 'a'))
            .map((mark) => pathsFrom(page, elementIn(page.tree, hasId((attributeOf(mark, 'href') ?? '').slice(1))))[0])
            .toSorted(),
        );
        expect(sourced, `${page.path}: ${year} ${rank} ${value}`).toContainEqual(
          per.map((id) => pathOf({ kind: 'article', id }, locale)).toSorted(),
        );
      }
    }
  });

  test('the page of an article gives its publisher, date, address, rights, and when it was read', () => {
    for (const article of archive.of('article')) {
      const page = pageOf(article, locale);
      const main = mainOf(page);
      const { fields } = article;
      const dates = elementsIn(main, 'time').map((time) => attributeOf(time, 'dateTime'));
      expect(dates, article.id).toContain(fields.date);
      if (fields.accessed !== undefined) expect(dates, article.id).toContain(fields.accessed);
      if (fields.url !== undefined) {
        expect(elementsIn(main, 'a').map((anchor) => attributeOf(anchor, 'href'))).toContain(fields.url);
      }
      const words = wordsIn(main);
      expect(words).toContain(locale === 'ko' ? (fields.publisher_native ?? fields.publisher) : fields.publisher);
      for (const format of ['BibTeX', 'RIS', 'CSL-JSON']) expect(words).toContain(format);
    }
  });

  test('the page of an article shows each of its doubts', () => {
    let doubts = 0;
    for (const article of archive.of('article')) {
      const page = pageOf(article, locale);
      const shown = elementsIn(page.tree, hasClass('doubts')).flatMap((list) => elementsIn(list, 'li'));
      expect(shown.map(wordsIn), page.path).toEqual(
        article.fields.doubts.map((doubt) => (doubt[locale] ?? doubt.en).replace(/\s+/gu, ' ').trim()),
      );
      doubts += shown.length;
    }
    expect(doubts).toBeGreaterThan(0);
  });

  test('the home page counts the records and leads to every centre and country', () => {
    const page = site.page(pagePathOf('index', locale));
    const counts = elementsIn(elementIn(page.tree, hasClass('counts')), 'a').map(wordsIn);
    const wanted = kinds
      .filter((kind) => kind.page)
      .map((kind) => `${archive.of(kind.name as RecordOf['kind']).length} ${kind.label.many[locale]}`);
    expect(counts).toEqual(wanted);
    const shown = pathsFrom(page, mainOf(page));
    for (const record of [...archive.of('centre'), ...archive.of('country')])
      expect(shown).toContain(pathOf(record, locale));
  });
});
