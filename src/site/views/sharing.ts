import {
  cardPathOf,
  feedPathOf,
  folderOf,
  indexPathOf,
  localeOf,
  manifestPathOf,
  pagePathOf,
  pathOf,
  rulePathOf,
  urlOf,
} from '../../archive/address.ts';
import { rules } from '../../archive/lint/lint.ts';
import { formatDate } from '../../archive/model/fields/partial-date.ts';
import { locales, type Locale } from '../../archive/model/label.ts';
import { captionOf, kindIn, kindOf, kinds, spansOf, valuesOf, type RecordOf } from '../../archive/model/record.ts';
import { countOf, say, type Word } from '../i18n/words.ts';
import { leadingLine } from './facts.ts';
import { publisherPart } from './present.ts';
import { hrefFrom, type Frame, type Here, type Site } from './site.ts';
import { standingThrough } from './standing.ts';
import { jsonLd, structuredData } from './structured-data.ts';

/** What search engines, other sites and devices see of a page: its head, and the picture that stands for it. */

export interface Head {
  readonly title: string;
  readonly description: string;
  /** Kept out of search engines: a page without content of its own. */
  readonly unlisted: boolean;
  readonly canonical: string;
  readonly alternates: readonly { readonly hreflang: string; readonly url: string }[];
  /** Properties of the Open Graph, in order. */
  readonly graph: readonly { readonly property: string; readonly content: string }[];
  /** The colour of what a browser draws around the page, in each theme: that of paper. */
  readonly themes: readonly { readonly scheme: 'light' | 'dark'; readonly colour: string }[];
  readonly feed: { readonly title: string; readonly href: string };
  readonly icons: { readonly svg: string; readonly ico: string; readonly touch: string };
  readonly manifest: string;
  /** JSON-LD, as it stands in HTML; none for a page that is kept out of search engines. */
  readonly data?: string;
}

/** `--paper` of the style sheet. */
export const paper = { light: '#fbfaf6', dark: '#151412' } as const;

export const cardSize = { width: 1200, height: 630 } as const;

const tags: Readonly<Record<Locale, string>> = { en: 'en_GB', ko: 'ko_KR' };

/** The head of a page. */
export function headOf(site: Site, frame: Frame, unlisted = false): Head {
  const { locale } = frame;
  const word = say(locale);
  const card = cardPathOf(sharedAs(site, frame.path));
  const isSource = localeOf(frame.path).name.startsWith(`${kindOf('article').folder}/`);
  const first = frame.alternates.find((alternate) => alternate.locale === locales[0]);
  return {
    title: frame.title === word('archive') ? frame.title : `${frame.title} · ${word('archive')}`,
    description: frame.description,
    unlisted,
    canonical: frame.canonical,
    alternates: [
      ...frame.alternates.map((alternate) => ({ hreflang: alternate.locale as string, url: alternate.url })),
      ...(first ? [{ hreflang: 'x-default', url: first.url }] : []),
    ],
    graph: [
      ['og:title', frame.title],
      ['og:description', frame.description],
      ['og:type', isSource ? 'article' : 'website'],
      ['og:url', frame.canonical],
      ['og:site_name', word('archive')],
      ['og:locale', tags[locale]],
      ...locales.filter((other) => other !== locale).map((other) => ['og:locale:alternate', tags[other]] as const),
      ['og:image', urlOf(card, site.settings.address)],
      ['og:image:width', String(cardSize.width)],
      ['og:image:height', String(cardSize.height)],
      ['og:image:alt', frame.title],
    ].map(([property = '', content = '']) => ({ property, content })),
    themes: [
      { scheme: 'light', colour: paper.light },
      { scheme: 'dark', colour: paper.dark },
    ],
    feed: { title: word('feed'), href: hrefFrom(frame, feedPathOf(locale)) },
    icons: {
      svg: hrefFrom(frame, 'favicon.svg'),
      ico: hrefFrom(frame, 'favicon.ico'),
      touch: hrefFrom(frame, 'apple-touch-icon.png'),
    },
    manifest: hrefFrom(frame, manifestPathOf(locale)),
    ...(unlisted ? {} : { data: jsonLd(structuredData(site, frame)) }),
  };
}

/** What a browser that keeps an edition beside its other programs shows of it. Addresses are from the manifest itself. */
export function manifestOf(locale: Locale): Readonly<Record<string, unknown>> {
  const word = say(locale);
  const here: Here = { locale, path: manifestPathOf(locale) };
  const icon = (name: string, sizes: string, more: object) => ({ src: hrefFrom(here, name), sizes, ...more });
  return {
    name: word('archive'),
    short_name: word('archiveShort'),
    description: word('motto'),
    lang: locale,
    start_url: hrefFrom(here, pagePathOf('index', locale)),
    scope: hrefFrom(here, '') || './',
    // With the bar of addresses: an archive is cited and gone back in.
    display: 'minimal-ui',
    theme_color: paper.light,
    background_color: paper.light,
    icons: [
      icon('favicon.svg', 'any', { type: 'image/svg+xml' }),
      icon('icon-192.png', '192x192', { type: 'image/png' }),
      icon('icon-512.png', '512x512', { type: 'image/png' }),
      icon('icon-maskable-512.png', '512x512', { type: 'image/png', purpose: 'maskable' }),
    ],
  };
}

/** What tells crawlers where all addresses are listed. It counts only at the root of a host. */
export const robots = (site: Site): string =>
  `User-agent: *\nAllow: /\n\nSitemap: ${urlOf('sitemap-index.xml', site.settings.address)}\n`;

/** What the card of a page says: the picture that other sites show where the page is linked to. */
export interface Card {
  /** The page. */
  readonly path: string;
  /** Above the title: kind and date. */
  readonly kicker: string;
  /** The title, and what stands in for it, in order, where no face has some character of it. */
  readonly titles: readonly [string, ...string[]];
  /** Beneath the title: who published it, or how much there is of it. */
  readonly byline: string;
  /** At the foot: the archive, or what it holds. */
  readonly foot: string;
}

/** Pages of their own that have a card, with the words for title and byline. */
const ownPages: Readonly<Record<string, readonly [title: Word, byline: Word]>> = {
  search: ['search', 'searchHint'],
  map: ['map', 'mapIntro'],
  timeline: ['timeline', 'timelineIntro'],
  figures: ['ranks', 'figuresIntro'],
  about: ['about', 'motto'],
  accessibility: ['accessibility', 'motto'],
  'personal-data': ['personalData', 'motto'],
  contribute: ['contribute', 'knowBetter'],
  disagreements: ['disagreements', 'disagreementsIntro'],
  gaps: ['gaps', 'gapsIntro'],
  'data/index': ['data', 'dataIntro'],
  'rules/index': ['rules', 'rulesIntro'],
  verify: ['verify', 'verifyIntro'],
  keep: ['keep', 'keepIntro'],
  hosting: ['hosting', 'motto'],
};

/** The page whose card stands for the page at `path`: itself, the index that it is another order of, or the first page. */
export function sharedAs(site: Site, path: string): string {
  const { locale, name } = localeOf(path);
  const { folder, id } = folderOf(name);
  const kind = kindIn(folder);
  if (kind?.page && id === 'index') return indexPathOf(kind, locale);
  const own =
    (kind?.page && site.archive.find(kind.name, id) !== undefined) ||
    name in ownPages ||
    rules.some((rule) => name === `rules/${rule.id}`);
  return own ? path : pagePathOf('index', locale);
}

/** The cards of all pages, edition by edition. */
export const cards = (site: Site): readonly Card[] => locales.flatMap((locale) => cardsIn(site, locale));

function cardsIn(site: Site, locale: Locale): readonly Card[] {
  const word = say(locale);
  const foot = word('archive');
  const listed = kinds.filter(({ page }) => page);
  const counts = listed.map((kind) =>
    countOf(site.archive.of(kind.name as RecordOf['kind']).length, kind.label, locale),
  );
  return [
    {
      path: pagePathOf('index', locale),
      kicker: '',
      titles: [word('archive')],
      byline: word('motto'),
      foot: counts.slice(0, 3).join(' · '),
    },
    ...Object.entries(ownPages).map(([name, [title, byline]]): Card => ({
      path: pagePathOf(name, locale),
      kicker: '',
      titles: [word(title)],
      byline: firstSentence(word(byline)),
      foot,
    })),
    ...rules.map(({ id, summary }): Card => ({
      path: rulePathOf(id, locale),
      kicker: word('rules'),
      titles: [summary[locale]],
      byline: id,
      foot,
    })),
    ...listed.map((kind, index): Card => ({
      path: indexPathOf(kind, locale),
      kicker: counts[index] ?? '',
      titles: [kind.label.many[locale]],
      byline: kind.about[locale],
      foot,
    })),
    ...site.archive.records.flatMap((record) => {
      const path = pathOf(record, locale);
      return path === undefined ? [] : [recordCard(site, { locale, path }, record)];
    }),
  ];
}

const firstSentence = (text: string): string => /^.*?[.](?=\s|$)/u.exec(text)?.[0] ?? text;

function recordCard(site: Site, here: Here, record: RecordOf): Card {
  const { locale, path } = here;
  const kind = kindOf(record.kind);
  const { text } = captionOf(record, locale);
  const others = locales.map((each) => captionOf(record, each).text).filter((other) => other !== text);
  return {
    path,
    kicker: [kindWord(record, here), dateWords(record, here)].filter((each) => each !== '').join(' · '),
    titles: [text, ...others, kind.label.one[locale]],
    byline: record.kind === 'article' ? publisherPart(record, here).text : bylineOf(site, here, record),
    foot: say(locale)('archive'),
  };
}

/** What it is: of an article its type, of the rest their kind. */
function kindWord(record: RecordOf, { locale }: Here): string {
  const type = valuesOf(record).find(({ name }) => record.kind === 'article' && name === 'type');
  return type ? type.marks.type.plain(type.value, locale) : kindOf(record.kind).label.one[locale];
}

function dateWords(record: RecordOf, here: Here): string {
  const [span] = spansOf(record);
  if (!span) return '';
  const { standing } = standingThrough(span, here);
  const [from, to] = [span.from.slice(0, 4), span.to?.slice(0, 4) ?? ''];
  const dates = to !== '' && to !== from ? `${from}–${to}` : formatDate(span.from, here.locale);
  return standing === undefined ? dates : `${dates} (${standing})`;
}

/** What tells it from others of its kind, where that is not said above, and how many articles speak of it. */
function bylineOf(site: Site, here: Here, record: RecordOf): string {
  const { locale } = here;
  const known = [kindWord(record, here), captionOf(record, locale).text];
  const featured = valuesOf(record)
    .filter(({ name, marks }) => marks.featured === true && name !== 'names' && marks.type.name !== 'partial date')
    .map((field) =>
      leadingLine(field, site, here)
        .map(({ text }) => text)
        .join(''),
    )
    .find((words) => words !== '' && !known.includes(words));
  const count = site.archive.articlesOf(record).length;
  return [
    ...(featured === undefined ? [] : [featured]),
    ...(count === 0 ? [] : [countOf(count, kindOf('article').label, locale)]),
  ].join(' · ');
}
