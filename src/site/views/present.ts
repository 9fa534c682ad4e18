import type { Span } from '../../archive/model/kind.ts';
import { placeOf } from '../../archive/address.ts';
import { publisherIn } from '../../archive/export/csl.ts';
import type { ValueType } from '../../archive/model/fields/field.ts';
import { limit, sumText, type Money, type Quantity } from '../../archive/model/fields/money.ts';
import { nameAt } from '../../archive/model/fields/names.ts';
import { formatDate, precisionOf, type PartialDate } from '../../archive/model/fields/partial-date.ts';
import type { Agent } from '../../archive/model/fields/ref.ts';
import type { Export, Role } from '../../archive/model/fields/role.ts';
import type { Row } from '../../archive/model/fields/series.ts';
import { countryCode, proseRun, type Prose } from '../../archive/model/fields/text.ts';
import { hasHangul, type Run } from '../../archive/model/label.ts';
import { captionOf, valuesOf, type RecordOf } from '../../archive/model/record.ts';
import { rankText, say } from '../i18n/words.ts';
import { hrefFrom, type Here, type Site } from './site.ts';

/** A stretch of a line on a page: words, perhaps in another language, a link, or a date. */
export interface Part extends Run {
  readonly href?: string;
  /** A date as ISO 8601, where the words are one. */
  readonly date?: string;
}

/** A line that `present` made from values. */
export type Line = readonly Part[];

type Presenter<Value> = (value: Value, site: Site, here: Here) => Line;

/**
 * A run as a part, with its language where that is not the page’s. A run that names none is Korean if it holds Hangul,
 * else English, which is what the archive is written in.
 */
export const partOf = ({ text, lang }: Run, here: Here): Part => {
  const known = lang ?? (hasHangul(text) ? 'ko' : /\p{L}/u.test(text) ? 'en' : undefined);
  return known === undefined || known === here.locale ? { text } : { text, lang: known };
};

const hangulRun = /([\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]+(?:[\s·-]+[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]+)*)/u;

/** A text of the archive’s own, or a citation: Korean words in an English one are told from the rest. */
export function mixedLine(run: Run, here: Here): Line {
  const { text, lang = here.locale } = run;
  if (lang === 'ko' || !hasHangul(text)) return [partOf({ text }, here)];
  return text
    .split(hangulRun)
    .flatMap((part) =>
      part === '' ? [] : [partOf(hasHangul(part) ? { text: part, lang: 'ko' } : { text: part, lang }, here)],
    );
}

/** The region of a country, in words of the edition. */
export function regionName(country: RecordOf<'country'>, here: Here): string {
  const region = valuesOf(country).find(({ name }) => name === 'region');
  return region ? region.marks.type.plain(region.value, here.locale) : '';
}

/**
 * A link to a record under its caption: the name of the time before the name of today where `here.at` says a time at
 * which it had another. The id alone where there is no record, which a checked archive never shows.
 */
export function linkTo(site: Site, here: Here, kind: string, id: string): Part {
  const record = site.archive.find(kind, id);
  if (!record) return { text: id };
  const path = placeOf(record, here.locale);
  const today = captionOf(record, here.locale);
  // Both names in one language, or the one of today alone: a link is said in one voice.
  const then =
    here.at !== undefined &&
    'names' in record.fields &&
    today.lang === undefined &&
    nameAt(record.fields.names, here.at, here.locale);
  const space = here.locale === 'ko' ? '' : ' ';
  const part = partOf(
    then ? { ...then, text: `${then.text}${space}(${say(here.locale)('now')} ${today.text})` } : today,
    here,
  );
  return path === undefined ? part : { ...part, href: hrefFrom(here, path) };
}

export const proseLine = (value: Prose, here: Here): Line => mixedLine(proseRun(value, here.locale), here);

/** A remark that may stand with a value, as a line. */
export const noteOf = (note: Prose | undefined, here: Here) => (note ? { note: proseLine(note, here) } : {});

/** The publisher of an article by the name that the edition’s readers know; it may be in the other edition’s language. */
export const publisherPart = ({ fields }: RecordOf<'article'>, here: Here): Part =>
  partOf({ text: publisherIn(fields, here.locale) }, here);

/** What the publisher of an article is called today, where it had another name then. */
export function publisherToday(site: Site, here: Here, { fields }: RecordOf<'article'>): Line {
  const body = fields.publisher_organisation && site.archive.get('organisation', fields.publisher_organisation);
  if (!body || !nameAt(body.fields.names, fields.date, here.locale)) return [];
  return [{ text: `${say(here.locale)('now')} ` }, linkTo(site, here, body.kind, body.id)];
}

export const datePart = (date: string, here: Here): Part => ({ text: formatDate(date, here.locale), date });

/** When something was: the day it began and, where it is known to have ended on another, that too. */
export const spanLine = ({ from, to }: Pick<Span, 'from' | 'to'>, here: Here): Line =>
  to === undefined ? [datePart(from, here)] : periodLine(from, to, here);

/** A line in brackets after another; in Korean they stand close. */
export const aside = (line: Line, { locale }: Here): Line =>
  line.length === 0 ? [] : [{ text: locale === 'ko' ? '(' : ' (' }, ...line, { text: ')' }];

const figure = (value: Quantity, { locale }: Here): string =>
  limit(value.count.toLocaleString(locale), value.bound, locale);

/** An office in its body: `Minister, Example Ministry`; in Korean the body comes first, and once: `예시부 장관`. */
function officeLine({ title, organisation, organisation_name }: Role, site: Site, here: Here): Line {
  const office = proseLine(title, here);
  const bodies: readonly Line[] = [
    ...(organisation === undefined ? [] : [[linkTo(site, here, 'organisation', organisation)]]),
    ...(organisation_name ? [proseLine(organisation_name, here)] : []),
  ];
  if (here.locale !== 'ko') return [...office, ...bodies.flatMap((body) => [{ text: ', ' }, ...body])];
  const words = office.map(({ text }) => text).join('');
  const [link] = bodies[0] ?? [];
  const at = link && office.length === 1 ? words.indexOf(link.text) : -1;
  if (link && at >= 0) {
    const rest = [words.slice(0, at), words.slice(at + link.text.length)].map((text) =>
      text === '' ? [] : [{ text }],
    );
    return [...(rest[0] ?? []), link, ...(rest[1] ?? [])];
  }
  return [...bodies.flatMap((body) => [...body, { text: ' ' }]), ...office];
}

/** How values of a type are shown, where plain text is not enough. Adding one is a line here. */
const presenters: Readonly<Record<string, Presenter<never>>> = {
  'partial date': ((date, _, here) => [datePart(date, here)]) satisfies Presenter<string>,
  prose: ((value, _, here) => proseLine(value, here)) satisfies Presenter<Prose>,
  // A text as a source prints it may hold both: `Kim Yong-seok (김용석)`.
  text: ((value, _, here) => mixedLine({ text: value, lang: 'en' }, here)) satisfies Presenter<string>,
  'country code': ((code, site, here) => [
    site.archive.get('country', code.toLowerCase())
      ? linkTo(site, here, 'country', code.toLowerCase())
      : { text: countryCode.plain(code, here.locale) },
  ]) satisfies Presenter<string>,
  // In the form that has no letters of any language but those of addresses.
  url: ((value) => [{ text: new URL(value).href, href: value }]) satisfies Presenter<string>,
  agent: ((value, site, here) => [
    ...(value.organisation !== undefined
      ? [linkTo(site, here, 'organisation', value.organisation)]
      : value.person !== undefined
        ? [linkTo(site, here, 'person', value.person)]
        : value.country !== undefined
          ? [linkTo(site, here, 'country', value.country)]
          : proseLine(value.name ?? { en: '' }, here)),
    ...aside(value.as ? proseLine(value.as, here) : [], here),
  ]) satisfies Presenter<Agent>,
  role: ((value, site, here) => [
    ...officeLine(value, site, here),
    ...aside(periodLine(value.from, value.to, here), here),
  ]) satisfies Presenter<Role>,
  export: ((value, site, here) => [
    linkTo(site, here, 'country', value.country),
    ...(value.year === undefined ? [] : [{ text: ', ' }, datePart(value.year, here)]),
    ...(value.what ? [{ text: ': ' }, ...proseLine(value.what, here)] : []),
  ]) satisfies Presenter<Export>,
  money: ((value, _, here) => [
    { text: sumText(value, here.locale) },
    ...aside(value.for ? proseLine(value.for, here) : [], here),
  ]) satisfies Presenter<Money>,
  row: (({ country, year, rank, value }, site, here) => [
    linkTo(site, here, 'country', country),
    { text: ', ' },
    datePart(year, here),
    {
      text: `: ${[
        ...(rank === undefined ? [] : [rankText(rank, here.locale)]),
        ...(value === undefined ? [] : [value.toLocaleString(here.locale, { maximumFractionDigits: 4 })]),
      ].join(', ')}`,
    },
  ]) satisfies Presenter<Row>,
  quantity: ((value, _, here) => [
    { text: figure(value, here) },
    ...aside(value.of ? proseLine(value.of, here) : [], here),
  ]) satisfies Presenter<Quantity>,
};

/**
 * A time from one date to another, either of which may not be known: `2013–2015`, `May 2013 – 2015`, `2013~2015년`.
 * Between dates of several words English sets the dash apart; Korean says the year once, after both.
 */
export function periodLine(from: PartialDate | undefined, to: PartialDate | undefined, here: Here): Line {
  if (from === undefined && to === undefined) return [];
  if (from !== undefined && from === to) return [datePart(from, here)];
  const years = [from, to].every((date) => date === undefined || precisionOf(date) === 'year');
  const dash = here.locale === 'ko' ? '~' : years || from === undefined || to === undefined ? '–' : ' – ';
  const first = from !== undefined && to !== undefined && years ? { text: from, date: from } : undefined;
  return [
    ...(from === undefined ? [] : [first ?? datePart(from, here)]),
    { text: dash },
    ...(to === undefined ? [] : [datePart(to, here)]),
  ];
}

/** A value of any field as a line of the page. */
export function present(type: ValueType, value: unknown, site: Site, here: Here): Line {
  const target = (type as { target?: string }).target;
  if (target !== undefined) return [linkTo(site, here, target, value as string)];
  const presenter = presenters[type.name];
  return presenter ? presenter(value as never, site, here) : [{ text: type.plain(value, here.locale) }];
}
