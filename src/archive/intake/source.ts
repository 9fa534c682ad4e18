import type { Root } from 'mdast';

/** The part of a page in which a line stands, as the page itself marks it. */
export type Region = 'navigation' | 'header' | 'footer' | 'aside' | 'article';

/** One line of a source as its reader sees it: a line of a text; a paragraph, heading, item or row of a page. */
export interface Line {
  /** Its words: one space between two, in Unicode's composed form. Never empty. */
  readonly text: string;
  /** The line of the file on which it begins, from 1. */
  readonly at: number;
  /** Whether it is set apart from the line before it. */
  readonly apart: boolean;
  readonly heading?: number;
  readonly region?: Region;
  /** Whether every word of it is a link. */
  readonly linked?: boolean;
  /** Why it is no part of what the page shows to read: a script, a form control … */
  readonly unread?: string;
}

/** What the head of a page says of it. */
export interface Meta {
  readonly title?: string;
  readonly siteName?: string;
  readonly address?: string;
  readonly published?: string;
  readonly author?: string;
  readonly language?: string;
}

/** What came in, as lines. */
export interface Source {
  readonly form: 'text' | 'html';
  readonly lines: readonly Line[];
  readonly meta: Meta;
  /** The lines that `keep` wants, with lists, tables, links and emphasis as the page has them. */
  tree(keep: (line: Line) => boolean): Root;
}

/** White space, and codes that are no characters of a text. */
export const blank = /[\s\p{Cc}\p{Noncharacter_Code_Point}]+/gu;

/** One line of words: composed, every run of white space one space. */
export const lineOf = (text: string): string => text.normalize('NFC').replace(blank, ' ').trim();
