import { compareDates, type PartialDate } from '../model/fields/partial-date.ts';
import type { RecordOf } from '../model/record.ts';

/** The date as RFC 3339, which knows only instants: a month or a year is its first day. */
export const instantOf = (date: PartialDate): string =>
  `${[...date.split('-'), '01', '01'].slice(0, 3).join('-')}T00:00:00Z`;

/** The last day on which the archive read one of these articles, or on which one was published: how new they are. */
export const newestDate = (articles: readonly RecordOf<'article'>[]): PartialDate =>
  articles
    .flatMap(({ fields }) => [fields.date, ...(fields.accessed === undefined ? [] : [fields.accessed])])
    .reduce((a, b) => (compareDates(a, b) < 0 ? b : a), '1970');
