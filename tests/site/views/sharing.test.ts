import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locales } from '../../../src/archive/model/label.ts';
import { notFoundPage, prosePage } from '../../../src/site/views/plain-page.ts';
import { recordPage } from '../../../src/site/views/record-page.ts';
import { cards, headOf, manifestOf, paper, robots, type Head } from '../../../src/site/views/sharing.ts';
import { aCentre, anArticle, anOrganisation, aRecord } from '../../builders.ts';
import { siteOf, small, the } from './small-site.ts';

const centre = the('centre', 'example-centre-2020');
const notice = the('article', '2020-02-05-example-notice');
const said = ({ graph }: Head, name: string) =>
  graph.filter(({ property }) => property === name).map(({ content }) => content);

describe('the head of a page', () => {
  const { frame } = recordPage(small, 'ko', centre);
  const head = headOf(small, frame);

  test('names both editions, and the first for readers of other languages', () => {
    expect(head.alternates).toEqual([
      { hreflang: 'en', url: 'https://archive.example/centres/example-centre-2020.html' },
      { hreflang: 'ko', url: 'https://archive.example/ko/centres/example-centre-2020.html' },
      { hreflang: 'x-default', url: 'https://archive.example/centres/example-centre-2020.html' },
    ]);
  });

  test('tells other sites its title, address, languages and picture', () => {
    expect(said(head, 'og:title')).toEqual([frame.title]);
    expect(said(head, 'og:url')).toEqual([head.canonical]);
    expect([said(head, 'og:locale'), said(head, 'og:locale:alternate')]).toEqual([['ko_KR'], ['en_GB']]);
    expect(said(head, 'og:image')).toEqual(['https://archive.example/og/ko/centres/example-centre-2020.png']);
    expect(said(head, 'og:site_name')).toEqual(['한국 전자정부 협력 아카이브']);
  });

  test('names the archive once: after the title of a page, and alone on the first', () => {
    expect(head.title).toBe(`${frame.title} · 한국 전자정부 협력 아카이브`);
    const first = { ...frame, title: '한국 전자정부 협력 아카이브' };
    expect(headOf(small, first).title).toBe(first.title);
  });

  test('calls an article an article, and anything else a page of the site', () => {
    expect(said(headOf(small, recordPage(small, 'en', notice).frame), 'og:type')).toEqual(['article']);
    expect(said(head, 'og:type')).toEqual(['website']);
  });

  test('of a page without a card of its own shows that of the first page of its edition', () => {
    const { frame: other } = prosePage(small, 'ko', 'another', 'Another', 'Another');
    expect(said(headOf(small, other), 'og:image')).toEqual(['https://archive.example/og/ko/index.png']);
  });

  test('of an index in another order shows that of the index, even where the order is called like a record', () => {
    const belarus = aRecord('country', {}, 'by');
    const site = siteOf(belarus);
    const { frame: other } = prosePage(site, 'ko', 'countries/by/name', 'By name', 'By name');
    const { graph, data = '' } = headOf(site, other);
    expect(graph).toContainEqual({
      property: 'og:image',
      content: 'https://archive.example/og/ko/countries/index.png',
    });
    expect(JSON.parse(data)).toMatchObject({ '@type': 'CollectionPage', mainEntity: { '@type': 'ItemList' } });
  });

  test('of a page that is kept out of search engines says nothing to them', () => {
    const { data, unlisted } = headOf(small, notFoundPage(small, 'en').frame, true);
    expect([data, unlisted]).toEqual([undefined, true]);
  });

  test('leads to icons and manifest from wherever the page is', () => {
    expect([head.icons.svg, head.manifest]).toEqual(['../../favicon.svg', '../manifest.webmanifest']);
  });

  test('has the colour of paper of the style sheet in each theme', () => {
    const css = readFileSync('src/site/styles/tokens.css', 'utf8');
    expect([...css.matchAll(/--paper: (#[\da-f]{6})/gu)].map(([, colour]) => colour)).toEqual([
      paper.light,
      paper.dark,
    ]);
  });
});

describe('a card', () => {
  const card = (path: string) => cards(small).find((each) => each.path === path);

  test('of an article says what it is, of when, its title and who published it', () => {
    expect(card('ko/articles/2020-02-05-example-notice.html')).toEqual({
      path: 'ko/articles/2020-02-05-example-notice.html',
      kicker: '공지 · 2020년 2월 5일',
      titles: ['예시 공지', 'Example notice', '기사'],
      byline: '예시부',
      foot: '한국 전자정부 협력 아카이브',
    });
  });

  test('of anything else says what it is, how long, and how many articles speak of it', () => {
    expect(card('centres/example-centre-2020.html')).toMatchObject({
      kicker: 'Cooperation centre · 2020–2022 (end planned)',
      byline: 'Digital government cooperation centre · 2 articles',
    });
    expect(card('countries/zz.html')).toMatchObject({ kicker: 'Country' });
  });

  test('says nothing twice', () => {
    const body = anOrganisation({ names: { en: 'EM', ko: '예시부' }, acronym: 'EM' });
    const [own] = cards(siteOf(body)).filter(({ path }) => path === 'organisations/example-ministry.html');
    expect(own).toMatchObject({ kicker: 'Organisation', titles: ['EM', '예시부', 'Organisation'], byline: 'Ministry' });
  });

  test('of what was only planned says so', () => {
    const planned = aCentre({ opened: [{ value: '2025', standing: 'planned', per: ['2020-02-05-example-notice'] }] });
    const [own] = cards(siteOf(planned, anArticle())).filter(({ path }) => path === 'centres/example-centre.html');
    expect(own?.kicker).toBe('Cooperation centre · 2025 (planned)');
  });

  test('is there for each record that has a page, in both editions, and no two are of one page', () => {
    const paths = cards(small).map(({ path }) => path);
    for (const { kind, id } of small.archive.records.filter((record) => record.kind !== 'indicator'))
      expect(
        paths.filter((path) => path.endsWith(`/${id}.html`)),
        `${kind}/${id}`,
      ).toHaveLength(2);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe.each(locales)('the manifest of the edition in %s', (locale) => {
  const manifest = manifestOf(locale) as {
    lang: string;
    name: string;
    short_name: string;
    start_url: string;
    scope: string;
    icons: { src: string }[];
  };

  test.each(['https://archive.example/', 'https://host.example/some/archive/'])('holds at %s', (root) => {
    const own = `${root}${locale === 'ko' ? 'ko/' : ''}`;
    const at = (address: string) => new URL(address, `${own}manifest.webmanifest`).href;
    expect(at(manifest.start_url)).toBe(`${own}index.html`);
    // Both editions are within, so that changing the language does not lead out of it.
    expect(at(manifest.scope)).toBe(root);
    expect(manifest.icons.map(({ src }) => at(src))).toEqual(
      ['favicon.svg', 'icon-192.png', 'icon-512.png', 'icon-maskable-512.png'].map((name) => root + name),
    );
  });

  test('is in its language, with a name that fits under an icon', () => {
    expect(manifest.lang).toBe(locale);
    expect([...manifest.short_name].length).toBeLessThanOrEqual(13);
  });
});

test('crawlers are told where the sitemap is, wherever the archive is published', () => {
  const below = { ...small, settings: { address: 'https://host.example/some/archive/' } };
  expect(robots(below)).toMatch(
    /^User-agent: \*\n(?:.*\n)*Sitemap: https:\/\/host\.example\/some\/archive\/sitemap-index\.xml\n$/u,
  );
});
