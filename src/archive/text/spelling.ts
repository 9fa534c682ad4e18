/** One spelling for words that are written in several, so that a name or a question finds them all. */

/** British and American spellings. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/^centre(?=s?$)/u, 'center'],
  [/^programme(?=s?$)/u, 'program'],
  [/^defence$/u, 'defense'],
  [/^labour$/u, 'labor'],
  [/is(?=ations?$)/u, 'iz'],
];

/** A word in lower case by its one spelling. */
export const oneSpelling = (word: string): string =>
  spellings.reduce((text, [from, to]) => text.replace(from, to), word);

/** Letters without the marks above and below them. */
export const plainLetters = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC');
