import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { locales } from '../src/archive/model/label.ts';
import { judge } from './lighthouse.ts';
import { builtTypes, requireBuild, type BuiltType } from './page-types.ts';
import { parseOptions } from './parse-options.ts';
import { timeBuild, timeChecks } from './time-build.ts';
import { quickQuality, weighTypes } from './weigh.ts';

const usage = `Usage: npm run bench -- [options]

Prints what the archive costs: seconds to check and to build it, what a reader fetches of each type of page, and the size
of the search index. It never fails for what it finds.

  --built         measure \`dist/\` as it is, instead of building it
  --lighthouse    also have Lighthouse judge pages of the main types (npm fetches it: 135 MB; some minutes)
  --help          print this`;

const folder = 'dist';
const runs = 5;
const judged = 3;

const print = (...cells: readonly (string | number)[]) =>
  console.log(cells.map((cell, index) => (index ? String(cell).padStart(10) : String(cell).padEnd(24))).join(''));

const verdictOn = (limit: number | undefined, quick: number, small: number): string => {
  if (limit === undefined) return '';
  const within = quick <= limit ? 'within' : small <= limit ? 'within at quality 11 alone' : 'over';
  return `  ${within} ${limit / 1024} KiB`;
};

/** What a reader fetches of the heaviest page of each type. */
async function printWeights(types: readonly BuiltType[]): Promise<void> {
  print(
    '\npage type',
    'pages',
    'raw',
    `brotli ${quickQuality}`,
    'brotli 11',
    'requests',
    'script',
    '  the heaviest page:',
  );
  for await (const { name, limit, count, path, weight } of weighTypes(folder, types)) {
    const { raw, quick, small, requests, script } = weight;
    print(name, count, raw, quick, small, requests, script, `  ${path}${verdictOn(limit, quick, small)}`);
  }
  console.log(
    'The page and all that is needed to read it; scripts are not, as every page but the search is read without.',
  );
}

function weighEverything(): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const sum = (paths: readonly string[]) =>
    paths.reduce((total, path) => total + readFileSync(join(folder, path)).length, 0);
  const index = files.filter((path) => /^(?:search-index|pagefind)\//u.test(path));
  print('\nsearch index', index.length, sum(index));
  print('everything', files.length, sum(files));
}

/** What Lighthouse says of the longest page of the main types. */
async function printJudgements(types: readonly BuiltType[]): Promise<void> {
  const paths = types
    .filter((type) => type.judged)
    .flatMap(({ pages }) => locales.flatMap((locale) => pages[locale].slice(0, 1)));
  console.log(`\nLighthouse, as on a phone, the host packing with Brotli ${quickQuality}: medians of ${judged} runs`);
  for await (const { path, scores, lacking } of judge(folder, paths, judged)) {
    console.log(
      `${Object.entries(scores)
        .map(([name, score]) => `${name} ${score}`)
        .join(' · ')}  ${path}`,
    );
    for (const line of lacking) console.log(`    ${line}`);
  }
}

async function main(): Promise<void> {
  const { values } = parseOptions({
    options: {
      built: { type: 'boolean', default: false },
      lighthouse: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const checks = await timeChecks(runs);
  print('records', checks.records);
  print('read and lint, s', checks.seconds.toFixed(3), `(median of ${runs})`);
  if (!values.built) {
    const { seconds, memory } = timeBuild();
    print('build and index, s', seconds.toFixed(1));
    print('its memory, MiB', memory.toFixed(0), '(the largest process)');
  }
  requireBuild(folder);
  const types = builtTypes(folder);
  await printWeights(types);
  weighEverything();
  if (values.lighthouse) await printJudgements(types);
}

main().catch((error: unknown) => {
  console.error(`bench: ${(error as Error).message}`);
  process.exitCode = 2;
});
