import { loadavg } from 'node:os';
import { printCells, printJudgements, printSizes, printWeights } from './bench/archive-costs.ts';
import { compare } from './bench/compare.ts';
import { timeDev } from './bench/dev-times.ts';
import { median } from './bench/median.ts';
import { printComparison } from './bench/print-comparison.ts';
import { builtTypes, requireBuild } from './page-types.ts';
import { parseOptions } from './parse-options.ts';
import { timeBuild, timeChecks } from './time-build.ts';

const usage = `Usage: npm run bench -- [options]

Prints what the archive costs: seconds to check and to build it, what a reader fetches of each type of page, and the size
of the search index. It never fails for what it finds.

  --built           measure \`dist/\` as it is, instead of building it
  --lighthouse      also have Lighthouse judge pages of the main types (npm fetches it: 135 MB; some minutes)

  --dev             only time \`npm run dev\` on a copy below \`.cache/bench/\`: from its start, with nothing kept from
                    earlier and once more, to the first page, and from edits to the page that shows them

With a number of articles it compares instead: makes that many, the same each time, below \`.cache/bench/\`, and builds them
cold, with nothing changed and after one edit, and the same texts as a plain site of Astro, MDX and Pagefind.

  --articles N      how many (1000 and 5000 are on record in scripts/README.md)
  --runs N          build everything so often, in turns, and print medians (default: 3)
  --without PARTS   leave parts out of the archive's build, such as \`cards,books,zip\`
  --help            print this

Wall seconds move with what else the machine does: trust CPU seconds and ratios. CPU seconds are of all processes and threads;
memory is that of all processes together, and of the largest. Only Linux has all of these figures; Windows has wall seconds alone.`;

const folder = 'dist';
const runs = 5;

/** The whole number of an option; throws for anything else. */
function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d{0,5}$/u.test(text)) return Number(text);
  throw new Error(`Unexpected value \`${text}\` of \`--${name}\`, expected a whole number such as 1000`);
}

/** What this project's own archive costs. */
async function printCosts({ built, lighthouse }: { readonly built: boolean; readonly lighthouse: boolean }) {
  const checks = await timeChecks(runs);
  printCells('records', checks.records);
  printCells('read and lint, s', checks.seconds.toFixed(3), `(median of ${runs})`);
  if (!built) {
    const { seconds, cpu, largest } = await timeBuild();
    printCells('build and index, s', seconds.toFixed(1));
    printCells('its CPU seconds', cpu?.toFixed(1) ?? '–');
    printCells('its memory, MiB', largest?.toFixed(0) ?? '–', '(the largest process)');
  }
  requireBuild(folder);
  const types = builtTypes(folder);
  await printWeights(folder, types);
  printSizes(folder);
  if (lighthouse) await printJudgements(folder, types);
}

/** What those who write wait for. */
async function printDevTimes(): Promise<void> {
  printCells(`load ${loadavg()[0]?.toFixed(0) ?? '–'}`, 'wall, s', 'CPU, s');
  for (const { start, first, edits } of await timeDev('.cache/bench/dev', runs)) {
    printCells(`first page, ${start}`, ...first.map((seconds) => seconds.toFixed(1)));
    const medians = ([0, 1] as const).map((part) => median(edits.map((edit) => edit[part])).toFixed(2));
    printCells(`edit to shown, ${start}`, ...medians, `  (median of ${edits.length})`);
  }
}

async function main(): Promise<void> {
  const { values } = parseOptions({
    options: {
      built: { type: 'boolean', default: false },
      dev: { type: 'boolean', default: false },
      lighthouse: { type: 'boolean', default: false },
      articles: { type: 'string' },
      runs: { type: 'string', default: '3' },
      without: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  if (values.dev) return printDevTimes();
  if (values.articles === undefined) return printCosts(values);
  const comparison = await compare({
    articles: wholeNumber('articles', values.articles),
    runs: wholeNumber('runs', values.runs),
    without: values.without.split(',').filter((part) => part !== ''),
    report: (run, what, { seconds, cpu }) => {
      console.error(
        `run ${run}, ${what}: ${seconds.toFixed(1)} s${cpu === undefined ? '' : `, ${cpu.toFixed(1)} CPU s`}`,
      );
    },
  });
  console.log(printComparison(comparison));
}

main().catch((error: unknown) => {
  console.error(`bench: ${(error as Error).message}`);
  process.exitCode = 2;
});
