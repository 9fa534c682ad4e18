import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBuilt, sitemapOf, type BuiltSite } from './built-site.ts';
import { copyProject, type CopiedProject } from './copied-project.ts';
import { attributeOf, elementIn, elementsIn, hasClass, wordsIn } from './html.ts';

/** Builds of small archives: what the real one does not hold. */

/** Where the small archive says that it is published: below the root of a domain. */
const published = 'https://archive.example/sub/';
const fixture = 'tests/fixtures/export/content';

const hostile = '</title><script>alert(1)</script> & <b>bold</b> "quoted" {braces}';

describe('an archive with retired ids and a title that looks like code', () => {
  let copy: CopiedProject;
  let site: BuiltSite;
  beforeAll(async () => {
    copy = copyProject('small-site', fixture);
    copy.write(
      'content/moved.yaml',
      [
        '- kind: centre',
        '  id: exampleville-2013',
        '  to: [exampleville-2020]',
        '- kind: article',
        '  id: 2019-two-in-one',
        '  to: [2019-11-korean-release, 2020-02-05-centre-opens]',
        '',
      ].join('\n'),
    );
    copy.write(
      'content/articles/2021/2021-01-01-hostile.mdx',
      [
        '---',
        `title: ${JSON.stringify(hostile)}`,
        'title_ko: 적대적인 제목',
        'type: notice',
        'language: en',
        'publisher: "<i>Publisher</i>"',
        'date: 2021-01-01',
        'rights: not-evaluated',
        'read: whole',
        'countries: [uz]',
        '---',
        '',
        'Words.',
        '',
      ].join('\n'),
    );
    const { code, output } = await copy.build({ env: { ARCHIVE_ADDRESS: undefined } });
    expect(code, output).toBe(0);
    site = readBuilt(join(copy.folder, 'dist'));
  });
  afterAll(() => {
    copy.remove();
  });

  const refreshOf = (path: string) => {
    const [meta] = elementsIn(site.page(path).tree, (element) => attributeOf(element, 'httpEquiv') === 'refresh');
    return meta && attributeOf(meta, 'content');
  };
  const linksOn = (path: string) =>
    elementsIn(elementIn(site.page(path).tree, 'main'), 'a').map((link) => attributeOf(link, 'href'));

  test.each(['centres/exampleville-2013.html', 'ko/centres/exampleville-2013.html'])(
    '%s leads on to the one record that took its place, with and without waiting',
    (path) => {
      expect(refreshOf(path)).toBe('0; url=exampleville-2020.html');
      expect(linksOn(path)).toEqual(['exampleville-2020.html']);
      expect(site.files).toContain(path.replace('2013', '2020'));
    },
  );

  test.each(['articles/2019-two-in-one.html', 'ko/articles/2019-two-in-one.html'])(
    '%s offers both records that took its place, and chooses neither',
    (path) => {
      expect(refreshOf(path)).toBeUndefined();
      expect(linksOn(path)).toEqual(['2019-11-korean-release.html', '2020-02-05-centre-opens.html']);
    },
  );

  test('a retired address is in no sitemap, list or search index, and asks not to be indexed', () => {
    for (const id of ['exampleville-2013', '2019-two-in-one']) {
      expect(sitemapOf(site, published).includes(id), id).toBe(false);
      for (const { path, html } of site.pages.filter((page) => !page.path.includes(id)))
        expect(html.includes(`${id}.html`), path).toBe(false);
    }
    const { tree } = site.page('centres/exampleville-2013.html');
    expect(
      elementsIn(tree, (element) => attributeOf(element, 'name') === 'robots').map((meta) =>
        attributeOf(meta, 'content'),
      ),
    ).toEqual(['noindex']);
    expect(elementsIn(tree, (element) => 'dataSearched' in element.properties)).toEqual([]);
  });

  test('the sitemap and canonical addresses hold where the archive is published below the root of a domain', () => {
    expect(sitemapOf(site, published)).toContain(
      '<loc>https://archive.example/sub/centres/exampleville-2020.html</loc>',
    );
    expect(sitemapOf(site, published)).not.toMatch(/https:\/\/archive\.example\/(?!sub\/)/u);
    expect(site.page('ko/about.html').html).toContain('href="https://archive.example/sub/ko/about.html"');
  });

  test('a title that looks like code is words on every page that shows it', () => {
    const path = 'articles/2021-01-01-hostile.html';
    expect(wordsIn(elementIn(site.page(path).tree, 'h1'))).toBe(hostile);
    for (const page of site.pages) {
      expect(elementsIn(page.tree, 'b').map(wordsIn), page.path).not.toContain('bold');
      expect(elementsIn(page.tree, 'script').map(wordsIn), page.path).not.toContain('alert(1)');
      expect(elementsIn(elementIn(page.tree, 'main'), 'i'), page.path).toEqual([]);
    }
    const listed = elementsIn(site.page('countries/uz.html').tree, hasClass('sources')).map(wordsIn);
    expect(listed.join('\n')).toContain(hostile);
  });

  test('a publisher that looks like code is a filter of the search all the same', () => {
    const facet = [...site.files].find((path) => path.endsWith('/facets/publisher.js')) ?? '';
    expect(site.text(facet)).toContain('["<i>Publisher</i>","<i>Publisher</i>"');
  });
});

test('an archive without a record is a site all the same', async () => {
  const copy = copyProject('empty-site', fixture);
  try {
    for (const folder of [
      'articles',
      'agreements',
      'centres',
      'countries',
      'events',
      'indicators',
      'organisations',
      'people',
      'systems',
      'topics',
      'exceptions.yaml',
    ])
      copy.clear(`content/${folder}`);
    const { code, output } = await copy.build();
    expect(code, output).toBe(0);
    const site = readBuilt(join(copy.folder, 'dist'));
    expect(wordsIn(elementIn(site.page('index.html').tree, 'main'))).toContain('0 Articles');
    expect(wordsIn(elementIn(site.page('articles/index.html').tree, 'main'))).toContain('0 articles');
  } finally {
    copy.remove();
  }
});

test('a build whose content has problems ends with all of them, each with its place, and makes no site', async () => {
  const copy = copyProject('broken-site', fixture);
  try {
    copy.write('content/countries/fr.yaml', 'names:\n  en: Nowhere\n  ko: 어디\nregion: the moon\n');
    copy.write(
      'content/topics/odd.yaml',
      'names:\n  en: Odd\n  ko: 이상\nscope:\n  en: Odd\n  ko: 이상\ncolour: red\n',
    );
    copy.write(
      'content/articles/2020/2020-03-01-runs.mdx',
      '---\ntitle: Runs\ntitle_ko: 달린다\ntype: notice\nlanguage: en\npublisher: P\ndate: 2020-03-01\nrights: not-evaluated\nread: whole\ncountries: [zz]\n---\n\nText {1 + 1} more.\n',
    );
    const { code, output } = await copy.build();
    expect(code).not.toBe(0);
    expect(output).toMatch(/content\/countries\/fr\.yaml:4:9 .*\n.*`the moon`/u);
    expect(output).toMatch(/content\/topics\/odd\.yaml:7:1 .*\n.*`colour`/u);
    expect(output).toMatch(/content\/articles\/2020\/2020-03-01-runs\.mdx:10:13 .*\n.*`zz`/u);
    expect(output).toMatch(/content\/articles\/2020\/2020-03-01-runs\.mdx:13:6 .*\n.*`1 \+ 1`/u);
    expect(output).toContain('4 problems in 3 files');
    expect(existsSync(join(copy.folder, 'dist/index.html'))).toBe(false);
  } finally {
    copy.remove();
  }
});
