import type { VFileMessage } from 'vfile-message';
import type { SourceFile } from '../text/problem.ts';
import { visible } from '../text/visible.ts';

/** One problem as data: what `--json` prints. */
export interface PrintedProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly reason: string;
  readonly note: string;
  readonly url: string;
}

const sorted = (file: SourceFile): readonly VFileMessage[] =>
  file.messages.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));

/** Every problem of the files, in the order of paths and places. `folder` is put before each path. */
export const problemsOf = (files: readonly SourceFile[], folder = ''): readonly PrintedProblem[] =>
  files.flatMap((file) =>
    sorted(file).map((message) => ({
      file: folder + visible(file.path),
      line: message.line ?? 1,
      column: message.column ?? 1,
      rule: message.ruleId ?? '',
      reason: message.reason,
      note: message.note ?? '',
      url: message.url ?? '',
    })),
  );

/** Problems for people: place and rule, what was found and expected, how to mend it, where the rule is explained. */
export function formatProblems(problems: readonly PrintedProblem[]): string {
  const entries = problems.map(
    ({ file, line, column, rule, reason, note, url }) =>
      `${file}:${line}:${column}  ${rule}\n  ${reason}\n  ${note.split('\n').join('\n  ')}\n  ${url}\n`,
  );
  const files = new Set(problems.map(({ file }) => file)).size;
  const sum = problems.length === 0 ? 'No problems' : `${count(problems.length, 'problem')} in ${count(files, 'file')}`;
  return [...entries, sum].join('\n');
}

/** Problems as annotations of a pull request (GitHub workflow commands). */
export const formatAnnotations = (problems: readonly PrintedProblem[]): string =>
  problems
    .map(
      ({ file, line, column, rule, reason, note, url }) =>
        `::error file=${escapeProperty(file)},line=${line},col=${column},title=${escapeProperty(rule)}::${escapeData(`${reason}\n${note}\n${url}`)}`,
    )
    .join('\n');

const escapeData = (text: string) =>
  visible(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;
