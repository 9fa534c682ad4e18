import type { Root, RootContent } from 'mdast';
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
  .use(remarkStringify, { bullet: '-', emphasis: '_', rule: '-', resourceLink: true, fences: true })
  .freeze();

export type Parsed =
  | { readonly tree: Root; readonly fault?: never }
  | { readonly tree?: never; readonly fault: { readonly reason: string; readonly place?: Place | undefined } };

/** The tree of a text. `firstLine` is the line of its file on which the text begins, so that positions are the file's. */
export function parseMdx(text: string, firstLine = 1): Parsed {
  try {
    return { tree: processor.parse('\n'.repeat(firstLine - 1) + text) };
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    const { place } = error;
    return { fault: { reason: error.reason, place: place && 'start' in place ? place : place && { start: place } } };
  }
}

/** The text of a tree; {@link parseMdx} reads it back as the same words. */
export function printMdx(tree: Root): string {
  return guardModules(processor.stringify(tree));
}

/**
 * A paragraph line that begins with `import` or `export` would be read as code, and the printer does not know it.
 * The first letter is written as a character reference, which Markdown shows as the letter.
 */
const guardModules = (text: string): string =>
  text.replace(/^(?<first>[ie])(?=(?:m|x)port\b)/gmu, (first) => (first === 'i' ? '&#105;' : '&#101;'));

/** Paragraphs of plain text as a tree: nothing in them is read as Markdown. */
export const paragraphs = (texts: readonly string[]): Root => ({
  type: 'root',
  children: texts.map((value): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
});

/** A copy of the tree without positions, so that two texts that read the same are the same data. */
export function withoutPositions(tree: Root): Root {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'position' ? undefined : value))) as Root;
}
