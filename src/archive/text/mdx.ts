import type { Nodes, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import { excessReason, mdxExcesses, type Excess } from './bounds.ts';
import type { Place } from './problem.ts';

/**
 * The one processor for the text of records: Markdown (GFM) with components in angle brackets.
 * Text is data: it is parsed to a tree, checked as a tree and rendered from the tree; it is never compiled.
 */
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkMdx)
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '_',
    rule: '-',
    resourceLink: true,
    fences: true,
    // A line that begins with `import` or `export` would be read as code, and the printer does not know it: the first
    // letter is written as a character reference, which Markdown shows as the letter.
    unsafe: [
      { character: 'i', after: 'mport\\b', atBreak: true, inConstruct: 'phrasing' },
      { character: 'e', after: 'xport\\b', atBreak: true, inConstruct: 'phrasing' },
      // The printer’s own patterns for marks of lists take in the line break after the mark, and so pass over a
      // second mark on the next line.
      { character: '+', after: '(?=\\s)', atBreak: true },
      { character: '-', after: '(?=[\\s-])', atBreak: true },
      { before: '\\d+', character: '.', after: '(?=\\s|$)', atBreak: true },
    ],
  })
  .freeze();

export type Parsed =
  | { readonly tree: Root; readonly fault?: never; readonly excesses?: never }
  | {
      readonly tree?: never;
      readonly fault: { readonly reason: string; readonly place?: Place | undefined; readonly note?: string };
      /** What is beyond the bounds, for which the text was not parsed; lines are those of the file. */
      readonly excesses?: readonly Excess[];
    };

/**
 * The tree of a text. `firstLine` is the line of its file on which the text begins, so that positions are the file's.
 * A text beyond the bounds is not parsed; a `draft` holds the text of a source, which may be longer than a digest.
 */
export function parseMdx(text: string, firstLine = 1, { draft = false } = {}): Parsed {
  const excesses = mdxExcesses(text, draft).map((excess) => ({ ...excess, line: excess.line + firstLine - 1 }));
  const [first] = excesses;
  if (first) return { fault: { reason: excessReason(first), place: lineStart(first.line) }, excesses };
  try {
    const tree = processor.parse('\n'.repeat(firstLine - 1) + text);
    const deep = tooDeep(tree);
    if (deep) return { fault: { reason: `markup within markup, ${deepest} levels deep`, place: deep.position } };
    return { tree };
  } catch (error) {
    if (error instanceof RangeError) return { fault: { reason: `markup within markup, ${deepest} levels deep` } };
    if (!(error instanceof VFileMessage)) throw error;
    return { fault: faultOf(error, text, firstLine) };
  }
}

const lineStart = (line: number): Place => ({ start: { line, column: 1 } });

/** The parser’s message in our words, at the place where what is wrong begins. */
function faultOf({ place, reason }: VFileMessage, text: string, firstLine: number): NonNullable<Parsed['fault']> {
  const start = place && 'start' in place ? place.start : place;
  if (start && /^Could not parse import/u.test(reason)) {
    return { reason: 'a line that begins with `import` or `export` is read as code', place: lineStart(start.line) };
  }
  // What is not closed is told with the place where it was opened, and that is where to look.
  const [inWords, line, column] = / \((\d+):(\d+)-\d+:\d+\)/u.exec(reason) ?? [];
  const opened = line === undefined ? undefined : { line: Number(line), column: Number(column) };
  const curly = /[\u201c\u201d\u2018\u2019]/u.exec(reason)?.[0];
  if (curly !== undefined && /attribute/u.test(reason)) {
    return {
      reason: `Unexpected quotation mark \`${curly}\` in a component, expected straight ones, \`"\``,
      place: start && { start },
      note: 'Write straight quotation marks around the value: `<Ref to="centre/uzbekistan-2020">`.',
    };
  }
  return {
    // The parser advises to write what texts do not hold, and names its parts.
    reason: reason
      .replace(inWords ?? /$^/u, '')
      .replace(/ \(note: to create a comment .*\)$/u, '')
      .replace(/^Could not parse expression.*$/u, 'what stands in braces is read as code'),
    place: opened ? { start: opened } : start ? { start } : lineStart(Math.max(firstLine, text.split('\n').length)),
  };
}

/** What is nested deeper was not written by hand, and would exhaust those who walk the tree. */
const deepest = 60;

/** The first node of the tree that lies too deep, if any. */
function tooDeep(node: Nodes, depth = 0): Nodes | undefined {
  if (depth > deepest) return node;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = tooDeep(child, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** The text of a tree; {@link parseMdx} reads it back as the same words. */
export const printMdx = (tree: Root): string => processor.stringify(tree);

/** Paragraphs of plain text as a tree: nothing in them is read as Markdown. */
export const paragraphs = (texts: readonly string[]): Root => ({
  type: 'root',
  children: texts.map((value): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
});

/** A copy of the tree without positions, so that two texts that read the same are the same data. */
export function withoutPositions(tree: Root): Root {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'position' ? undefined : value))) as Root;
}
