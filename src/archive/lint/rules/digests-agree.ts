import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { keyOfRecord } from '../../model/record.ts';
import { literalAttributes } from '../../text/component.ts';
import { plainText } from '../../text/plain-text.ts';
import type { Place } from '../../text/problem.ts';
import type { Rule } from '../rule.ts';

export const digestsAgree: Rule = {
  id: 'digests-agree',
  summary: {
    en: 'Both digests of an article name the same records and years',
    ko: '한 기사의 두 요약은 같은 기록과 연도를 담는다',
  },
  why: {
    en: 'The Korean digest is written afresh, but of the same facts. A ref or a year in only one of them is a fact that readers of the other edition miss.',
    ko: '한국어 요약은 새로 쓴 글이지만 사실은 같다. 한쪽에만 있는 참조나 연도는 다른 언어판 독자가 놓치는 사실이다.',
  },
  mend: {
    en: 'Compare both digests with the source, and add what one of them lacks or remove what the source does not say.',
    ko: '두 요약을 출처와 견주어, 한쪽에 빠진 것을 더하거나 출처에 없는 것을 뺀다.',
  },
  check: ({ reading, archive }, report) => {
    for (const record of archive.records) {
      const { en, ko } = reading.sources.get(keyOfRecord(record))?.texts ?? {};
      if (!en || !ko) continue;
      const [inEnglish, inKorean] = [refsIn(en.tree), refsIn(ko.tree)];
      const start = { record, file: ko.file, place: ko.tree.children[0]?.position };
      for (const [to, place] of inKorean) {
        if (inEnglish.has(to)) continue;
        report(
          { record, file: ko.file, place },
          { reason: `Unexpected ref \`${to}\` in the Korean digest, expected one that the English digest has` },
        );
      }
      for (const to of inEnglish.keys()) {
        if (inKorean.has(to)) continue;
        report(start, { reason: `Missing ref \`${to}\` in the Korean digest, expected it as in the English digest` });
      }
      const years = yearsIn(ko.tree);
      for (const year of yearsIn(en.tree)) {
        if (years.has(year)) continue;
        report(start, {
          reason: `Missing year \`${year}\` in the Korean digest, expected it as in the English digest`,
        });
      }
    }
  },
};

/** What the refs of a text name, each with the place of its first mention. */
function refsIn(tree: Root): ReadonlyMap<string, Place | undefined> {
  const found = new Map<string, Place | undefined>();
  visit(tree, (node) => {
    if ((node.type !== 'mdxJsxTextElement' && node.type !== 'mdxJsxFlowElement') || node.name !== 'Ref') return;
    const { to } = literalAttributes(node);
    if (to !== undefined && !found.has(to)) found.set(to, node.position);
  });
  return found;
}

/** The years of a text, in the order in which they come; a figure with a comma, such as 2,000, is none. */
const yearsIn = (tree: Root): ReadonlySet<string> =>
  new Set(plainText(tree).match(/(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d)/gu));
