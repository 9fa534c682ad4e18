import { dataPathOf } from '../../address.ts';
import type { Link } from '../../graph.ts';
import { csvFile, type Column } from '../csv.ts';
import type { Exporter } from '../exporter.ts';

const columns: readonly Column<Link>[] = [
  { name: 'from_kind', title: { en: 'From: kind', ko: '출발: 종류' }, required: true, cell: ({ from }) => from.kind },
  { name: 'from_id', title: { en: 'From: id', ko: '출발: id' }, required: true, cell: ({ from }) => from.id },
  { name: 'field', title: { en: 'Field', ko: '필드' }, required: true, cell: ({ field }) => field },
  {
    name: 'role',
    title: { en: 'Role', ko: '역할' },
    note: {
      en: '`value` where the record is what the field says, `per` where it is the source of what the field says',
      ko: '필드의 값이 가리키는 기록이면 `value`, 그 값의 출처이면 `per`',
    },
    required: true,
    words: ['value', 'per'],
    cell: ({ role }) => role,
  },
  { name: 'to_kind', title: { en: 'To: kind', ko: '도착: 종류' }, required: true, cell: ({ to }) => to.kind },
  { name: 'to_id', title: { en: 'To: id', ko: '도착: id' }, required: true, cell: ({ to }) => to.id },
];

/** Every link between records, as a list of edges. */
export const linksCsv: Exporter = {
  id: 'links-csv',
  order: 4,
  label: { en: 'Links between records', ko: '기록 사이의 연결' },
  describe: {
    en: 'One row for each link that a field makes between two records: an edge list, for graph tools. A source that is cited several times in one field is one link.',
    ko: '필드가 두 기록을 잇는 연결마다 한 줄. 그래프 도구에서 쓰는 간선 목록이다. 한 필드에서 여러 번 인용된 출처는 한 줄로 적는다.',
  },
  media: 'text/csv',
  files: (archive) => [
    csvFile({
      path: dataPathOf('links.csv'),
      label: { en: 'Links between records', ko: '기록 사이의 연결' },
      columns,
      rows: () => {
        const links = archive.records.flatMap((record) => archive.linksFrom(record));
        return [...new Map(links.map((each) => [columns.map(({ cell }) => cell(each)).join(' '), each])).values()];
      },
    }),
  ],
};
