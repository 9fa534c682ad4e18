import { dataPathOf, pathOf, urlOf } from '../../address.ts';
import type { FieldMarks, ValueType } from '../../model/fields/field.ts';
import type { FormerName, Names } from '../../model/fields/names.ts';
import { standings, type Statement } from '../../model/fields/stated.ts';
import { idPattern } from '../../model/id.ts';
import type { Kind } from '../../model/kind.ts';
import type { Label } from '../../model/label.ts';
import { fieldsOf, kindOf, kinds, type RecordOf } from '../../model/record.ts';
import type { Settings } from '../../read.ts';
import { csvFile, joinCell, type Cell, type Column } from '../csv.ts';
import type { Exporter } from '../exporter.ts';

/** One table for each kind, with a column for each field: all of it follows from the table of kinds. */
export const kindCsv: Exporter = {
  id: 'kind-csv',
  order: 2,
  label: { en: 'Tables, one for each kind', ko: '종류별 표' },
  describe: {
    en: 'One row for each record, one column for each field. A field whose values are statements has beside it the articles that state each value and whether it is done, announced or planned. Texts are the English ones; the JSON of all records has both languages.',
    ko: '기록마다 한 줄, 필드마다 한 열. 진술로 된 필드에는 각 값을 밝힌 기사와 시행·발표·계획의 구분이 함께 있다. 글은 영어이며, 두 언어 모두는 전체 기록 JSON에 있다.',
  },
  media: 'text/csv',
  files: (archive, settings) =>
    kinds.flatMap((kind) => {
      const records = () => archive.records.filter((record) => record.kind === kind.name);
      const own = csvFile({
        path: tablePathOf(kind),
        label: kind.label.many,
        columns: columnsOf(kind, settings),
        key: ['id'],
        rows: records,
      });
      if (!kind.rows) return [own];
      const { field } = kind.rows;
      const rows = csvFile<RowOf>({
        path: dataPathOf(`${kind.folder}.csv`),
        label: { en: `${kind.label.many.en}: figures`, ko: `${kind.label.many.ko}: 수치` },
        columns: rowColumns(kind),
        rows: () =>
          records().flatMap(({ id, fields }) =>
            ((fields as Fields)[field] as readonly Fields[]).map((row) => ({ id, row })),
          ),
      });
      return [own, rows];
    }),
};

type Fields = Readonly<Record<string, unknown>>;

/** The table of a kind's records. Where a kind has rows of its own, those have the plain name. */
const tablePathOf = (kind: Kind): string => dataPathOf(kind.rows ? `${kind.name}-records.csv` : `${kind.folder}.csv`);

function columnsOf(kind: Kind, settings: Settings): readonly Column<RecordOf>[] {
  const id: Column<RecordOf> = {
    name: 'id',
    title: { en: 'Id', ko: 'id' },
    required: true,
    pattern: idPattern.source,
    cell: (record) => record.id,
  };
  const page: Column<RecordOf> = {
    name: 'page',
    title: { en: 'Page in the archive', ko: '아카이브의 페이지' },
    format: 'uri',
    cell: (record) => {
      const path = pathOf(record, 'en');
      return path && urlOf(path, settings.address);
    },
  };
  const fields = fieldsOf(kind)
    .filter(({ name }) => name !== kind.rows?.field)
    .flatMap(({ name, marks, required }) => fieldColumns(name, marks, required));
  return [id, ...fields, ...(kind.page ? [page] : [])];
}

function fieldColumns(name: string, marks: FieldMarks, required: boolean): readonly Column<RecordOf>[] {
  const { type, label: title, note, shape } = marks;
  const valueOf = (record: RecordOf) => (record.fields as Fields)[name];
  if (type.name === 'names') return nameColumns((record) => valueOf(record) as Names);
  if (shape === 'stated') {
    const statementsOf = (record: RecordOf) => valueOf(record) as readonly Statement<unknown>[];
    const beside = (what: Label): Label => ({ en: `${title.en}: ${what.en}`, ko: `${title.ko}: ${what.ko}` });
    return [
      { name, title, note, cell: (record) => joinCell(statementsOf(record).map(({ value }) => plain(type, value))) },
      {
        name: `${name}.standing`,
        title: beside({ en: 'standing of each value', ko: '각 값의 구분' }),
        note: {
          en: `One of ${Object.keys(standings).join(', ')}, for each value`,
          ko: `값마다 ${Object.keys(standings).join(', ')} 중 하나`,
        },
        cell: (record) => joinCell(statementsOf(record).map(({ standing }) => standing)),
      },
      {
        name: `${name}.per`,
        title: beside({ en: 'articles that state each value', ko: '각 값을 밝힌 기사' }),
        note: {
          en: 'Ids of articles, those of one value separated by a space',
          ko: '기사 id. 한 값에 여럿이면 빈칸으로 구분',
        },
        cell: (record) => joinCell(statementsOf(record).map(({ per }) => per.join(' '))),
      },
    ];
  }
  if (shape === 'list') {
    const cell = (record: RecordOf) =>
      joinCell((valueOf(record) as readonly unknown[]).map((value) => plain(type, value)));
    return [{ name, title, note, cell }];
  }
  const cell = (record: RecordOf): Cell => {
    const value = valueOf(record);
    return value === undefined
      ? undefined
      : typeof value === 'number' || typeof value === 'boolean'
        ? value
        : plain(type, value);
  };
  return [{ name, title, note, required, ...formOf(type), cell }];
}

/** A value as data has it: what is written as one word stays that word, what is a map becomes a line of text. */
const plain = (type: ValueType, value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : type.plain(value, 'en');

/** What a table schema can say of a column that holds one value of the type. */
function formOf(type: ValueType): Partial<Column<RecordOf>> {
  switch (type.name) {
    case 'count':
      return { type: 'integer' };
    case 'flag':
      return { type: 'boolean' };
    case 'url':
      return { format: 'uri' };
    case 'partial date':
      return { pattern: datePattern };
    case 'choice':
      return 'words' in type ? { words: Object.keys(type.words as object) } : {};
    case 'ref':
      return refTo(type.targets?.[0]);
    default:
      return {};
  }
}

const datePattern = '^\\d{4}(-\\d{2}(-\\d{2})?)?$';

const refTo = (kind: string | undefined): Pick<Column<RecordOf>, 'names'> =>
  kind === undefined ? {} : { names: tablePathOf(kindOf(kind)) };

const nameColumns = (namesOf: (record: RecordOf) => Names): readonly Column<RecordOf>[] => [
  {
    name: 'name_en',
    title: { en: 'Name in English', ko: '영어 이름' },
    required: true,
    cell: (record) => namesOf(record).en,
  },
  { name: 'name_ko', title: { en: 'Name in Korean', ko: '한국어 이름' }, cell: (record) => namesOf(record).ko },
  {
    name: 'name_native',
    title: { en: 'Own name', ko: '현지 이름' },
    cell: (record) => namesOf(record).native?.text,
  },
  {
    name: 'aliases',
    title: { en: 'Also known as', ko: '다른 이름' },
    cell: (record) => joinCell(namesOf(record).aliases.map(({ text }) => text)),
  },
  {
    name: 'former',
    title: { en: 'Formerly', ko: '옛 이름' },
    note: {
      en: 'Each as `English / Korean / acronym (from–until)`, as far as known',
      ko: '각각 `영어 / 한국어 / 약칭 (부터–까지)`, 알려진 것만',
    },
    cell: (record) => joinCell(namesOf(record).former.map(formerName)),
  },
];

function formerName({ en, ko, acronym, from, until }: FormerName): string {
  const forms = [en, ko, acronym].filter((form) => form !== undefined).join(' / ');
  return from === undefined && until === undefined ? forms : `${forms} (${from ?? ''}–${until ?? ''})`;
}

interface RowOf {
  readonly id: string;
  readonly row: Fields;
}

/** The long table of a kind whose records have rows: the record’s id, and the columns that its authors write. */
const rowColumns = (kind: Kind): readonly Column<RowOf>[] => [
  { name: kind.name, title: kind.label.one, required: true, names: tablePathOf(kind), cell: ({ id }) => id },
  ...(kind.rows?.columns ?? []).map((name): Column<RowOf> => {
    const known = rowForms.get(name);
    return {
      name,
      title: known?.title ?? { en: name, ko: name },
      ...known,
      cell: ({ row }) => {
        const value = row[name];
        return Array.isArray(value) ? joinCell(value as readonly string[]) : (value as Cell);
      },
    };
  }),
];

const rowForms = new Map<string, Pick<Column<RowOf>, 'title'> & Partial<Column<RowOf>>>([
  ['country', { title: { en: 'Country', ko: '국가' }, required: true, ...refTo('country') }],
  ['year', { title: { en: 'Year', ko: '연도' }, required: true, pattern: datePattern }],
  ['rank', { title: { en: 'Rank', ko: '순위' }, type: 'integer' }],
  ['value', { title: { en: 'Value', ko: '값' }, type: 'number' }],
  ['per', { title: { en: 'Articles that state it', ko: '이를 밝힌 기사' } }],
  ['note', { title: { en: 'Note', ko: '비고' } }],
]);
