import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { pathOf, urlOf } from '../address.ts';
import type { Label, Locale } from '../model/label.ts';
import { captionOf, type RecordOf } from '../model/record.ts';
import type { Settings } from '../read.ts';
import { cslOf, type CslDate, type CslItem } from './csl.ts';
import { archiveName } from './licence.ts';

/**
 * Citations for people to copy, in the style of the American Psychological Association. Both take no notice of the
 * day on which they are made.
 */

/** How to cite the source that the article describes: one line of plain text, in the words of `locale`. */
export function citationOf(article: RecordOf<'article'>, locale: Locale): string {
  const { fields } = article;
  const item = cslOf(article, locale);
  const translated = locale === 'en' ? fields.title_en : fields.title_ko;
  return format(
    {
      ...item,
      // The style’s own way with titles in another language.
      title: translated === undefined || translated === fields.title ? item.title : `${item.title} [${translated}]`,
      ...(item.type === 'report' && item.author === undefined ? asGroupAuthor(item) : {}),
    },
    locale,
  );
}

/** A report without a named author is cited by the body that issued it, which the style leaves to us to say. */
function asGroupAuthor({ publisher }: CslItem): Partial<CslItem> {
  return publisher === undefined ? {} : { author: [{ literal: publisher }], publisher: '' };
}

/**
 * How to cite our record itself. The archive stands as its author; it has no date, as the record has none, and the
 * address stands by itself, since the style would ask for the day of reading before it.
 */
export function recordCitation(record: RecordOf, settings: Settings, locale: Locale): string {
  const path = pathOf(record, locale);
  const printed = format(
    {
      id: record.id,
      type: 'webpage',
      title: captionOf(record, locale).text,
      genre: recordGenre[locale],
      publisher: archiveName[locale],
    },
    locale,
  );
  return path === undefined ? printed : `${printed} ${urlOf(path, settings.address)}`;
}

const recordGenre: Label = { en: 'Archive record', ko: '아카이브 기록' };

/**
 * An item in the style of the edition. A text is to stand as printed, but the processor reads tags in it as italics,
 * bends its quotation marks, moves its spaces and changes the case of newspapers’ names. So it sees of each text but
 * one sign, from the range that Unicode leaves to private use, and the punctuation at its end, which it knows not to
 * double. Of a date it sees the month and the day: years are put in afterwards, so that sources of many years share the
 * work of the processor.
 */
function format(item: CslItem, locale: Locale): string {
  const held: string[] = [];
  const hold = (text: string): string => {
    const [, body = '', end = ''] = /^(.*?)([.!?]?)$/su.exec(text) ?? [];
    return body === '' ? end : String.fromCharCode(firstSign + held.push(body) - 1) + end;
  };
  const years: number[] = [];
  const holdYear = ({ 'date-parts': [[year = 0, ...rest]], ...date }: CslDate): CslDate => ({
    ...date,
    'date-parts': [[firstYear + years.push(year) - 1, ...rest]],
  });
  const printed = pattern({ ...mapDates(mapTexts(item, hold), holdYear), id: 'item' }, locale);
  return printed
    .replace(/\d{4,}/gu, (digits) => String(years[Number(digits) - firstYear] ?? digits))
    .replace(/[\ue000-\uf8ff]/gu, (sign) => held[sign.charCodeAt(0) - firstSign] ?? sign);
}

/**
 * What the processor made of items without their texts and years. Made once each: many sources differ in these alone, and
 * the processor takes its time. Who builds again may put back what an earlier build, of the same code, had in it.
 */
export const citationPatterns = new Map<string, string>();

function pattern(item: CslItem, locale: Locale): string {
  const key = JSON.stringify([locale, item]);
  const made =
    citationPatterns.get(key) ??
    plugins.output.format('bibliography', [item], { ...styleOf(locale), format: 'text' }).trim();
  citationPatterns.set(key, made);
  return made;
}

const firstSign = 0xe000;

/** What stands for the first year that was held back; the next ones for the others. No date of a source is so late. */
const firstYear = 9990;

const mapDates = (item: CslItem, map: (date: CslDate) => CslDate): CslItem => ({
  ...item,
  ...(item.issued ? { issued: map(item.issued) } : {}),
  ...(item.accessed ? { accessed: map(item.accessed) } : {}),
});

const texts = ['title', 'container-title', 'publisher', 'source', 'genre', 'note', 'URL'] as const;

function mapTexts(item: CslItem, map: (text: string) => string): CslItem {
  return {
    ...item,
    ...Object.fromEntries(
      texts.flatMap((name) => {
        const text = item[name];
        return text === undefined ? [] : [[name, map(text)]];
      }),
    ),
    ...(item.author
      ? { author: item.author.map((name) => ('literal' in name ? { literal: map(name.literal) } : name)) }
      : {}),
  };
}

/** The style of an edition, under the names that the processor knows it by. */
function styleOf(locale: Locale): { readonly template: string; readonly lang: string } {
  if (locale === 'en') return { template: 'apa', lang: 'en-US' };
  const { locales, styles } = plugins.config.get('@csl');
  // Made at their first use: citation-js brings no Korean, so they are the English ones in Korean.
  if (!locales.has(korean)) locales.set(korean, koreanTerms.reduce(replaced, locales.get('en-US')));
  if (!styles.has(koreanApa)) styles.set(koreanApa, replaced(styles.get('apa'), koreanDay));
  return { template: koreanApa, lang: korean };
}

const korean = 'ko-KR';
const koreanApa = 'apa-ko';

/** What is replaced in a file of CSL, and by what. */
type Replacement = readonly [found: RegExp, by: string];

/** `25` of `8월 25일`, which the style itself writes. */
const koreanDay: Replacement = [
  /(?<=<macro name="date-issued-month-day">.*?<date-part name="day" prefix=" ")(?=\/>)/u,
  ' suffix="일"',
];

const term = (attributes: string, words: string): Replacement => [
  new RegExp(`(?<=<term ${attributes}>)[^<]*(?=</term>)`, 'u'),
  words,
];

/** The few terms of the locale that our citations use. */
const koreanTerms: readonly Replacement[] = [
  [/xml:lang="en-US"/u, `xml:lang="${korean}"`],
  [
    /<date form="text">.*?<\/date>/su,
    '<date form="text"><date-part name="year" suffix="년"/><date-part name="month" prefix=" "/><date-part name="day" prefix=" " suffix="일"/></date>',
  ],
  term('name="no date" form="short"', '날짜 없음'),
  term('name="circa" form="short"', '약'),
  ...Array.from({ length: 12 }, (_, index) =>
    term(`name="month-${String(index + 1).padStart(2, '0')}"`, `${index + 1}월`),
  ),
];

/** Throws where there is nothing to replace, as another version of CSL may have it. */
function replaced(xml: string, [found, by]: Replacement): string {
  if (!found.test(xml)) throw new Error(`Unexpected CSL without \`${found.source}\`, expected it once`);
  return xml.replace(found, by);
}
