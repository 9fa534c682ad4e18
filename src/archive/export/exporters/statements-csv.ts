import { dataPathOf } from '../../address.ts';
import type { FieldMarks } from '../../model/fields/field.ts';
import { standings, type Statement } from '../../model/fields/stated.ts';
import type { Locale } from '../../model/label.ts';
import { statementsOf, type RecordOf } from '../../model/record.ts';
import { csvFile, joinCell, type Column } from '../csv.ts';
import type { Exporter } from '../exporter.ts';

interface Row {
  readonly record: RecordOf;
  readonly field: string;
  readonly marks: FieldMarks;
  readonly statement: Statement<unknown>;
}

const valueIn = ({ marks, statement }: Row, locale: Locale) => marks.type.plain(statement.value, locale);

const columns: readonly Column<Row>[] = [
  { name: 'kind', title: { en: 'Kind', ko: '종류' }, required: true, cell: ({ record }) => record.kind },
  { name: 'id', title: { en: 'Id', ko: 'id' }, required: true, cell: ({ record }) => record.id },
  { name: 'field', title: { en: 'Field', ko: '필드' }, required: true, cell: ({ field }) => field },
  { name: 'value', title: { en: 'Value', ko: '값' }, required: true, cell: (row) => valueIn(row, 'en') },
  {
    name: 'value_ko',
    title: { en: 'Value in Korean', ko: '값(한국어)' },
    note: { en: 'Where it differs from `value`', ko: '`value`와 다를 때만' },
    cell: (row) => {
      const korean = valueIn(row, 'ko');
      return korean === valueIn(row, 'en') ? undefined : korean;
    },
  },
  {
    name: 'standing',
    title: { en: 'Standing', ko: '구분' },
    required: true,
    words: Object.keys(standings),
    cell: ({ statement }) => statement.standing,
  },
  {
    name: 'as_of',
    title: { en: 'As of', ko: '기준일' },
    note: { en: 'Where it is not the date of the article', ko: '기사의 날짜와 다를 때만' },
    cell: ({ statement }) => statement.as_of,
  },
  {
    name: 'per',
    title: { en: 'Articles that state it', ko: '이를 밝힌 기사' },
    cell: ({ statement }) => joinCell(statement.per),
  },
  { name: 'note', title: { en: 'Note', ko: '비고' }, cell: ({ statement }) => statement.note?.en },
  { name: 'note_ko', title: { en: 'Note in Korean', ko: '비고(한국어)' }, cell: ({ statement }) => statement.note?.ko },
];

/** Every statement on a row of its own: the form in which figures of several sources can be compared. */
export const statementsCsv: Exporter = {
  id: 'statements-csv',
  order: 3,
  label: { en: 'Statements', ko: '진술' },
  describe: {
    en: 'One row for each statement on a centre, agreement, event or other entity: the value, whether it is done, announced or planned, and the articles that say so.',
    ko: '센터, 협정, 행사 등에 관한 진술마다 한 줄. 값, 시행·발표·계획의 구분, 이를 밝힌 기사가 있다.',
  },
  media: 'text/csv',
  files: (archive) => [
    csvFile({
      path: dataPathOf('statements.csv'),
      label: { en: 'Statements', ko: '진술' },
      columns,
      rows: () =>
        archive.records.flatMap((record) =>
          statementsOf(record).flatMap(({ name, marks, statements }) =>
            statements.map((statement) => ({ record, field: name, marks, statement })),
          ),
        ),
    }),
  ],
};
