import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Element, Root } from 'hast';
import { toText } from 'hast-util-to-text';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { editionOf, pathOf } from '../../archive/address.ts';
import type { Archive } from '../../archive/graph.ts';
import type { SitePage } from '../../archive/search/document.ts';
import { keyFor, type BuildCache } from '../build/build-cache.ts';

/** The pages of the site that are no record’s and that say what on them is to be searched, in both editions. */
export async function sitePages(site: string, archive: Archive, kept: BuildCache): Promise<readonly SitePage[]> {
  const ofRecords = new Set(archive.records.map((record) => pathOf(record, 'en')));
  const paths = (await readdir(site, { recursive: true }))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.html') && !ofRecords.has(path) && !path.startsWith(editionOf('ko')))
    .toSorted();
  const parser = unified().use(rehypeParse);
  const partIn = async (path: string) => {
    const html = await readFile(join(site, path), 'utf8');
    if (!html.includes(searchedPart)) return undefined;
    const key = keyFor('words of a page', html);
    const known = kept.get(key);
    if (known) return JSON.parse(known.toString()) as PageWords;
    const words = wordsOf(parser.parse(html));
    kept.set(key, new TextEncoder().encode(JSON.stringify(words)));
    return words;
  };
  const pages: SitePage[] = [];
  for (const path of paths) {
    const en = await partIn(path);
    if (!en) continue;
    const ko = (await partIn(editionOf('ko') + path)) ?? en;
    pages.push({ path, titles: { en: en.title, ko: ko.title }, texts: { en: en.text, ko: ko.text } });
  }
  return pages;
}

/** The attribute of the part of a page that is searched. */
const searchedPart = 'data-searched';

/** The heading and the text of the part of a page that is searched. */
interface PageWords {
  readonly title: string;
  readonly text: string;
}

function wordsOf(page: Root): PageWords {
  let part: Element | undefined;
  let heading: Element | undefined;
  visit(page, 'element', (element) => {
    if ('dataSearched' in element.properties) part ??= element;
    if (element.tagName === 'h1') heading ??= element;
  });
  const text = part ? toText(part).replace(/\s+/gu, ' ').trim() : '';
  const title = heading ? toText(heading).trim() : '';
  return { title, text: text.startsWith(title) ? text.slice(title.length).trim() : text };
}
