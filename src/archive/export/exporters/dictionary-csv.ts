import { dataPathOf } from '../../address.ts';
import { csvFile, joinCell, type Column } from '../csv.ts';
import { dictionary, type DictionaryField, type DictionaryKind } from '../dictionary.ts';
import type { Exporter } from '../exporter.ts';

interface Row {
  readonly kind: DictionaryKind;
  readonly field: DictionaryField;
}

const columns: readonly Column<Row>[] = [
  { name: 'kind', title: { en: 'Kind', ko: '종류' }, required: true, cell: ({ kind }) => kind.name },
  { name: 'field', title: { en: 'Field', ko: '필드' }, required: true, cell: ({ field }) => field.name },
  { name: 'label_en', title: { en: 'Label', ko: '이름(영어)' }, required: true, cell: ({ field }) => field.label.en },
  {
    name: 'label_ko',
    title: { en: 'Label in Korean', ko: '이름(한국어)' },
    required: true,
    cell: ({ field }) => field.label.ko,
  },
  { name: 'note_en', title: { en: 'Note', ko: '설명(영어)' }, cell: ({ field }) => field.note?.en },
  { name: 'note_ko', title: { en: 'Note in Korean', ko: '설명(한국어)' }, cell: ({ field }) => field.note?.ko },
  { name: 'type', title: { en: 'Type', ko: '유형' }, required: true, cell: ({ field }) => field.type },
  {
    name: 'written_en',
    title: { en: 'How it is written', ko: '적는 방법(영어)' },
    required: true,
    cell: ({ field }) => field.written.en,
  },
  {
    name: 'written_ko',
    title: { en: 'How it is written, in Korean', ko: '적는 방법(한국어)' },
    required: true,
    cell: ({ field }) => field.written.ko,
  },
  {
    name: 'shape',
    title: { en: 'Shape', ko: '형태' },
    note: {
      en: '`one` value, a `list` of values, or values each `stated` by articles',
      ko: '값 하나(`one`), 값의 목록(`list`), 또는 기사가 밝힌 값들(`stated`)',
    },
    required: true,
    words: ['one', 'list', 'stated'],
    cell: ({ field }) => field.shape,
  },
  {
    name: 'required',
    title: { en: 'Required', ko: '필수' },
    type: 'boolean',
    required: true,
    cell: ({ field }) => field.required,
  },
  {
    name: 'words',
    title: { en: 'Words', ko: '쓸 수 있는 말' },
    cell: ({ field }) => joinCell(Object.keys(field.words ?? {})),
  },
  { name: 'targets', title: { en: 'Names', ko: '가리키는 종류' }, cell: ({ field }) => joinCell(field.targets ?? []) },
  {
    name: 'inverse_en',
    title: { en: 'Label at the other end', ko: '상대편에서의 이름(영어)' },
    cell: ({ field }) => field.inverse?.en,
  },
  {
    name: 'inverse_ko',
    title: { en: 'Label at the other end, in Korean', ko: '상대편에서의 이름(한국어)' },
    cell: ({ field }) => field.inverse?.ko,
  },
  { name: 'facet', title: { en: 'Search filter', ko: '검색 필터' }, cell: ({ field }) => field.facet },
  { name: 'term', title: { en: 'Term of a vocabulary', ko: '표준 용어' }, cell: ({ field }) => field.term },
];

/** The data dictionary as a table: a row for each field. */
export const dictionaryCsv: Exporter = {
  id: 'dictionary-csv',
  order: 5,
  label: { en: 'Data dictionary (table)', ko: '데이터 사전(표)' },
  describe: {
    en: 'The data dictionary as a table: one row for each field of each kind.',
    ko: '데이터 사전을 표로 옮긴 것. 종류별 필드마다 한 줄.',
  },
  media: 'text/csv',
  files: () => [
    csvFile({
      path: dataPathOf('dictionary.csv'),
      label: { en: 'Data dictionary', ko: '데이터 사전' },
      columns,
      key: ['kind', 'field'],
      rows: () => dictionary().flatMap((kind) => kind.fields.map((field) => ({ kind, field }))),
    }),
  ],
};
