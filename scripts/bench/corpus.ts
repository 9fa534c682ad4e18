import { locales, type Locale } from '../../src/archive/model/label.ts';
import { kindOf } from '../../src/archive/model/record.ts';
import { fields, madeUpName } from './bench-words.ts';
import { chance } from './chance.ts';
import { digest, type PrintDigest } from './digest.ts';
import { otherFile, otherRecords, type Other } from './other-records.ts';
import { yamlLines } from './yaml-lines.ts';

/** A digest, with what a page shows beside it. */
export interface CorpusText {
  readonly id: string;
  readonly locale: Locale;
  readonly title: string;
  readonly date: string;
  readonly publisher: string;
  readonly print: PrintDigest;
}

/** Articles that nobody published, and the records that they name: the same for the same number. */
export interface Corpus {
  /** What an archive of them has, by its path from `content/`. */
  readonly files: ReadonlyMap<string, string>;
  readonly texts: readonly CorpusText[];
  /** How many records there are beside the articles. */
  readonly others: number;
}

/** Of thirty articles one more record, as in the comparison that the aims of the build were set by. */
const articlesToRecord = 30;
/** One article of nine has a Korean digest of its own, as in the archive. */
const articlesToKorean = 9;

/** Makes a corpus of `number` articles. */
export function makeCorpus(number: number): Corpus {
  const luck = chance(number);
  const others = otherRecords(Math.max(12, number / articlesToRecord), luck);
  const files = new Map([['archive.yaml', 'address: https://archive.example/\n']]);
  const given = new Set<string>();
  const places = Array.from({ length: 40 + number / 4 }, () => madeUpName(luck, given));
  const articlesOf = new Map<Other, { id: string; date: string }[]>(others.map((other) => [other, []]));
  const texts: CorpusText[] = [];
  for (let index = 0; index < number; index += 1) {
    const place = luck.oneOf(places);
    const topic = luck.below(fields.en.length);
    const date = `${2003 + luck.below(23)}-${two(1 + luck.below(12))}-${two(1 + luck.below(28))}`;
    const id = `${date}-${place.en.toLowerCase()}-${index}`;
    // Each record is named by the article of its own number at least.
    const named = [...new Set([...luck.some(others, 4 + luck.below(8)), ...others.slice(index, index + 1)])];
    for (const other of named) articlesOf.get(other)?.push({ id, date });
    const titles = {
      en: `${sentenceCase(fields.en[topic])} in ${place.en}`,
      ko: `${place.ko}의 ${fields.ko[topic] ?? ''}`,
    };
    const publisher = `${luck.oneOf(places.slice(0, 40)).en} News`;
    const front = frontMatter({ index, date, titles, publisher, named });
    for (const locale of locales.slice(0, index % articlesToKorean === 0 ? 2 : 1)) {
      const print = digest(locale, { named, place, topic, year: date.slice(0, 4), luck });
      const text = { id, locale, title: titles[locale], date, publisher, print };
      texts.push(text);
      const body = print(({ kind, id: to, names }) => `<Ref to="${kind}/${to}">${names[locale]}</Ref>`);
      const path = `articles/${date.slice(0, 4)}/${id}`;
      files.set(
        locale === 'en' ? `${path}.mdx` : `${path}.ko.mdx`,
        locale === 'en' ? `---\n${front}---\n\n${body}` : body,
      );
    }
  }
  for (const [other, articles] of articlesOf) files.set(...otherFile(other, articles, others, luck));
  return { files, texts, others: others.length };
}

const two = (figure: number) => String(figure).padStart(2, '0');
const sentenceCase = (text = '') => text.charAt(0).toUpperCase() + text.slice(1);

interface Facts {
  readonly index: number;
  readonly date: string;
  readonly titles: Readonly<Record<Locale, string>>;
  readonly publisher: string;
  readonly named: readonly Other[];
}

function frontMatter({ index, date, titles, publisher, named }: Facts): string {
  const lists = Map.groupBy(named, ({ kind }) => kindOf(kind).folder);
  return yamlLines({
    title: titles.en,
    title_ko: titles.ko,
    type: index % 3 === 0 ? 'notice' : 'news-article',
    language: 'en',
    publisher,
    date,
    event_dates: [date.slice(0, 7)],
    url: `https://news.example/${index}`,
    rights: 'not-evaluated',
    read: 'whole',
    ...Object.fromEntries([...lists].map(([folder, records]) => [folder, records.map(({ id }) => id)])),
  });
}
