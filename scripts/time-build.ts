import { spawnSync } from 'node:child_process';
import { lint } from '../src/archive/lint/lint.ts';
import { readArchive } from '../src/archive/read.ts';

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
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

/** Builds the archive; tells how long it took, and the MiB of memory of the largest process. */
export function timeBuild(): { readonly seconds: number; readonly memory: number } {
  // Each process that the build starts on Node tells at its end how much memory it had at most.
  const telling = `data:text/javascript,${encodeURIComponent("process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS))")}`;
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync('astro', ['build', '--silent'], {
    stdio: ['inherit', 'inherit', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: `--import ${telling}` },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`Could not build the archive; \`npm run build\` says why\n${stderr}`);
  const peaks = [...stderr.matchAll(/^peak (\d+)$/gmu)].map(([, kibibytes]) => Number(kibibytes) / 1024);
  return { seconds: secondsSince(start), memory: Math.max(...peaks) };
}
