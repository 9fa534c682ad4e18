import { indexPathOf, pagePathOf } from '../../archive/address.ts';
import { inTime } from '../../archive/graph.ts';
import type { Locale } from '../../archive/model/label.ts';
import { kinds, spansOf, type RecordOf } from '../../archive/model/record.ts';
import { say } from '../i18n/words.ts';
import { datePart, linkTo, publisherPart, type Part } from './present.ts';
import { standingThrough } from './standing.ts';
import { frameOf, hrefFrom, type Frame, type Here, type Site } from './site.ts';

export interface HomePage {
  readonly frame: Frame;
  readonly counts: readonly { readonly label: string; readonly count: string; readonly href: string }[];
  readonly countries: readonly { readonly link: Part; readonly sources: string }[];
  readonly centres: readonly { readonly link: Part; readonly years: readonly Part[]; readonly standing?: string }[];
  readonly newest: readonly { readonly link: Part; readonly date: Part; readonly publisher: Part }[];
}

/** The first page: what the archive is, how much it holds, the ways in. */
export function homePage(site: Site, locale: Locale): HomePage {
  const word = say(locale);
  const here: Here = { locale, path: pagePathOf('index', locale) };
  const { archive } = site;
  const collator = new Intl.Collator(locale);
  return {
    frame: frameOf(site, here, { title: word('archive'), description: word('motto') }),
    counts: kinds
      .filter(({ page }) => page)
      .map((kind) => ({
        label: kind.label.many[locale],
        count: archive.of(kind.name as RecordOf['kind']).length.toLocaleString(locale),
        href: hrefFrom(here, indexPathOf(kind, locale)),
      })),
    countries: archive
      .of('country')
      .map((country) => ({
        link: linkTo(site, here, 'country', country.id),
        sources: archive.articlesOf(country).length.toLocaleString(locale),
      }))
      .toSorted((a, b) => collator.compare(a.link.text, b.link.text)),
    centres: inTime(archive.of('centre')).map((centre) => {
      const [span] = spansOf(centre);
      const years = span
        ? [
            datePart(span.from.slice(0, 4), here),
            ...(span.to === undefined ? [] : [datePart(span.to.slice(0, 4), here)]),
          ]
        : [];
      return { link: linkTo(site, here, 'centre', centre.id), years, ...(span ? standingThrough(span, here) : {}) };
    }),
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
