import { allForms, type Names } from '../model/fields/names.ts';
import { keyOf, type Key } from '../model/id.ts';
import { fieldsOf, kindOf, type RecordOf } from '../model/record.ts';
import type { FieldName } from './format.ts';
import { oneSpelling, plainLetters } from '../text/spelling.ts';
import { beforeCountry, homographs, isAttached } from '../text/particles.ts';

/** A record that a text names: in which words, and where. */
export interface FoundName {
  readonly kind: string;
  readonly id: string;
  /** The words as the text has them, once each. */
  readonly texts: readonly string[];
  /** Where they begin in the text. */
  readonly indexes: readonly number[];
}

/** Words that may name one of several records, or none. */
export interface NameChoice {
  readonly text: string;
  readonly index: number;
  readonly of: readonly Key[];
  readonly because: string;
}

export interface NamesInText {
  readonly found: readonly FoundName[];
  readonly choices: readonly NameChoice[];
}

/** Every form of every name of the archive. */
export interface NameIndex {
  /** The records that a text names, in the order in which it first does. */
  find(text: string): NamesInText;
  /** The one record of a kind that goes by a name. */
  called(kind: string, name: string): string | undefined;
}

/** The field of an article that lists what it names of each kind. */
export const fieldOfKind: ReadonlyMap<string, FieldName> = new Map(
  fieldsOf(kindOf('article')).flatMap(({ name, marks }) =>
    marks.shape === 'list' && 'target' in marks.type ? [[String(marks.type.target), name as FieldName] as const] : [],
  ),
);

/** How strictly letters are compared: an acronym as it is, a name by its first capital, a description not at all. */
type Case = 'exact' | 'capital' | 'free';

interface Form {
  readonly kind: string;
  readonly id: string;
  readonly letters: string;
  readonly case: Case;
  /** Whether the form can be an ordinary word. */
  readonly doubtful: boolean;
  /** Whether a comma may stand in it. */
  readonly comma: boolean;
}

interface Forms {
  get(key: string): readonly Form[];
  /** Whether a form goes on from these letters. */
  begins(key: string): boolean;
}

interface Token {
  readonly letters: string;
  readonly key: string;
  readonly index: number;
  readonly end: number;
  readonly hangul: boolean;
}

// The letters of Uzbek ʻ and ʼ are often typed as apostrophes, which are no letters: they part words in every spelling.
const wordPattern = /\p{Script=Hangul}+|[[\p{L}\p{N}\p{M}]--[\p{Script=Hangul}ʻʼ]]+|&/gv;
const article = /\bthe\b/giu;

const keyOfWord = (word: string): string => (word === '&' ? 'and' : oneSpelling(plainLetters(word).toLowerCase()));

/** The words of a text; “the” is no part of a name. */
const tokensOf = (text: string): readonly Token[] =>
  [...text.normalize('NFC').matchAll(wordPattern)]
    .map(([letters], at, all) => ({
      letters,
      key: keyOfWord(letters),
      index: all[at]?.index ?? 0,
      end: (all[at]?.index ?? 0) + letters.length,
      hangul: /^\p{Script=Hangul}/u.test(letters),
    }))
    .filter(({ key }) => key !== 'the');

const joined = (tokens: readonly Token[], of: 'key' | 'letters') => tokens.map((token) => token[of]).join('');

const shortest = 2;
const shortName = 5;
const longestName = 24;

function caseOf(kind: string, tokens: readonly Token[]): Case {
  const letters = joined(tokens, 'letters');
  const acronym = !/\p{Ll}/u.test(letters) && /\p{Lu}/u.test(letters);
  if (kind === 'topic') return acronym ? 'exact' : 'free';
  if (letters.length <= shortName) return 'exact';
  // “Postal logistics system” describes; its capital is only that of a heading.
  if (tokens.length > 1 && !/\p{Lu}/u.test(letters.slice(1))) return 'free';
  return /^\p{Lu}/u.test(letters) ? 'capital' : 'free';
}

/** A Russian or Korean-spelt patronymic, which texts add and leave out. */
const patronymic = /^(?:.+(?:ovi|evi|yevi)(?:ch|c)|.+(?:ovna|evna)|.+(?:비치|브나))$/u;

/** A noun in singular and plural. */
const numbers = (noun: string): readonly string[] => [
  noun,
  `${noun}s`,
  noun.replace(/s$/u, ''),
  noun.replace(/y$/u, 'ies'),
  noun.replace(/ies$/u, 'y'),
];

/** Other ways to write a name: a person's family name first or last, a subject in singular and plural. */
function variants(kind: string, name: string): readonly string[] {
  if (kind === 'topic') return /\p{Script=Latin}$/u.test(name) ? numbers(name) : [name];
  // The minister of a ministry is named for it.
  if (kind === 'organisation') return [name, name.replace(/^Ministry (?=of )/u, 'Minister ')];
  if (kind !== 'person') return [name];
  const words = name.split(' ');
  const plain = words.length > 2 ? words.filter((word) => !patronymic.test(word.toLowerCase())) : words;
  const turned = [plain, words].flatMap((each) =>
    each.length === 2
      ? [each, each.toReversed()]
      : each.length === 3
        ? [each, [each.at(-1) ?? '', ...each.slice(0, -1)]]
        : [each],
  );
  return [...new Set(turned.map((each) => each.join(' ')))];
}

/** An index of the names of records, for finding them in texts. Records without names are not in it. */
export function nameIndex(records: readonly RecordOf[]): NameIndex {
  const table = new Map<string, Form[]>();
  const beginnings = new Set<string>();
  for (const record of records) {
    if (!('names' in record.fields) || !fieldOfKind.has(record.kind)) continue;
    const { kind, id } = record;
    const acronym = 'acronym' in record.fields ? record.fields.acronym : undefined;
    const names = [
      ...allForms(record.fields.names as Names).map(({ text }) => text),
      ...(acronym === undefined ? [] : [acronym]),
    ];
    for (const name of new Set(names.flatMap((each) => variants(kind, each)))) {
      const tokens = tokensOf(name);
      const key = joined(tokens, 'key');
      if (key.length < shortest) continue;
      const known = table.get(key) ?? [];
      const letters = joined(tokens, 'letters');
      const doubtful = homographs.has(key) || (kind === 'person' && /^\p{Script=Hangul}{2}$/u.test(key));
      const comma = kind === 'person' || name.includes(',');
      if (!known.some((form) => form.kind === kind && form.id === id && form.letters === letters))
        table.set(key, [...known, { kind, id, letters, case: caseOf(kind, tokens), doubtful, comma }]);
      for (let length = 1; length <= key.length; length += 1) beginnings.add(key.slice(0, length));
    }
  }
  const forms: Forms = { get: (key) => table.get(key) ?? [], begins: (key) => beginnings.has(key) };
  return {
    find: (text) => findNames(forms, text),
    called: (kind, name) => {
      const ids = new Set(
        forms
          .get(joined(tokensOf(name), 'key'))
          .filter((form) => form.kind === kind)
          .map(({ id }) => id),
      );
      return ids.size === 1 ? [...ids][0] : undefined;
    },
  };
}

/** The hyphen of a compound, such as “high-ranking”; “e-procurement” is none. */
const compound = /\p{L}{2}[-‐‑]$/u;

interface Hit {
  readonly forms: readonly Form[];
  readonly index: number;
  readonly end: number;
}

/**
 * The longest name at each place. Countries and subjects are sought apart: a centre's name may hold a country's, and
 * both are named; a ministry's may hold another ministry's, or a subject, which is not.
 */
function findNames(forms: Forms, given: string): NamesInText {
  const text = given.normalize('NFC');
  const tokens = tokensOf(text);
  const withoutPatronymics = tokens.filter((token, index) => index === 0 || !patronymic.test(token.key));
  const things = hitsIn(forms, text, tokens, (kind) => kind !== 'country' && kind !== 'topic');
  const people = hitsIn(forms, text, withoutPatronymics, (kind) => kind === 'person');
  const ofPerson = [...things, ...people].filter((hit) => hit.forms.some(({ kind }) => kind === 'person'));
  const countries = hitsIn(forms, text, tokens, (kind) => kind === 'country').filter(
    (hit) => !ofPerson.some((person) => isWithin(hit, person)),
  );
  const bodies = things.filter((hit) => hit.forms.some(({ kind }) => kind === 'organisation'));
  const topics = hitsIn(forms, text, tokens, (kind) => kind === 'topic').filter(
    (hit) =>
      !compound.test(text.slice(Math.max(0, hit.index - 3), hit.index)) &&
      ![...ofPerson, ...bodies].some((other) => isWithin(hit, other)),
  );
  const hits = [...things, ...people, ...countries, ...topics].toSorted((a, b) => a.index - b.index || b.end - a.end);
  // A country and a thing may go by the very same words.
  const namesakes = Map.groupBy([...things, ...countries], spanOf);
  return gather(
    text,
    hits.map((hit) => ({ ...hit, forms: namesakes.get(spanOf(hit))?.flatMap(({ forms: own }) => own) ?? hit.forms })),
  );
}

const spanOf = ({ index, end }: Hit) => `${index}–${end}`;

function hitsIn(
  forms: Forms,
  text: string,
  tokens: readonly Token[],
  wanted: (kind: string) => boolean,
): readonly Hit[] {
  const hits: Hit[] = [];
  let next = 0;
  while (next < tokens.length) {
    const found = longestAt(forms, text, tokens, next, wanted);
    if (found) hits.push(found.hit);
    next = found ? found.next : next + 1;
  }
  return hits;
}

function longestAt(
  forms: Forms,
  text: string,
  tokens: readonly Token[],
  start: number,
  wanted: (kind: string) => boolean,
): { hit: Hit; next: number } | undefined {
  const first = tokens[start];
  if (!first) return undefined;
  let best: { hit: Hit; next: number } | undefined;
  let key = '';
  let letters = '';
  let comma = false;
  for (let at = start; at < tokens.length && at < start + longestName; at += 1) {
    const token = tokens[at];
    if (!token) break;
    const gap = at === start ? 'none' : gapBetween(text, tokens[at - 1], token);
    if (gap === 'broken') break;
    comma ||= gap === 'comma';
    const attempt = (length: number) => {
      const rest = token.key.slice(length);
      const last = token.key.charAt(length - 1);
      const own = forms
        .get(key + token.key.slice(0, length))
        .filter(
          (form) =>
            wanted(form.kind) &&
            (!comma || form.comma) &&
            (rest === '' || isAttached(rest, last, form.kind)) &&
            fits(form, letters + token.letters.slice(0, token.hangul ? length : undefined)),
        );
      if (own.length > 0)
        best = {
          hit: { forms: own, index: first.index, end: token.index + (token.hangul ? length : token.letters.length) },
          next: at + 1,
        };
      return own.length > 0;
    };
    if (!attempt(token.key.length) && token.hangul)
      for (let length = token.key.length - 1; length > 0; length -= 1) if (attempt(length)) break;
    key += token.key;
    letters += token.letters;
    if (!forms.begins(key)) break;
  }
  return best ?? prefixed(forms, tokens, start, wanted);
}

/** A country's name behind a syllable such as 주 (in), 대 (towards). */
function prefixed(
  forms: Forms,
  tokens: readonly Token[],
  start: number,
  wanted: (kind: string) => boolean,
): { hit: Hit; next: number } | undefined {
  const token = tokens[start];
  if (!token?.hangul || !wanted('country') || !beforeCountry.test(token.key)) return undefined;
  for (let end = token.key.length; end > 2; end -= 1) {
    const own = forms
      .get(token.key.slice(1, end))
      .filter(
        (form) => form.kind === 'country' && isAttached(token.key.slice(end), token.key.charAt(end - 1), form.kind),
      );
    if (own.length > 0) return { hit: { forms: own, index: token.index + 1, end: token.index + end }, next: start + 1 };
  }
  return undefined;
}

const isWithin = (hit: Hit, other: Hit) => other.index <= hit.index && hit.end <= other.end;

const fits = (form: Form, letters: string) =>
  form.case === 'free' ||
  (form.case === 'capital'
    ? /^\p{Lu}/u.test(letters)
    : [form.letters, form.letters.toUpperCase()].some((own) => plainLetters(own) === plainLetters(letters)));

/** What stands between two words of a name: a space, a hyphen, an apostrophe, one line break; a comma in a person's. */
function gapBetween(text: string, before: Token | undefined, after: Token): 'none' | 'comma' | 'broken' {
  if (!before) return 'none';
  const gap = text.slice(before.end, after.index).replace(article, '');
  if ((gap.match(/\n/gu)?.length ?? 0) > 1) return 'broken';
  if (/^\s*[-‐‑‒–—·’'‘ʻʼ`]?\s*$/u.test(gap)) return 'none';
  if (gap === '.' || (/^\.\s$/u.test(gap) && before.letters.length === 1)) return 'none';
  // A patronymic may stand in the gap of a person's name.
  if (/^\s\S+\s$/u.test(gap) && patronymic.test(gap.trim().toLowerCase())) return 'none';
  return /^,\s$/u.test(gap) ? 'comma' : 'broken';
}

function gather(text: string, hits: readonly Hit[]): NamesInText {
  const found = new Map<Key, { kind: string; id: string; texts: Set<string>; indexes: Set<number> }>();
  const choices = new Map<string, NameChoice>();
  for (const { forms, index, end } of hits) {
    const words = text.slice(index, end).replace(/\s+/gu, ' ');
    const keys = [...new Set(forms.map(({ kind, id }) => keyOf(kind, id)))].toSorted();
    const [form] = forms;
    const because =
      keys.length > 1 ? 'goes by the same name' : form?.doubtful ? 'may be an ordinary word here' : undefined;
    if (because !== undefined) {
      if (!choices.has(words)) choices.set(words, { text: words, index, of: keys, because });
      continue;
    }
    if (!form) continue;
    const key = keyOf(form.kind, form.id);
    const entry = found.get(key) ?? { kind: form.kind, id: form.id, texts: new Set(), indexes: new Set() };
    entry.texts.add(words);
    entry.indexes.add(index);
    found.set(key, entry);
  }
  return {
    found: [...found.values()].map(({ kind, id, texts, indexes }) => ({
      kind,
      id,
      texts: [...texts],
      indexes: [...indexes],
    })),
    choices: [...choices.values()],
  };
}
