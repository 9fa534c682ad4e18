import type { Archive } from '../graph.ts';
import type { Label } from '../model/label.ts';
import type { RecordOf } from '../model/record.ts';
import type { Reading } from '../read.ts';
import type { Finding, Place, SourceFile } from '../text/problem.ts';

/** The text of a source, kept outside the archive, that digests are compared with. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** What a rule sees. */
export interface LintContext {
  readonly reading: Reading;
  readonly archive: Archive;
  readonly sourceTexts: readonly SourceText[];
}

/** Where a problem stands: in a field of a record, or in a file. */
export type At =
  | { readonly record: RecordOf; readonly path: readonly PropertyKey[]; readonly part?: 'key' | 'value' }
  | { readonly record?: RecordOf; readonly file: SourceFile; readonly place?: Place | undefined };

export type Report = (at: At, finding: Omit<Finding, 'rule' | 'place' | 'note'> & { readonly note?: string }) => void;

/**
 * A truth that the archive defends. Its words are the page that a problem links to; `mend` is also the note of its
 * problems, unless one brings its own.
 */
export interface Rule {
  readonly id: string;
  readonly summary: Label;
  readonly why: Label;
  readonly mend: Label;
  /** True of a rule from which no exception excuses. */
  readonly absolute?: true;
  /** Absent where the reader itself finds the problem, since nothing can be read past it. */
  check?(context: LintContext, report: Report): void;
}
