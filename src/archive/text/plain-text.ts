import type { Nodes, Parents } from 'mdast';

const blocks = new Set([
  'root',
  'paragraph',
  'heading',
  'list',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableCell',
  'mdxJsxFlowElement',
  'code',
]);

/** The words of a tree in reading order, blocks separated by line breaks; nothing that is not shown. */
export function plainText(node: Nodes): string {
  const parts: string[] = [];
  collect(node, parts);
  return parts
    .join('')
    .replace(/[ \t]+/gu, ' ')
    .replace(/ ?\n[ \n]*/gu, '\n')
    .trim();
}

function collect(node: Nodes, parts: string[]): void {
  if (node.type === 'break') parts.push('\n');
  else if ('value' in node && (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code'))
    parts.push(node.value);
  else if ('alt' in node && node.type === 'image') parts.push(node.alt ?? '');
  if ('children' in node) for (const child of (node as Parents).children) collect(child, parts);
  if (blocks.has(node.type)) parts.push('\n');
}

/** Words for comparing texts: runs of letters with their marks and figures, lower case. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
