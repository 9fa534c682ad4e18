import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseDocument,
  stringify,
  visit,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';
import { excessReason, yamlExcesses } from './bounds.ts';
import { quote, type Finding, type Place } from './problem.ts';

/** A fault of the text: what was not expected, as “a field given twice”, and where; more where more is known. */
export interface TextFault {
  readonly what: string;
  readonly place: Place;
  /** What would do; the sentence “expected …”. */
  readonly expected?: string;
  readonly note?: string;
  /** The whole finding, where the fault is one of another rule. */
  readonly finding?: Omit<Finding, 'place'>;
}

/** A YAML text, read: its data, where each value stands, and what is wrong with it. */
export interface FrontMatter {
  /** Plain data: dates are strings, a bare year a number. `undefined` if the text is not YAML. */
  readonly data: unknown;
  readonly faults: readonly TextFault[];
  /** A number, truth value or empty value at `path` as the author wrote it: `1e3`, `True`, `0x1F`. */
  written(path: readonly PropertyKey[]): string | undefined;
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

/**
 * Reads YAML (1.2, core schema), of which the archive takes names, values, lists and maps: no anchors, aliases or tags,
 * and no comment beside a value, as each would leave out something that stands there. Nothing is thrown: what is wrong
 * is in `faults`, each with its place. A text beyond the bounds is not parsed.
 */
export function parseFrontMatter(text: string, firstLine = 1): FrontMatter {
  const excesses = yamlExcesses(text);
  if (excesses.length > 0) {
    const at = (line: number) => ({ start: { line: line + firstLine - 1, column: 1 } });
    return {
      data: undefined,
      faults: excesses.map((excess) => ({
        what: '',
        place: at(excess.line),
        finding: { rule: 'within-bounds', reason: excessReason(excess), note: largerThanRecords },
      })),
      written: () => undefined,
      place: () => at(1),
    };
  }
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: 'error',
  });
  const at = (offset: number) => {
    const { line, col } = counter.linePos(Math.min(offset, text.length));
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const stretch = (from: number, to: number): Place => ({ start: at(from), end: at(to) });
  // What follows on one line from its first fault is no fault of its own.
  const seen = new Set<number>();
  const first = (line: number) => !seen.has(line) && seen.add(line);
  const faults: TextFault[] = leftOut(text).flatMap(({ from, to, ...fault }) =>
    first(at(from).line) ? [{ ...fault, place: stretch(from, to) }] : [],
  );
  for (const error of [...document.errors, ...document.warnings]) {
    if (first(at(error.pos[0]).line))
      faults.push({ ...inOurWords(error, text), place: stretch(...(openingOf(document, error) ?? error.pos)) });
  }
  let data: unknown;
  if (faults.length === 0) {
    try {
      data = document.toJS({ maxAliasCount: 0 }) as unknown;
    } catch (error) {
      faults.push({ what: `YAML (${(error as Error).message})`, place: stretch(0, text.length) });
    }
  }
  const place = (path: readonly PropertyKey[], part: 'value' | 'key' = 'value') => {
    const range = nodeRange(document, path, part);
    return range ? stretch(range[0], range[1]) : { start: { line: firstLine, column: 1 } };
  };
  const written = (path: readonly PropertyKey[]) => {
    const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
    return isScalar(node) && typeof node.value !== 'string' ? (node.source ?? '') : undefined;
  };
  return { data, faults, written, place };
}

/** The advice for whatever is beyond a bound. */
export const largerThanRecords =
  'No record needs as much: take out what does not belong, or divide the record. The page of the rule lists every bound.';

interface LeftOut extends Omit<TextFault, 'place'> {
  readonly from: number;
  readonly to: number;
}

/** What YAML itself would leave out of the data, though an author may have meant it: each a fault. */
function leftOut(text: string): readonly LeftOut[] {
  const found: LeftOut[] = [];
  let offset = 0;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    // Marks of one character that the lexer puts in; they take no place in the text.
    if (/^[\u0002\u0018\u001f\ufeff]$/u.test(token)) {
      scalar = token === '\u001f';
      if (token === '\ufeff') offset += 1;
      continue;
    }
    const fault = scalar ? undefined : faultOf(text, token, offset);
    if (fault) found.push({ ...fault, from: offset, to: offset + token.length });
    scalar = false;
    offset += token.length;
  }
  return oneForAliases(text, found);
}

/** Anchors and the aliases that stand for them are one fault, however many there are: it is told at the first anchor. */
function oneForAliases(text: string, found: readonly LeftOut[]): readonly LeftOut[] {
  const tokenOf = ({ from, to }: LeftOut) => text.slice(from, to);
  const anchors = new Set(found.map(tokenOf).filter((token) => token.startsWith('&')));
  const stands = (each: LeftOut) => tokenOf(each).startsWith('*') && anchors.has(`&${tokenOf(each).slice(1)}`);
  if (!found.some(stands)) return found;
  const first = found.find((each) => tokenOf(each).startsWith('&'));
  return found.filter((each) => each === first || !/^[&*]/u.test(tokenOf(each)));
}

function faultOf(text: string, token: string, offset: number): Omit<TextFault, 'place'> | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd).trimEnd();
  if (token.startsWith('#')) {
    if (isRemark(text, line, token, offset - lineStart, lineEnd)) return undefined;
    return {
      what: `${quote(token)}, which YAML leaves out as a comment`,
      expected: 'the whole value in quotation marks',
      note: quotedLine(line) ?? 'Put the whole value in quotation marks, or remove the comment: nobody would see it.',
    };
  }
  if (!/^[&*!]./u.test(token)) return undefined;
  const names: Readonly<Record<string, string>> = { '&': 'anchor', '*': 'alias', '!': 'tag' };
  return {
    what: `value that begins with \`${token[0]}\`, which YAML takes for the ${names[token[0] ?? '']} ${quote(token)}`,
    expected: 'the value itself',
    note:
      quotedLine(line) ??
      'Put a value that begins with `&`, `*` or `!` in quotation marks; write out what is repeated.',
  };
}

/**
 * Whether a comment is a remark of the author on a line of its own, and no part of a value that goes on: `# ` at the
 * first column, or as far in as what follows.
 */
function isRemark(text: string, line: string, token: string, column: number, lineEnd: number): boolean {
  if (line.slice(0, column).trim() !== '' || !/^#+(?:[\s#]|$)/u.test(token)) return false;
  if (column === 0) return true;
  const next =
    lineEnd === -1 ? undefined : /^(?:[\t ]*(?:#[^\n]*)?\r?\n)*([\t ]*)[^\s#]/u.exec(text.slice(lineEnd + 1));
  return next?.[1]?.length === column;
}

/** How a line is to be written, with its value in quotation marks; none where the value has some already. */
function quotedLine(line: string): string | undefined {
  const [, before = '', value = ''] = /^([\t ]*(?:-[\t ]+)*(?:[\w-]+:[\t ]+)?)(.*)$/u.exec(line) ?? [];
  if (before.trim() === '' || value === '' || /^["'|>[{]/u.test(value) || value.length > 200) return undefined;
  const [first = ''] = /[\w-]+:[\t ]+$|-[\t ]+$/u.exec(before) ?? [];
  return `Write \`${first}${JSON.stringify(value)}\`.`;
}

/** What each error of the parser looks like to the one who wrote the text. */
const words: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  BAD_DIRECTIVE: 'line that begins with `%`',
  BAD_DQ_ESCAPE: 'backslash within quotation marks',
  BAD_INDENT: 'indentation that differs from that of the lines around',
  BAD_SCALAR_START: 'special character at the start of a value',
  BLOCK_AS_IMPLICIT_KEY: 'colon within a text, or indentation that differs from that of the lines around',
  MULTIPLE_DOCS: 'second text of YAML after a line of `---` or `...`',
};

type Words = Omit<TextFault, 'place' | 'finding'>;

function inOurWords({ code, message, pos: [from] }: YAMLError, text: string): Words {
  const [line = ''] = text.slice(text.lastIndexOf('\n', from - 1) + 1).split(/\r?\n/u, 1);
  const unspaced = /^\s*(?:- +)*([\w-]+):([^\s:/].*)$/u.exec(line);
  if (/^Missing closing .quote/u.test(message)) return { what: 'quotation mark that is not closed' };
  if (/^Flow .* end with/u.test(message)) return { what: 'bracket that is not closed' };
  if (/^Implicit map keys need to be followed/u.test(message) || code === 'MULTILINE_IMPLICIT_KEY') {
    if (!unspaced) return { what: 'line without a name and a colon' };
    const [, name = '', value = ''] = unspaced;
    return {
      what: `${quote(line.trim())} without a space after the colon`,
      note: `Put a space after the colon: ${quote(`${name}: ${value}`)}.`,
    };
  }
  if (/at node end$/u.test(message)) return { what: 'text after the end of a value' };
  if (/on same line with key$/u.test(message)) return { what: 'list on the line of its name' };
  if (code === 'DUPLICATE_KEY') {
    const [name = ''] = /^[^\s:]+/u.exec(text.slice(from)) ?? [];
    return {
      what: `second ${quote(name)}, a field given twice`,
      expected: 'each field once',
      note: 'Keep one of the two, or write both values in the form that the field takes.',
    };
  }
  if (code === 'TAB_AS_INDENT')
    return { what: 'tab', expected: 'spaces', note: 'Write two spaces in place of the tab: YAML takes no tab there.' };
  return { what: words[code] ?? `YAML (${message.replace(/\s+/gu, ' ')})` };
}

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
