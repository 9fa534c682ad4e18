import { codePoint } from './characters.ts';

/**
 * Text from files, file names and addresses, made safe to print: a terminal obeys control characters, and CI obeys
 * lines that look like its commands (`::add-mask::`, `##[group]`). Both are shown instead.
 */

/** Characters that steer a terminal, turn the direction of writing, break a line or have no form of their own. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u{3164}\u{115f}\u{1160}\u{ffa0}\u{2800}]/gu;

const marked = (character: string) => `⟨${codePoint(character)}⟩`;

/** The text on one line: every control character, line feeds and tabs too, is shown as its code point: `⟨U+001B⟩`. */
export const visible = (text: string): string => text.replace(unseen, marked);

/**
 * A text of several lines: line feeds and tabs stay, other control characters are shown as code points, and a line that
 * CI would take for a command has the first character of the command shown as one: `⟨U+003A⟩:add-mask::`.
 * Applied twice, it changes nothing more.
 */
export const visibleLines = (text: string): string =>
  text
    .replace(unseen, (character) => (character === '\n' || character === '\t' ? character : marked(character)))
    .replace(/^([^\S\n]*):(?=:)/gmu, (_, space: string) => space + marked(':'))
    .replace(/#(?=#[a-z]*\[)/giu, marked);

/** A value as JSON that parses to the same value, with no character or command in it that a terminal or CI obeys. */
export const visibleJson = (value: unknown): string =>
  JSON.stringify(value, null, 2)
    .replace(unseen, (character) => (character === '\n' ? character : escaped(character)))
    .replace(/#(?=#[a-z]*\[)/giu, escaped);

/** As JSON escapes: one `\uXXXX` for each UTF-16 code unit. */
const escaped = (character: string) =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
