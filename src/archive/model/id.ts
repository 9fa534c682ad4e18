import { isPartialDate } from './fields/partial-date.ts';

/** The form of every id: lower-case ASCII words and figures joined by single hyphens. An id is a file name and an address. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Names that Windows keeps for devices, whatever ending follows: a file of such a name cannot be checked out there. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Whether a word of the form of an id is kept for something else: a device of Windows, or the index page of a folder. */
export const isReservedId = (id: string): boolean => id === 'index' || device.test(id);

/** The form of a ref in prose: `kind/id`. */
export const refPattern = /^([a-z]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** The key of a record among all records: `centre/uzbekistan-2020`. */
export type Key = `${string}/${string}`;
export const keyOf = (kind: string, id: string): Key => `${kind}/${id}`;

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  œ: 'oe',
  þ: 'th',
};

/**
 * An id made from a title: its ASCII words, at most `words` of them, after the date of publication if given.
 * What has no Latin letters (a Korean title) adds nothing; the result is then the date alone, or empty.
 *
 * @example idFrom('Korea opens centre', '2020-02-05') // '2020-02-05-korea-opens-centre'
 */
export function idFrom(title: string, date?: string, words = 8): string {
  const all = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæøłđıœþ]/gu, (letter) => letters[letter] ?? '')
    .replace(/[\u0300-\u036f'’ʻ]/gu, '')
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '' && word !== 'the' && word !== 'a');
  const dated = date !== undefined && isPartialDate(date) ? date.split('-') : [];
  const own = dated.every((word, index) => all[index] === word) ? all.slice(dated.length) : all;
  return [...dated, ...own.slice(0, words)].join('-');
}
