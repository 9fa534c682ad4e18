import { indexPathOf, pagePathOf } from '../../archive/address.ts';
import { disagreements } from '../../archive/disagreements.ts';
import { gaps } from '../../archive/gaps.ts';
import { inTime } from '../../archive/graph.ts';
import type { Locale } from '../../archive/model/label.ts';
import { kindOf, kinds, type RecordOf } from '../../archive/model/record.ts';
import { say } from '../i18n/words.ts';
import { lifelines, type Lifelines } from './drawings/lifelines.ts';
import { worldMap, type WorldMap } from './drawings/world-map.ts';
import { datePart, linkTo, partOf, publisherPart, type Part } from './present.ts';
import { frameOf, hrefFrom, type Frame, type Here, type Site } from './site.ts';

/** A way in, with how much lies behind it. */
export interface Counted {
  readonly link: Part;
  readonly count: string;
}

/** What a reader may search for: a place, a system, a word of Korean, a name that is no longer used. */
const examples = ['Tashkent', 'KONEPS', '협력센터', 'MOPAS'];

export interface HomePage {
  readonly frame: Frame;
  readonly counts: readonly { readonly label: string; readonly count: string; readonly href: string }[];
  /** Searches to begin with. */
  readonly examples: readonly Part[];
  /** Pages that look over the whole: where sources differ, what is missing. */
  readonly surveys: readonly Counted[];
  readonly topics: readonly Counted[];
  readonly countries: readonly Counted[];
  readonly map: WorldMap;
  readonly lifelines: Lifelines;
  /** The list of every source. */
  readonly all: string;
  readonly newest: readonly { readonly link: Part; readonly date: Part; readonly publisher: Part }[];
}

/** The first page: what the archive is, how much it holds, the ways in. */
export function homePage(site: Site, locale: Locale): HomePage {
  const word = say(locale);
  const here: Here = { locale, path: pagePathOf('index', locale) };
  const { archive } = site;
  return {
    frame: frameOf(site, here, { title: word('archive'), description: word('motto') }),
    counts: kinds
      .filter(({ page }) => page)
      .map((kind) => ({
        label: kind.label.many[locale],
        count: archive.of(kind.name as RecordOf['kind']).length.toLocaleString(locale),
        href: hrefFrom(here, indexPathOf(kind, locale)),
      })),
    examples: examples.map((text) => ({
      ...partOf({ text }, here),
      href: hrefFrom(here, `${pagePathOf('search', locale)}?q=${encodeURIComponent(text)}`),
    })),
    surveys: [
      { name: 'disagreements' as const, count: disagreements(archive).length },
      { name: 'gaps' as const, count: gaps.reduce((sum, { find }) => sum + find(archive).length, 0) },
    ].map(({ name, count }) => ({
      link: { text: word(name), href: hrefFrom(here, pagePathOf(name, locale)) },
      count: count.toLocaleString(locale),
    })),
    topics: counted(site, here, archive.of('topic')),
    countries: counted(site, here, archive.of('country')),
    map: worldMap(site, here),
    lifelines: lifelines(site, here, archive.of('centre')),
    all: hrefFrom(here, indexPathOf(kindOf('article'), locale)),
    newest: inTime(archive.of('article'))
      .toReversed()
      .slice(0, 10)
      .map((article) => ({
        link: linkTo(site, here, 'article', article.id),
        date: datePart(article.fields.date, here),
        publisher: publisherPart(article, here),
      })),
  };
}

/** Records under their names, with the number of their sources. */
function counted(site: Site, here: Here, records: readonly RecordOf[]): readonly Counted[] {
  const collator = new Intl.Collator(here.locale);
  return records
    .map((record) => ({
      link: linkTo(site, here, record.kind, record.id),
      count: site.archive.articlesOf(record).length.toLocaleString(here.locale),
    }))
    .toSorted((a, b) => collator.compare(a.link.text, b.link.text));
}
