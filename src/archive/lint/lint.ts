import { rulePathOf, urlOf } from '../address.ts';
import { link, type Archive } from '../graph.ts';
import { keyOfRecord } from '../model/record.ts';
import type { Reading } from '../read.ts';
import { problem, sourceFile, type Finding, type Place, type SourceFile } from '../text/problem.ts';
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
        reason: `Unexpected failure of the rule: ${(error as Error).message}`,
        note: (error as Error).stack ?? '',
      });
    }
  }
  fileUnlessExcused(reading, found);
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

/** Files what was found, but for what an exception excuses; an exception that excuses nothing is a problem. */
function fileUnlessExcused({ exceptions, tables }: Reading, found: readonly Found[]): void {
  const needed = new Set<number>();
  for (const { rule, record, file, finding } of found) {
    const excuse = exceptions.findIndex((exception) => exception.rule === rule.id && exception.record === record);
    if (excuse === -1) problem(file, finding);
    else needed.add(excuse);
  }
  for (const [index, { rule, record }] of exceptions.entries()) {
    const table = tables.exceptions;
    if (needed.has(index) || !table) continue;
    problem(table.file, {
      rule: 'exception-needed',
      place: table.front.place([index]),
      reason: `Unexpected exception from \`${rule}\` for \`${record}\`, expected none, as the record does not break the rule`,
      note: 'Remove the entry: an exception lasts only as long as its cause.',
    });
  }
}
