/**
 * Characters that no text of the archive holds: nobody sees them, and they turn the direction of writing, steer a
 * terminal, part a word that looks whole, or cannot be written in HTML at all.
 */

/** Controls but tab and line ends, formats, halves of surrogate pairs, what stands for a lost letter, and no characters. */
const refused =
  /[^\t\n\r\P{Cc}]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u{3164}\u{115f}\u{1160}\u{ffa0}\u{2800}\u{fffd}]/gu;

/** Letters of scripts in which U+200C and U+200D choose the form of a letter. */
const joining =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

/** A character as people look it up: `U+202E`. */
export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A character that a text may not hold, and its offset. */
export interface RefusedCharacter {
  readonly character: string;
  readonly offset: number;
}

/** The characters of a text that nobody would see. A joiner within a word of a script that needs it is none. */
export function refusedCharacters(text: string): readonly RefusedCharacter[] {
  return [...text.matchAll(refused)].flatMap(({ 0: character, index }) => {
    const joins = character === '\u200c' || character === '\u200d';
    if (joins && joining.test([...text.slice(Math.max(0, index - 2), index)].at(-1) ?? '')) return [];
    return [{ character, offset: index }];
  });
}
