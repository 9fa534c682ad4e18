import { paragraphs } from '../text/mdx.ts';
import { readHtml } from './html.ts';
import { lineOf, type Line, type Source } from './source.ts';

const looksLikeHtml =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])/iu;

/** Whether a file is HTML, by its name or its first words. */
export const isHtml = (name: string, text: string): boolean =>
  /\.x?html?$/iu.test(name) || looksLikeHtml.test(text.slice(0, 10_000));

/** A source from its text. `address` is where it was found, for the relative links of a page. */
export const readSource = (name: string, text: string, address?: string): Source =>
  isHtml(name, text) ? readHtml(text, address) : readText(text);

function readText(text: string): Source {
  const lines: Line[] = [];
  let apart = false;
  for (const [index, each] of text.split(/\r\n|\n|\r/u).entries()) {
    const words = lineOf(each);
    if (words === '') apart = true;
    else {
      lines.push({ text: words, at: index + 1, apart });
      apart = false;
    }
  }
  return {
    form: 'text',
    lines,
    meta: {},
    tree: (keep) => paragraphs(lines.filter(keep).map((line) => line.text)),
  };
}
