import { isKindName, kindOf, type KindName } from '../../src/archive/model/record.ts';
import type { Locale } from '../../src/archive/model/label.ts';
import { countries, fields, madeUpName } from './bench-words.ts';
import type { Chance } from './chance.ts';
import { yamlLines } from './yaml-lines.ts';

/** A record that articles of the corpus name. */
export interface Other {
  readonly kind: Exclude<KindName, 'article' | 'indicator'>;
  readonly id: string;
  readonly names: Readonly<Record<Locale, string>>;
}

/** How many of a hundred are of each kind, about as in the archive. */
const shares: Readonly<Record<Other['kind'], number>> = {
  country: 25,
  person: 25,
  organisation: 20,
  event: 10,
  centre: 8,
  agreement: 6,
  system: 4,
  topic: 2,
};

const regionOf = new Map(
  Object.entries(countries).flatMap(([region, codes]) => codes.split(' ').map((code) => [code, region] as const)),
);

const nameIn = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  ko: new Intl.DisplayNames('ko', { type: 'region' }),
};

/** About `number` records, each kind by its share and with one at least; of countries no more than there are. */
export function otherRecords(number: number, chance: Chance): readonly Other[] {
  const given = new Set<string>();
  const codes = [...regionOf.keys()];
  return Object.entries(shares).flatMap(([kind, share]) =>
    Array.from({ length: Math.max(1, Math.round((number * share) / 100)) }, (_, index): readonly Other[] => {
      if (!isKindName(kind) || kind === 'article' || kind === 'indicator') return [];
      if (kind === 'country') {
        const id = codes[index];
        const code = id?.toUpperCase() ?? '';
        return id === undefined
          ? []
          : [{ kind, id, names: { en: nameIn.en.of(code) ?? id, ko: nameIn.ko.of(code) ?? id } }];
      }
      const name = madeUpName(chance, given);
      const title = kindOf(kind).label.one;
      const names = kind === 'person' ? name : { en: `${title.en} ${name.en}`, ko: `${name.ko} ${title.ko}` };
      return [{ kind, id: names.en.toLowerCase().replaceAll(/[^a-z]+/gu, '-'), names }];
    }).flat(),
  );
}

/** The file of a record, of which `articles` speak. */
export function otherFile(
  other: Other,
  articles: readonly { readonly id: string; readonly date: string }[],
  all: readonly Other[],
  chance: Chance,
): readonly [path: string, text: string] {
  const first = articles[0];
  const one = (kind: Other['kind']) => all.find((each) => each.kind === kind)?.id ?? '';
  const stated = (value: unknown) => [{ value, per: first ? [first.id] : [] }];
  const own: Readonly<Record<Other['kind'], () => object>> = {
    country: () => ({ region: regionOf.get(other.id) }),
    person: () => ({
      country: one('country'),
      roles: stated({ title: { en: 'Director', ko: '국장' }, organisation: one('organisation') }),
    }),
    organisation: () => ({
      type: chance.oneOf(['ministry', 'agency', 'research', 'company']),
      country: one('country'),
    }),
    event: () => ({ type: 'forum', countries: [one('country')], start: stated(first?.date) }),
    centre: () => ({
      programme: 'egov-cooperation-centre',
      host_country: one('country'),
      opened: stated(first?.date),
      staff: stated({ count: 4 + chance.below(8) }),
    }),
    agreement: () => ({ type: 'memorandum', countries: [one('country')], signed: stated(first?.date) }),
    system: () => ({ country: one('country') }),
    topic: () => ({ scope: { en: 'What is done in one field.', ko: '한 분야에서 하는 일.' } }),
  };
  const notes = articles.slice(0, 3).map(({ id }) => {
    const place = chance.below(fields.en.length);
    return {
      value: {
        en: `Works on ${fields.en[place] ?? ''} with Korea.`,
        ko: `한국과 ${fields.ko[place] ?? ''} 분야에서 협력한다.`,
      },
      per: [id],
    };
  });
  const record = { names: other.names, ...own[other.kind](), ...(other.kind === 'topic' ? {} : { notes }) };
  return [`${kindOf(other.kind).folder}/${other.id}.yaml`, yamlLines(record)];
}
