import { compareDates, isPartialDate, type PartialDate } from '../model/fields/partial-date.ts';

/** A date as a text writes it, and what it stands for. */
export interface FoundDate {
  readonly date: PartialDate;
  readonly text: string;
  readonly index: number;
  /** Whether a part of it, such as the year, is not in the words themselves. */
  readonly inferred: boolean;
}

const monthNames = 'January February March April May June July August September October November December'.split(' ');
const month = `(?<name>${monthNames.map((name) => `${name}|${name.slice(0, 3)}`).join('|')}|Sept)\\b(?:\\.(?=\\s*\\d))?`;
const day = '(?<d>\\d{1,2})(?:st|nd|rd|th)?';
const which = '(?<rel>last|this|next|that|the same)';

/** How dates are written. The first forms carry their year; the others need the date of publication. */
const forms = [
  String.raw`(?<y>\d{4})\s?(?<sep>[.\-/])\s?(?<m>\d{1,2})\s?\k<sep>\s?(?<d>\d{1,2})\.?(?![\d])`,
  String.raw`(?<y>\d{4})년\s?(?<m>\d{1,2})월(?:\s?(?<d>\d{1,2})일)?`,
  String.raw`(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4})(?!\.?\d)`,
  String.raw`(?<a>\d{1,2})/(?<b>\d{1,2})/(?<y>\d{4})(?!\.?\d)`,
  String.raw`${day}\s+(?:of\s+)?${month},?\s+(?<y>\d{4})(?!\.?\d)`,
  String.raw`${month}\s*${day}(?:,\s*|\s+)(?<y>\d{4})(?!\.?\d)`,
  String.raw`${month},?\s+(?:of\s+)?(?<y>\d{4})(?!\.?\d)`,
  String.raw`[‘’'](?<yy>\d{2})\.\s?(?<m>\d{1,2})\.(?:\s?(?<d>\d{1,2})\.)?`,
  String.raw`${month}(?:\s+${day})?,?\s+(?:of\s+)?${which}\s+year\b`,
  String.raw`${day}\s+(?:of\s+)?${month}(?!\s+\d{4})`,
  String.raw`${month}\s+${day}(?!\d|,?\s+\d{4}|\s?%)`,
  String.raw`(?<=\bin )${month}(?!\s+(?:\d|of\b|last\b|this\b|next\b))`,
  String.raw`(?<rel>지난해|작년|올해|금년|내년)\s?(?<m>\d{1,2})월(?:\s?(?<d>\d{1,2})일)?`,
  String.raw`(?<m>\d{1,2})월\s?(?<d>\d{1,2})일`,
  String.raw`(?<d>\d{1,2})일(?!간|\s?동안|째|차|\s?이내|\s?이상)`,
].map((form) => new RegExp(`(?<![\\d\\p{L}.,/-])${form}`, 'gu'));

/** The one date that `text` is, beside a weekday and a time of day; `undefined` where it is more or other than that. */
export function parseDate(text: string): PartialDate | undefined {
  const bare = text
    .trim()
    .replace(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+/u, '')
    .replace(
      /(?:T|,?\s+)(?:오전\s?|오후\s?)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[AaPp]\.?[Mm]\.?)?(?:Z|[+-]\d{2}:?\d{2}|\s?KST|\s?GMT)?$/u,
      '',
    )
    .replace(/\s?\(?(?:[월화수목금토일](?:요일)?\)|[월화수목금토일]요일)$/u, '')
    .trim();
  if (isPartialDate(bare)) return bare;
  const monthOnly = /^(?<y>\d{4})\s?[.\-/]\s?(?<m>\d{1,2})\.?$/u.exec(bare)?.groups;
  if (monthOnly) return dated(monthOnly['y'], monthOnly['m'], undefined);
  const [found, ...others] = findDates(bare);
  return found && others.length === 0 && !found.inferred && found.text === bare ? found.date : undefined;
}

/**
 * The dates in a text, in its order. Those without a year (“on January 30”, “22일”) are found only where the date of
 * publication is given, and are the nearest to it.
 */
export function findDates(text: string, published?: PartialDate): readonly FoundDate[] {
  const matches = forms
    .flatMap((form) => [...text.matchAll(form)])
    .toSorted((a, b) => a.index - b.index || b[0].length - a[0].length);
  const found: FoundDate[] = [];
  let end = 0;
  for (const match of matches) {
    if (match.index < end) continue;
    const resolved = resolve(match.groups ?? {}, published, found.findLast(({ inferred }) => !inferred)?.date);
    if (!resolved) continue;
    found.push({ ...resolved, text: match[0], index: match.index });
    end = match.index + match[0].length;
  }
  return found;
}

type Groups = Readonly<Record<string, string | undefined>>;

function resolve(
  groups: Groups,
  published: PartialDate | undefined,
  before: PartialDate | undefined,
): Pick<FoundDate, 'date' | 'inferred'> | undefined {
  const { y, yy, d, a, b, rel, name } = groups;
  const m = name ? String(monthNames.findIndex((each) => each.startsWith(name.slice(0, 3))) + 1) : groups['m'];
  const as = (date: PartialDate | undefined, inferred: boolean) =>
    date === undefined ? undefined : { date, inferred };
  if (a && b) {
    // 03/04/2020 is two dates; only a figure above twelve tells which.
    const monthFirst = Number(b) > 12;
    if (!monthFirst && Number(a) <= 12) return undefined;
    return as(monthFirst ? dated(y, a, b) : dated(y, b, a), false);
  }
  if (y) return as(dated(y, m, d), false);
  if (yy) return as(dated(`20${yy}`, m, d), true);
  if (rel) {
    const year = relativeYear(rel, published, before);
    return year === undefined ? undefined : as(dated(String(year), m, d), true);
  }
  return published === undefined || published.length < 7 ? undefined : as(nearest(published, m, d), true);
}

const yearsAway: Readonly<Record<string, number>> = {
  last: -1,
  지난해: -1,
  작년: -1,
  this: 0,
  올해: 0,
  금년: 0,
  next: 1,
  내년: 1,
};

function relativeYear(rel: string, published: PartialDate | undefined, before: PartialDate | undefined) {
  if (rel === 'that' || rel === 'the same') return before === undefined ? undefined : Number(before.slice(0, 4));
  return published === undefined ? undefined : Number(published.slice(0, 4)) + (yearsAway[rel] ?? 0);
}

/** The date with that month and day, or that day, which lies nearest to the date of publication. */
function nearest(published: PartialDate, m: string | undefined, d: string | undefined): PartialDate | undefined {
  const [year = '', inMonth = ''] = published.split('-');
  const months = Number(year) * 12 + Number(inMonth) - 1;
  const candidates =
    m === undefined
      ? [-1, 0, 1].map((step) => dated(String(Math.floor((months + step) / 12)), String(((months + step) % 12) + 1), d))
      : [-1, 0, 1].map((step) => dated(String(Number(year) + step), m, d));
  const time = (date: PartialDate) => Date.parse(date.length === 7 ? `${date}-15` : date);
  return candidates
    .filter((date) => date !== undefined)
    .toSorted(
      (a, b) => Math.abs(time(a) - time(published)) - Math.abs(time(b) - time(published)) || compareDates(a, b),
    )[0];
}

function dated(y: string | undefined, m: string | undefined, d: string | undefined): PartialDate | undefined {
  const date = [y, m?.padStart(2, '0'), d?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
  return isPartialDate(date) ? date : undefined;
}
