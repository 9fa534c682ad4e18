import { join } from 'node:path';
import { formats } from '../src/archive/intake/intake.ts';
import { isPartialDate } from '../src/archive/model/fields/partial-date.ts';
import { isWebAddress } from '../src/archive/model/fields/text.ts';
import { draftsFolder } from '../src/archive/read.ts';
import { parseOptions, WrongUse } from './parse-options.ts';

const names = [...formats.keys()];

export const importUsage = `Usage: npm run import -- FILE|FOLDER|- [options]

Makes a draft of a source: its fields, everything of the archive that it names, and its whole text. Tells of every
line what became of it. Nothing is overwritten unasked; a source that the archive has is not imported again. A run
that was interrupted can be repeated.

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

Exit code: 0 if every source was taken in or is known, 1 if one was not, 2 for a wrong option or a draft that cannot be
written.`;

/** What the command line asks for, checked; throws `WrongUse`. `undefined` where it asks for the usage. */
export function readImportOptions() {
  const { values, positionals: paths } = parseOptions({
    allowPositionals: true,
    options: {
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
    },
  });
  if (values.help) return undefined;
  const { url: address, format, accessed, content, out = join(content, draftsFolder) } = values;
  const require = (holds: boolean, fault: string) => {
    if (!holds) throw new WrongUse(fault);
  };
  require(paths.length > 0, 'Missing source, expected a file, a folder or `-`');
  require(address === undefined ||
    isWebAddress(
      address,
    ), `Unexpected address \`${address}\` in \`--url\`, expected one that begins with \`https://\` or \`http://\``);
  require(format === undefined ||
    formats.has(
      format,
    ), `Unexpected format \`${format}\` in \`--format\`, expected one of ${names.map((name) => `\`${name}\``).join(', ')}`);
  require(accessed === undefined ||
    isPartialDate(
      accessed,
    ), `Unexpected date \`${accessed}\` in \`--accessed\`, expected \`2020\`, \`2020-01\` or \`2020-01-30\``);
  return {
    paths,
    address,
    format: format === undefined ? undefined : formats.get(format),
    content,
    out,
    accessed,
    again: values.again,
    force: values.force,
    dryRun: values['dry-run'],
    json: values.json,
  };
}
