import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  stringify,
  visit,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';
import type { Place } from './problem.ts';

/** A YAML text, read: its data, where each value stands, and what is wrong with it. */
export interface FrontMatter {
  /** Plain data: dates are strings, a bare year a number. `undefined` if the text is not YAML. */
  readonly data: unknown;
  /** Each names what was not expected, as “a field given twice”. */
  readonly faults: readonly { readonly what: string; readonly place: Place }[];
  /** The stretch of the value at `path`, or of the key itself; of the nearest parent where nothing stands there. */
  place(path: readonly PropertyKey[], part?: 'value' | 'key'): Place;
}

const fence = /^---[ \t]*(?:\r?\n|$)/u;

/** The front matter of a text between `---` lines, and the line (from 1) on which the rest begins. */
export interface Split {
  readonly front: string | undefined;
  readonly frontLine: number;
  readonly body: string;
  readonly bodyLine: number;
}

/** Cuts a text into front matter and body. A text without a closed pair of `---` lines has no front matter. */
export function splitFrontMatter(source: string): Split {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  const none = { front: undefined, frontLine: 1, body: text, bodyLine: 1 };
  const opening = fence.exec(text);
  if (!opening) return none;
  const lines = text.slice(opening[0].length).split(/(?<=\n)/u);
  const end = lines.findIndex((line) => fence.test(line));
  if (end === -1) return none;
  return {
    front: lines.slice(0, end).join(''),
    frontLine: 2,
    body: lines.slice(end + 1).join(''),
    bodyLine: end + 3,
  };
}

/** Reads YAML (1.2, core schema). Nothing is thrown: what is wrong is in `faults`, each with its place. */
export function parseFrontMatter(text: string, firstLine = 1): FrontMatter {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number) => {
    const { line, col } = counter.linePos(Math.min(offset, text.length));
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const stretch = (from: number, to: number): Place => ({ start: at(from), end: at(to) });
  // What follows on one line from its first fault is no fault of its own.
  const seen = new Set<number>();
  const first = (line: number) => !seen.has(line) && seen.add(line);
  const faults = [...document.errors, ...document.warnings]
    .filter(({ pos }) => first(at(pos[0]).line))
    .map((error) => ({ what: inOurWords(error), place: stretch(...(openingOf(document, error) ?? error.pos)) }));
  let data: unknown;
  if (document.errors.length === 0) {
    try {
      data = document.toJS({ maxAliasCount: 100 }) as unknown;
    } catch (error) {
      const [from, to] = danglingAlias(document) ?? [0, text.length];
      faults.push({ what: aliasFault(error as Error), place: stretch(from, to) });
    }
  }
  const place = (path: readonly PropertyKey[], part: 'value' | 'key' = 'value') => {
    const range = nodeRange(document, path, part);
    return range ? stretch(range[0], range[1]) : { start: { line: firstLine, column: 1 } };
  };
  return { data, faults, place };
}

/** What each error of the parser looks like to the one who wrote the text. */
const words: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  BAD_ALIAS: 'value that begins with `*`',
  BAD_DIRECTIVE: 'line that begins with `%`',
  BAD_DQ_ESCAPE: 'backslash within quotation marks',
  BAD_INDENT: 'indentation that differs from that of the lines around',
  BAD_SCALAR_START: 'special character at the start of a value',
  BLOCK_AS_IMPLICIT_KEY: 'colon within a text, or indentation that differs from that of the lines around',
  DUPLICATE_KEY: 'field given twice',
  MULTILINE_IMPLICIT_KEY: 'line without a name and a colon',
  MULTIPLE_DOCS: 'second text of YAML after a line of `---` or `...`',
  TAB_AS_INDENT: 'tab',
  TAG_RESOLVE_FAILED: 'value that begins with `!`',
};

function inOurWords({ code, message }: YAMLError): string {
  if (/^Missing closing .quote/u.test(message)) return 'quotation mark that is not closed';
  if (/^Flow .* end with/u.test(message)) return 'bracket that is not closed';
  if (/^Implicit map keys need to be followed/u.test(message)) return 'line without a name and a colon';
  if (/at node end$/u.test(message)) return 'text after the end of a value';
  if (/on same line with key$/u.test(message)) return 'list on the line of its name';
  return words[code] ?? `YAML (${message.replace(/\s+/gu, ' ')})`;
}

const aliasFault = ({ name, message }: Error) =>
  name === 'ReferenceError' && message.startsWith('Unresolved') ? 'value that begins with `*`' : `YAML (${message})`;

/** Where what is not closed was opened: the parser notices it only at the end. */
function openingOf(document: Document.Parsed, { message, pos }: YAMLError): [number, number] | undefined {
  if (!/^(?:Missing closing .quote|Flow .* end with)/u.test(message)) return undefined;
  const quotation = message.startsWith('Missing');
  let found: [number, number] | undefined;
  visit(document, {
    Node: (_, node) => {
      const { range } = node;
      if (range && range[0] < pos[0] && range[1] >= pos[0] - 1 && isScalar(node) === quotation)
        found = [range[0], range[1]];
    },
  });
  return found;
}

/** Offsets of the first alias that stands for nothing, if any. */
function danglingAlias(document: Document.Parsed): [number, number] | undefined {
  let found: [number, number] | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) || !alias.range) return undefined;
      found = [alias.range[0], alias.range[1]];
      return visit.BREAK;
    },
  });
  return found;
}

/** Offsets of the node at `path`, or of its nearest parent that exists. */
function nodeRange(
  document: Document.Parsed,
  path: readonly PropertyKey[],
  part: 'value' | 'key',
): [number, number] | undefined {
  let node: unknown = document.contents;
  let range: [number, number] | undefined;
  for (const [depth, step] of path.entries()) {
    const last = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === step);
      if (!pair) break;
      const key = (pair.key as Node).range;
      if (key) range = [key[0], key[1]];
      if (last && part === 'key') return range;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      if (node.items[step] === undefined) break;
      node = node.items[step];
    } else break;
    const own = (node as Node | null)?.range;
    if (own && own[1] > own[0]) range = [own[0], own[1]];
  }
  return range;
}

/** Data as YAML in the key order given; `parseFrontMatter` reads back the same data. */
export const printFrontMatter = (data: Readonly<Record<string, unknown>>): string =>
  stringify(data, { lineWidth: 0, aliasDuplicateObjects: false });
