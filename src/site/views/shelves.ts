import { home } from '../../archive/model/home.ts';
import { inTime } from '../../archive/graph.ts';
import type { ValueType } from '../../archive/model/fields/field.ts';
import { formatDate } from '../../archive/model/fields/partial-date.ts';
import { leading, type Statement } from '../../archive/model/fields/stated.ts';
import type { Kind } from '../../archive/model/kind.ts';
import { hasHangul } from '../../archive/model/label.ts';
import {
  captionOf,
  fieldsOf,
  kindOf,
  spansOf,
  valuesOf,
  type FieldOf,
  type RecordOf,
} from '../../archive/model/record.ts';
import { say } from '../i18n/words.ts';
import { partOf, present, type Part } from './present.ts';
import type { Here, Site } from './site.ts';

/** Records under one heading. A heading that is long is divided: a year into its months. */
export interface Shelf {
  /** The same in every edition wherever the heading is. */
  readonly id: string;
  readonly title: Part;
  readonly parts: readonly ShelfPart[];
  /** Which of several alphabets the heading belongs to; they are kept apart. */
  readonly set: string;
}

export interface ShelfPart {
  readonly id?: string;
  readonly title?: string;
  readonly members: readonly RecordOf[];
}

/** The orders in which the records of a kind are offered; the first is that of its index page. */
export const ordersOf = (kind: Kind): readonly [string, ...string[]] =>
  kind.shelving?.orders ?? [kind.spans ? 'time' : 'name'];

/** The fields that the order `a.b` goes by: `a` of the kind, then `b` of the record that `a` names. */
function pathOf(kind: Kind, order: string): readonly { readonly name: string; readonly type: ValueType }[] {
  const [name = '', ...rest] = order.split('.');
  const field = fieldsOf(kind).find((each) => each.name === name);
  if (!field) throw new Error(`Unexpected order \`${order}\` of \`${kind.name}\`, expected one of its fields`);
  const { target } = field.marks.type as { target?: string };
  const own = { name, type: field.marks.type };
  return rest.length === 0 || target === undefined ? [own] : [own, ...pathOf(kindOf(target), rest.join('.'))];
}

/** What an order goes by, in words: `country`, `국가`. */
export function orderLabel(kind: Kind, order: string, here: Here): string {
  const word = say(here.locale);
  if (order === 'time') return word('byTime');
  if (order === 'name') return word('byName');
  const last = labelOf(kind, order, here);
  return here.locale === 'ko' ? `${last}별` : `by ${last.toLowerCase()}`;
}

function labelOf(kind: Kind, order: string, here: Here): string {
  const [first = '', ...rest] = order.split('.');
  const field = fieldsOf(kind).find(({ name }) => name === first);
  const { target } = (field?.marks.type ?? {}) as { target?: string };
  if (rest.length > 0 && target !== undefined) return labelOf(kindOf(target), rest.join('.'), here);
  return (target === undefined ? field?.marks.label : kindOf(target).label.one)?.[here.locale] ?? first;
}

/** The records in an order, under its headings. */
export function shelve(
  records: readonly RecordOf[],
  kind: Kind,
  order: string,
  site: Site,
  here: Here,
): readonly Shelf[] {
  if (order === 'time') return byTime(records, here);
  if (order === 'name') return byName(records, here);
  return byValue(records, kind, order, site, here);
}

/** A year with more than this is divided into months. */
const long = 20;

/** The newest first; what no source dates stands last. */
function newestFirst(records: readonly RecordOf[]): readonly RecordOf[] {
  const dated = records.filter((record) => spansOf(record).length > 0);
  return [...inTime(dated).toReversed(), ...inTime(records.filter((record) => spansOf(record).length === 0))];
}

function byTime(records: readonly RecordOf[], here: Here): readonly Shelf[] {
  const from = (record: RecordOf) => spansOf(record)[0]?.from ?? '';
  const newest = newestFirst(records);
  const years = Map.groupBy(newest, (record) => from(record).slice(0, 4));
  const undated = years.get('') ?? [];
  years.delete('');
  return [
    ...[...years].map(([year, members]): Shelf => {
      const months = Map.groupBy(members, (record) => from(record).slice(0, 7));
      return {
        id: `y${year}`,
        title: { text: formatDate(year, here.locale) },
        set: '',
        parts:
          members.length > long && months.size > 1
            ? [...months].map(([month, of]) => monthOf(month, of, here))
            : [{ members }],
      };
    }),
    ...(undated.length === 0
      ? []
      : [{ id: 'undated', title: { text: say(here.locale)('undated') }, set: '', parts: [{ members: undated }] }]),
  ];
}

const monthOf = (month: string, members: readonly RecordOf[], here: Here): ShelfPart => ({
  id: month.length === 4 ? `y${month}-open` : `y${month}`,
  title: month.length === 4 ? say(here.locale)('monthOpen') : formatDate(month, here.locale),
  members,
});

/** Letters help from a screenful on. */
const few = 40;

function byName(records: readonly RecordOf[], here: Here): readonly Shelf[] {
  const sorted = inOrderOfName(records, here);
  if (records.length === 0) return [];
  if (records.length <= few)
    return [{ id: 'all', title: { text: say(here.locale)('all') }, set: '', parts: [{ members: sorted }] }];
  const letters = Map.groupBy(sorted, (record) => initialOf(captionOf(record, here.locale).text));
  return [...letters]
    .toSorted(([a], [b]) => rankOf(a, here) - rankOf(b, here) || (a < b ? -1 : 1))
    .map(([letter, members]) => ({
      id: letter === '#' ? 'l-other' : /^[A-Z]$/u.test(letter) ? `l-${letter.toLowerCase()}` : `l-${hexOf(letter)}`,
      title: hasHangul(letter) ? partOf({ text: letter }, here) : { text: letter },
      set: scriptOf(letter),
      parts: [{ members }],
    }));
}

const hexOf = (letter: string): string => (letter.codePointAt(0) ?? 0).toString(16);

const scriptOf = (letter: string): string =>
  consonants.includes(letter)
    ? 'hangul'
    : /\p{Script=Latin}/u.test(letter)
      ? 'latin'
      : letter === '#'
        ? 'signs'
        : 'other';

/** The alphabet of the edition first, figures and signs last. */
function rankOf(letter: string, here: Here): number {
  const order = here.locale === 'ko' ? ['hangul', 'latin', 'other', 'signs'] : ['latin', 'hangul', 'other', 'signs'];
  return order.indexOf(scriptOf(letter));
}

const collators = new Map<string, Intl.Collator>();

function collatorOf(here: Here): Intl.Collator {
  const collator = collators.get(here.locale) ?? new Intl.Collator(here.locale, { numeric: true });
  collators.set(here.locale, collator);
  return collator;
}

/** As a reader of the edition looks names up; those of one name by id. */
function inOrderOfName(records: readonly RecordOf[], here: Here): readonly RecordOf[] {
  const names = new Map(records.map((record) => [record, captionOf(record, here.locale).text]));
  const { compare } = collatorOf(here);
  return records.toSorted((a, b) => compare(names.get(a) ?? '', names.get(b) ?? '') || (a.id < b.id ? -1 : 1));
}

const consonants = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const plainConsonants: Readonly<Record<string, string>> = { ㄲ: 'ㄱ', ㄸ: 'ㄷ', ㅃ: 'ㅂ', ㅆ: 'ㅅ', ㅉ: 'ㅈ' };

/** Under which heading a name stands: its first letter without accents, or its first consonant in Hangul. */
export function initialOf(name: string): string {
  const [first = ''] = name.normalize('NFC');
  const syllable = (first.codePointAt(0) ?? 0) - 0xac00;
  if (syllable >= 0 && syllable < 11172) {
    const consonant = consonants[Math.floor(syllable / 588)] ?? '';
    return plainConsonants[consonant] ?? consonant;
  }
  const letter = first
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toUpperCase();
  return /\p{L}/u.test(letter) ? letter : '#';
}

/** Values of the field, as one is needed for a heading: of statements the one to go by. */
function valuesIn({ marks, value }: FieldOf): readonly unknown[] {
  if (marks.shape === 'one') return [value];
  if (marks.shape === 'list') return value as readonly unknown[];
  const statement = leading(value as readonly Statement<unknown>[]);
  return statement ? [statement.value] : [];
}

function byValue(records: readonly RecordOf[], kind: Kind, order: string, site: Site, here: Here): readonly Shelf[] {
  const path = pathOf(kind, order);
  const last = path.at(-1)?.type;
  const members = new Map<string, RecordOf[]>();
  for (const record of records) {
    const keys = keysOf(record, order.split('.'), site);
    for (const key of keys.length === 0 ? [''] : keys) members.set(key, [...(members.get(key) ?? []), record]);
  }
  const { compare } = collatorOf(here);
  const newest = kind.spans !== undefined;
  const shelf = (key: string, of: readonly RecordOf[]): Shelf => ({
    id: key === '' ? 'none' : `v-${key.toLowerCase()}`,
    title:
      key === ''
        ? { text: noneOf(kind, order, here) }
        : ((last ? present(last, key, site, here) : [])[0] ?? { text: key }),
    set: '',
    parts: [{ members: newest ? newestFirst(of) : inOrderOfName(of, here) }],
  });
  const none = members.get('') ?? [];
  members.delete('');
  return [
    ...[...members].map(([key, of]) => shelf(key, of)).toSorted((a, b) => compare(a.title.text, b.title.text)),
    ...(none.length === 0 ? [] : [shelf('', none)]),
  ];
}

const noneOf = (kind: Kind, order: string, here: Here): string => {
  const label = labelOf(kind, order, here);
  return here.locale === 'ko' ? `${label} 없음` : `No ${label.toLowerCase()}`;
};

/** Under which headings a record stands. Under the home country stand those alone that name no other. */
function keysOf(record: RecordOf, [name, ...rest]: readonly string[], site: Site): readonly string[] {
  const field = valuesOf(record).find((each) => each.name === name);
  if (!field) return [];
  const values = valuesIn(field).map(String);
  const { target } = field.marks.type as { target?: string };
  if (rest.length === 0 || target === undefined) {
    const abroad = target === 'country' ? values.filter((id) => id !== home) : values;
    return abroad.length === 0 ? values : [...new Set(abroad)];
  }
  return values.flatMap((id) => {
    const named = site.archive.find(target, id);
    return named ? keysOf(named, rest, site) : [];
  });
}
