import { pathOf, urlOf } from '../address.ts';
import { compareDates } from '../model/fields/partial-date.ts';
import type { Locale } from '../model/label.ts';
import { captionOf, type Digest, type RecordOf } from '../model/record.ts';
import type { Settings } from '../read.ts';
import { plainText } from '../text/plain-text.ts';
import { publisherIn } from './csl.ts';
import { instantOf } from './instant.ts';
import { archiveName, licence } from './licence.ts';
import { element, printXml, type Attributes, type Element } from './xml.ts';

/** What a feed is of: any list of articles under a title, in one edition. */
export interface FeedOf {
  readonly title: string;
  readonly locale: Locale;
  /** Where the feed itself is, from the root of the site. */
  readonly path: string;
  /** The page that shows the same articles. */
  readonly page: string;
  readonly articles: readonly RecordOf<'article'>[];
}

/** A feed reader keeps what it has seen, so a feed need not hold everything. */
const longest = 100;

/**
 * An Atom feed (RFC 4287) of the articles, newest first by date of publication, then by id. It is dated by its newest
 * article and not by the day on which it is made.
 */
export function atomFeed({ title, locale, path, page, articles }: FeedOf, settings: Settings): string {
  const newest = articles
    .toSorted((a, b) => compareDates(b.fields.date, a.fields.date) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .slice(0, longest);
  const self = urlOf(path, settings.address);
  const updated = newest
    .map(({ fields }) => instantOf(fields.date))
    .reduce((a, b) => (a > b ? a : b), instantOf('1970'));
  return printXml(
    element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale }, [
      element('id', {}, self),
      element('title', {}, title),
      element('updated', {}, updated),
      element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
      element('link', { rel: 'alternate', type: 'text/html', href: urlOf(page, settings.address) }),
      element('author', {}, [element('name', {}, archiveName[locale])]),
      element('rights', {}, `${licence.title}, ${licence.address}`),
      ...newest.map((article) => entryOf(article, locale, settings)),
    ]),
  );
}

function entryOf(article: RecordOf<'article'>, locale: Locale, settings: Settings): Element {
  const { fields, digest } = article;
  const url = urlOf(pathOf(article, locale) ?? '', settings.address);
  const title = captionOf(article, locale);
  const told = digest[locale] ? { digest: digest[locale], lang: undefined } : { digest: digest.en, lang: 'en' };
  const summary = told.digest && firstParagraph(told.digest);
  return element('entry', {}, [
    element('id', {}, url),
    element('title', languageOf(title.lang), title.text),
    element('link', { rel: 'alternate', type: 'text/html', href: url }),
    element('published', {}, instantOf(fields.date)),
    element('updated', {}, instantOf(fields.date)),
    element('author', {}, [element('name', {}, publisherIn(fields, locale))]),
    ...(summary ? [element('summary', languageOf(told.lang), summary)] : []),
  ]);
}

const languageOf = (lang: string | undefined): Attributes => (lang === undefined ? {} : { 'xml:lang': lang });

const firstParagraph = ({ tree }: Digest): string | undefined => {
  const paragraph = tree.children.find(({ type }) => type === 'paragraph');
  return paragraph && plainText(paragraph);
};
