import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bounds,
  koreanFigure,
  money,
  quantity,
  type Bound,
  type Money,
} from '../../../../src/archive/model/fields/money.ts';
import { check } from '../../../builders.ts';

test.each([
  ['a sum', { currency: 'USD', amount: 4_000_000 }, 'USD 4,000,000', '400만 달러'],
  ['a lower limit', { currency: 'USD', amount: 100, bound: 'more than' }, 'more than USD 100', '100달러 초과'],
  ['a limit that is reached', { currency: 'USD', amount: 100, bound: 'at least' }, 'at least USD 100', '100달러 이상'],
  ['an upper limit', { currency: 'USD', amount: 100, bound: 'at most' }, 'at most USD 100', '100달러 이하'],
  ['a rough sum', { currency: 'KRW', amount: 1.5, bound: 'about' }, 'about KRW 1.5', '약 1.5원'],
  [
    'a share',
    { currency: 'USD', amount: 2, for: { en: 'from each side', ko: '각국 부담분' } },
    'USD 2 (from each side)',
    '2달러 (각국 부담분)',
  ],
  ['a great sum', { currency: 'USD', amount: 180_000_000 }, 'USD 180,000,000', '1억 8,000만 달러'],
  ['a sum of several groups', { currency: 'KRW', amount: 1_931_000_000 }, 'KRW 1,931,000,000', '19억 3,100만 원'],
  ['a sum to its last digit', { currency: 'EUR', amount: 12_345_678 }, 'EUR 12,345,678', '1,234만 5,678유로'],
  ['another currency', { currency: 'UZS', amount: 20_000 }, 'UZS 20,000', '2만 우즈베키스탄 숨'],
  ['nothing', { currency: 'USD', amount: 0 }, 'USD 0', '0달러'],
] as const)('%s is read in either language', (_, sum, english, korean) => {
  expect(money.plain(sum, 'en')).toBe(english);
  expect(money.plain(sum, 'ko')).toBe(korean);
});

test.each([
  ['a number', { count: 6 }, '6', '6'],
  ['a large number', { count: 12345, bound: 'more than' }, 'more than 12,345', '12,345 초과'],
  ['a number of something', { count: 6, of: { en: 'staff', ko: '직원' } }, '6 (staff)', '6 (직원)'],
] as const)('%s is read in either language', (_, number, english, korean) => {
  expect(quantity.plain(number, 'en')).toBe(english);
  expect(quantity.plain(number, 'ko')).toBe(korean);
});

test.each([
  ['a currency that there is not', { currency: 'ZZZ', amount: 1 }],
  ['a currency in lower case', { currency: 'usd', amount: 1 }],
  ['a sum below nought', { currency: 'USD', amount: -1 }],
  ['a sum in words', { currency: 'USD', amount: '4 million' }],
  ['no currency', { amount: 1 }],
  ['another limit', { currency: 'USD', amount: 1, bound: 'over' }],
  ['an unknown field', { currency: 'USD', amount: 1, year: 2020 }],
])('%s is refused', (_, written) => {
  expect(check(money.schema, written)).toHaveProperty('reasons');
});

describe('two sums', () => {
  const usd = (amount: number, bound?: Bound): Money => ({ currency: 'USD', amount, bound });
  test.each([
    ['the same', usd(100), usd(100), true],
    ['different', usd(100), usd(120), false],
    ['one a limit that the other keeps', usd(100, 'more than'), usd(120), true],
    ['one a limit that the other only reaches', usd(100, 'more than'), usd(100), false],
    ['one a limit that the other may reach', usd(100, 'at least'), usd(100), true],
    ['one a limit that the other breaks', usd(100, 'at most'), usd(120), false],
    ['limits that leave room', usd(100, 'more than'), usd(120, 'at most'), true],
    ['limits that leave none', usd(120, 'more than'), usd(120, 'at most'), false],
    ['limits on one side', usd(100, 'more than'), usd(120, 'at least'), true],
    ['of different currencies', usd(100), { currency: 'KRW', amount: 120 }, true],
    ['for different things', usd(100), { ...usd(120), for: { en: 'training' } }, true],
    [
      'for one thing, spelt twice',
      { ...usd(100), for: { en: 'Training' } },
      { ...usd(120), for: { en: 'training' } },
      false,
    ],
  ])('%s', (_, a, b, agree) => {
    expect(money.agree(a, b)).toBe(agree);
    expect(money.agree(b, a)).toBe(agree);
  });

  const aBound = fc.constantFrom(undefined, ...(Object.keys(bounds) as Bound[]));
  test('agree whichever is named first, and each with itself', () => {
    fc.assert(
      fc.property(fc.nat(5), aBound, fc.nat(5), aBound, (first, a, second, b) => {
        expect(money.agree(usd(first, a), usd(second, b))).toBe(money.agree(usd(second, b), usd(first, a)));
        expect(money.agree(usd(first, a), usd(first, a))).toBe(true);
        expect(quantity.agree({ count: first, bound: a }, { count: second, bound: b })).toBe(
          money.agree(usd(first, a), usd(second, b)),
        );
      }),
    );
  });
});

test('a figure in Korean is that figure, to the last digit', () => {
  const units: Readonly<Record<string, bigint>> = {
    '': 1n,
    만: 10n ** 4n,
    억: 10n ** 8n,
    조: 10n ** 12n,
    경: 10n ** 16n,
  };
  fc.assert(
    fc.property(fc.maxSafeNat(), (figure) => {
      const read = koreanFigure(figure)
        .split(' ')
        .map((part) => {
          const [, digits = '', unit = ''] = /^([\d,]+)([만억조경]?)$/u.exec(part) ?? [];
          return BigInt(digits.replaceAll(',', '')) * (units[unit] ?? 0n);
        })
        .reduce((a, b) => a + b, 0n);
      expect(read).toBe(BigInt(figure));
    }),
  );
  expect(koreanFigure(85_600.25)).toBe('8만 5,600.25');
});
