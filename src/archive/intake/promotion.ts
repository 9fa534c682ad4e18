import { SourceText } from '../text/components/source-text.ts';
import { parseFrontMatter, splitFrontMatter } from '../text/front-matter.ts';
import { parseMdx } from '../text/mdx.ts';
import { plainText } from '../text/plain-text.ts';

/** What a draft becomes: an article without the text of its source, and that text, which stays outside. */
export interface Promotion {
  /** The text of the article. Up to the end of the digest its lines are those of the draft. */
  readonly article: string;
  readonly sourceText: string;
  readonly digestWritten: boolean;
}

/** Takes a draft apart. What cannot be parsed is left as it is, for the reader of the archive to report. */
export function promotion(draft: string): Promotion {
  const { body, bodyLine } = splitFrontMatter(draft);
  const { tree } = parseMdx(body, bodyLine, { draft: true });
  if (!tree) return { article: draft, sourceText: '', digestWritten: body.trim() !== '' };
  const isSource = (node: (typeof tree.children)[number]) =>
    node.type === 'mdxJsxFlowElement' && node.name === SourceText.name;
  // Positions count from the first line of the file, for which the parser was given as many empty lines.
  const shift = bodyLine - 1;
  let digest = body;
  for (const { position } of tree.children.filter(isSource).toReversed()) {
    const [from = 0, to = 0] = [position?.start.offset, position?.end.offset];
    digest = digest.slice(0, from - shift) + digest.slice(to - shift);
  }
  const head = draft.slice(0, draft.length - body.length);
  return {
    article: `${head}${digest.trimEnd()}\n`,
    sourceText: tree.children
      .filter(isSource)
      .map((node) => plainText(node))
      .join('\n'),
    digestWritten: digest.trim() !== '',
  };
}

/**
 * The source’s own text in a file of the drafts folder: kept apart after a promotion, or within a draft. `undefined`
 * where the file has none: a report, a digest.
 */
export function sourceTextIn(path: string, text: string): string | undefined {
  if (path.endsWith('.source.txt')) return text;
  return path.endsWith('.mdx') && !path.endsWith('.ko.mdx') ? promotion(text).sourceText : undefined;
}

/** The article as it is filed: one empty line between fields and digest. */
export function tidy(article: string): string {
  const { body } = splitFrontMatter(article);
  return `${article.slice(0, article.length - body.length)}\n${body.trim()}\n`;
}

/** Where an article of that id is filed, below the folder of the archive; its year is that of the id, or of its date. */
export function placeOf(id: string, article: string): string {
  const { front } = splitFrontMatter(article);
  const data = front === undefined ? undefined : parseFrontMatter(front).data;
  const date = data !== null && typeof data === 'object' && 'date' in data ? String(data.date) : '';
  const year = [id, date].map((text) => /^\d{4}(?![^-])/u.exec(text)?.[0]).find((found) => found !== undefined);
  return `articles/${year ?? '0000'}/${id}.mdx`;
}
