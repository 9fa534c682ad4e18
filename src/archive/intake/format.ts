import type { article } from '../model/kinds/article.ts';
import type { Line, Source } from './source.ts';

/** A field of an article. */
export type FieldName = keyof (typeof article)['fields'];

/** `sure`: the source says so in a place made for it. `likely`: by the rule. `guess`: for want of better. */
export type Sureness = 'sure' | 'likely' | 'guess';

/** A value that was read, from where, and what shows it. */
export interface ReadField {
  readonly name: FieldName;
  readonly value: unknown;
  readonly sure: Sureness;
  readonly because: string;
  /** The lines that hold it; none where it comes from elsewhere. */
  readonly lines: readonly Line[];
}

/** What becomes of a line. */
export type Placement =
  | { readonly as: 'body' }
  | { readonly as: 'field'; readonly fields: readonly FieldName[] }
  | { readonly as: 'left-out'; readonly because: string };

/** A source sorted: every line has its place. */
export interface Sorted {
  readonly placements: ReadonlyMap<Line, Placement>;
  readonly fields: readonly ReadField[];
  /** What a person needs to look at. */
  readonly remarks: readonly string[];
}

/** How well a source fits a format: 0 is not at all, 1 is every mark of it. */
export interface Recognition {
  readonly score: number;
  readonly because: readonly string[];
}

/** What is known of a source beside its own words. */
export interface Known {
  readonly address?: string | undefined;
}

/** A layout in which sources are published. */
export interface Format {
  readonly name: string;
  /** Whose pages have it, for the list of formats. */
  readonly describe: string;
  recognise(source: Source): Recognition;
  read(source: Source, known: Known): Sorted;
}

/** A line by which a format is known. */
export interface Mark {
  readonly what: string;
  readonly weight: number;
  readonly holds: (text: string) => boolean;
}

/** The lines that the source shows to read. */
export const shown = (source: Source): readonly Line[] => source.lines.filter((line) => line.unread === undefined);

/** Recognition by marks, each of which some line bears. */
export function recogniseBy(source: Source, marks: readonly Mark[]): Recognition {
  const lines = shown(source);
  const found = marks.filter(({ holds }) => lines.some(({ text }) => holds(text)));
  return {
    score: Math.min(1, Math.round(found.reduce((sum, { weight }) => sum + weight, 0) * 100) / 100),
    because: found.map(({ what }) => what),
  };
}
