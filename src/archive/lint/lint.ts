import { rulePathOf, urlOf } from '../address.ts';
import { link, type Archive } from '../graph.ts';
import type { Key } from '../model/id.ts';
import { keyOfRecord } from '../model/record.ts';
import type { Exception, Reading } from '../read.ts';
import { nearest } from '../text/nearest.ts';
import { problem, quote, sourceFile, type Finding, type Place, type SourceFile } from '../text/problem.ts';
import type { At, Report, Rule, SourceText } from './rule.ts';
import * as table from './rules.ts';

/** Every rule, by id. */
export const rules: readonly Rule[] = (Object.values(table) as readonly Rule[]).toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
);

/** What lint found: the linked archive, and the files that have problems, which are on the files as messages. */
export interface Linted {
  readonly archive: Archive;
  readonly files: readonly SourceFile[];
  readonly problems: number;
}

interface Found {
  readonly rule: Rule;
  readonly record: string | undefined;
  readonly file: SourceFile;
  readonly finding: Finding;
}

/**
 * Links what was read and runs every rule over it. All problems of the run are found before it ends: a rule that
 * throws becomes a problem itself.
 */
export function lint(
  reading: Reading,
  { sourceTexts = [], only = rules }: { sourceTexts?: readonly SourceText[]; only?: readonly Rule[] } = {},
): Linted {
  const archive = link(reading.records);
  const found: Found[] = [];
  const extra: SourceFile[] = [];
  for (const rule of only) {
    const report: Report = (at, { note = rule.mend.en, ...finding }) => {
      const { file, place } = locate(reading, at);
      const record = at.record && keyOfRecord(at.record);
      found.push({ rule, record, file, finding: { ...finding, rule: rule.id, place, note } });
    };
    try {
      rule.check?.({ reading, archive, sourceTexts }, report);
    } catch (error) {
      const file = sourceFile(`rule ${rule.id}`, '');
      extra.push(file);
      problem(file, {
        rule: rule.id,
        reason: `Unexpected error ${quote((error as Error).message)} in the rule \`${rule.id}\`, expected none`,
        note: `A mistake in the archive’s own code, not in a record: tell the maintainers.\n${(error as Error).stack ?? ''}`,
      });
    }
  }
  fileUnlessExcused(reading, found);
  judgeExceptions(reading, archive, found, only);
  const files = [...reading.files, ...extra].filter((file) => file.messages.length > 0);
  for (const file of files) {
    for (const message of file.messages)
      if (message.ruleId) message.url = urlOf(rulePathOf(message.ruleId), reading.settings.address);
  }
  return { archive, files, problems: files.reduce((sum, file) => sum + file.messages.length, 0) };
}

function locate(reading: Reading, at: At): { file: SourceFile; place: Place | undefined } {
  if ('file' in at) return { file: at.file, place: at.place };
  const source = reading.sources.get(keyOfRecord(at.record));
  if (!source) throw new Error(`Unexpected record \`${keyOfRecord(at.record)}\`, expected one of this reading`);
  return source.place(at.path, at.part);
}

/** Whether the entry of `exceptions.yaml` excuses what was found; from an absolute rule nothing is excused. */
const excuses = ({ rule, record }: Exception, found: Found) =>
  found.rule.id === rule && found.record === record && !found.rule.absolute;

/** Files what was found, but for what an exception excuses. */
function fileUnlessExcused({ exceptions }: Reading, all: readonly Found[]): void {
  for (const found of all)
    if (!exceptions.some((exception) => excuses(exception, found))) problem(found.file, found.finding);
}

/** An exception that excuses nothing is a problem: it would hide the next fault. */
function judgeExceptions(
  { broken, exceptions, tables }: Reading,
  archive: Archive,
  found: readonly Found[],
  only: readonly Rule[],
): void {
  for (const [index, exception] of exceptions.entries()) {
    const { rule: id, record } = exception;
    const table = tables.exceptions;
    // Of a record that could not be read nobody knows what it breaks.
    if (!table || broken.has(record as Key) || found.some((each) => excuses(exception, each))) continue;
    const rule = rules.find((each) => each.id === id);
    const report = (field: 'rule' | 'record', reason: string, note: string) =>
      problem(table.file, { rule: 'exception-needed', place: table.front.place([index, field]), reason, note });
    if (!rule) {
      const known = rules.map((each) => each.id);
      const near = nearest(id, known);
      report(
        'rule',
        `Unexpected rule ${quote(id)}, expected ${near ? `\`${near}\`` : 'the id of a rule'}`,
        'Write the id of a rule as problems print it, after the place, or remove the entry.',
      );
    } else if (!rule.check || rule.absolute) {
      report(
        'rule',
        `Unexpected exception from \`${id}\`, expected none, as nothing is excused from this rule`,
        'Remove the entry, and mend the record.',
      );
    } else if (!archive.records.some((each) => keyOfRecord(each) === record)) {
      const near = nearest(record, archive.records.map(keyOfRecord));
      report(
        'record',
        `Unexpected record ${quote(record)}, expected ${near ? `\`${near}\`` : 'a kind and an id, such as `centre/uzbekistan-2020`'}`,
        'Name a record of the archive, or remove the entry.',
      );
    } else if (only.includes(rule)) {
      report(
        'rule',
        `Unexpected exception from \`${id}\` for \`${record}\`, expected none, as the record does not break the rule`,
        'Remove the entry: an exception lasts only as long as its cause.',
      );
    }
  }
}
