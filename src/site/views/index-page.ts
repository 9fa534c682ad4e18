import { indexPathOf } from '../../archive/address.ts';
import { inTime } from '../../archive/graph.ts';
import type { Kind } from '../../archive/model/kind.ts';
import type { Locale } from '../../archive/model/label.ts';
import { captionOf, spansOf, valuesOf, type RecordOf } from '../../archive/model/record.ts';
import { counted, countOf, say } from '../i18n/words.ts';
import { datePart, linkTo, publisherPart, type Line, type Part } from './present.ts';
import { leadingLine } from './facts.ts';
import { standingOf } from './standing.ts';
import { frameOf, type Frame, type Here, type Site } from './site.ts';

export interface IndexEntry {
  readonly link: Part;
  readonly date?: Part;
  readonly standing?: string;
  /** What tells it from its neighbours: publisher, office, country. */
  readonly line: Line;
  readonly articles: string;
}

export interface IndexPage {
  readonly frame: Frame;
  readonly title: string;
  readonly about: string;
  readonly count: string;
  readonly groups: readonly { readonly id: string; readonly title: string; readonly entries: readonly IndexEntry[] }[];
}

/** The index page of a kind: dated kinds by year, newest first; the others by the facet that groups them, or by initial. */
export function indexPage(site: Site, locale: Locale, kind: Kind): IndexPage {
  const here: Here = { locale, path: indexPathOf(kind, locale) };
  const records = site.archive.records.filter((record) => record.kind === kind.name);
  const title = kind.label.many[locale];
  return {
    frame: frameOf(site, here, { title, description: kind.about[locale], section: here.path }),
    title,
    about: kind.about[locale],
    count: countOf(records.length, kind.label, locale),
    groups: grouped(records, kind, here).map(({ title: heading, members }, index) => ({
      id: `group-${index + 1}`,
      title: heading,
      entries: members.map((record) => entryOf(site, here, record)),
    })),
  };
}

interface Group {
  readonly title: string;
  readonly members: readonly RecordOf[];
}

function grouped(records: readonly RecordOf[], kind: Kind, here: Here): readonly Group[] {
  if (kind.spans) {
    const years = Map.groupBy(inTime(records).toReversed(), (record) => spansOf(record)[0]?.from.slice(0, 4) ?? '');
    const undated = years.get('') ?? [];
    years.delete('');
    const dated = [...years].map(([year, members]) => ({ title: year, members }));
    return undated.length === 0 ? dated : [...dated, { title: say(here.locale)('undated'), members: undated }];
  }
  const collator = new Intl.Collator(here.locale);
  const sorted = records.toSorted((a, b) =>
    collator.compare(captionOf(a, here.locale).text, captionOf(b, here.locale).text),
  );
  const headings = Map.groupBy(sorted, (record) => headingOf(record, here));
  return [...headings]
    .map(([title, members]) => ({ title, members }))
    .toSorted((a, b) => collator.compare(a.title, b.title));
}

/** The region of a country; the initial of anything else. */
function headingOf(record: RecordOf, here: Here): string {
  const region = record.kind === 'country' ? valuesOf(record).find(({ name }) => name === 'region') : undefined;
  return region ? region.marks.type.plain(region.value, here.locale) : initialOf(captionOf(record, here.locale).text);
}

const consonants = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const plainConsonants: Readonly<Record<string, string>> = { ㄲ: 'ㄱ', ㄸ: 'ㄷ', ㅃ: 'ㅂ', ㅆ: 'ㅅ', ㅉ: 'ㅈ' };

/** Under which heading a name stands: its first letter without accents, or its first consonant in Hangul. */
export function initialOf(name: string): string {
  const [first = ''] = name.normalize('NFC');
  const syllable = (first.codePointAt(0) ?? 0) - 0xac00;
  if (syllable >= 0 && syllable < 11172) {
    const consonant = consonants[Math.floor(syllable / 588)] ?? '';
    return plainConsonants[consonant] ?? consonant;
  }
  const letter = first
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toUpperCase();
  return /\p{L}/u.test(letter) ? letter : '#';
}

function entryOf(site: Site, here: Here, record: RecordOf): IndexEntry {
  const [span] = spansOf(record);
  const articles = record.kind === 'article' ? 0 : site.archive.articlesOf(record).length;
  return {
    link: linkTo(site, here, record.kind, record.id),
    ...(span ? { date: datePart(span.from, here), ...standingOf(span, here) } : {}),
    line: lineOf(site, here, record),
    articles: articles === 0 ? '' : countOf(articles, counted.source, here.locale),
  };
}

/** The first values of the featured fields, but for titles and dates, which stand beside the line. */
function lineOf(site: Site, here: Here, record: RecordOf): Line {
  if (record.kind === 'article') return [publisherPart(record, here)];
  const featured = valuesOf(record).filter(
    ({ marks, name }) =>
      marks.featured === true &&
      marks.type.name !== 'partial date' &&
      !(record.kind === 'country' && name === 'region'),
  );
  return featured
    .slice(0, 2)
    .flatMap((field, index) => [...(index ? [{ text: ' · ' }] : []), ...leadingLine(field, site, here)]);
}
