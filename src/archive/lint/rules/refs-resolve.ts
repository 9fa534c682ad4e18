import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { allForms, type Names } from '../../model/fields/names.ts';
import { fold } from '../../model/fields/text.ts';
import { refPattern, keyOf } from '../../model/id.ts';
import { isKindName, kindIn, kindOf, kinds, refsOf, type RecordOf } from '../../model/record.ts';
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
    }
    for (const [key, { texts }] of context.reading.sources) {
      const [kind = '', id = ''] = key.split('/');
      const record = context.archive.find(kind, id);
      for (const { file, tree } of Object.values(texts)) {
        visit(tree, (node: Nodes) => {
          if (node.type !== 'mdxJsxTextElement' && node.type !== 'mdxJsxFlowElement') return;
          const at = { ...(record ? { record } : {}), file, place: node.position };
          if (node.name === 'Ref') resolveInText(context, report, at, literalAttributes(node)['to'] ?? '');
        });
      }
    }
  },
};

function resolveInText(context: LintContext, report: Report, at: At, to: string): void {
  const [, kind = '', id = ''] = refPattern.exec(to) ?? [];
  // What has not the form of a ref is a problem of the rule `mdx-is-data`.
  if (kind === '') return;
  if (isKindName(kind)) resolve(context, report, at, kind, id, 'the text');
  else {
    report(at, {
      reason: `Unexpected kind \`${kind}\` in the text, expected ${kindNamed(kind)}`,
      actual: kind,
    });
  }
}

/** The kind that was meant, or all of them. */
function kindNamed(given: string): string {
  const names = kinds.map(({ name }) => name);
  const near = kindIn(given)?.name ?? nearest(given, names);
  return near ? `\`${near}\`` : `one of ${names.join(', ')}`;
}

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
    byName(known, id) ??
    nearest(
      id,
      known.map((record) => record.id),
    );
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

/** The id of a record of which a name or acronym was given in place of its id. */
function byName(records: readonly RecordOf[], given: string): string | undefined {
  const folded = fold(given);
  return records.find(({ fields }) => {
    const forms = 'names' in fields ? allForms(fields.names as Names).map(({ text }) => text) : [];
    const acronym = 'acronym' in fields && fields.acronym !== undefined ? [fields.acronym] : [];
    return [...forms, ...acronym].some((form) => fold(form) === folded);
  })?.id;
}
