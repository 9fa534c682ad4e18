import { printOutcome, printOutcomes, type SourceOutcome } from '../src/archive/intake/outcomes.ts';
import { readArchive } from '../src/archive/read.ts';
import { visible, visibleJson } from '../src/archive/text/visible.ts';
import { importUsage, readImportOptions } from './import-options.ts';
import { importSources } from './import-sources.ts';
import { WrongUse } from './parse-options.ts';
import { sweepPartials } from './partial-files.ts';
import { complain, say } from './say.ts';
import { listSources } from './source-files.ts';

type Options = NonNullable<ReturnType<typeof readImportOptions>>;

async function run({ paths, content, json, ...options }: Options): Promise<void> {
  const { address, out, dryRun } = options;
  const entries = (await Promise.all(paths.map(listSources))).flat();
  if (address !== undefined && entries.length !== 1)
    throw new WrongUse(`Unexpected \`--url\` with ${entries.length} files, expected it with one`);
  const { records } = await readArchive(content).catch((error: NodeJS.ErrnoException) => {
    throw new WrongUse(`Unexpected folder \`${content}\` in \`--content\`, expected an archive (${error.code})`);
  });
  const outcomes: SourceOutcome[] = [];
  const sum = () => `${outcomes.length} of ${entries.length} files`;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => {
      complain('import', `interrupted after ${sum()}; what was written is whole`);
      process.exit(code);
    });

  if (!dryRun) {
    sweepPartials(content, { below: true });
    sweepPartials(out);
  }
  const alone = entries.length === 1 && entries[0]?.path === paths[0];
  const today = new Date().toLocaleDateString('sv');
  for await (const outcome of importSources(entries, { ...options, records, today })) {
    outcomes.push(outcome);
    if (!alone) showProgress(`[${outcomes.length}/${entries.length}] ${outcome.outcome}  ${outcome.source}`);
    if (exitCodeOf(outcome) > 0) showProgress(`import: ${outcome.because}`, true);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
  const [only] = outcomes;
  if (json) console.log(visibleJson(outcomes));
  else if (!alone) say(printOutcomes(outcomes, dryRun));
  else if (only?.report) say(printOutcome(only));
  if (outcomes.length < entries.length)
    complain('import', `stopped after ${sum()}, as no other can be written there; repeat the command for the rest`);
  process.exitCode = Math.max(0, ...outcomes.map(exitCodeOf));
}

const exitCodeOf = ({ outcome }: SourceOutcome) => (outcome === 'unwritten' ? 2 : outcome === 'failed' ? 1 : 0);

/** A line on the error stream. On a terminal the next one takes its place, unless it is to stay. */
function showProgress(line: string, stays = false): void {
  const { stderr } = process;
  const shown = visible(line);
  stderr.write(stderr.isTTY ? `\r\u001b[2K${shown}${stays ? '\n' : ''}` : `${shown}\n`);
}

try {
  const options = readImportOptions();
  if (options) await run(options);
  else say(importUsage);
} catch (error) {
  complain('import', error);
  process.exitCode = error instanceof WrongUse ? 2 : 1;
}
