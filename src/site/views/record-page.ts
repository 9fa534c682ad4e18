import { indexPathOf, pathOf } from '../../archive/address.ts';
import type { Locale } from '../../archive/model/label.ts';
import { captionOf, keyOfRecord, kindOf, spansOf, valuesOf, type RecordOf } from '../../archive/model/record.ts';
import { plainText } from '../../archive/text/plain-text.ts';
import { renderHtml } from '../../archive/text/render.ts';
import { say } from '../i18n/words.ts';
import { citingOf, correctingOf, type Citing, type Correcting } from './cite.ts';
import { lifelinesOf, type Lifelines } from './drawings/lifelines.ts';
import { rankChart, type RankChart } from './drawings/rank-chart.ts';
import { factsOf, leadingLine, type Fact } from './facts.ts';
import { followingOf, type Following } from './following.ts';
import { countsOf, groupsOf, namedIn, statedBy, type LinkGroup, type StatedOf } from './links.ts';
import { namesOf } from './names.ts';
import { neighboursOf, type Neighbours } from './neighbours.ts';
import {
  aside,
  datePart,
  linkTo,
  partOf,
  proseLine,
  publisherPart,
  publisherToday,
  type Line,
  type Part,
} from './present.ts';
import { seriesOf, type Series } from './series.ts';
import { frameOf, hrefFrom, type Frame, type Here, type Site } from './site.ts';
import { marker, sourcesOf } from './sources.ts';
import { spanOfSources, storyOf, type StoryYear } from './story.ts';

export interface Jump {
  readonly id: string;
  readonly text: string;
  readonly count?: number;
}

export interface RecordPage {
  readonly frame: Frame;
  readonly kind: { readonly label: string; readonly href: string };
  readonly title: Part;
  /** Beneath the title: publisher, type, date; of what is no article, how much there is on it. */
  readonly byline: readonly Line[];
  readonly names: readonly Fact[];
  /** The headings of a long page; none of a short one. */
  readonly jumps: readonly Jump[];
  readonly ranks?: RankChart;
  readonly lifelines?: Lifelines;
  readonly digest?: { readonly html: string; readonly lang?: string; readonly fallback: boolean };
  readonly facts: readonly Fact[];
  readonly doubts: readonly Line[];
  readonly named: readonly LinkGroup[];
  readonly stated: readonly StatedOf[];
  readonly groups: readonly LinkGroup[];
  readonly story: readonly StoryYear[];
  readonly series: readonly Series[];
  readonly following: readonly Following[];
  readonly neighbours: readonly Neighbours[];
  readonly citing?: Citing;
  readonly correcting: Correcting;
}

/** Everything that the page of a record shows, resolved. */
export function recordPage(site: Site, locale: Locale, record: RecordOf): RecordPage {
  const path = pathOf(record, locale);
  if (path === undefined) throw new Error(`Unexpected page of \`${keyOfRecord(record)}\`, expected a kind with pages`);
  const here: Here = { locale, path };
  const kind = kindOf(record.kind);
  const title = partOf(captionOf(record, locale), here);
  const numbered = record.kind === 'article' ? [] : sourcesOf(site, record);
  const marks = marker(site, here, numbered);
  const digest = digestOf(site, here, record);
  const [span] = spansOf(record);
  // What a record tells of its own time is told in the names of that time.
  const then: Here = span ? { ...here, at: span.from } : here;
  const citing = citingOf(site, here, record);
  const ranks = record.kind === 'country' ? rankChart(site, here, record) : undefined;
  const lines = lifelinesOf(site, here, record);
  const parts = {
    facts: factsOf(site, then, record, marks),
    groups: groupsOf(site, here, record),
    story: storyOf(site, here, record, numbered, marks),
    series: seriesOf(site, here, record, marks),
  };
  return {
    frame: frameOf(site, here, {
      // Two records may share a name: the title of the page tells them apart by their kind, articles by their date.
      title: `${title.text} · ${record.kind === 'article' ? `${publisherPart(record, here).text}, ${datePart(record.fields.date, here).text}` : kind.label.one[locale]}`,
      description: describe(site, here, record),
      section: indexPathOf(kind, locale),
    }),
    kind: { label: kind.label.many[locale], href: hrefFrom(here, indexPathOf(kind, locale)) },
    title,
    byline: record.kind === 'article' ? articleByline(site, here, record) : recordByline(site, here, record, numbered),
    names: namesOf(here, record, marks),
    jumps: jumpsOf(locale, parts),
    ...(ranks ? { ranks } : {}),
    ...(lines ? { lifelines: lines } : {}),
    ...(digest ? { digest } : {}),
    ...parts,
    doubts: record.kind === 'article' ? record.fields.doubts.map((doubt) => proseLine(doubt, here)) : [],
    named: record.kind === 'article' ? namedIn(site, then, record) : [],
    stated: statedBy(site, then, record),
    following: followingOf(site, here, record),
    neighbours: neighboursOf(site, here, record),
    ...(citing ? { citing } : {}),
    correcting: correctingOf(site, here, record),
  };
}

/** Lines of links and years from which on the next heading is more than a screen or two away. */
const long = 20;

function jumpsOf(
  locale: Locale,
  { facts, groups, story, series }: Pick<RecordPage, 'facts' | 'groups' | 'story' | 'series'>,
): readonly Jump[] {
  const word = say(locale);
  const linked = groups.reduce((sum, { items }) => sum + items.length, 0);
  if (story.length === 0 || linked + story.length < long) return [];
  return [
    ...(facts.length > 0 ? [{ id: 'facts', text: word('facts') }] : []),
    ...(linked > 0 ? [{ id: 'linked', text: word('linked'), count: linked }] : []),
    { id: 'story', text: word('story') },
    ...(series.length > 0 ? [{ id: 'ranks', text: word('rankTables') }] : []),
  ];
}

function articleByline(site: Site, here: Here, article: RecordOf<'article'>): readonly Line[] {
  const word = say(here.locale);
  const { date, date_estimated, title_supplied } = article.fields;
  const choices = new Map(
    valuesOf(article).map(({ name, marks, value }) => [name, marks.type.plain(value, here.locale)]),
  );
  const today = publisherToday(site, here, article);
  return [
    [publisherPart(article, here), ...aside(today, here)],
    [{ text: choices.get('type') ?? '' }],
    [datePart(date, here), ...(date_estimated ? aside([{ text: word('estimated') }], here) : [])],
    [{ text: choices.get('language') ?? '' }],
    [{ text: `${word('read')}: ${choices.get('read') ?? ''}` }],
    ...(title_supplied ? [[{ text: word('supplied') }]] : []),
  ];
}

const recordByline = (
  site: Site,
  here: Here,
  record: RecordOf,
  numbered: readonly RecordOf<'article'>[],
): readonly Line[] =>
  [
    kindOf(record.kind).label.one[here.locale],
    ...(numbered.length === 0 ? [] : [spanOfSources(numbered, here)]),
    ...countsOf(site, here, record),
  ].map((text) => [{ text }]);

function digestOf(site: Site, here: Here, record: RecordOf): RecordPage['digest'] {
  const locale = record.digest[here.locale] ? here.locale : 'en';
  const digest = record.digest[locale];
  if (!digest) return undefined;
  const href = (kind: string, id: string) => linkTo(site, here, kind, id).href;
  const fallback = locale !== here.locale;
  return { html: renderHtml(digest.tree, { href, lang: locale }), fallback, ...(fallback ? { lang: locale } : {}) };
}

/** One or two sentences for search engines and feeds; cut at a word. */
function describe(site: Site, here: Here, record: RecordOf): string {
  const digest = record.digest[here.locale] ?? record.digest.en;
  if (digest) return cut(plainText(digest.tree).replaceAll('\n', ' '), 200);
  const kind = kindOf(record.kind);
  const facts = valuesOf(record)
    .filter(({ marks, name }) => marks.featured === true && name !== 'names')
    .map((field) => {
      const line = leadingLine(field, site, here);
      return `${field.marks.label[here.locale]}: ${line.map(({ text }) => text).join('')}`;
    });
  return cut([kind.label.one[here.locale], ...facts].join(' · '), 200);
}

export const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length).replace(/\s+\S*$/u, '')} …`;
