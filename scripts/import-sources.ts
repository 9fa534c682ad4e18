import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Format } from '../src/archive/intake/format.ts';
import { intake } from '../src/archive/intake/intake.ts';
import { articleSources } from '../src/archive/intake/known.ts';
import { nameIndex } from '../src/archive/intake/names.ts';
import type { SourceOutcome } from '../src/archive/intake/outcomes.ts';
import { printReport, reportOf } from '../src/archive/intake/report.ts';
import { settle, type SettleOptions } from '../src/archive/intake/settle.ts';
import type { RecordOf } from '../src/archive/model/record.ts';
import { writeAtomically } from './atomic-write.ts';
import { readBytes, type SourceEntry } from './source-files.ts';

interface Run extends SettleOptions {
  readonly records: readonly RecordOf[];
  readonly out: string;
  readonly address?: string | undefined;
  readonly format?: Format | undefined;
  readonly dryRun: boolean;
}

/** The texts of the drafts in a folder, by id; none where there is no folder. */
export function readDrafts(folder: string): Map<string, string> {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const names = entries
    .filter((entry) => entry.isFile() && /^[^.].*\.mdx$/u.test(entry.name) && !entry.name.endsWith('.ko.mdx'))
    .map(({ name }) => name);
  return new Map(
    names.toSorted().map((name) => {
      try {
        return [name.slice(0, -'.mdx'.length), readFileSync(join(folder, name), 'utf8')];
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        throw new Error(`Unexpected draft \`${join(folder, name)}\`, expected one that can be read (${code})`, {
          cause: error,
        });
      }
    }),
  );
}

/** Imports sources one by one. A source that fails is an outcome like the others; it does not stop the run. */
export async function* importSources(entries: readonly SourceEntry[], run: Run): AsyncGenerator<SourceOutcome> {
  const knowledge = { records: run.records, names: nameIndex(run.records) };
  const articles = articleSources(run.records);
  const drafts = readDrafts(run.out);
  /** Which source of this run each draft was made of. */
  const madeOf = new Map<string, string>();

  for (const { path: source, skipped, fault } of entries) {
    if (skipped !== undefined) yield { source, outcome: 'skipped', because: skipped };
    else if (fault !== undefined) yield { source, outcome: 'failed', because: fault };
    else {
      try {
        yield importSource(source, await readBytes(source));
      } catch (error) {
        yield { source, outcome: 'failed', because: (error as Error).message };
      }
    }
  }

  function importSource(source: string, bytes: Uint8Array): SourceOutcome {
    const name = source === '-' ? 'standard input' : source;
    const read = intake({ name, bytes }, knowledge, run);
    if ('fault' in read) return { source, outcome: 'failed', because: read.fault };
    const report = reportOf(read);
    const { outcome, id, because, draft } = settle(read, articles, drafts, run);
    const twin = madeOf.get(id);
    if (twin !== undefined) return { source, outcome: 'known', id, because: `\`${twin}\` is the same source`, report };
    if (outcome === 'known') return { source, outcome, id, because, report };

    const path = join(run.out, `${id}.mdx`);
    const reportPath = join(run.out, `${id}.report.txt`);
    if (!run.dryRun && draft !== undefined) writeAtomically(path, draft, { replace: outcome === 'overwritten' });
    if (!run.dryRun && (draft !== undefined || (outcome === 'unchanged' && !existsSync(reportPath))))
      writeAtomically(reportPath, printReport(report), { replace: true });
    if (draft !== undefined) drafts.set(id, draft);
    madeOf.set(id, source);
    return { source, outcome, id, because, draft: path, report };
  }
}
