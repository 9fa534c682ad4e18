import { resolve } from 'node:path';
import { requireBuild } from './page-types.ts';
import { parseOptions } from './parse-options.ts';
import type { Fault, Round } from './plant/fault.ts';
import { copyFolder } from './plant/planted-copy.ts';
import { codeRounds, pageRounds } from './plant/rounds.ts';
import { resultOf, runTests } from './plant/run-tests.ts';

const usage = `Usage: npm run test:faults -- [options]

Plants faults in a copy of the build and in a copy of the sources, and runs the tests of \`npm test\` that are to catch
them: first without the faults, when they have to pass, then with them, when they have to fail and to say why. Prints a
table of what was caught by which test. Needs a build; \`npm run build\` makes it.

  --only NAME   plant this fault alone; may be given several times
  --help        print this

Exit code: 0 if every fault was caught, 1 if one was not, 2 for a wrong option.`;

const all: readonly Fault[] = [...pageRounds, ...codeRounds].flat();

/** What is wrong with how each fault was caught; none is said of those that were. */
async function tryRounds(rounds: readonly Round[], from: string, dist: boolean): Promise<ReadonlyMap<Fault, string>> {
  const missed = new Map<Fault, string>();
  if (rounds.length === 0) return missed;
  const copy = copyFolder(from, dist ? 'dist' : 'sources');
  const run = (round: Round) =>
    runTests(
      round.map(({ caught }) => caught),
      dist ? '.' : copy.folder,
      dist ? copy.folder : undefined,
    );
  try {
    const sound = await run(rounds.flat());
    for (const fault of rounds.flat()) {
      const result = resultOf(sound, fault.caught);
      if (result?.state === 'passed') continue;
      const why = result ? `fails without the fault: ${result.words.slice(0, 600)}` : 'is no test';
      missed.set(fault, `\`${fault.caught.test}\` ${why}`);
    }
    for (const round of rounds) {
      const undo = copy.plant(round);
      const results = await run(round);
      undo();
      for (const fault of round.filter((each) => !missed.has(each))) {
        const result = resultOf(results, fault.caught);
        const isCaught = result?.state === 'failed' && (fault.caught.says?.test(result.words) ?? true);
        if (!isCaught) missed.set(fault, result ? `${result.state}: ${result.words.slice(0, 600)}` : 'was not run');
        console.log(`${isCaught ? 'caught' : 'MISSED'}  ${fault.name}`);
      }
    }
  } finally {
    copy.remove();
  }
  return missed;
}

/** The faults as a table in Markdown. */
const tableOf = (faults: readonly Fault[], missed: ReadonlyMap<Fault, string>): string =>
  [
    '| fault | what it does | caught by |',
    '| --- | --- | --- |',
    ...faults.map((fault) => {
      const { name, does, caught } = fault;
      const by = missed.has(fault) ? '**nothing**' : `\`${caught.file.replace(/^tests\//u, '')}\`: ${caught.test}`;
      return `| ${name} | ${does} | ${by.replaceAll('|', '\\|')} |`;
    }),
  ].join('\n');

async function main(): Promise<void> {
  const { values } = parseOptions({
    options: { only: { type: 'string', multiple: true }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return console.log(usage);
  const strange = values.only?.find((wanted) => !all.some(({ name }) => name === wanted));
  if (strange !== undefined)
    throw new Error(`Unexpected fault \`${strange}\`, expected one of ${all.map(({ name }) => name).join(', ')}`);
  const chosen = ({ name }: Fault) => values.only?.includes(name) ?? true;
  const pick = (rounds: readonly Round[]) =>
    rounds.map((round) => round.filter(chosen)).filter((round) => round.length > 0);
  requireBuild('dist');
  const began = performance.now();
  const missed = new Map([
    ...(await tryRounds(pick(pageRounds), 'dist', true)),
    ...(await tryRounds(pick(codeRounds), resolve('.'), false)),
  ]);
  const faults = all.filter(chosen);
  console.log(`\n${tableOf(faults, missed)}\n`);
  for (const [{ name }, why] of missed) console.log(`NOT CAUGHT: ${name}\n  ${why}\n`);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${faults.length - missed.size} of ${faults.length} faults caught in ${seconds} s`);
  process.exitCode = missed.size > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(`plant-faults: ${(error as Error).message}`);
  process.exitCode = 2;
});
