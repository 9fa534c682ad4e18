import { resolve } from 'node:path';
import { lint } from '../src/archive/lint/lint.ts';
import { readArchive } from '../src/archive/read.ts';
import { measureCommand, type Cost } from './bench/measure-command.ts';
import { median } from './bench/median.ts';

const secondsSince = (start: bigint) => Number(process.hrtime.bigint() - start) / 1e9;

/** How many records the archive has, and the median of the seconds that it took to read and to check it. */
export async function timeChecks(runs: number): Promise<{ readonly records: number; readonly seconds: number }> {
  const times: number[] = [];
  let records = 0;
  for (let run = 0; run < runs; run += 1) {
    const start = process.hrtime.bigint();
    const reading = await readArchive('content');
    lint(reading);
    times.push(secondsSince(start));
    records = reading.records.length;
  }
  return { records, seconds: median(times) };
}

/** Builds the archive with nothing of earlier builds, and returns what it cost. */
export const timeBuild = (): Promise<Cost> =>
  measureCommand({
    command: process.execPath,
    args: [resolve('scripts/build.ts'), '--cold'],
    cwd: '.',
  });
