import { z } from 'zod';
import type { Locale } from '../label.ts';
import { expected, type ValueType } from './field.ts';

/**
 * A date as precise as its source: a prefix of ISO 8601 kept as a string, `2020`, `2020-01` or `2020-01-30`.
 * Strings sort as the dates do, survive JSON, and have no time zone.
 */
export type PartialDate = string;

const form = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether `text` is a year, a month or a day that exists. */
export function isPartialDate(text: string): boolean {
  const parts = form.exec(text);
  if (!parts) return false;
  const [, year, month, day] = parts;
  if (Number(year) < 1000) return false;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  if (day === undefined) return true;
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= lastDay;
}

export type Precision = 'year' | 'month' | 'day';

export const precisionOf = (date: PartialDate): Precision =>
  date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day';

export const yearOf = (date: PartialDate): string => date.slice(0, 4);

/** A total order in which a month stands before its days and a year before its months. */
export const compareDates = (a: PartialDate, b: PartialDate): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether `a` is certainly over before `b` begins; false while one lies within the other. */
export const isBefore = (a: PartialDate, b: PartialDate): boolean => !covers(a, b) && !covers(b, a) && a < b;

/** Whether `b` lies within `a`: `2013` covers `2013-03`. */
const covers = (a: PartialDate, b: PartialDate): boolean => b.startsWith(a);

const formats = new Map<string, Intl.DateTimeFormat>();

/** The date as a reader of `locale` writes it: `30 January 2020`, `2020년 1월 30일`; never more precise than it is. */
export function formatDate(date: PartialDate, locale: Locale): string {
  const precision = precisionOf(date);
  const key = `${locale} ${precision}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'ko-KR', {
      timeZone: 'UTC',
      year: 'numeric',
      ...(precision === 'year' ? {} : { month: 'long' }),
      ...(precision === 'day' ? { day: 'numeric' } : {}),
    });
  formats.set(key, format);
  const [year = '1970', month = '01', day = '01'] = date.split('-');
  return format.format(Date.UTC(Number(year), Number(month) - 1, Number(day)));
}

/** A {@link PartialDate}. YAML reads a bare year as a number, so a number of four digits is taken too. */
export const partialDate: ValueType<PartialDate> = {
  name: 'partial date',
  describe: {
    en: 'A year, a month or a day: `2020`, `2020-01`, `2020-01-30` (ISO 8601)',
    ko: '연, 월 또는 일: `2020`, `2020-01`, `2020-01-30` (ISO 8601)',
  },
  schema: z.preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    z.string().check(expected('`2020`, `2020-01` or `2020-01-30`, a date that exists', isPartialDate)),
  ),
  agree: (a, b) => covers(a, b) || covers(b, a),
  plain: (value) => value,
  refs: () => [],
};
