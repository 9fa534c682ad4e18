import { z } from 'zod';
import type { Label, Locale } from '../label.ts';
import { expected, type ValueType } from './field.ts';
import { fold, prose, type Prose } from './text.ts';

/** How the source limits a figure. */
export const bounds = {
  'more than': { en: 'more than', ko: '초과' },
  'at least': { en: 'at least', ko: '이상' },
  about: { en: 'about', ko: '약' },
  'at most': { en: 'at most', ko: '이하' },
} as const satisfies Record<string, Label>;
export type Bound = keyof typeof bounds;

const bound = z.enum(Object.keys(bounds) as [Bound, ...Bound[]]).optional();

/** A sum, in whole units of an ISO 4217 currency. */
export interface Money {
  readonly currency: string;
  readonly amount: number;
  readonly bound?: Bound | undefined;
  /** What the sum is for, or whose share it is; sums for different things do not disagree. */
  readonly for?: Prose | undefined;
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

export const money: ValueType<Money> = {
  name: 'money',
  describe: {
    en: '`{ currency, amount }`: an ISO 4217 code and whole units (`USD`, `4000000`); `bound` and `for` where the source limits it',
    ko: '`{ currency, amount }`: ISO 4217 통화 코드와 금액(`USD`, `4000000`). 출처가 한정하면 `bound`, `for`',
  },
  schema: z.strictObject({
    currency: z.string().check(expected('an ISO 4217 code such as `USD`', (code: string) => currencies.has(code))),
    amount: z.number().nonnegative(),
    bound,
    for: prose.schema.optional(),
  }),
  agree: (a, b) =>
    a.currency !== b.currency ||
    fold(a.for?.en ?? '') !== fold(b.for?.en ?? '') ||
    bothHold([a.amount, a.bound], [b.amount, b.bound]),
  plain: (value, locale) => {
    const limited = sumText(value, locale);
    return value.for ? `${limited} (${prose.plain(value.for, locale)})` : limited;
  },
  refs: () => [],
};

/** What Korean calls the currencies that it has short words for; any other by its full name. */
const koreanCurrencies: Readonly<Record<string, string>> = {
  KRW: '원',
  USD: '달러',
  EUR: '유로',
  JPY: '엔',
  GBP: '파운드',
};

const currencyNames = new Intl.DisplayNames('ko', { type: 'currency' });

/** What Korean calls each group of four digits, from the right. */
const myriads = ['', '만', '억', '조', '경'];

/**
 * A figure as Korean reads it, to the last digit: `1억 8,000만`, `19억 3,100만`, `1,234만 5,678`. It is cut as it is
 * written, as division would wear its fraction.
 */
export function koreanFigure(figure: number): string {
  const [whole = '', fraction] = figure
    .toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
    .split('.');
  const groups = myriads.flatMap((word, index) => {
    const end = whole.length - 4 * index;
    const digits = Number(
      index === myriads.length - 1
        ? whole.slice(0, Math.max(end, 0))
        : whole.slice(Math.max(end - 4, 0), Math.max(end, 0)),
    );
    const rest = index === 0 && fraction !== undefined ? `.${fraction}` : '';
    return digits === 0 && rest === '' ? [] : [`${digits.toLocaleString('ko')}${rest}${word}`];
  });
  return groups.length === 0 ? '0' : groups.toReversed().join(' ');
}

/** A currency stands close to a digit, and apart from a word: `100달러`, `400만 달러`. */
const koreanSum = (figure: string, currency: string): string =>
  /\d$/u.test(figure) && !currency.includes(' ') ? `${figure}${currency}` : `${figure} ${currency}`;

/** A sum with its limit as each language writes it, exactly: `USD 4,000,000`, `400만 달러`. */
export function sumText({ currency, amount, bound: limited }: Money, locale: Locale): string {
  const sum =
    locale === 'ko'
      ? koreanSum(koreanFigure(amount), koreanCurrencies[currency] ?? currencyNames.of(currency) ?? currency)
      : `${currency} ${amount.toLocaleString('en', { maximumFractionDigits: 20 })}`;
  return limit(sum, limited, locale);
}

/** A number of people or things. */
export interface Quantity {
  readonly count: number;
  readonly bound?: Bound | undefined;
  /** What is counted, or how the number is made up. */
  readonly of?: Prose | undefined;
}

export const quantity: ValueType<Quantity> = {
  name: 'quantity',
  describe: { en: '`{ count }`, and `of` for what is counted', ko: '`{ count }`, 무엇을 세었는지는 `of`' },
  schema: z.strictObject({ count: z.number().nonnegative(), bound, of: prose.schema.optional() }),
  agree: (a, b) => bothHold([a.count, a.bound], [b.count, b.bound]),
  plain: (value, locale) => {
    const limited = limit(value.count.toLocaleString('en'), value.bound, locale);
    return value.of ? `${limited} (${prose.plain(value.of, locale)})` : limited;
  },
  refs: () => [],
};

/** The figure with its limit, in the order of each language: `more than 100`, `100 초과`, `약 100`. */
export function limit(figure: string, bound: Bound | undefined, locale: Locale): string {
  if (bound === undefined) return figure;
  const word = bounds[bound][locale];
  return locale === 'en' || bound === 'about' ? `${word} ${figure}` : `${figure} ${word}`;
}

type Figure = readonly [figure: number, bound: Bound | undefined];

/** Whether two figures for one thing can both be true: `more than 100` and `120` can, `100` and `120` cannot. */
function bothHold(a: Figure, b: Figure): boolean {
  const low = ([figure, bound]: Figure) => (bound === 'at most' ? -Infinity : figure);
  const high = ([figure, bound]: Figure) => (bound === 'more than' || bound === 'at least' ? Infinity : figure);
  const least = Math.max(low(a), low(b));
  const most = Math.min(high(a), high(b));
  const excluded = [a, b].some(([figure, bound]) => bound === 'more than' && figure === most);
  return least < most || (least === most && !excluded);
}
