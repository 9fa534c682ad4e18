import { Lexer } from 'yaml';

/**
 * How large a file of the archive may be. The bounds lie far above whatever a person writes (the largest digest has
 * 6 kB and two marks of emphasis, the largest record 11 kB on 309 lines, the largest table of rows 48 kB) and far
 * below what would keep the reader busy: no file within them takes two seconds or 500 MB. They are held against a
 * count of the raw text, before anything parses it.
 */

/** One bound: the most that is taken, of what, and why it is there. */
export interface Bound {
  readonly most: number;
  /** What is counted, as it follows a figure: `21 cells in a row of a table`. */
  readonly of: Readonly<Record<'en' | 'ko', string>>;
}

/** The table of bounds. A figure is changed here and nowhere else. */
export const bounds = {
  files: { most: 50_000, of: { en: 'files in the archive', ko: '아카이브의 파일' } },
  idLength: { most: 100, of: { en: 'characters in an id', ko: 'id의 글자' } },
  mdxBytes: { most: 48_000, of: { en: 'bytes in a file of text (`.mdx`)', ko: '글 파일(`.mdx`)의 바이트' } },
  draftBytes: {
    most: 400_000,
    of: { en: 'bytes in a draft with the text of its source', ko: '출처의 글을 담은 초안의 바이트' },
  },
  sourceBytes: {
    most: 4 * 1024 * 1024,
    of: { en: 'bytes in a saved page or text', ko: '저장한 웹 문서나 글의 바이트' },
  },
  sourceTags: { most: 10_000, of: { en: 'tags in a saved page', ko: '저장한 웹 문서의 태그' } },
  sourceWords: { most: 1_000_000, of: { en: 'characters in a saved text', ko: '저장한 글의 글자' } },
  yamlBytes: { most: 128_000, of: { en: 'bytes in a file of fields (`.yaml`)', ko: '필드 파일(`.yaml`)의 바이트' } },
  csvBytes: { most: 256_000, of: { en: 'bytes in a file of rows (`.csv`)', ko: '행 파일(`.csv`)의 바이트' } },
  lines: { most: 3_000, of: { en: 'lines in a file of text or fields', ko: '글이나 필드 파일의 줄' } },
  lineLength: { most: 8_000, of: { en: 'characters on a line', ko: '한 줄의 글자' } },
  keys: { most: 2_000, of: { en: 'names of fields in a file', ko: '파일의 필드 이름' } },
  depth: { most: 12, of: { en: 'levels of fields within fields', ko: '필드 안에 겹친 필드의 단계' } },
  valueLength: { most: 2_000, of: { en: 'characters in a value', ko: '값 하나의 글자' } },
  nameLength: { most: 400, of: { en: 'characters in a name or title', ko: '이름이나 제목의 글자' } },
  refs: {
    most: 600,
    of: { en: 'ids of other records in a record, rows aside', ko: '기록 하나에 적힌 다른 기록의 id(행 제외)' },
  },
  rows: { most: 4_000, of: { en: 'rows in a table of rows (`.csv`)', ko: '행 파일(`.csv`)의 행' } },
  entries: { most: 1_000, of: { en: 'entries in a list of fields', ko: '필드 목록 하나의 항목' } },
  digits: { most: 15, of: { en: 'digits in a number', ko: '수의 자릿수' } },
  markers: {
    most: 6,
    of: { en: 'marks of lists and quotations at the start of a line', ko: '줄 첫머리의 목록·인용 표시' },
  },
  markersInText: {
    most: 1_000,
    of: { en: 'marks of lists and quotations in a text', ko: '글 하나의 목록·인용 표시' },
  },
  indent: { most: 40, of: { en: 'columns of space before the words of a line', ko: '줄 첫머리의 빈칸' } },
  emphasis: { most: 100, of: { en: 'marks of emphasis in a paragraph', ko: '한 문단의 강조 표시' } },
  brackets: { most: 100, of: { en: 'opening brackets in a paragraph', ko: '한 문단의 여는 대괄호' } },
  backticks: { most: 100, of: { en: 'backticks in a paragraph', ko: '한 문단의 역따옴표' } },
  angles: { most: 600, of: { en: 'angle brackets `<` in a text', ko: '글 하나의 꺾쇠 `<`' } },
  braces: { most: 50, of: { en: 'braces `{` in a text', ko: '글 하나의 중괄호 `{`' } },
  links: { most: 400, of: { en: 'links and notes in a text', ko: '글 하나의 링크와 각주' } },
  cellsInRow: { most: 20, of: { en: 'cells in a row of a table', ko: '표 한 줄의 칸' } },
  cells: { most: 1_000, of: { en: 'cells in the tables of a text', ko: '글 하나에 든 표의 칸' } },
} as const satisfies Record<string, Bound>;

export type BoundName = keyof typeof bounds;

/** The time and memory that no file within the bounds may cost; tests hold the tools to it. */
export const mostSeconds = 2;
export const mostMegabytes = 500;

/** What of a text is beyond a bound, and the line (from 1, of the text) on which it is passed. */
export interface Excess {
  readonly bound: BoundName;
  readonly found: number;
  readonly line: number;
}

const figure = (number: number) => number.toLocaleString('en');

/** The sentence of a problem, in the grammar of all: what was found, and what is the most. */
export const excessReason = ({ bound, found }: Pick<Excess, 'bound' | 'found'>): string =>
  `Unexpected ${figure(found)} ${bounds[bound].of.en}, expected at most ${figure(bounds[bound].most)}`;

/** Collects what is beyond its bound, each bound once: at the first place, with the highest figure. */
class Excesses {
  readonly #found = new Map<BoundName, Excess>();
  hold(bound: BoundName, found: number, line: number): void {
    if (found <= bounds[bound].most) return;
    const before = this.#found.get(bound);
    this.#found.set(bound, { bound, found: Math.max(found, before?.found ?? 0), line: before?.line ?? line });
  }
  get all(): readonly Excess[] {
    return [...this.#found.values()];
  }
}

const encoder = new TextEncoder();
const bytesOf = (text: string): number => encoder.encode(text).length;

/** Why a file of `bytes` need not be read: it is larger than any of its ending may be. */
export function fileExcess(path: string, bytes: number): Excess | undefined {
  const bound = path.endsWith('.csv') ? 'csvBytes' : path.endsWith('.mdx') ? 'mdxBytes' : 'yamlBytes';
  return bytes > bounds[bound].most ? { bound, found: bytes, line: 1 } : undefined;
}

/** What of a whole file, whatever it holds, is beyond a bound. */
export function textExcesses(path: string, text: string): readonly Excess[] {
  const tooLarge = fileExcess(path, bytesOf(text));
  if (tooLarge) return [tooLarge];
  const excesses = new Excesses();
  const lines = text.split('\n');
  if (!path.endsWith('.csv')) excesses.hold('lines', lines.length, bounds.lines.most + 1);
  for (const [index, line] of lines.entries()) excesses.hold('lineLength', line.length, index + 1);
  return excesses.all;
}

/** What of a source is beyond a bound: the tags of a page, the length of a text. */
export function sourceExcess(text: string, isPage: boolean): Excess | undefined {
  const bound = isPage ? 'sourceTags' : 'sourceWords';
  const found = isPage ? (text.match(/<[a-z!?/]/giu)?.length ?? 0) / 2 : text.length;
  return found > bounds[bound].most ? { bound, found: Math.ceil(found), line: 1 } : undefined;
}

/** How many digits of a number are beyond what is kept to the last one; none where it is kept. */
export function numberExcess(written: string): number | undefined {
  const [, whole = '', decimals = ''] = /^[-+]?0*(\d*)(?:\.(\d*?)0*)?$/u.exec(written) ?? [];
  const digits = (whole + decimals).replace(/^0+|0+$/gu, '').length;
  return digits > bounds.digits.most ? digits : undefined;
}

/** What of a text of YAML is beyond a bound, from its tokens. */
export function yamlExcesses(text: string): readonly Excess[] {
  const excesses = new Excesses();
  let line = 1;
  let column = 0;
  /** Columns at which the levels above begin. */
  let above: number[] = [];
  /** Whether a name or value was met on the line already: what follows it begins no level. */
  let met = false;
  let flow = 0;
  let keys = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    // Marks of one character that the lexer puts in; they take no place in the text.
    if (/^[\u0002\u0018\u001f]$/u.test(token)) {
      isScalar = token === '\u001f';
      continue;
    }
    if (!isScalar && (token === '[' || token === '{')) flow += 1;
    else if (!isScalar && (token === ']' || token === '}')) flow = Math.max(flow - 1, 0);
    else if (!isScalar && token === ':') keys += 1;
    else if (flow === 0 && !met && token.trim() !== '' && !token.startsWith('#')) {
      above = above.filter((before) => before < column);
      above.push(column);
      met = isScalar || !/^[-?]$/u.test(token);
    }
    excesses.hold('keys', keys, line);
    excesses.hold('depth', above.length + flow, line);
    const breaks = token.split('\n').length - 1;
    line += breaks;
    if (breaks > 0) met = false;
    column = breaks > 0 ? token.length - token.lastIndexOf('\n') - 1 : column + token.length;
    isScalar = false;
  }
  return excesses.all;
}

/**
 * What of a text of Markdown is beyond a bound. A paragraph is whatever stands between two empty lines. In a `draft`,
 * which holds the text of a source, what is counted over the whole text may be as much as fits the draft.
 */
export function mdxExcesses(text: string, draft = false): readonly Excess[] {
  const excesses = new Excesses();
  excesses.hold(draft ? 'draftBytes' : 'mdxBytes', bytesOf(text), 1);
  if (excesses.all.length > 0) return excesses.all;
  const inFile = { markersInText: 0, angles: 0, braces: 0, links: 0, cells: 0 };
  let inBlock = { emphasis: 0, brackets: 0, backticks: 0 };
  /** The cells of the widest row of the table at hand, none where there is no table; and of the line before. */
  let width = 0;
  let before = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const number = index + 1;
    const start = /^(?:[\t >]|[-+*](?=\s|$)|\d{1,9}[.)](?=\s|$))*/u.exec(line)?.[0] ?? '';
    const words = line.slice(start.length);
    const markers = start.match(/[->+*]|\d+[.)]/gu)?.length ?? 0;
    inFile.markersInText += markers;
    excesses.hold('markers', markers, number);
    if (!draft) excesses.hold('markersInText', inFile.markersInText, number);
    excesses.hold('indent', widthOf(/^[\t ]*/u.exec(line)?.[0] ?? ''), number);
    if (words.trim() === '') {
      inBlock = { emphasis: 0, brackets: 0, backticks: 0 };
      width = 0;
      before = 0;
      continue;
    }
    // An entry of a list begins a paragraph of its own, unless it is so far in that it may go on with the one above.
    if (/^ {0,3}[-+*][\t ]/u.test(line)) inBlock = { emphasis: 0, brackets: 0, backticks: 0 };
    const counted = countIn(words);
    inBlock.emphasis += counted.emphasis;
    inBlock.brackets += counted.brackets;
    inBlock.backticks += counted.backticks;
    for (const bound of ['emphasis', 'brackets', 'backticks'] as const) excesses.hold(bound, inBlock[bound], number);
    inFile.angles += counted.angles;
    inFile.braces += counted.braces;
    inFile.links += counted.links;
    const cells = Math.max(counted.bars - 1, 0);
    // Bars make a table only above and below a line of hyphens; every row is then filled up to the widest.
    if (width > 0 || (before > 0 && delimiters.test(line))) {
      if (width === 0) excesses.hold('cellsInRow', before, number - 1);
      excesses.hold('cellsInRow', cells, number);
      inFile.cells += width === 0 ? 2 * Math.max(before, cells) : Math.max(width, cells);
      width = Math.max(width, before, cells);
    }
    before = Math.max(cells, 1);
    if (draft) continue;
    for (const bound of ['angles', 'braces', 'links', 'cells'] as const) excesses.hold(bound, inFile[bound], number);
  }
  return excesses.all;
}

/** The line of hyphens beneath the head of a table. */
const delimiters = /^[\t >]*(?:(?:[-+*]|\d{1,9}[.)])[\t ]+)*\|?[\t ]*:?-+:?[\t ]*(?:\|[\t ]*:?-+:?[\t ]*)*\|?[\t ]*$/u;

/** As many marks of one run count: more of them pair with nothing. */
const mostOfARun = 6;

/** The columns that white space takes: a tab goes to the next multiple of four. */
const widthOf = (space: string): number =>
  [...space].reduce((column, each) => (each === '\t' ? column + 4 - (column % 4) : column + 1), 0);

function countIn(words: string) {
  const counted = { emphasis: 0, brackets: 0, backticks: 0, angles: 0, braces: 0, bars: 0 };
  for (let index = 0; index < words.length; index += 1) {
    const mark = words[index];
    // What is escaped is a letter like any other.
    if (mark === '\\') index += 1;
    else if (mark === '*' || mark === '_' || mark === '~') {
      let run = 1;
      while (words[index + run] === mark) run += 1;
      // Within a word, an underscore is a letter.
      const inWord = mark === '_' && /\w/u.test(words[index - 1] ?? '') && /\w/u.test(words[index + run] ?? '');
      if (!inWord) counted.emphasis += Math.min(run, mostOfARun);
      index += run - 1;
    } else if (mark === '[') counted.brackets += 1;
    else if (mark === '`') counted.backticks += 1;
    else if (mark === '<') counted.angles += 1;
    else if (mark === '{') counted.braces += 1;
    else if (mark === '|') counted.bars += 1;
  }
  // A row may do without the bars at its ends.
  const ends = [words, words.trimEnd().at(-1)].filter((end) => !end?.startsWith('|')).length;
  const bars = counted.bars === 0 ? 0 : counted.bars + ends;
  return { ...counted, bars, links: (words.match(/\]\(|\]\[|\[\^|\]:|https?:|www\.|@/giu) ?? []).length };
}
