import type { Locale } from '../model/label.ts';
import {
  nameEnd,
  romanisedStart,
  type FacetFile,
  type Named,
  type NewestFile,
  type NounsFile,
  type RecordFile,
  type SpellingFile,
} from './index-data.ts';
import { partsOf } from './korean.ts';
import { intersect, matchesOf, merge, rarityOf, type Matches } from './matches.ts';
import { textsOf, type FilterCounts, type PagefindFilters } from './pagefind.ts';
import { inEnglish, inKorean, unpackCounts, unpackLetters, unpackNumbers } from './postings.ts';
import { readQuestion, type Asked, type Question } from './question.ts';
import { rank, type Ranked } from './ranking.ts';
import { romanisedKeys } from './romanised.ts';
import { numberFilter, yearFilter, yearsBetween } from './searched-page.ts';
import { termsOf, type IndexSource } from './terms.ts';
import { isEmpty, wordsIn } from './words.ts';

/** What is asked of search. */
export interface Request {
  readonly text: string;
  /** The reader's language: what is written in it comes first. */
  readonly locale: Locale;
  /** Only what is found in this language. */
  readonly only?: Locale | undefined;
  /** Values by facet: one of each facet's has to hold. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Years, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly sort: 'relevance' | 'date';
}

export type Hit = Pick<Ranked, 'doc' | 'own' | 'whole'>;

export interface Answer {
  readonly hits: readonly Hit[];
  /** What is to be marked in a text that was found. */
  readonly marks: Marks;
  /** Words of the question that the archive does not have. */
  readonly unknown: readonly string[];
  /** All that the words find, whatever the filters say. */
  readonly unfiltered: readonly number[];
}

/** Words to mark: stems and beginnings of words in any script, and stretches of Korean words, the longest first. */
export interface Marks {
  readonly stems: ReadonlySet<string>;
  readonly beginnings: readonly string[];
  readonly stretches: readonly string[];
}

/** How many records have each value of a facet, among those that the question and the other facets leave. */
export interface FacetCount {
  readonly name: string;
  readonly values: readonly {
    readonly value: string;
    readonly label: Readonly<Record<Locale, string>>;
    readonly count: number;
  }[];
}

/** Answers questions from an index, of which it reads what each needs. */
export interface Searcher {
  search(request: Request): Promise<Answer>;
  /**
   * What a question is the name of, while the texts are still being loaded: it stands first in the whole answer too.
   * Nothing where there is a filter or another order, or once the texts are there.
   */
  early(request: Request): Promise<Answer | undefined>;
  /** What to show of a record. */
  record(doc: number): Promise<RecordFile>;
  kindOf(doc: number): { readonly kind: string; readonly paths: Readonly<Record<Locale, string>> };
  /** What a question may have meant, where the archive does not have its words. */
  suggestions(request: Request, answer: Answer): Promise<readonly string[]>;
  counts(request: Request, answer: Answer): Promise<readonly FacetCount[]>;
  /** The first and last year of what a question finds, whatever it is filtered by. */
  years(answer: Answer): Promise<readonly [first: string, last: string] | undefined>;
}

/** How sure it is that a word was meant, by the way in which it is found. */
const byPart = 0.9;
const byStem = 0.95;
const byBeginning = 0.7;
const byLongerWord = 0.25;
const byLink = 0.4;

/** Longer words that a beginning may stand for. */
const mostLonger = 40;
/** If fewer records have every word, those that have most of the question follow. */
const enough = 10;
/** More records of one name than these say nothing of what is asked. */
const mostNamed = 6;
/** Words that a name within a question has at most. */
const longestName = 6;
/** How much of a name its beginning has to be, to go before what has the word itself. */
const nearlyWhole = 0.6;

/** Years before and after which nothing is asked for. */
const firstYear = '1900';
const lastYear = '2100';

/** The marks while a question is being answered. */
type OpenMarks = Readonly<Record<keyof Marks, Set<string>>>;

export function searcher(source: IndexSource): Searcher {
  const { head } = source;
  const terms = termsOf(source);
  const texts = textsOf(head, () => source.pagefind());
  const standing = unpackLetters(head.standing);
  const files = new Map<string, Promise<unknown>>();
  const file = async <File>(name: string): Promise<File> => {
    const known = files.get(name) ?? source.get(name);
    files.set(name, known);
    // What failed may be had at the next attempt.
    known.catch(() => files.delete(name));
    return (await known) as File;
  };
  const nouns = async () => new Set((await file<NounsFile>('nouns')).split(' '));
  const record = (doc: number) => file<RecordFile>(`records/${doc}`);
  const kindOf = (doc: number) => {
    const [kind = '', , paths = { en: '', ko: '' }] = head.kinds.findLast(([, first]) => first <= doc) ?? [];
    return { kind, paths };
  };
  const standings = {
    count: head.count,
    standing: (doc: number) => standing[doc] ?? 0,
    isArticle: (doc: number) => kindOf(doc).kind === 'article',
  };

  /** What names and texts have the word itself. */
  const having = async (key: string, share: number): Promise<Matches> => {
    const [names, found] = await Promise.all([terms.of(key), texts.find(key)]);
    return matchesOf(
      names,
      found.filter(({ whole }) => whole),
      share,
      head.count,
    );
  };
  const together = async (keys: readonly string[], share: number): Promise<Matches> =>
    intersect(await Promise.all(keys.map((key) => having(key, share))));

  /** Everything that one word of a question finds. */
  const find = async (asked: Asked, marks: OpenMarks): Promise<Matches> => {
    const matches: Matches = new Map();
    for (const [at, key] of asked.keys.entries()) {
      const whole = await having(key, at === 0 ? 1 : byStem);
      merge(matches, whole);
      if (!asked.hangul) marks.stems.add(key);
      else if (whole.size > 0) marks.stretches.add(key);
      // A shorter stem is another word, once a longer one is known.
      if (asked.hangul && (whole.size >= enough || (matches.size > 0 && at > 0))) break;
    }
    // Where a whole compound stands in many texts, those that have its parts here and there are not what was asked for.
    for (const key of asked.hangul && matches.size < enough ? asked.keys : []) {
      const parts = partsOf(key, await nouns());
      if (parts.length === 0 || (parts.length === 1 && matches.size > 0)) continue;
      const found = await together(parts, byPart);
      if (found.size > 0) for (const part of parts) marks.stretches.add(part);
      merge(matches, found);
      break;
    }
    const exact = matches.size > 0;
    const long = asked.prefix.length > (asked.hangul ? 1 : 2);
    if (!long || (exact && !asked.last)) return matches;
    const longer = (await terms.beginning(asked.prefix, mostLonger * 2))
      .filter((key) => !key.endsWith(nameEnd) && !asked.keys.includes(key))
      .slice(0, mostLonger);
    const share = exact ? byLongerWord : byBeginning;
    for (const key of longer) merge(matches, matchesOf(await terms.of(key), [], share, head.count));
    const begun = (await texts.find(asked.prefix)).filter(({ whole }) => !whole);
    merge(matches, matchesOf([], begun, share, head.count));
    if (longer.length > 0 || begun.length > 0) (asked.hangul ? marks.stretches : marks.beginnings).add(asked.prefix);
    return matches;
  };

  /** The records that the whole question is a name of. */
  const namedBy = async ({ name, words }: Question, text: string): Promise<readonly Named[]> => {
    if (name === '') return [];
    const last = words.at(-1);
    const stems = last?.hangul === true ? last.names.slice(1) : [];
    const keys = [name, ...stems.map((stem) => name.slice(0, name.length - (last?.text.length ?? 0)) + stem)];
    for (const key of [
      ...keys.map((each) => each + nameEnd),
      ...romanisedKeys(text).map((each) => romanisedStart + each.replace(' ', '')),
    ]) {
      const named = await terms.named(key);
      if (named.length > 0) return named;
    }
    return [];
  };

  /** Stretches of a question that name a record, the longest first, none within another. */
  const namesWithin = async (words: readonly Asked[]) => {
    const found: { readonly from: number; readonly to: number; readonly docs: readonly number[] }[] = [];
    for (let length = Math.min(words.length, longestName); length > 0; length -= 1) {
      for (let from = 0; from + length <= words.length; from += 1) {
        const to = from + length;
        if (found.some((other) => other.from < to && from < other.to)) continue;
        const start = words.slice(from, to - 1).map(({ names }) => names[0] ?? '');
        for (const ending of words[to - 1]?.names ?? []) {
          const named = await terms.named(start.join('') + ending + nameEnd);
          if (named.length === 0 || named.length > mostNamed) continue;
          const best = Math.min(...named.map((each) => each.rank));
          found.push({ from, to, docs: named.filter((each) => each.rank === best).map(({ doc }) => doc) });
          break;
        }
      }
    }
    return found;
  };

  /** The records whose names have all words of a name. */
  const inNames = async (name: string): Promise<Matches> => {
    const keys = wordsIn(name)
      .filter((word) => !isEmpty(word))
      .map(({ key }) => key);
    const found = await Promise.all(keys.map(async (key) => matchesOf(await terms.of(key), [], byStem, head.count)));
    return intersect(found);
  };

  /** Adds, for each name in a question, what links to the record of that name: Pagefind knows its text only. */
  const followNames = async (words: readonly Asked[], groups: readonly Matches[]): Promise<void> => {
    for (const { from, to, docs } of await namesWithin(words)) {
      const records = await Promise.all(docs.map(record));
      const names = await Promise.all(
        records.flatMap(({ title }) => Object.values(title)).map(([name]) => inNames(name)),
      );
      for (const group of groups.slice(from, to))
        for (const other of names) {
          for (const match of other.values()) {
            match.name /= to - from;
            match.score /= to - from;
          }
          merge(group, other);
        }
      const linked = [...docs, ...records.flatMap(({ linked: packed = '' }) => unpackNumbers(packed))];
      // What half of the archive links to tells nothing.
      if (linked.length > head.count / 2) continue;
      const worth = (rarityOf(linked.length, head.count) * byLink) / (to - from);
      for (const group of groups.slice(from, to)) {
        for (const doc of linked) {
          const known = group.get(doc);
          if (known) known.score += worth / 2;
          else group.set(doc, { score: worth, languages: inEnglish | inKorean, name: 0 });
        }
      }
    }
  };

  /** Puts first what has a name that begins with the question: the reader may not have typed it to its end. */
  const beginningsFirst = async (question: Question, ranked: readonly Ranked[]): Promise<readonly Ranked[]> => {
    if (question.words.at(-1)?.last !== true || question.name.length < 2) return ranked;
    const keys = (await terms.beginning(question.name, mostLonger)).filter(
      (key) => key.endsWith(nameEnd) && question.name.length / key.length > nearlyWhole,
    );
    const named = await Promise.all(keys.map((key) => terms.named(key)));
    const first = [...new Set(named.flat().map(({ doc }) => doc))].toSorted(
      (a, b) => standings.standing(b) - standings.standing(a),
    );
    const known = new Map(ranked.map((each) => [each.doc, each]));
    const languages = inEnglish | inKorean;
    return [
      ...first.map((doc) => known.get(doc) ?? { doc, own: true, whole: true, languages }),
      ...ranked.filter(({ doc }) => !first.includes(doc)),
    ];
  };

  /** The filters of a request, but for those of one facet. */
  const filtersOf = ({ filters, from, to }: Request, but?: string): PagefindFilters => {
    const chosen = head.facets.flatMap((name) => {
      const any = filters[name] ?? [];
      return any.length === 0 || name === but ? [] : [[name, { any }] as const];
    });
    const years =
      from === undefined && to === undefined
        ? []
        : [[yearFilter, { any: yearsBetween(from ?? firstYear, to ?? lastYear) }] as const];
    return Object.fromEntries([...chosen, ...years]);
  };
  const among = (docs: readonly number[]) => ({ [numberFilter]: { any: docs.map(String) } });

  /** Which records filters leave; all where there is no filter. */
  const allowedBy = async (request: Request): Promise<(doc: number) => boolean> => {
    const filters = filtersOf(request);
    if (Object.keys(filters).length === 0) return () => true;
    const left = new Set(await texts.select(filters));
    return (doc) => left.has(doc);
  };

  /** The newest first; what has no date, last. */
  const newestFirst = async <Each extends Hit>(hits: readonly Each[]): Promise<readonly Each[]> => {
    const newest = unpackCounts(await file<NewestFile>('newest'));
    const order = new Map(newest.map((doc, at) => [doc, at]));
    return hits.toSorted((a, b) => (order.get(a.doc) ?? head.count) - (order.get(b.doc) ?? head.count));
  };

  const search = async (request: Request): Promise<Answer> => {
    const question = readQuestion(request.text);
    const marks: OpenMarks = { stems: new Set(), beginnings: new Set(), stretches: new Set() };
    const [allowed, named, groups] = await Promise.all([
      allowedBy(request),
      namedBy(question, request.text),
      Promise.all(question.words.map((asked) => find(asked, marks))),
    ]);
    const unknown = question.words.flatMap(({ text }, at) => (groups[at]?.size === 0 ? [text] : []));
    await followNames(question.words, groups);
    let ranked: readonly Ranked[] = rank(standings, groups, named, request.locale);
    if (named.length === 0) ranked = await beginningsFirst(question, ranked);
    // No question at all asks for everything that the filters leave; signs alone ask for nothing.
    if (request.text.trim() === '') ranked = Array.from({ length: head.count }, (_, doc) => everything(doc));
    const language = request.only && (request.only === 'en' ? inEnglish : inKorean);
    const left = ranked.filter(
      ({ doc, languages }) => allowed(doc) && (language === undefined || (languages & language) !== 0),
    );
    const whole = left.filter((hit) => hit.whole);
    const few = whole.length < enough;
    const hits = few ? left : whole;
    return {
      hits: request.sort === 'date' || question.words.length === 0 ? await newestFirst(hits) : hits,
      marks: {
        stems: marks.stems,
        beginnings: [...marks.beginnings],
        stretches: [...marks.stretches].toSorted((a, b) => b.length - a.length),
      },
      unknown,
      unfiltered: ranked.filter((hit) => few || hit.whole).map(({ doc }) => doc),
    };
  };

  const early: Searcher['early'] = async (request) => {
    if (texts.isOpen() || isNarrowed(request)) return undefined;
    const question = readQuestion(request.text);
    const ranked = rank(standings, [], await namedBy(question, request.text), request.locale);
    if (ranked.length === 0) return undefined;
    const keys = (hangul: boolean) => question.words.flatMap((word) => (word.hangul === hangul ? word.keys : []));
    return {
      hits: ranked,
      marks: { stems: new Set(keys(false)), beginnings: [], stretches: keys(true) },
      unknown: [],
      unfiltered: [],
    };
  };

  const counts = async (request: Request, { unfiltered }: Answer): Promise<readonly FacetCount[]> => {
    if (unfiltered.length === 0) return [];
    const found = among(unfiltered);
    const all = await texts.count({ ...found, ...filtersOf(request) });
    return Promise.all(
      head.facets.map(async (name) => {
        // What is chosen in a facet does not take from its other values.
        const isChosen = (request.filters[name] ?? []).length > 0;
        const own = isChosen ? await texts.count({ ...found, ...filtersOf(request, name) }) : all;
        const values = await file<FacetFile>(`facets/${name}`);
        return {
          name,
          values: values.map(([value, en, ko]) => ({ value, label: { en, ko }, count: own[name]?.[value] ?? 0 })),
        };
      }),
    );
  };

  const years: Searcher['years'] = async ({ unfiltered }) => {
    if (unfiltered.length === 0) return undefined;
    const all: FilterCounts = await texts.count(among(unfiltered));
    const found = Object.entries(all[yearFilter] ?? {})
      .flatMap(([year, count = 0]) => (count > 0 ? [year] : []))
      .toSorted();
    const [first, last] = [found[0], found.at(-1)];
    return first === undefined || last === undefined ? undefined : [first, last];
  };

  const suggestions: Searcher['suggestions'] = async ({ text }, { unknown, hits }) =>
    unknown.length > 0 || (hits.length === 0 && text.trim() !== '')
      ? (await source.suggest())(text, unknown, await file<SpellingFile>('spelling'))
      : [];

  return { search, early, record, kindOf, suggestions, counts, years };
}

/** Whether a request leaves out some of what its words find, or asks for another order. */
const isNarrowed = ({ filters, from, to, only, sort }: Request): boolean =>
  [from, to, only].some((each) => each !== undefined) ||
  sort === 'date' ||
  Object.values(filters).some((values) => values.length > 0);

const everything = (doc: number): Ranked => ({ doc, own: true, whole: true, languages: inEnglish | inKorean });
