import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatProblems, problemsOf } from '../src/archive/lint/format-problems.ts';
import { lint } from '../src/archive/lint/lint.ts';
import { readArchive } from '../src/archive/read.ts';
import { parseMdx, printMdx, withoutPositions } from '../src/archive/text/mdx.ts';
import { renderHtml } from '../src/archive/text/render.ts';

/** The real content, as a test of what reads it. What it has to keep is said by the rules of lint and nowhere else. */

const reading = await readArchive(join(import.meta.dirname, '../content'));

test('the archive reads, links and lints clean', () => {
  const { files } = lint(reading);
  expect(formatProblems(problemsOf(files, 'content/'))).toBe('No problems');
});

test('every digest is read back as it is printed, and rendered', () => {
  for (const { id, digest } of reading.records) {
    for (const [lang, each] of Object.entries(digest)) {
      const { tree } = parseMdx(printMdx(each.tree));
      expect([id, tree && withoutPositions(tree)]).toEqual([id, each.tree]);
      const html = renderHtml(each.tree, { lang, href: (kind, to) => `../${kind}/${to}.html` });
      expect(html).not.toMatch(/<(?:Ref|Lang)|\{|undefined/u);
    }
  }
});
