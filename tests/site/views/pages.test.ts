import { describe, expect, test } from 'vitest';
import { exporters } from '../../../src/archive/export/export-files.ts';
import { rules } from '../../../src/archive/lint/lint.ts';
import { locales } from '../../../src/archive/model/label.ts';
import { fieldsOf, kindOf, kinds } from '../../../src/archive/model/record.ts';
import { dataPage } from '../../../src/site/views/data-page.ts';
import { homePage } from '../../../src/site/views/home-page.ts';
import { movedPage, notFoundPage, prosePage, rulePage, rulesPage } from '../../../src/site/views/plain-page.ts';
import { recordPage } from '../../../src/site/views/record-page.ts';
import {
  drawnRoutes,
  indexRoutes,
  movedRoutes,
  pageRoutes,
  recordRoutes,
  ruleRoutes,
} from '../../../src/site/views/routes.ts';
import { searchPage } from '../../../src/site/views/search-page.ts';
import { disagreementsPage, gapsPage } from '../../../src/site/views/survey-page.ts';
import { aCentre, aCountry, anArticle } from '../../builders.ts';
import { siteOf, small, words } from './small-site.ts';

describe('the first page', () => {
  test('counts the records of each kind that has pages', () => {
    const { counts } = homePage(small, 'en');
    expect(counts).toHaveLength(kinds.filter(({ page }) => page).length);
    expect(counts.filter(({ count }) => count !== '0').map(({ label, count }) => `${count} ${label}`)).toEqual([
      '3 Articles',
      '2 Countries',
      '2 Cooperation centres',
      '3 Organisations',
      '1 People',
      '1 Agreements',
      '1 Events',
      '1 Systems',
      '2 Topics',
    ]);
  });

  test('draws the lifelines of all centres', () => {
    const { lifelines } = homePage(small, 'en');
    const drawn = lifelines.groups.flatMap(({ rows }) => rows.map(({ name }) => name?.text));
    expect([...drawn, ...lifelines.undated.map(({ name }) => name?.text)].toSorted()).toEqual(
      small.archive
        .of('centre')
        .map(({ fields }) => fields.names.en)
        .toSorted(),
    );
  });

  test('offers searches to begin with, which lead to their results', () => {
    const { examples } = homePage(small, 'ko');
    expect(examples.map(({ href }) => href)).toContain('search.html?q=KONEPS');
    expect(examples.find(({ text }) => text === 'MOPAS')?.lang).toBe('en');
  });

  test('says how many disagreements and gaps there are', () => {
    const [differ, gaps] = homePage(small, 'en').surveys;
    expect(differ?.link.href).toBe('disagreements.html');
    expect(Number(differ?.count)).toBe(disagreementsPage(small, 'en').groups.flatMap(({ entries }) => entries).length);
    expect(Number(gaps?.count)).toBe(gapsPage(small, 'en').groups.reduce((sum, { count }) => sum + Number(count), 0));
  });

  test('has every country by name, with the number of its sources', () => {
    expect(homePage(small, 'ko').countries.map(({ link, count }) => `${link.text} ${count}`)).toEqual([
      '대한민국 0',
      '예시국 3',
    ]);
  });

  test('has the ten newest sources, newest first', () => {
    const articles = Array.from({ length: 12 }, (_, index) => {
      const date = `2020-01-${String(index + 10)}`;
      return anArticle({ date, title: date }, `${date}-notice`);
    });
    const { newest } = homePage(siteOf(...articles), 'en');
    expect(newest).toHaveLength(10);
    expect(newest.map(({ link }) => link.text)).toEqual(
      articles
        .map(({ fields }) => fields.title)
        .toReversed()
        .slice(0, 10),
    );
  });

  test('is made of an archive without a record', () => {
    expect(homePage(siteOf(), 'en')).toMatchObject({
      countries: [],
      lifelines: { groups: [], undated: [] },
      newest: [],
    });
  });
});

describe('the search page', () => {
  test('offers the same choices in both editions, under the same values', () => {
    const choices = (locale: 'en' | 'ko') =>
      searchPage(small, locale).choices.map(({ name, options }) => [name, options.map(({ value }) => value)]);
    expect(choices('en')).toEqual([
      ['sort', ['', 'date']],
      ['lang', ['', 'en', 'ko']],
    ]);
    expect(choices('ko')).toEqual(choices('en'));
  });

  test('leads to every list, for readers without a script', () => {
    expect(searchPage(small, 'ko').lists.map(({ href }) => href)).toEqual(
      kinds.filter(({ page }) => page).map(({ folder }) => `${folder}/index.html`),
    );
  });
});

describe('the page of downloads', () => {
  test.each(locales)('describes every exporter and every field, in the edition %s', (locale) => {
    const page = dataPage(small, locale);
    expect(page.downloads.map(({ id }) => id)).toEqual(exporters.map(({ id }) => id).filter((id) => id !== 'epub'));
    // Books stand in a table of their own, those of everything first.
    expect(page.books.files.map(({ name }) => name).toSorted()).toEqual(['digests-en.epub', 'digests-ko.epub']);
    for (const { size, sha256 } of page.books.files) {
      expect(size).toMatch(/^\d+(?:\.\d)? ?kB$/u);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/u);
    }
    for (const { label, describe: told, files, id } of page.downloads) {
      expect(label, id).not.toBe('');
      expect(told, id).not.toBe('');
      // What comes one for each record is reached from its page.
      if (!id.startsWith('record-')) expect(files.length, id).toBeGreaterThan(0);
      for (const { href } of files) expect(href).toMatch(locale === 'ko' ? /^(?:\.\.\/)/u : /^(?:\.\.\/|[a-z])/u);
    }
    expect(page.dictionary.map(({ id }) => id)).toEqual(kinds.map(({ name }) => name));
    for (const { id, fields } of page.dictionary) {
      expect(fields.map(({ name }) => name)).toEqual(fieldsOf(kindOf(id)).map(({ name }) => name));
      for (const { label, written } of fields) expect(label === '' || written === '').toBe(false);
    }
  });

  test('says how a list and a statement are written', () => {
    const fields = dataPage(small, 'en').dictionary.find(({ id }) => id === 'centre')?.fields;
    expect(fields?.find(({ name }) => name === 'opened')?.written).toMatch(/`value`.*`per`/u);
    expect(dataPage(small, 'en').dictionary[0]?.fields.find(({ name }) => name === 'countries')?.written).toMatch(
      /list/iu,
    );
  });
});

describe('the page of a retired id', () => {
  const [one, two] = small.moved;

  test('leads on by itself to a single heir', () => {
    expect(one && movedPage(small, 'ko', one)).toMatchObject({
      refresh: 'example-centre-2020.html',
      heirs: [{ text: '예시 협력센터', href: 'example-centre-2020.html' }],
      frame: { path: 'ko/centres/example-centre.html' },
    });
  });

  test('leaves the choice to the reader where there are several', () => {
    const page = two && movedPage(small, 'en', two);
    expect(page?.refresh).toBeUndefined();
    expect(page?.heirs.map(({ text }) => text)).toEqual(['Example subject', 'Wider example subject']);
  });

  test('is refused for a kind that has no pages', () => {
    for (const kind of ['indicator', 'unicorn'])
      expect(() => movedPage(small, 'en', { kind, id: 'x', to: ['y'] })).toThrow(`Unexpected retired id \`${kind}/x\``);
  });
});

describe('the pages of rules', () => {
  test.each(locales)('say of each what it holds, why, and how to mend it, in the edition %s', (locale) => {
    expect(rulesPage(small, locale).rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    for (const rule of rules) {
      const page = rulePage(small, locale, rule);
      expect(page).toMatchObject({ id: rule.id, index: 'index.html', summary: rule.summary[locale] });
      expect(page.frame.description).not.toContain('`');
      expect(page.frame.description.length).toBeLessThanOrEqual(202);
    }
  });
});

test('a page of its own marks itself in the foot, and what is not found marks nothing', () => {
  const current = ({ frame }: ReturnType<typeof prosePage>) =>
    [...frame.sections, ...frame.pages].filter((item) => item.current).map(({ href }) => href);
  expect(current(prosePage(small, 'ko', 'about', '소개', '설명'))).toEqual(['about.html']);
  expect(current(notFoundPage(small, 'ko'))).toEqual([]);
  expect(notFoundPage(small, 'ko').frame.path).toBe('ko/404.html');
});

describe('the page of disagreements', () => {
  test('has every question that sources answer differently, each answer with its sources', () => {
    const page = disagreementsPage(small, 'en');
    expect(page.groups[0]).toMatchObject({ kind: 'Cooperation centres', id: 'centre' });
    expect(
      page.groups[0]?.entries.map(({ link, label, answers }) => [
        link.text,
        label,
        answers.map(({ line, sources }) => `${words(line)}: ${sources.map((source) => source.link.text).join()}`),
      ]),
    ).toEqual([['Example Centre', 'Staff', ['6 (three from each side): Example notice', '5: Example press release']]]);
    expect(page.groups.map(({ id }) => id)).toContain('indicator');
  });

  test('has nothing of an archive whose sources agree', () => {
    const agreed = aCentre({
      opened: [
        { value: 2020, per: [] },
        { value: '2020-01', per: [] },
      ],
    });
    expect(disagreementsPage(siteOf(agreed, aCountry()), 'en')).toMatchObject({ groups: [], count: '0 questions' });
  });
});

test('the page of gaps shows a kind of gap only where there is one', () => {
  const page = gapsPage(small, 'en');
  expect(page.groups.find(({ id }) => id === 'centre-money')).toMatchObject({
    count: '1',
    items: [{ text: 'First Example Centre', href: 'centres/example-centre-2013.html' }],
  });
  for (const { items, count } of page.groups) expect(count).toBe(String(items.length));
});

describe('there is a route', () => {
  const paths = (
    routes: readonly { params: Readonly<Record<string, string | undefined>> }[],
    ...names: readonly string[]
  ) => routes.map(({ params }) => ['edition', ...names].flatMap((name) => params[name] ?? []).join('/'));

  test('for every record of a kind with pages, in each edition', () => {
    const routes = [...paths(recordRoutes(small), 'folder', 'id'), ...paths(drawnRoutes(small), 'folder', 'drawn')];
    const paged = small.archive.records.filter(({ kind }) => kindOf(kind).page);
    expect(routes).toHaveLength(2 * paged.length);
    expect(routes).toEqual(expect.arrayContaining(['centres/example-centre-2013', 'ko/centres/example-centre-2013']));
    expect(routes.some((route) => route.includes('example-index'))).toBe(false);
    expect(new Set(routes).size).toBe(routes.length);
  });

  test('of its own for what has a drawing, and only for that', () => {
    for (const { props } of recordRoutes(small)) {
      const { ranks, lifelines } = recordPage(small, props.locale, props.record);
      expect({ ranks, lifelines }, props.record.id).toEqual({});
    }
    const drawn = drawnRoutes(small).map(({ props }) => props.record);
    expect(drawn.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['country', 'centre']));
    expect(drawn.map(({ kind }) => kind)).not.toContain('article');
  });

  test('for every retired id, index, rule and page of its own, in each edition', () => {
    expect(paths(movedRoutes(small), 'folder', 'moved')).toEqual([
      'centres/example-centre',
      'ko/centres/example-centre',
      'topics/example-subjects',
      'ko/topics/example-subjects',
    ]);
    expect(paths(indexRoutes(), 'folder')).toHaveLength(2 * kinds.filter(({ page }) => page).length);
    expect(paths(ruleRoutes(), 'rule')).toHaveLength(2 * rules.length);
    expect(paths(pageRoutes())).toEqual(['', 'ko']);
  });

  test('for no retired id that is a record again: their pages would be one', () => {
    const records = new Set([
      ...paths(recordRoutes(small), 'folder', 'id'),
      ...paths(drawnRoutes(small), 'folder', 'drawn'),
    ]);
    for (const moved of paths(movedRoutes(small), 'folder', 'moved')) expect(records).not.toContain(moved);
  });
});
