import { inTime } from '../../archive/graph.ts';
import type { RecordOf } from '../../archive/model/record.ts';
import { datePart, linkTo, publisherPart, type Part } from './present.ts';
import { rowsOf } from './series.ts';
import type { Here, Site } from './site.ts';

/** A mark that leads to a source in the page’s list of sources. */
export interface SourceMark {
  readonly number: number;
  readonly href: string;
  readonly title: string;
}

export interface ListedSource {
  readonly number: number;
  readonly link: Part;
  readonly publisher: Part;
  readonly date: Part;
}

/** The articles that anything on the page of a record goes back to, oldest first: its ranks have sources of their own. */
export function sourcesOf(site: Site, record: RecordOf): readonly RecordOf<'article'>[] {
  const ranked = rowsOf(site, record).flatMap(({ rows }) => rows.flatMap(({ per }) => per));
  const articles = ranked.flatMap((id) => site.archive.get('article', id) ?? []);
  return inTime([...new Set([...site.archive.articlesOf(record), ...articles])]);
}

export type Marker = (per: readonly string[]) => readonly SourceMark[];

/** Makes the marks of a statement’s sources: numbers of the page’s list, in its order. */
export function marker(site: Site, here: Here, numbered: readonly RecordOf<'article'>[]): Marker {
  const numbers = new Map(numbered.map(({ id }, index) => [id, index + 1]));
  return (per) =>
    [...new Set(per)]
      .flatMap((id) => {
        const number = numbers.get(id);
        return number === undefined
          ? []
          : [{ number, href: `#source-${number}`, title: linkTo(site, here, 'article', id).text }];
      })
      .toSorted((a, b) => a.number - b.number);
}

export function listedSource(site: Site, here: Here, article: RecordOf<'article'>, number: number): ListedSource {
  return {
    number,
    link: linkTo(site, here, 'article', article.id),
    publisher: publisherPart(article, here),
    date: datePart(article.fields.date, here),
  };
}
