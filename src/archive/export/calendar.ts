import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { pathOf, urlOf } from '../address.ts';
import type { Archive } from '../graph.ts';
import { compareDates, formatDate, precisionOf, type PartialDate } from '../model/fields/partial-date.ts';
import { disagree, leading, standings, type Standing, type Statement } from '../model/fields/stated.ts';
import { proseRun, type Prose } from '../model/fields/text.ts';
import { marksOf } from '../model/fields/field.ts';
import type { Label, Locale } from '../model/label.ts';
import { captionOf, keyOfRecord, kindOf, type RecordOf } from '../model/record.ts';
import type { Settings } from '../read.ts';
import { archiveName } from './licence.ts';

/** What a calendar is of: the dated records that belong to one record, in one edition. */
export interface CalendarOf {
  readonly title: string;
  readonly locale: Locale;
  /** The page that the calendar belongs to. */
  readonly page: string;
  readonly dated: readonly Dated[];
}

/** A record with what its sources say of when it took place. */
export interface Dated {
  readonly record: RecordOf;
  /** Which field dates it; told where the name of the record does not: `Signed`, `Opened`. */
  readonly field: string;
  readonly told: boolean;
  readonly from: readonly Statement<PartialDate>[];
  readonly to: readonly Statement<PartialDate>[];
  readonly place: readonly Statement<Prose>[];
}

/** What a calendar can hold of a record, as its kind says: when an event was, an agreement was signed, a centre opened. */
function datedOf(record: RecordOf): Dated | undefined {
  const { calendar: fields } = kindOf(record.kind);
  if (!fields) return undefined;
  const values = record.fields as Readonly<Record<string, unknown>>;
  const statements = <Value>(field: string | undefined) =>
    (field === undefined ? [] : values[field]) as readonly Statement<Value>[];
  return {
    record,
    field: fields.from,
    told: fields.told,
    from: statements<PartialDate>(fields.from),
    to: statements<PartialDate>(fields.to),
    place: statements<Prose>(fields.place),
  };
}

/** What has a date of the record itself and of what leads to it, in order of time. */
export function datedAround(archive: Archive, record: RecordOf): readonly Dated[] {
  const around = new Set([
    record,
    ...archive.linksTo(record).flatMap(({ from, role }) => (role === 'value' ? [from] : [])),
  ]);
  return [...around]
    .flatMap((each) => datedOf(each) ?? [])
    .filter(({ from }) => from.length > 0)
    .toSorted(
      (a, b) =>
        compareDates(leading(a.from)?.value ?? '', leading(b.from)?.value ?? '') ||
        (keyOfRecord(a.record) < keyOfRecord(b.record) ? -1 : 1),
    );
}

/** Whether any of them can stand in a calendar, for one without an entry is not allowed. */
export const hasEntries = (dated: readonly Dated[]): boolean =>
  dated.some(({ from }) => isPlaced(leading(from)?.value));

/** A year would be a bar across a year of days, none of which a source gives. */
const isPlaced = (date: PartialDate | undefined): date is PartialDate =>
  date !== undefined && precisionOf(date) !== 'year';

const words = {
  dayOpen: { en: 'day not given', ko: '일자 미상' },
  monthOnly: { en: 'The sources give the month and not the day.', ko: '출처는 달만 밝히고 날은 밝히지 않는다.' },
  differ: { en: 'Sources differ', ko: '출처마다 다름' },
  yearOnly: { en: 'Not in the calendar, as only the year is known', ko: '연도만 알려져 달력에 넣지 않은 것' },
} as const satisfies Record<string, Label>;

/**
 * An iCalendar (RFC 5545) of whole days. It claims no day that no source gives: what is known to the month spans the
 * month and says so; what is known to the year is named in the calendar’s description and has no entry. A plan is
 * tentative. The stamp of an entry is the date of the newest source for it, so that the same archive makes the same file.
 */
export function calendar({ title, locale, page, dated }: CalendarOf, archive: Archive, settings: Settings): string {
  const { hostname } = new URL(settings.address);
  const open = dated.filter(({ from }) => !isPlaced(leading(from)?.value));
  const years = open.map((each) => `${yearsOf(each, locale)} ${titleOf(each, locale)}`);
  const made = ical({
    name: title,
    prodId: { company: archiveName.en, product: 'calendar', language: locale.toUpperCase() },
    url: urlOf(page, settings.address),
    ...(years.length === 0 ? {} : { description: `${words.yearOnly[locale]}: ${years.join('; ')}` }),
  });
  for (const each of dated) {
    const { record, place } = each;
    const from = leading(each.from);
    if (!from || !isPlaced(from.value)) continue;
    const to = leading(each.to)?.value;
    const last = isPlaced(to) && to >= from.value ? to : from.value;
    const exact = precisionOf(from.value) === 'day' && (to === undefined || precisionOf(to) === 'day');
    const where = leading(place);
    const address = urlOf(pathOf(record, locale) ?? '', settings.address);
    made.createEvent({
      id: `${record.kind}-${record.id}@${hostname}`,
      stamp: stampOf(each, archive),
      start: firstDay(from.value),
      end: dayAfter(last),
      allDay: true,
      summary: titleOf(each, locale) + (exact ? '' : ` (${words.dayOpen[locale]})`),
      description: [...remarksOf(each, exact, locale), address].join('\n'),
      url: address,
      categories: [{ name: kindOf(record.kind).label.one[locale] }],
      status: from.standing === 'done' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(where ? { location: proseRun(where.value, locale).text } : {}),
    });
  }
  return `${made.toString()}\r\n`;
}

const labelOf = ({ record, field }: Dated, locale: Locale): string =>
  marksOf(kindOf(record.kind).fields[field] as never).label[locale];

const titleOf = (dated: Dated, locale: Locale): string => {
  const { text } = captionOf(dated.record, locale);
  return dated.told ? `${labelOf(dated, locale)}: ${text}` : text;
};

const yearsOf = ({ from }: Dated, locale: Locale): string => {
  const { value, standing } = leading(from) ?? { value: '', standing: 'done' as const };
  return `${value}${aside(standing, locale)}`;
};

const aside = (standing: Standing, locale: Locale): string =>
  standing === 'done' ? '' : ` (${standings[standing][locale]})`;

/** When, in words, as precisely as it is known; what is known less well than to the day; what sources say otherwise. */
function remarksOf({ record, field, from, to }: Dated, exact: boolean, locale: Locale): readonly string[] {
  const told = ({ value, standing }: Statement<PartialDate>) => formatDate(value, locale) + aside(standing, locale);
  const first = leading(from);
  const last = leading(to);
  const { type } = marksOf(kindOf(record.kind).fields[field] as never);
  const contrary = from.filter((a) => from.some((b) => disagree(type, a, b)));
  const dash = locale === 'ko' ? '~' : ' – ';
  return [
    [first, last].flatMap((each) => (each ? [told(each)] : [])).join(dash),
    ...(exact ? [] : [words.monthOnly[locale]]),
    ...(contrary.length === 0 ? [] : [`${words.differ[locale]}: ${contrary.map(told).join('; ')}`]),
  ];
}

/** The date of the newest article that dates it, else the date itself. */
function stampOf({ from, to }: Dated, archive: Archive): Date {
  const sources = [...from, ...to].flatMap(({ per }) =>
    per.flatMap((id) => archive.get('article', id)?.fields.date ?? []),
  );
  return firstDay(sources.reduce((a, b) => (a > b ? a : b), leading(from)?.value ?? '1970'));
}

const numbersOf = (date: PartialDate): readonly number[] => date.split('-').map(Number);

const firstDay = (date: PartialDate): Date => {
  const [year = 1970, month = 1, day = 1] = numbersOf(date);
  return new Date(Date.UTC(year, month - 1, day));
};

/** The day after a day or a month: where an all-day entry ends. */
const dayAfter = (date: PartialDate): Date => {
  const [year = 1970, month = 1, day] = numbersOf(date);
  return new Date(day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1));
};
