import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { visible, visibleLines } from './visible.ts';

/** A stretch of a file, as unist counts: lines and columns from 1. */
export interface Place {
  readonly start: { readonly line: number; readonly column: number };
  readonly end?: { readonly line: number; readonly column: number };
}

/**
 * What is wrong with a file, in one grammar: “Unexpected `found`, expected … ”, and how to mend it.
 * `reason` is that sentence: values in backticks, no full stop.
 */
export interface Finding {
  /** Id of the rule that was broken. */
  readonly rule: string;
  readonly place?: Place | undefined;
  readonly reason: string;
  /** Why it matters and how to mend it. */
  readonly note: string;
  /** What stands in the file, and what would do, where each is a value. */
  readonly actual?: string;
  readonly expected?: readonly string[];
}

/** A file under reading, with the problems found in it. */
export type SourceFile = VFile;

/** A file with its text; the path is relative to the folder of the archive. */
export const sourceFile = (path: string, text: string): SourceFile => new VFile({ path, value: text });

/**
 * Files a problem on a file. All problems are made here: whatever of a file’s own words is in one, no character of it
 * steers a terminal or a log, and its place lies within the file.
 */
export function problem(file: SourceFile, finding: Finding): VFileMessage {
  const last = file.messages.at(-1);
  if (last && file.messages.length > mostProblems) return last;
  if (file.messages.length === mostProblems) return add(file, { ...tooMany, rule: finding.rule });
  return add(file, finding);
}

/** More problems of one file have one cause; the one after them says that there are more. */
const mostProblems = 100;
const tooMany = {
  reason: `Unexpected further problems in one file, expected at most ${mostProblems} to be told`,
  note: 'Mend those above and run the check again.',
};

function add(file: SourceFile, finding: Finding): VFileMessage {
  const place = finding.place && within(file, finding.place);
  const message = file.message(oneLine(finding.reason), {
    source: 'archive',
    ruleId: finding.rule,
    ...(place === undefined ? {} : { place: place.end ? { start: place.start, end: place.end } : place.start }),
  });
  message.fatal = true;
  message.note = visibleLines(finding.note);
  if (finding.actual !== undefined) message.actual = finding.actual;
  if (finding.expected) message.expected = [...finding.expected];
  return message;
}

const oneLine = (text: string) => visible(text.replace(/[\t\n\r]+/gu, ' '));

/** The lines of the files at hand, which have many problems together. */
const linesOf = new WeakMap<SourceFile, { readonly text: unknown; readonly lines: readonly string[] }>();

/** The place, or the nearest one that the file has: parsers point past the end where something is not closed. */
function within(file: SourceFile, { start, end }: Place): Place {
  const known = linesOf.get(file);
  const lines = known?.text === file.value ? known.lines : String(file.value ?? '').split('\n');
  linesOf.set(file, { text: file.value, lines });
  const point = ({ line, column }: Place['start']) => {
    const row = Math.min(Math.max(line, 1), lines.length);
    const last = (lines[row - 1] ?? '').replace(/\r$/u, '').length + 1;
    return { line: row, column: row < line ? last : Math.min(Math.max(column, 1), last) };
  };
  return { start: point(start), ...(end ? { end: point(end) } : {}) };
}

/** The value as it is quoted in a reason: in backticks, on one line, cut where it is long. */
export function quote(value: unknown): string {
  // What steers a terminal or turns the direction of writing is shown as its code point.
  const line = visible(shown(value).replace(/\s+/gu, ' ')).replaceAll('`', 'ˋ');
  const letters = [...line];
  return `\`${letters.length > 80 ? `${letters.slice(0, 77).join('')}…` : line}\``;
}

function shown(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    // YAML can hold a value that holds itself.
    return '…';
  }
}
