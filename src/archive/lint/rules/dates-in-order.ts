import { isBefore, isPartialDate } from '../../model/fields/partial-date.ts';
import type { Statement } from '../../model/fields/stated.ts';
import { kindOf, valuesOf, type FieldOf, type RecordOf } from '../../model/record.ts';
import type { Rule } from '../rule.ts';

export const datesInOrder: Rule = {
  id: 'dates-in-order',
  summary: { en: 'Nothing ends before it begins', ko: '끝은 시작보다 앞서지 않는다' },
  why: {
    en: 'A term that ends before it begins, or an article read before it was published, is a slip of the pen that a timeline would draw.',
    ko: '시작 전에 끝나는 기간이나 발행 전에 읽은 기사는 연표에 그대로 그려질 오기이다.',
  },
  mend: {
    en: 'Compare both dates with the source. If one source does give them so, say it in a `note` and enter an exception.',
    ko: '두 날짜를 출처와 견준다. 출처가 실제로 그렇게 적었다면 `note`에 밝히고 예외로 등록한다.',
  },
  check: ({ archive }, report) => {
    for (const record of archive.records) {
      for (const [first, second] of kindOf(record.kind).inOrder ?? []) {
        for (const begin of datesOf(record, first)) {
          for (const end of datesOf(record, second)) {
            // Two sources may differ on either date; only one that gives both contradicts itself.
            if (!begin.from.some((id) => end.from.includes(id)) || !isBefore(end.date, begin.date)) continue;
            report({ record, path: end.path }, misordered(second, end.date, first, begin.date));
          }
        }
      }
      for (const { name, value } of valuesOf(record)) {
        for (const { path, from, to, last } of termsIn(value, [name])) {
          if (isBefore(to, from)) report({ record, path }, misordered(last, to, 'from', from));
        }
      }
    }
  },
};

const misordered = (second: string, end: string, first: string, begin: string) => ({
  reason: `Unexpected date \`${end}\` in \`${second}\`, expected one that is not before \`${begin}\` in \`${first}\``,
  actual: end,
});

interface Dated {
  readonly date: string;
  readonly from: readonly string[];
  readonly path: readonly PropertyKey[];
}

/** The dates of a field with the articles that give them; a plain field is the record’s own word. */
function datesOf(record: RecordOf, field: string): readonly Dated[] {
  const found = valuesOf(record).find(({ name }) => name === field);
  return found ? datesIn(found) : [];
}

function datesIn({ name, marks, value }: FieldOf): readonly Dated[] {
  if (marks.shape !== 'stated') return [{ date: value as string, from: [''], path: [name] }];
  return (value as readonly Statement<string>[]).map((statement, index) => ({
    date: statement.value,
    from: statement.per.map((id) => `${id} ${statement.standing}`),
    path: [name, index, 'value'],
  }));
}

interface Term {
  readonly from: string;
  readonly to: string;
  readonly last: 'to' | 'until';
  readonly path: readonly PropertyKey[];
}

/** Every map in a value that has a `from` and a `to` or `until`. */
function termsIn(value: unknown, path: readonly PropertyKey[]): readonly Term[] {
  if (value === null || typeof value !== 'object') return [];
  const inner = Object.entries(value).flatMap(([key, each]) =>
    termsIn(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  const { from, to, until } = value as Partial<Record<'from' | 'to' | 'until', unknown>>;
  const last = to === undefined ? 'until' : 'to';
  const end = to ?? until;
  if (typeof from !== 'string' || typeof end !== 'string' || !isPartialDate(from) || !isPartialDate(end)) return inner;
  return [...inner, { from, to: end, last, path: [...path, last] }];
}
