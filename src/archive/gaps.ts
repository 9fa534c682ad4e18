import type { Archive } from './graph.ts';
import { yearOf } from './model/fields/partial-date.ts';
import { home } from './model/home.ts';
import type { Label } from './model/label.ts';
import { spansOf, type RecordOf } from './model/record.ts';

/** A kind of gap: what the archive ought to know and does not. */
export interface Gap {
  readonly id: string;
  readonly label: Label;
  /** What would fill it. */
  readonly wanted: Label;
  /** The records that have the gap, or the years. */
  find(archive: Archive): readonly (RecordOf | string)[];
}

/** The years from which the record begins, as the archive’s own scope has it. */
const firstYear = 2003;

/** The table of gaps. Adding one is an entry here. */
export const gaps: readonly Gap[] = [
  {
    id: 'centre-opening',
    label: { en: 'Centres without an opening date', ko: '개소일을 모르는 협력센터' },
    wanted: { en: 'A source that says when the centre opened', ko: '센터가 언제 문을 열었는지 밝힌 출처' },
    find: (archive) =>
      archive.of('centre').filter(({ fields }) => !fields.opened.some(({ standing }) => standing === 'done')),
  },
  {
    id: 'centre-end',
    label: { en: 'Centres without an end of term', ko: '운영 종료 시점을 모르는 협력센터' },
    wanted: {
      en: 'A source that says until when the centre ran or is to run',
      ko: '센터가 언제까지 운영되었거나 운영될지 밝힌 출처',
    },
    find: (archive) => archive.of('centre').filter(({ fields }) => fields.term_end.length === 0),
  },
  {
    id: 'centre-money',
    label: { en: 'Centres without a budget', ko: '예산을 모르는 협력센터' },
    wanted: { en: 'A source that gives a sum', ko: '금액을 밝힌 출처' },
    find: (archive) => archive.of('centre').filter(({ fields }) => fields.budget.length === 0),
  },
  {
    id: 'centre-host',
    label: { en: 'Centres without a host institution', ko: '상대국 기관을 모르는 협력센터' },
    wanted: { en: 'A source that names the institution on the other side', ko: '상대국에서 맡은 기관을 밝힌 출처' },
    find: (archive) => archive.of('centre').filter(({ fields }) => fields.host_institution.length === 0),
  },
  {
    id: 'agreement-aftermath',
    label: { en: 'Countries with an agreement and no later source', ko: '협정 이후의 출처가 없는 국가' },
    wanted: { en: 'A source on what came of the last agreement', ko: '마지막 협정이 어떻게 되었는지 밝힌 출처' },
    find: (archive) =>
      archive.of('country').filter((country) => country.id !== home && endsWithAgreement(archive, country)),
  },
  {
    id: 'agreement-date',
    label: { en: 'Agreements without a date', ko: '체결일을 모르는 협정' },
    wanted: { en: 'A source that says when it was signed', ko: '언제 체결되었는지 밝힌 출처' },
    find: (archive) =>
      archive.of('agreement').filter(({ fields }) => !fields.signed.some(({ standing }) => standing === 'done')),
  },
  {
    id: 'year',
    label: { en: 'Years without a source', ko: '출처가 없는 연도' },
    wanted: { en: 'Any source of the year', ko: '그해의 출처' },
    find: (archive) => {
      const years = new Set(archive.of('article').map(({ fields }) => yearOf(fields.date)));
      const last = Math.max(...[...years].map(Number), firstYear);
      return Array.from({ length: last - firstYear + 1 }, (_, index) => String(firstYear + index)).filter(
        (year) => !years.has(year),
      );
    },
  },
];

/** Whether no article of the country is younger than its last agreement by a year or more. */
function endsWithAgreement(archive: Archive, country: RecordOf<'country'>): boolean {
  const signed = archive
    .linksTo(country)
    .filter(({ from, role }) => from.kind === 'agreement' && role === 'value')
    .flatMap(({ from }) => spansOf(from).map((span) => span.from))
    .toSorted()
    .at(-1);
  if (signed === undefined) return false;
  return !archive.articlesOf(country).some(({ fields }) => yearOf(fields.date) > yearOf(signed));
}
