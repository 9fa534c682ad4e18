import { createHash } from 'node:crypto';
import type { Element } from 'hast';
import { expect, test } from 'vitest';
import { publishedSettings, readBuilt, sitemapOf, type Page } from './built-site.ts';
import { attributeOf, elementsIn, wordsIn } from './html.ts';
import { isAbsolute, isRelation, linksOf, targetOf } from './page-links.ts';

const site = readBuilt();
const { address } = await publishedSettings();

/** What is wrong with a relative link of a page, if anything. */
function faultOf(page: Page, link: string): string | undefined {
  if (link.startsWith('/')) return 'begins with `/`, so it does not hold under a sub-path';
  const target = targetOf(page.path, link);
  if (!target) return 'leads out of the site';
  const { path, fragment } = target;
  if (path === '' || path.endsWith('/')) return 'names a folder, which `file://` cannot open';
  if (!site.files.has(path)) return `leads to \`${path}\`, which the build did not make`;
  if (fragment === '') return undefined;
  const { ids } = site.page(path);
  return ids.has(fragment)
    ? undefined
    : `names the fragment \`${fragment}\`; those of \`${path}\` are ${[...ids].map((id) => `\`${id}\``).join(', ')}`;
}

test('every link of every page leads to a file of the site, and every fragment to an id of it', () => {
  const faults = site.pages.flatMap((page) =>
    linksOf(page)
      .filter(({ link }) => !isAbsolute(link))
      .flatMap(({ element, link }) => {
        const fault = faultOf(page, link);
        return fault === undefined ? [] : [`${page.path}: <${element.tagName}> \`${link}\` ${fault}`];
      }),
  );
  expect(faults).toEqual([]);
});

test('a link to another site is one that a reader follows; nothing is loaded from there', () => {
  const faults = site.pages.flatMap((page) =>
    linksOf(page)
      .filter(({ link }) => isAbsolute(link))
      .filter(({ element, link, loaded }) => {
        if (loaded) return true;
        if (element.tagName === 'a') return !/^(?:https?|mailto):/u.test(link);
        return !link.startsWith(address);
      })
      .map(({ element, link }) => `${page.path}: <${element.tagName}> \`${link}\``),
  );
  expect(faults).toEqual([]);
});

test('no style and no script fetches anything by itself', () => {
  const faults = site.pages.flatMap((page) => [
    ...elementsIn(page.tree, 'style')
      .map(wordsIn)
      .filter((style) => /url\(|@import|image-set\(/u.test(style))
      .map((style) => `${page.path}: style \`${/.{0,40}(?:url\(|@import|image-set\().{0,60}/u.exec(style)?.[0]}\``),
    // A block of data is not run: what it says of other places is read by machines, not fetched by the page.
    ...elementsIn(
      page.tree,
      ({ tagName, properties }) => tagName === 'script' && properties['type'] !== 'application/ld+json',
    )
      .map(wordsIn)
      .filter((script) => /["'`](?:https?:)?\/\/[a-z0-9]/iu.test(script))
      .map((script) => `${page.path}: script \`${script.slice(0, 60)}\``),
  ]);
  expect(faults).toEqual([]);
});

/** What an element holds that is read as it stands: a style or a script. */
const rawIn = ({ children }: Element): string =>
  children.map((child) => (child.type === 'text' ? child.value : '')).join('');

test('the policy of every page allows the styles and scripts that it holds, and none that it does not', () => {
  const faults = site.pages.flatMap(({ path, tree }) => {
    const [meta] = elementsIn(tree, (element) => attributeOf(element, 'httpEquiv') === 'content-security-policy');
    const policy = (meta && attributeOf(meta, 'content')) ?? '';
    const held = elementsIn(tree, (element) =>
      element.tagName === 'script'
        ? /^(?:module)?$/u.test(attributeOf(element, 'type') ?? '') && attributeOf(element, 'src') === undefined
        : element.tagName === 'style',
    ).map((element) => `'sha256-${createHash('sha256').update(rawIn(element)).digest('base64')}'`);
    const allowed = policy.match(/'sha256-[^']+'/gu) ?? [];
    return new Set(held).symmetricDifference(new Set(allowed)).size === 0 && !policy.includes('unsafe-inline')
      ? []
      : [`${path}: holds ${held.join()}, allows ${allowed.join()}`];
  });
  expect(faults).toEqual([]);
});

test('a link that opens elsewhere, or a frame, does not occur', () => {
  const odd = site.pages.flatMap((page) =>
    elementsIn(
      page.tree,
      ({ tagName, properties }) =>
        ['iframe', 'object', 'embed', 'base'].includes(tagName) || properties['target'] !== undefined,
    ).map(({ tagName }) => `${page.path}: <${tagName}>`),
  );
  expect(odd).toEqual([]);
});

/** Pages that are not for search engines: nothing of their own stands on them. */
const isUnlisted = ({ tree }: Page) =>
  elementsIn(tree, 'meta').some(
    (meta) => attributeOf(meta, 'name') === 'robots' && attributeOf(meta, 'content') === 'noindex',
  );

const headLinks = (page: Page, rel: string) =>
  elementsIn(page.tree, ({ tagName, properties }) => tagName === 'link' && isRelation(properties['rel'], [rel]));

test('pages kept out of search engines are what is not found and what has moved', () => {
  const paths = site.pages.filter(isUnlisted).map(({ path }) => path);
  const plain = paths.filter((path) => !/^(?:ko\/)?404\.html$/u.test(path));
  for (const path of plain) expect(wordsIn(site.page(path).tree)).toMatch(/This record has moved|옮겨진 기록/u);
  expect(paths).toEqual(expect.arrayContaining(['404.html', 'ko/404.html']));
});

test('the canonical address of a page is that of its own file', () => {
  const faults = site.pages.flatMap((page) => {
    const links = headLinks(page, 'canonical').map((element) => attributeOf(element, 'href'));
    const wanted = isUnlisted(page) ? [] : [address + page.path];
    return JSON.stringify(links) === JSON.stringify(wanted) ? [] : [`${page.path}: ${links.join(' ')}`];
  });
  expect(faults).toEqual([]);
});

test('each page names its counterpart in the other edition, which names it in turn', () => {
  const named = (page: Page) =>
    new Map(
      headLinks(page, 'alternate').flatMap((element) => {
        const lang = attributeOf(element, 'hrefLang');
        return lang === undefined ? [] : [[lang, attributeOf(element, 'href')] as const];
      }),
    );
  const listed = site.pages.filter((page) => !isUnlisted(page));
  for (const page of listed) {
    const pair = named(page);
    expect([...pair.keys()], page.path).toEqual(['en', 'ko', 'x-default']);
    expect(pair.get('x-default'), page.path).toBe(pair.get('en'));
    expect(pair.get(page.locale), page.path).toBe(address + page.path);
    for (const href of pair.values()) {
      const other = site.page((href ?? '').slice(address.length));
      expect(named(other), `${page.path} and ${other.path}`).toEqual(pair);
    }
  }
  expect(listed.length).toBeGreaterThan(100);
});

test('the sitemap lists every page but those kept out of search engines, and their counterparts', () => {
  const sitemap = sitemapOf(site, address);
  const entries = [...sitemap.matchAll(/<url>(.*?)<\/url>/gsu)].map(([, entry = '']) => ({
    page: /<loc>([^<]+)<\/loc>/u.exec(entry)?.[1]?.slice(address.length) ?? '',
    others: [...entry.matchAll(/hreflang="([a-z]+)" href="([^"]+)"/gu)].map(([, lang, href]) => [lang, href] as const),
  }));
  const listed = site.pages.filter((page) => !isUnlisted(page)).map(({ path }) => path);
  expect(entries.map(({ page }) => page).toSorted()).toEqual(listed.toSorted());
  for (const { page, others } of entries) {
    const path = page.replace(/^ko\//u, '');
    expect(others.toSorted(), page).toEqual([
      ['en', address + path],
      ['ko', `${address}ko/${path}`],
    ]);
  }
});

test('the sitemap tells no dates, which it could only take from a clock', () => {
  expect(sitemapOf(site, address)).not.toContain('<lastmod>');
});
