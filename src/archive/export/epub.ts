import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { PartialDate } from '../model/fields/partial-date.ts';
import type { Locale, Run } from '../model/label.ts';
import { printXhtml } from '../text/xhtml.ts';
import { instantOf } from './instant.ts';
import { archiveName, licence } from './licence.ts';
import { element, printXml } from './xml.ts';
import type { Zipped } from './zip.ts';

/** A chapter of a book: one page of it. */
export interface Chapter {
  /** Its file in the book, without the ending. */
  readonly id: string;
  readonly title: Run;
  /** The heading under which the table of contents lists it; chapters of one group stand together. */
  readonly group?: string;
  /** What stands below its title. */
  readonly body: readonly ElementContent[];
}

/** A book of the archive, in one language. */
export interface Book {
  /** Its own address on the archive's site, by which it is known. */
  readonly address: string;
  readonly locale: Locale;
  readonly title: string;
  readonly description: string;
  /** How new its content is; no book names the day on which it was made. */
  readonly date: PartialDate;
  /** What its first page says below the title. */
  readonly preface: readonly ElementContent[];
  readonly chapters: readonly Chapter[];
}

/** How a chapter names another of the same book. */
export const chapterPathOf = (id: string): string => `${id}.xhtml`;

const folder = 'EPUB/';
const css = `body { margin: 0 1em; line-height: 1.5; }
h1 { font-size: 1.4em; line-height: 1.25; }
h2 { font-size: 1.1em; }
dl { margin: 1em 0; }
dt { font-size: 0.85em; }
dd { margin: 0 0 0.4em; overflow-wrap: anywhere; }
nav ol { list-style: none; padding-left: 1em; }
`;

/** The files of the book as EPUB 3.3, which any reading program opens once they are packed in this order. */
export function epubEntries(book: Book): readonly Zipped[] {
  const text = (path: string, content: string): Zipped => ({ path, bytes: new TextEncoder().encode(content) });
  return [
    // First and as it is, so that a program can tell from the first bytes what the file is.
    { ...text('mimetype', 'application/epub+zip'), stored: true },
    text('META-INF/container.xml', printXml(container)),
    text(`${folder}package.opf`, printXml(packageOf(book))),
    text(`${folder}nav.xhtml`, printXhtml(navPage(book))),
    text(`${folder}style.css`, css),
    text(`${folder}title.xhtml`, printXhtml(titlePage(book))),
    ...book.chapters.map((chapter) => text(folder + chapterPathOf(chapter.id), printXhtml(chapterPage(book, chapter)))),
  ];
}

const container = element('container', { version: '1.0', xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container' }, [
  element('rootfiles', {}, [
    element('rootfile', { 'full-path': `${folder}package.opf`, 'media-type': 'application/oebps-package+xml' }),
  ]),
]);

/** An id of XML, which may not begin with a figure as those of records do. */
const itemOf = ({ id }: Chapter): string => `c-${id}`;

function packageOf({ address, locale, title, description, date, chapters }: Book) {
  const page = (id: string, href: string, more: Readonly<Record<string, string>> = {}) =>
    element('item', { id, href, 'media-type': 'application/xhtml+xml', ...more });
  const meta = (property: string, content: string) => element('meta', { property }, content);
  return element(
    'package',
    {
      xmlns: 'http://www.idpf.org/2007/opf',
      version: '3.0',
      'unique-identifier': 'address',
      'xml:lang': locale,
    },
    [
      element('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
        element('dc:identifier', { id: 'address' }, address),
        element('dc:title', {}, title),
        element('dc:language', {}, locale),
        element('dc:creator', {}, archiveName[locale]),
        element('dc:publisher', {}, archiveName[locale]),
        element('dc:description', {}, description),
        element('dc:rights', {}, `${licence.title}, ${licence.address}`),
        meta('dcterms:modified', instantOf(date)),
        meta('schema:accessMode', 'textual'),
        meta('schema:accessModeSufficient', 'textual'),
        meta('schema:accessibilityFeature', 'structuralNavigation'),
        meta('schema:accessibilityFeature', 'tableOfContents'),
        meta('schema:accessibilityHazard', 'none'),
      ]),
      element('manifest', {}, [
        page('nav', 'nav.xhtml', { properties: 'nav' }),
        element('item', { id: 'style', href: 'style.css', 'media-type': 'text/css' }),
        page('title', 'title.xhtml'),
        ...chapters.map((chapter) => page(itemOf(chapter), chapterPathOf(chapter.id))),
      ]),
      element('spine', {}, [
        element('itemref', { idref: 'title' }),
        element('itemref', { idref: 'nav' }),
        ...chapters.map((chapter) => element('itemref', { idref: itemOf(chapter) })),
      ]),
    ],
  );
}

/** A page of the book: what every one of its files has around its content. */
const pageOf = ({ locale }: Book, title: string, body: readonly ElementContent[]): Element =>
  h('html', { lang: locale, 'xml:lang': locale, xmlns: 'http://www.w3.org/1999/xhtml' }, [
    h('head', [h('title', title), h('link', { rel: 'stylesheet', type: 'text/css', href: 'style.css' })]),
    h('body', [...body]),
  ]);

const titlePage = (book: Book): Element => pageOf(book, book.title, [h('h1', book.title), ...book.preface]);

const chapterPage = (book: Book, { title, body }: Chapter): Element =>
  pageOf(book, title.text, [h('h1', { lang: title.lang }, title.text), ...body]);

const contents = { en: 'Contents', ko: '차례' };

function navPage(book: Book): Element {
  const lines = (chapters: readonly Chapter[]) =>
    chapters.map(({ id, title }) => h('li', h('a', { href: chapterPathOf(id), lang: title.lang }, title.text)));
  const groups = [...Map.groupBy(book.chapters, ({ group }) => group)].flatMap(([group, chapters]) =>
    group === undefined ? lines(chapters) : [h('li', [h('span', group), h('ol', lines(chapters))])],
  );
  const words = contents[book.locale];
  const nav = h('nav', { id: 'toc', role: 'doc-toc' }, [
    h('h1', words),
    h('ol', [h('li', h('a', { href: 'title.xhtml' }, book.title)), ...groups]),
  ]);
  nav.properties['epub:type'] = 'toc';
  const page = pageOf(book, words, [nav]);
  page.properties['xmlns:epub'] = 'http://www.idpf.org/2007/ops';
  return page;
}
