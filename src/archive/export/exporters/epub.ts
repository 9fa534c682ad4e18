import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { dataPathOf, pathOf, urlOf } from '../../address.ts';
import { formatDate, yearOf } from '../../model/fields/partial-date.ts';
import { marksOf } from '../../model/fields/field.ts';
import { article as articleKind } from '../../model/kinds/article.ts';
import { country as countryKind } from '../../model/kinds/country.ts';
import { locales, run, type Label, type Locale } from '../../model/label.ts';
import { captionOf, type Digest, type RecordOf } from '../../model/record.ts';
import type { Settings } from '../../read.ts';
import { renderTree } from '../../text/render.ts';
import { publisherIn } from '../csl.ts';
import { chapterPathOf, epubEntries, type Book, type Chapter } from '../epub.ts';
import type { Exporter, ZipFile } from '../exporter.ts';
import { newestDate } from '../instant.ts';
import { archiveName, licence } from '../licence.ts';

/** A country has a book of its own from so many digests on; fewer are read sooner on its page. */
const fewest = 5;

/** The digests as books, for reading without a line. A book holds what is written in its language. */
export const epub: Exporter = {
  id: 'epub',
  order: 15,
  label: { en: 'Digests as books (EPUB)', ko: '요약집(EPUB)' },
  describe: {
    en: 'All digests in order of time, in one book for each language, and one book for each country that at least five digests speak of. For e-readers, phones and whatever opens EPUB 3.',
    ko: '모든 요약을 시간순으로 담은 언어별 책 한 권과, 요약이 다섯 건 이상인 나라마다 한 권. 전자책 단말기, 휴대전화 등 EPUB 3을 여는 기기에서 읽는다.',
  },
  media: 'application/epub+zip',
  files: (archive, settings) =>
    locales.flatMap((locale) => {
      const all = archive.of('article');
      const whole = bookFile(settings, { locale, name: 'digests', articles: all });
      const countries = archive
        .of('country')
        .filter((country) => articlesIn(archive.articlesOf(country), locale).length >= fewest)
        .map((about) =>
          bookFile(settings, { locale, name: `digests-${about.id}`, articles: archive.articlesOf(about), about }),
        );
      return articlesIn(all, locale).length === 0 ? countries : [whole, ...countries];
    }),
};

interface Wanted {
  readonly locale: Locale;
  readonly name: string;
  /** What the book is of; those without a digest in its language are left out. */
  readonly articles: readonly RecordOf<'article'>[];
  /** The country that the book is about. */
  readonly about?: RecordOf<'country'>;
}

/** Articles that have a digest in the language, oldest first. */
const articlesIn = (articles: readonly RecordOf<'article'>[], locale: Locale): readonly RecordOf<'article'>[] =>
  articles.filter(({ digest }) => digest[locale]).toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));

const key = ({ id, fields }: RecordOf<'article'>): string => `${fields.date} ${id}`;

function bookFile(settings: Settings, { locale, name, articles, about }: Wanted): ZipFile {
  const path = dataPathOf(`${name}-${locale}.epub`);
  const subjectIn = (language: Locale) => (about ? captionOf(about, language).text : undefined);
  return {
    path,
    label: {
      en: `${subjectIn('en') ?? 'All digests'}, in ${languages[locale].en}`,
      ko: `${subjectIn('ko') ?? '전체 요약'}(${languages[locale].ko})`,
    },
    entries: () => {
      const held = articlesIn(articles, locale);
      const inBook = new Set(held.map(({ id }) => id));
      const hrefTo = (kind: string, id: string): string | undefined => {
        if (kind === articleKind.name && inBook.has(id)) return chapterPathOf(id);
        const page = pathOf({ kind, id } as RecordOf, locale);
        return page === undefined ? undefined : urlOf(page, settings.address);
      };
      const title = `${archiveName[locale]}: ${subjectIn(locale) ?? words.digests[locale]}`;
      const book: Book = {
        address: urlOf(path, settings.address),
        locale,
        title,
        description: describe(held.length, articles.length, locale),
        date: newestDate(held),
        preface: prefaceOf(held, articles.length, locale, settings),
        chapters: [
          ...(about?.digest[locale] ? [countryChapter(about, about.digest[locale], locale, hrefTo)] : []),
          ...held.map((article) => articleChapter(article, locale, settings, hrefTo)),
        ],
      };
      return epubEntries(book);
    },
  };
}

type HrefTo = (kind: string, id: string) => string | undefined;

const textOfDigest = ({ tree }: Digest, locale: Locale, href: HrefTo): readonly ElementContent[] =>
  renderTree(tree, { href, lang: locale }).children as ElementContent[];

const countryChapter = (record: RecordOf<'country'>, digest: Digest, locale: Locale, href: HrefTo): Chapter => ({
  id: countryKind.name,
  title: captionOf(record, locale),
  body: textOfDigest(digest, locale, href),
});

function articleChapter(article: RecordOf<'article'>, locale: Locale, settings: Settings, href: HrefTo): Chapter {
  const { fields, digest } = article;
  const own = digest[locale];
  const page = urlOf(pathOf(article, locale) ?? '', settings.address);
  // An address may hold signs that browsers forgive and books do not.
  const link = (address: string) => [h('a', { href: new URL(address).href }, address)];
  const facts: readonly (readonly [string, readonly (ElementContent | string)[]])[] = [
    [label('publisher', locale), [marked(publisherIn(fields, locale), locale)]],
    [label('date', locale), [formatDate(fields.date, locale)]],
    [label('type', locale), [plain('type', fields.type, locale)]],
    ...(fields.url === undefined ? [] : [[label('url', locale), link(fields.url)] as const]),
    [label('rights', locale), [plain('rights', fields.rights, locale)]],
    [words.record[locale], link(page)],
  ];
  return {
    id: article.id,
    title: captionOf(article, locale),
    group: yearOf(fields.date),
    body: [
      ...(own ? textOfDigest(own, locale, href) : []),
      ...(fields.doubts.length === 0
        ? []
        : [
            h('h2', label('doubts', locale)),
            h(
              'ul',
              fields.doubts.map((doubt) =>
                h('li', marked(marksOf(articleKind.fields.doubts).type.plain(doubt, locale), locale)),
              ),
            ),
          ]),
      h('h2', words.source[locale]),
      h(
        'dl',
        facts.flatMap(([name, value]) => [h('dt', name), h('dd', [...value])]),
      ),
    ],
  };
}

/** Words of ours or of a source, marked where they are Korean in a book that is not. */
const marked = (value: string, locale: Locale): ElementContent | string => {
  const { text, lang } = run(value);
  return lang === undefined || lang === locale ? text : h('span', { lang }, text);
};

type Field = keyof typeof articleKind.fields;

const label = (field: Field, locale: Locale): string => marksOf(articleKind.fields[field]).label[locale];

const plain = (field: Field, value: string, locale: Locale): string =>
  marksOf(articleKind.fields[field]).type.plain(value, locale);

const languages: Readonly<Record<Locale, Label>> = {
  en: { en: 'English', ko: '영어' },
  ko: { en: 'Korean', ko: '한국어' },
};

const words = {
  digests: { en: 'Digests', ko: '요약집' },
  record: { en: 'Record', ko: '기록' },
  source: { en: 'The source', ko: '출처' },
  ownWords: {
    en: 'Each chapter is a digest, in the archive’s own words, of one published source; the source itself is named below it. For the wording, follow the link to the source. Values, disagreements between sources and all other records are on the site of the archive.',
    ko: '각 장은 공개된 출처 하나의 내용을 아카이브가 다시 쓴 요약이며, 아래에 그 출처를 밝힌다. 원문은 출처의 주소에서 확인한다. 출처별 수치와 서로 다른 기술, 그 밖의 기록은 아카이브 사이트에 있다.',
  },
} as const satisfies Record<string, Label>;

const describe = (held: number, all: number, locale: Locale): string => {
  const [some, whole] = [held, all].map((number) => number.toLocaleString(locale));
  if (locale === 'ko')
    return held === all ? `출처 ${some}건의 요약.` : `출처 ${whole}건 가운데 한국어 요약이 있는 ${some}건의 요약.`;
  return held === all
    ? `Digests of ${some} sources.`
    : `Digests of ${some} sources; of ${whole} in all, the others have none in English.`;
};

function prefaceOf(held: readonly RecordOf<'article'>[], all: number, locale: Locale, settings: Settings) {
  const newest = formatDate(newestDate(held), locale);
  return [
    h('p', describe(held.length, all, locale)),
    h('p', words.ownWords[locale]),
    h(
      'p',
      { en: `The newest reading of a source is of ${newest}.`, ko: `출처를 마지막으로 확인한 날은 ${newest}이다.` }[
        locale
      ],
    ),
    h('p', [h('a', { href: urlOf(locale === 'en' ? '' : 'ko/', settings.address) }, settings.address)]),
    h('p', [`${archiveName[locale]}. `, h('a', { href: licence.address }, licence.title)]),
  ];
}
