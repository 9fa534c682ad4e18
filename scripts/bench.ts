import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { lint } from '../src/archive/lint/lint.ts';
import { readArchive } from '../src/archive/read.ts';

/** Prints what the archive costs: seconds to check and to build it, and bytes by type of page. It never judges. */

const folder = 'dist';
const runs = 5;

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const seconds = (since: bigint) => Number(process.hrtime.bigint() - since) / 1e9;
const print = (...cells: readonly (string | number)[]) =>
  console.log(cells.map((cell, index) => (index ? String(cell).padStart(10) : String(cell).padEnd(24))).join(''));

const checks: number[] = [];
let records = 0;
for (let run = 0; run < runs; run += 1) {
  const start = process.hrtime.bigint();
  const reading = await readArchive('content');
  lint(reading);
  checks.push(seconds(start));
  records = reading.records.length;
}
print('records', records);
print('read and lint, s', median(checks).toFixed(3), `(median of ${runs})`);

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
print('build and index, s', seconds(start).toFixed(1));
const peaks = [...stderr.matchAll(/^peak (\d+)$/gmu)].map(([, kibibytes]) => Number(kibibytes) / 1024);
print('its memory, MiB', Math.max(...peaks).toFixed(0), '(the largest process)');

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));

/** The type of page that a path belongs to: its folder, or its name where it stands alone. */
const typeOf = (path: string) => path.replace(/^ko\//u, '').replace(/\/(?!index)[^/]*\.html$/u, '/*');

print('\npage type', 'pages', 'raw', 'gzip', 'brotli', '(largest of the type, bytes)');
for (const [type, paths] of Map.groupBy(
  files.filter((path) => path.endsWith('.html')),
  typeOf,
)) {
  const sizes = paths.map((path) => {
    const bytes = readFileSync(join(folder, path));
    return [bytes.length, gzipSync(bytes).length, brotliCompressSync(bytes).length] as const;
  });
  print(type, paths.length, ...([0, 1, 2] as const).map((at) => Math.max(...sizes.map((size) => size[at]))));
}

const sum = (paths: readonly string[]) =>
  paths.reduce((total, path) => total + readFileSync(join(folder, path)).length, 0);
print(
  '\nsearch index',
  files.filter((path) => path.startsWith('pagefind/')).length,
  sum(files.filter((path) => path.startsWith('pagefind/'))),
);
print('everything', files.length, sum(files));
