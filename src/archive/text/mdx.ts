import type { Nodes, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
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
  | { readonly tree: Root; readonly fault?: never }
  | { readonly tree?: never; readonly fault: { readonly reason: string; readonly place?: Place | undefined } };

/** The tree of a text. `firstLine` is the line of its file on which the text begins, so that positions are the file's. */
export function parseMdx(text: string, firstLine = 1): Parsed {
  try {
    const tree = processor.parse('\n'.repeat(firstLine - 1) + text);
    const deep = tooDeep(tree);
    if (deep) return { fault: { reason: `markup within markup, ${deepest} levels deep`, place: deep.position } };
    return { tree };
  } catch (error) {
    if (error instanceof RangeError) return { fault: { reason: `markup within markup, ${deepest} levels deep` } };
    if (!(error instanceof VFileMessage)) throw error;
    const { place } = error;
    const start = place && 'start' in place ? place.start : place;
    if (start && /^Could not parse import/u.test(error.reason)) {
      const reason = 'a line that begins with `import` or `export` is read as code';
      return { fault: { reason, place: { start: { line: start.line, column: 1 } } } };
    }
    // The parser advises to write what texts do not hold, and names its parts.
    const reason = error.reason
      .replace(/ \(note: to create a comment .*\)$/u, '')
      .replace(/^Could not parse expression.*$/u, 'what stands in braces is read as code');
    return { fault: { reason, place: start && { start } } };
  }
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
