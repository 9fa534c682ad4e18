import type { Locale } from '../model/label.ts';
import { labelEnd, type RecordFile, type SectionId } from './index-data.ts';
import type { Marks } from './searcher.ts';
import { joinedWords, wordsIn } from './words.ts';

/** Why a record was found, in its own words: nothing of how the index cuts them is shown. */

/** A stretch of text, marked where it is what was asked for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** A passage of a section that holds what was asked for. */
export interface Excerpt {
  readonly section: SectionId;
  readonly locale: Locale;
  readonly pieces: readonly Piece[];
}

type Stretch = readonly [start: number, end: number, what: string];

/** Where a text holds what was asked for, in its order; nothing overlaps. */
export function stretchesIn(text: string, marks: Marks): readonly Stretch[] {
  const found: Stretch[] = [];
  const words = wordsIn(text);
  const joined = new Map(joinedWords(text, words).map(({ at, key }) => [at, key]));
  for (const [at, { text: word, start, end, hangul, key }] of words.entries()) {
    if (hangul) {
      for (let from = 0; from < word.length;) {
        const stretch = marks.stretches.find((each) => word.startsWith(each, from));
        if (stretch !== undefined) found.push([start + from, start + from + stretch.length, stretch]);
        from += stretch?.length ?? 1;
      }
      continue;
    }
    const whole = joined.get(at);
    if (start < (found.at(-1)?.[1] ?? 0)) continue;
    if (whole !== undefined && marks.stems.has(whole)) found.push([start, words[at + 1]?.end ?? end, whole]);
    else if (marks.stems.has(key)) found.push([start, end, key]);
    else {
      const beginning = marks.beginnings.find((each) => key.startsWith(each));
      if (beginning !== undefined) found.push([start, end, beginning]);
    }
  }
  return found;
}

/** A text in pieces, marked and not. */
export function markedPieces(text: string, marks: Marks): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [start, end] of stretchesIn(text, marks)) {
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

/** Letters of a passage: a Korean syllable says more than a letter. */
const passage: Readonly<Record<Locale, number>> = { en: 190, ko: 110 };

/**
 * The passages that show why a record was found, the best first, one of each section at most. What was found in the
 * reader's language is shown in it; else in the language that holds the most.
 */
export function excerptsOf(
  record: RecordFile,
  marks: Marks,
  locale: Locale,
  { most, own }: { readonly most: number; readonly own: boolean },
): readonly Excerpt[] {
  const languages: readonly Locale[] = [locale, locale === 'en' ? 'ko' : 'en'];
  const passages = record.sections.flatMap(([section, texts]) => {
    const candidates = languages.flatMap((language) => {
      const text = texts[language];
      if (text === undefined) return [];
      const shown = text.replaceAll(labelEnd, ': ').replace(/\.?\n/gu, '. ');
      const stretches = stretchesIn(shown, marks);
      return [{ section, locale: language, shown, stretches, worth: worthOf(stretches) }];
    });
    const [best] = candidates.toSorted((a, b) => b.worth - a.worth);
    const ofReader = candidates.find((each) => each.locale === locale && each.worth > 0);
    return (own && ofReader) || best || [];
  });
  const ofReader = passages.filter((each) => each.locale === locale && each.worth > 0);
  const all = own && ofReader.length > 0 ? ofReader : passages;
  const ranked = all
    .filter(({ worth }) => worth > 0)
    .toSorted(
      (a, b) =>
        b.worth - a.worth ||
        Number(b.locale === locale) - Number(a.locale === locale) ||
        order(a.section) - order(b.section),
    );
  const [first] = ranked;
  const others = ranked
    .slice(1)
    .filter(({ section, worth }) => !beside.has(section) && worth * 2 > (first?.worth ?? 0));
  // Found by a name alone: what it is about has to do.
  const chosen = first ? [first, ...others] : all.slice(0, 1);
  return chosen.slice(0, most).map(({ section, locale: language, shown, stretches }) => ({
    section,
    locale: language,
    pieces: passageOf(shown, stretches, passage[language], marks),
  }));
}

const sections: readonly SectionId[] = ['digest', 'facts', 'ranks', 'doubts', 'named', 'names', 'sources', 'text'];
/** Sections that show why a record was found where nothing else does; beside another they would repeat its title. */
const beside: ReadonlySet<SectionId> = new Set(['names', 'sources']);
const order = (section: SectionId) => sections.indexOf(section);

/** How much of a question some stretches hold: the letters of each thing asked for, once. */
const worthOf = (stretches: readonly Stretch[]): number =>
  [...new Set(stretches.map(([, , what]) => what))].reduce((sum, what) => sum + what.length, 0);

function passageOf(text: string, stretches: readonly Stretch[], length: number, marks: Marks): readonly Piece[] {
  let best = { start: 0, worth: -1 };
  for (const [start] of stretches) {
    const from = Math.max(0, start - Math.floor(length / 4));
    const worth = worthOf(stretches.filter(([at, end]) => at >= from && end <= from + length));
    if (worth > best.worth) best = { start: from, worth };
  }
  const end = Math.min(text.length, best.start + length);
  const start = Math.max(0, Math.min(best.start, end - length));
  // From word to word, unless it begins or ends with the text.
  const from = start === 0 ? 0 : text.indexOf(' ', start) + 1 || start;
  const to = end === text.length ? end : Math.max(text.lastIndexOf(' ', end), from + 1);
  const pieces = markedPieces(text.slice(from, to), marks);
  const cut = { text: '…', marked: false };
  return [...(from > 0 ? [cut] : []), ...pieces, ...(to < text.length ? [cut] : [])];
}

/** Marks as the address of a page carries them, so that it can mark what led to it. */
export const packMarks = ({ stems, beginnings, stretches }: Marks): string =>
  [...[...stems].slice(0, 12), ...beginnings.slice(0, 4).map((each) => `${each}*`), ...stretches.slice(0, 12)].join(
    ' ',
  );

export function unpackMarks(packed: string): Marks {
  const words = packed
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 30);
  const isKorean = (word: string) => /^[\uac00-\ud7a3]/u.test(word);
  return {
    stems: new Set(words.filter((word) => !isKorean(word) && !word.endsWith('*'))),
    beginnings: words
      .filter((word) => !isKorean(word) && word.endsWith('*'))
      .map((word) => word.slice(0, -1))
      .filter((word) => word.length > 2),
    stretches: words.filter(isKorean).toSorted((a, b) => b.length - a.length),
  };
}
