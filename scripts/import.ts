import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formats } from '../src/archive/intake/intake.ts';
import { printOutcomes, type SourceOutcome } from '../src/archive/intake/outcomes.ts';
import { printReport } from '../src/archive/intake/report.ts';
import { isPartialDate } from '../src/archive/model/fields/partial-date.ts';
import { isWebAddress } from '../src/archive/model/fields/text.ts';
import { draftsFolder, readArchive } from '../src/archive/read.ts';
import { importSources } from './import-sources.ts';
import { listSources } from './source-files.ts';

const names = [...formats.keys()];
const usage = `Usage: npm run import -- FILE|FOLDER|- [options]

Makes a draft of a source: its fields, everything of the archive that it names, and its whole text. Tells of every
line what became of it. Nothing is overwritten unasked; a source that the archive has is not imported again.

  -                  read the source from the standard input
  --url ADDRESS      where the source was found
  --format NAME      how to read it: ${names.join(', ')} (default: the one that fits best)
  --out FOLDER       where drafts are written (default: ${draftsFolder} in the archive)
  --content FOLDER   the archive (default: content)
  --accessed DATE    when the source was read (default: today)
  --again            import a source that is known, under an id of its own
  --force            overwrite a draft that was edited
  --dry-run          write nothing
  --json             print what was done as JSON
  --help             print this

Exit code: 0 if every source was taken in or is known, 1 if one was not, 2 for a wrong option.`;

const options = {
  url: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  content: { type: 'string', default: 'content' },
  accessed: { type: 'string' },
  again: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

class WrongUsage extends Error {}

function readArguments() {
  const { values, positionals: paths } = parseArgs({ allowPositionals: true, options });
  const { url, format, accessed, help } = values;
  const unless = (holds: boolean, fault: string) => {
    if (!holds && !help) throw new WrongUsage(fault);
  };
  unless(paths.length > 0, 'Missing source, expected a file, a folder or `-`');
  unless(
    url === undefined || isWebAddress(url),
    `Unexpected address \`${url}\` in \`--url\`, expected one that begins with \`https://\` or \`http://\``,
  );
  unless(
    format === undefined || formats.has(format),
    `Unexpected format \`${format}\` in \`--format\`, expected one of ${names.map((name) => `\`${name}\``).join(', ')}`,
  );
  unless(
    accessed === undefined || isPartialDate(accessed),
    `Unexpected date \`${accessed}\` in \`--accessed\`, expected \`2020\`, \`2020-01\` or \`2020-01-30\``,
  );
  return { ...values, paths };
}

async function run({ paths, url, format, content, json, ...values }: ReturnType<typeof readArguments>) {
  const entries = (await Promise.all(paths.map(listSources))).flat();
  if (url !== undefined && entries.length !== 1)
    throw new WrongUsage(`Unexpected \`--url\` with ${entries.length} files, expected it with one`);
  const { records } = await readArchive(content).catch((error: NodeJS.ErrnoException) => {
    throw new WrongUsage(`Unexpected folder \`${content}\` in \`--content\`, expected an archive (${error.code})`);
  });
  const outcomes: SourceOutcome[] = [];
  const sum = () => `${outcomes.length} of ${entries.length} files`;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    // prettier-ignore
    process.once(signal, () => {
      console.error(`import: interrupted after ${sum()}; what was written is whole`);
      process.exit(code);
    });

  const alone = entries.length === 1 && entries[0]?.path === paths[0];
  const imported = importSources(entries, {
    ...values,
    records,
    address: url,
    format: format === undefined ? undefined : formats.get(format),
    out: values.out ?? join(content, draftsFolder),
    today: new Date().toLocaleDateString('sv'),
    dryRun: values['dry-run'],
  });
  for await (const outcome of imported) {
    outcomes.push(outcome);
    if (!alone) showProgress(`[${outcomes.length}/${entries.length}] ${outcome.outcome}  ${outcome.source}`);
    if (outcome.outcome === 'failed') showProgress(`import: ${outcome.because}`, true);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
  const [only] = outcomes;
  if (json) console.log(JSON.stringify(outcomes, null, 2));
  else if (!alone) console.log(printOutcomes(outcomes, values['dry-run']));
  else if (only?.report)
    console.log(`${printReport(only.report)}\n${only.outcome}: ${only.draft ?? only.id}\n${only.because}`);
  process.exitCode = outcomes.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}

/** A line on the error stream. On a terminal the next one takes its place, unless it is to stay. */
function showProgress(line: string, stays = false): void {
  const { stderr } = process;
  stderr.write(stderr.isTTY ? `\r\u001b[2K${line}${stays ? '\n' : ''}` : `${line}\n`);
}

try {
  const given = readArguments();
  if (given.help) console.log(usage);
  else await run(given);
} catch (error) {
  console.error(`import: ${(error as Error).message}`);
  // Node’s own complaints of an unknown option carry a code.
  process.exitCode = error instanceof WrongUsage || 'code' in (error as object) ? 2 : 1;
}
