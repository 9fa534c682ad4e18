import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { locales } from '../../src/archive/model/label.ts';
import { judge } from '../lighthouse.ts';
import type { BuiltType } from '../page-types.ts';
import { quickQuality, weighTypes } from '../weigh.ts';

const judged = 3;

/** Prints cells as a line of a table. */
export const printCells = (...cells: readonly (string | number)[]): void => {
  console.log(cells.map((cell, index) => (index ? String(cell).padStart(10) : String(cell).padEnd(24))).join(''));
};

const verdictOn = (limit: number | undefined, quick: number, small: number): string => {
  if (limit === undefined) return '';
  const within = quick <= limit ? 'within' : small <= limit ? 'within at quality 11 alone' : 'over';
  return `  ${within} ${limit / 1024} KiB`;
};

/** Prints what a reader fetches of the heaviest page of each type. */
export async function printWeights(folder: string, types: readonly BuiltType[]): Promise<void> {
  printCells(
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
    printCells(name, count, raw, quick, small, requests, script, `  ${path}${verdictOn(limit, quick, small)}`);
  }
  console.log(
    'The page and all that is needed to read it; scripts are not, as every page but the search is read without.',
  );
}

/** Prints how many files and bytes the search index and the whole build have. */
export function printSizes(folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const sum = (paths: readonly string[]) => paths.reduce((total, path) => total + statSync(join(folder, path)).size, 0);
  const index = files.filter((path) => /^(?:search-index|pagefind)\//u.test(path));
  printCells('\nsearch index', index.length, sum(index));
  printCells('everything', files.length, sum(files));
}

/** Prints what Lighthouse says of the longest page of the main types. */
export async function printJudgements(folder: string, types: readonly BuiltType[]): Promise<void> {
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
