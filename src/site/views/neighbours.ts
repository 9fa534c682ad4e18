import { home } from '../../archive/model/home.ts';
import type { RecordOf } from '../../archive/model/record.ts';
import { datePart, linkTo, type Part } from './present.ts';
import type { Here, Site } from './site.ts';

/** The article before, or after, in one line of articles. */
export interface Neighbour {
  readonly link: Part;
  readonly date: Part;
}

/** The place of an article among those of a centre or a country, in order of time. */
export interface Neighbours {
  readonly among: Part;
  readonly previous?: Neighbour;
  readonly next?: Neighbour;
}

/** An article that names more countries than this tells of none in particular: its centres alone are followed. */
const mostCountries = 4;

/** For each centre that an article names, and each country but Korea, what was published before and after. */
export function neighboursOf(site: Site, here: Here, record: RecordOf): readonly Neighbours[] {
  if (record.kind !== 'article') return [];
  const { centres, countries } = record.fields;
  const partners = countries.filter((id) => id !== home);
  const lines = [
    ...centres.map((id) => site.archive.get('centre', id)),
    ...(partners.length > mostCountries ? [] : partners.map((id) => site.archive.get('country', id))),
  ];
  return lines.flatMap((among) => {
    if (!among) return [];
    const articles = site.archive.articlesInTime(among);
    const place = articles.indexOf(record);
    const neighbour = (article: RecordOf<'article'> | undefined): Neighbour | undefined =>
      article && { link: linkTo(site, here, 'article', article.id), date: datePart(article.fields.date, here) };
    const previous = neighbour(articles[place - 1]);
    const next = neighbour(articles[place + 1]);
    if (place === -1 || (!previous && !next)) return [];
    return [
      {
        among: linkTo(site, here, among.kind, among.id),
        ...(previous ? { previous } : {}),
        ...(next ? { next } : {}),
      },
    ];
  });
}
