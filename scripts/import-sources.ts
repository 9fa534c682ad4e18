import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Format } from '../src/archive/intake/format.ts';
import { intake } from '../src/archive/intake/intake.ts';
import { articleSources } from '../src/archive/intake/known.ts';
import { nameIndex } from '../src/archive/intake/names.ts';
import type { SourceOutcome } from '../src/archive/intake/outcomes.ts';
import { printReport, reportOf } from '../src/archive/intake/report.ts';
import { settle, type SettleOptions } from '../src/archive/intake/settle.ts';
import type { RecordOf } from '../src/archive/model/record.ts';
import { changeFiles, type NewFile } from './atomic-write.ts';
import { readDrafts } from './drafts.ts';
import { readBytes, type SourceEntry } from './source-files.ts';
import { WriteFault } from './write-fault.ts';

interface Run extends SettleOptions {
  readonly records: readonly RecordOf[];
  readonly out: string;
  readonly address?: string | undefined;
  readonly format?: Format | undefined;
  readonly dryRun: boolean;
}

/**
 * Imports sources one by one. A source that fails is an outcome like the others and does not stop the run; a folder or
 * a disk that takes no files does, after the source that met it.
 */
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
      // Signals are answered between two sources.
      await setImmediate();
      try {
        yield importSource(source, await readBytes(source));
      } catch (error) {
        const { message: because } = error as Error;
        yield { source, outcome: error instanceof WriteFault ? 'unwritten' : 'failed', because };
        if (error instanceof WriteFault && error.ofFolder) return;
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
    // The report is no one’s to edit, and comes first: a draft that is there has its report.
    const files: NewFile[] = [{ path: reportPath, content: printReport(report), replace: true }];
    if (draft !== undefined) files.push({ path, content: draft, replace: outcome === 'overwritten' });
    if (!run.dryRun && (draft !== undefined || (outcome === 'unchanged' && !existsSync(reportPath))))
      changeFiles(files);
    if (draft !== undefined) drafts.set(id, draft);
    madeOf.set(id, source);
    return { source, outcome, id, because, draft: path, report };
  }
}
