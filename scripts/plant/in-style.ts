import { createHash } from 'node:crypto';
import { replaced, type Fault } from './fault.ts';

const blocks = (html: string): readonly string[] =>
  [...html.matchAll(/<(style|script)\b[^>]*>(.*?)<\/\1>/gsu)].map(([, , text = '']) => text);

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * A fault in a style or script that a page holds, in which the first `from` becomes `to`. The policies of the page and of
 * hosts allow the block as it is then: it is not they that are to catch the fault.
 */
export const inStyle =
  (path: string, from: string | RegExp, to: string): Fault['plant'] =>
  (files) => {
    const before = files.text(path);
    let [html, headers] = [replaced(before, from, to), files.text('_headers')];
    const after = blocks(html);
    for (const [index, block] of blocks(before).entries()) {
      const [old, own] = [hashOf(block), hashOf(after[index] ?? '')];
      if (old === own || !html.includes(old)) continue;
      html = html.replace(old, own);
      headers = headers.replace(old, `${old} ${own}`);
    }
    return { [path]: html, _headers: headers };
  };
