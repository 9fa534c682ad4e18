import type { IndexHead, NameRank, Named } from './index-data.ts';
import type { Pagefind } from './pagefind.ts';
import type { Suggest } from './suggest.ts';
import { unpackPostings, type Posting } from './postings.ts';

/** Where the files of an index come from: the disk, a server, or a folder without one. */
export interface IndexSource {
  readonly head: IndexHead;
  /** A file of the index by its name, such as `terms/3`; fails where it cannot be had. */
  get(name: string): Promise<unknown>;
  /** What finds the nearest spellings, which few questions need. */
  suggest(): Promise<Suggest>;
  /** Pagefind, ready to search the texts; fails where it cannot be had. */
  pagefind(): Promise<Pagefind>;
}

/** The terms of an index, of which only the files that a question needs are read, each once. */
export interface Terms {
  /** The postings of a term; none where the archive does not have it. */
  of(term: string): Promise<readonly Posting[]>;
  /** The records that go by a name; the key is one of names. */
  named(key: string): Promise<readonly Named[]>;
  /** Terms that begin so, in their order, at most `limit`. */
  beginning(prefix: string, limit: number): Promise<readonly string[]>;
}

interface TermPage {
  readonly keys: readonly string[];
  readonly packed: ReadonlyMap<string, string>;
}

/** Files of terms that one prefix may lead through. */
const mostPages = 3;

export function termsOf(source: IndexSource): Terms {
  const pages = new Map<number, Promise<TermPage>>();
  const page = (number: number): Promise<TermPage> => {
    const known = pages.get(number) ?? source.get(`terms/${number}`).then(readPage);
    pages.set(number, known);
    // What failed may be had at the next attempt.
    known.catch(() => pages.delete(number));
    return known;
  };
  const pageOf = (key: string) =>
    Math.max(
      0,
      source.head.terms.findLastIndex((first) => first <= key),
    );
  const packedOf = async (key: string) =>
    source.head.terms.length === 0 ? undefined : (await page(pageOf(key))).packed.get(key);
  return {
    of: async (term) => unpackPostings((await packedOf(term)) ?? ''),
    named: async (key) =>
      ((await packedOf(key)) ?? '').split(',').flatMap((each) => {
        const [doc, rank] = each.split('.');
        return rank === undefined ? [] : [{ doc: Number(doc), rank: Number(rank) as NameRank }];
      }),
    beginning: async (prefix, limit) => {
      const found: string[] = [];
      const end = endOf(prefix);
      const first = pageOf(prefix);
      for (let number = first; number < Math.min(first + mostPages, source.head.terms.length); number += 1) {
        if ((source.head.terms[number] ?? '') >= end) break;
        for (const key of (await page(number)).keys) {
          if (key >= end || found.length >= limit) break;
          if (key >= prefix) found.push(key);
        }
      }
      return found;
    },
  };
}

function readPage(file: unknown): TermPage {
  const lines = String(file).split('\n');
  const packed = new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), line.slice(at + 1)] as const;
    }),
  );
  return { keys: [...packed.keys()], packed };
}

const firstSyllable = 0xac00;
const syllables = 11_172;
const finals = 28;

/**
 * The first key after all that begin with `prefix`. A last syllable without a final consonant may be one that is still
 * being typed, so that 서우 begins 서울; the syllables that go on from it are neighbours.
 */
function endOf(prefix: string): string {
  const last = prefix.charCodeAt(prefix.length - 1);
  const place = last - firstSyllable;
  const isOpen = place >= 0 && place < syllables && place % finals === 0;
  return prefix.slice(0, -1) + String.fromCharCode(last + (isOpen ? finals : 1));
}
