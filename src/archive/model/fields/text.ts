import { z } from 'zod';
import type { Label, Locale } from '../label.ts';
import type { Run } from '../label.ts';
import { expected, type ValueType } from './field.ts';

const line = z
  .string()
  .check(
    expected(
      'text on one line, without space at its ends',
      (value: string) => value !== '' && value === value.trim() && !/[\n\r]/u.test(value),
    ),
  );

/** One line of text, as a source prints it. */
export const text: ValueType<string> = {
  name: 'text',
  describe: { en: 'One line of text', ko: '한 줄의 글' },
  schema: line,
  agree: (a, b) => fold(a) === fold(b),
  plain: (value) => value,
  refs: () => [],
};

/** Letters with their marks and figures alone, lower case: two spellings that differ only in punctuation or case are one. */
export const fold = (value: string): string =>
  value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** Our own words on something, in English and, where somebody wrote them, in Korean. */
export type Prose = Readonly<{ en: string; ko?: string | undefined }>;

/** {@link Prose}; a plain string is the English. */
export const prose: ValueType<Prose> = {
  name: 'prose',
  describe: { en: 'Text in English, or `{ en, ko }`', ko: '영어 글, 또는 `{ en, ko }`' },
  schema: z.preprocess(
    (value) => (typeof value === 'string' ? { en: value } : value),
    z.strictObject({ en: line, ko: line.optional() }),
  ),
  // One that says the same and more does not contradict it: `Tashkent` and `Academy of Public Administration, Tashkent`.
  agree: (a, b) => fold(a.en).includes(fold(b.en)) || fold(b.en).includes(fold(a.en)),
  plain: (value, locale) => proseRun(value, locale).text,
  refs: () => [],
};

/** Whether a value found anywhere in a record is {@link Prose}: an object of `en` and `ko` alone. */
export const isProse = (value: unknown): value is Prose =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { en?: unknown }).en === 'string' &&
  Object.keys(value).every((key) => key === 'en' || key === 'ko');

/** The prose as `locale` has it; English with its language named where there is no Korean. */
export function proseRun(value: Prose, locale: Locale): Run {
  if (locale === 'ko') return value.ko === undefined ? { text: value.en, lang: 'en' } : { text: value.ko };
  return { text: value.en };
}

/** One of a closed list of words, each with its label. The author writes the word. */
export function choice<const Words extends Readonly<Record<string, Label>>>(
  words: Words,
): ValueType<Extract<keyof Words, string>> & { readonly words: Words } {
  type Word = Extract<keyof Words, string>;
  const names = Object.keys(words) as [Word, ...Word[]];
  return {
    name: 'choice',
    describe: {
      en: `One of ${names.map((name) => `\`${name}\``).join(', ')}`,
      ko: `다음 중 하나: ${names.map((name) => `\`${name}\``).join(', ')}`,
    },
    schema: z.enum(names) as unknown as z.ZodType<Word>,
    agree: (a, b) => a === b,
    plain: (value, locale) => words[value]?.[locale] ?? value,
    refs: () => [],
    words,
  };
}

/** True or false. */
export const flag: ValueType<boolean> = {
  name: 'flag',
  describe: { en: '`true` or `false`', ko: '`true` 또는 `false`' },
  schema: z.boolean(),
  agree: (a, b) => a === b,
  plain: (value, locale) => (value ? { en: 'yes', ko: '예' }[locale] : { en: 'no', ko: '아니요' }[locale]),
  refs: () => [],
};

/** A whole number, zero or more. */
export const count: ValueType<number> = {
  name: 'count',
  describe: { en: 'A whole number, zero or more', ko: '0 이상의 정수' },
  schema: z.int().nonnegative(),
  agree: (a, b) => a === b,
  plain: (value) => String(value),
  refs: () => [],
};

/** A language, as a BCP 47 tag: `en`, `ko`, `uz`, `sr-Latn`. */
export const language: ValueType<string> = {
  name: 'language',
  describe: { en: 'A language: a BCP 47 tag such as `en`, `ko`, `uz`', ko: '언어: `en`, `ko`, `uz` 같은 BCP 47 태그' },
  schema: z.string().check(expected('a BCP 47 tag such as `en`, `ko` or `uz`', isLanguage)),
  agree: (a, b) => a === b,
  plain: (value, locale) => nameIn(locale, 'language', value),
  refs: () => [],
};

function isLanguage(tag: string): boolean {
  try {
    return (
      Intl.getCanonicalLocales(tag)[0] === tag &&
      new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) !== undefined
    );
  } catch {
    return false;
  }
}

/** A country or territory, as an ISO 3166-1 alpha-2 code in capitals. Where a page of ours is meant, use a ref. */
export const countryCode: ValueType<string> = {
  name: 'country code',
  describe: { en: 'An ISO 3166-1 alpha-2 code such as `KR`', ko: '`KR` 같은 ISO 3166-1 두 글자 국가 코드' },
  schema: z.string().check(expected('an ISO 3166-1 alpha-2 code such as `KR`', isCountryCode)),
  agree: (a, b) => a === b,
  plain: (value, locale) => nameIn(locale, 'region', value),
  refs: () => [],
};

/** Whether `code` is an ISO 3166-1 alpha-2 code that has a name. */
export function isCountryCode(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code)) return false;
  // `UK`, `SU` and the like have names too, but stand for another code.
  if (Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`) return false;
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined;
}

const names = new Map<string, Intl.DisplayNames>();
function nameIn(locale: Locale, type: 'language' | 'region', code: string): string {
  const key = `${locale} ${type}`;
  const display = names.get(key) ?? new Intl.DisplayNames(locale, { type });
  names.set(key, display);
  return display.of(code) ?? code;
}

/** An address on the web: http or https, nothing else. */
export const url: ValueType<string> = {
  name: 'url',
  describe: {
    en: 'An address that begins with `https://` or `http://`',
    ko: '`https://` 또는 `http://`로 시작하는 주소',
  },
  schema: z
    .string()
    .check(
      expected(
        'an address that begins with `https://` or `http://`, without spaces, backslashes or a name before `@`',
        isWebAddress,
      ),
    ),
  agree: (a, b) => normaliseAddress(a) === normaliseAddress(b),
  plain: (value) => value,
  refs: () => [],
};

/**
 * Whether `address` is an absolute http(s) address, written out: scheme and slashes, no white space or control
 * characters (which browsers drop without a word), no backslashes (which they take for slashes), no user information
 * (`https://mois.go.kr@evil.example/` leads to the second host).
 */
export function isWebAddress(address: string): boolean {
  if (!/^https?:\/\/[^\s\p{C}\\/?#@][^\s\p{C}\\]*$/iu.test(address) || !URL.canParse(address)) return false;
  const parsed = new URL(address);
  return (
    (parsed.protocol === 'https:' || parsed.protocol === 'http:') && parsed.username === '' && parsed.password === ''
  );
}

/**
 * Whether the archive can be published at `address`: its links, its sitemap and its folders are made by appending to
 * it, so it is ASCII as browsers write it, has no query and no fragment, and ends in `/`.
 */
export const isSiteAddress = (address: string): boolean =>
  isWebAddress(address) &&
  /^[\w\-.~:/%]+\/$/u.test(address) &&
  !/\/\.{0,2}\//u.test(new URL(address).pathname) &&
  new URL(address).href === address;

/**
 * One form for addresses that lead to one page: no scheme, no `www.` or `m.`, no trailing slash or fragment,
 * no tracking or session parameters, parameters sorted. For comparing only.
 */
export function normaliseAddress(address: string): string {
  if (!isWebAddress(address)) return address;
  const { hostname, port, pathname, searchParams } = new URL(address);
  const host = hostname.replace(/^(?:www|m|mobile)\./u, '');
  const kept = [...searchParams]
    .filter(([name]) => !/^(?:utm_.+|fbclid|gclid|ref|jsessionid|sid)$/iu.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .toSorted();
  const path = pathname.replace(/;jsessionid=[^/]*/iu, '').replace(/\/+$/u, '');
  return `${host}${port && `:${port}`}${path}${kept.length ? `?${kept.join('&')}` : ''}`;
}
