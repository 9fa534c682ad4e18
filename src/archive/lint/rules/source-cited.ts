import { fieldsOf, keyOfRecord, kindOf, refsOf, type RecordOf } from '../../model/record.ts';
import type { Archive } from '../../graph.ts';
import type { Rule } from '../rule.ts';

/** Korea takes part in everything here, so articles do not list it. */
const home = 'country/kr';

/** The kinds that an article lists. */
const listed = new Set(
  fieldsOf(kindOf('article')).flatMap(({ marks }) => {
    const { target } = marks.type as { target?: string };
    return marks.shape === 'list' && target !== undefined ? [target] : [];
  }),
);

export const sourceCited: Rule = {
  id: 'source-cited',
  summary: { en: 'A record rests on an article that names it', ko: '기록은 그것을 언급한 기사에 바탕을 둔다' },
  why: {
    en: 'The archive holds what its sources name. An entity that no article names has no place in it, and an article that a statement cites lists the entity, so that each leads to the other.',
    ko: '아카이브에는 출처가 언급한 것만 싣는다. 어떤 기사도 언급하지 않은 대상은 실을 수 없고, 진술이 인용한 기사는 그 대상을 목록에 넣어 서로 이어지게 한다.',
  },
  mend: {
    en: 'Add the id to the list of the article that names it, or take the article out of `per` if it does not.',
    ko: '언급한 기사의 목록에 id를 더하거나, 언급하지 않았다면 `per`에서 그 기사를 뺀다.',
  },
  check: ({ reading, archive }, report) => {
    for (const record of archive.records) {
      if (record.kind === 'article') continue;
      // What a record that could not be read names is not known.
      if (reading.broken.size === 0 && !isNamed(archive, record)) {
        report(
          { record, path: [] },
          {
            reason: `Unexpected record \`${keyOfRecord(record)}\` without an article, expected at least one that names it`,
          },
        );
      }
      if (!listed.has(record.kind) || keyOfRecord(record) === home) continue;
      for (const { id, path, role } of refsOf(record)) {
        const article = role === 'per' ? archive.get('article', id) : undefined;
        if (!article || names(archive, article, record)) continue;
        report(
          { record, path },
          {
            reason: `Unexpected article \`${id}\` in \`per\`, expected one that lists \`${record.id}\` in \`${kindOf(record.kind).folder}\``,
            actual: id,
          },
        );
      }
    }
  },
};

const names = (archive: Archive, article: RecordOf, record: RecordOf) =>
  archive.linksFrom(article).some(({ to }) => to === record);

/** Whether an article names the record, or states something of another record in which it stands. */
const isNamed = (archive: Archive, record: RecordOf) =>
  archive.articlesOf(record).length > 0 ||
  archive.linksTo(record).some(({ from, role }) => role === 'value' && archive.articlesOf(from).length > 0);
