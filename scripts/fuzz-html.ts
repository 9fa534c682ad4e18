import { below, many, pick, pieces, type Random } from './fuzz-cases.ts';
import { words } from './fuzz-grammars.ts';

/** A page of HTML, seldom well formed. */
export function html(random: Random): string {
  const tags = [
    'p',
    'div',
    'span',
    'ul',
    'li',
    'table',
    'tr',
    'td',
    'a href="b"',
    'b',
    'h1',
    'script',
    'br',
    'blockquote',
    'pre',
  ];
  return `<!doctype html><body>${many(random, 80, () => {
    const kind = below(random, 4);
    if (kind === 0) return `</${pick(random, tags).split(' ')[0] ?? ''}>`;
    if (kind === 1) return pick(random, pieces);
    return `<${pick(random, tags)}${random() < 0.1 ? ' style="left:-9999px"' : ''}>${pick(random, words)}`;
  })}`;
}
