import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { refPattern, keyOf } from '../../model/id.ts';
import { captionOf, isKindName, keyOfRecord, kindOf, kinds, refsOf } from '../../model/record.ts';
import { literalAttributes } from '../../text/component.ts';
import { nearest } from '../../text/nearest.ts';
import type { At, LintContext, Report, Rule } from '../rule.ts';

export const refsResolve: Rule = {
  id: 'refs-resolve',
  summary: { en: 'A ref leads to a record', ko: '참조는 기록으로 이어진다' },
  why: {
    en: 'A ref is listed at both ends: an article stands on the page of each centre that it names. An id without a record would be a link to nowhere.',
    ko: '참조는 양쪽에 표시된다. 기사는 그 기사가 언급한 협력센터의 페이지에도 실린다. 기록이 없는 id는 갈 곳 없는 링크가 된다.',
  },
  mend: {
    en: 'Correct the id, or add the record first: one file, named by its id, in the folder of its kind.',
    ko: 'id를 고치거나 기록을 먼저 추가한다. 해당 종류의 폴더에 id를 이름으로 한 파일 하나를 만들면 된다.',
  },
  check: (context, report) => {
    for (const record of context.archive.records) {
      for (const { kind, id, path } of refsOf(record)) {
        resolve(context, report, { record, path }, kind, id, `\`${String(path[0])}\``);
      }
      const texts = context.reading.sources.get(keyOfRecord(record))?.texts ?? {};
      for (const { file, tree } of Object.values(texts)) {
        visit(tree, (node: Nodes) => {
          if ((node.type !== 'mdxJsxTextElement' && node.type !== 'mdxJsxFlowElement') || node.name !== 'Ref') return;
          const [, kind = '', id = ''] = refPattern.exec(literalAttributes(node)['to'] ?? '') ?? [];
          if (kind === '') return;
          const at = { record, file, place: node.position };
          if (isKindName(kind)) resolve(context, report, at, kind, id, 'the text');
          else {
            report(at, {
              reason: `Unexpected kind \`${kind}\` in the text, expected ${
                nearest(
                  kind,
                  kinds.map(({ name }) => name),
                ) ?? 'one'
              } of ${kinds.map(({ name }) => name).join(', ')}`,
              actual: kind,
            });
          }
        });
      }
    }
  },
};

function resolve(
  { reading, archive }: LintContext,
  report: Report,
  at: At,
  kind: string,
  id: string,
  where: string,
): void {
  if (archive.find(kind, id) || reading.broken.has(keyOf(kind, id))) return;
  const { folder } = kindOf(kind);
  const heirs = reading.moved.find((entry) => entry.kind === kind && entry.id === id)?.to;
  const known = isKindName(kind) ? archive.of(kind) : [];
  const near =
    nearest(
      id,
      known.map((record) => record.id),
    ) ?? byName(known, id);
  const offer = heirs
    ? `, such as \`${heirs.join('` or `')}\`, which took its place`
    : near
      ? `, such as \`${near}\``
      : '';
  report(at, {
    reason: `Unexpected ${kind} \`${id}\` in ${where}, expected the id of a file in \`content/${folder}/\`${offer}`,
    actual: id,
    ...(heirs ? { expected: heirs } : near ? { expected: [near] } : {}),
  });
}

/** The id of a record whose name was given in place of its id. */
function byName(records: readonly Parameters<typeof captionOf>[0][], given: string): string | undefined {
  const words = given.replaceAll('-', ' ').toLowerCase();
  return records.find((record) => captionOf(record, 'en').text.toLowerCase() === words)?.id;
}
