import fc from 'fast-check';
import { toText } from 'hast-util-to-text';
import { h } from 'hastscript';
import { expect, test } from 'vitest';
import { lint, rules } from '../../../src/archive/lint/lint.ts';
import { parseMdx, printMdx, withoutPositions } from '../../../src/archive/text/mdx.ts';
import { plainText } from '../../../src/archive/text/plain-text.ts';
import { renderTree } from '../../../src/archive/text/render.ts';
import { printXhtml } from '../../../src/archive/text/xhtml.ts';
import { someMarkdown } from '../../arbitraries.ts';
import { readFiles } from '../../builders.ts';

/** The rules that say what a text may hold; the others say what an archive does, of which this text is no part. */
const rulesOfTexts = rules.filter(({ id, check }) =>
  check ? ['shown-as-written', 'plain-characters', 'within-bounds', 'mdx-is-data'].includes(id) : true,
);

const context = { href: () => 'a.html', lang: 'en' };
const count = (text: string, word: string) => text.split(word).length - 1;

test('every word of a text that is accepted is shown once: on the page, in search, in the book, as Markdown', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(someMarkdown, async ({ text, words }) => {
      const path = 'articles/2020/2020-02-05-example-notice.mdx';
      const front =
        'title: Example notice\ntype: notice\nlanguage: en\npublisher: A\ndate: 2020-02-05\nrights: not-evaluated\nread: whole\n';
      const reading = await readFiles({ [path]: `---\n${front}---\n\n${text}\n` });
      const { problems } = lint(reading, { only: rulesOfTexts });
      if (problems > 0) return;
      const tree = reading.records[0]?.digest.en?.tree;
      if (!tree) return expect(words).toEqual([]);
      accepted += 1;
      const body = renderTree(tree, context);
      const markdown = printMdx(tree);
      const again = parseMdx(markdown).tree;
      const shown = {
        page: toText(h('div', body.children as never)),
        search: plainText(tree),
        book: printXhtml(h('div', body.children as never)),
        markdown,
        'markdown, read again': again ? plainText(withoutPositions(again)) : '',
      };
      for (const [where, all] of Object.entries(shown))
        for (const word of words) expect([where, word, count(all, word)]).toEqual([where, word, 1]);
    }),
    { numRuns: 1_500, seed: 20 },
  );
  // The property says nothing if everything is refused.
  expect(accepted).toBeGreaterThan(150);
}, 120_000);
