import { join } from 'node:path';
import { formatProblems } from '../src/archive/lint/format-problems.ts';
import { draftsFolder } from '../src/archive/read.ts';
import { parseOptions, WrongUse } from './parse-options.ts';
import { promoteDraft, type PromoteOptions } from './promote-draft.ts';
import { complain, say, warn } from './say.ts';
import { WriteFault } from './write-fault.ts';

const usage = `Usage: npm run promote -- ID [options]

Checks a draft as if it were in the archive, tells what is missing or wrong, and when nothing is, moves it there:
the article without the text of its source, which stays among the drafts. A run that was interrupted can be repeated.

  --as NEW-ID        the id that the article gets, and keeps (default: that of the draft)
  --content FOLDER   the archive (default: content)
  --dry-run          check only
  --help             print this

Exit code: 0 if the draft is clean, 1 if it is not, 2 for a wrong option or a file that cannot be written.`;

/** Undefined where the usage was asked for. */
function readArguments(): PromoteOptions | undefined {
  const { values, positionals } = parseOptions({
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      content: { type: 'string', default: 'content' },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new WrongUse('Missing id, expected that of one draft');
  const id = given.replace(/^.*[/\\]|\.mdx$/gu, '');
  return { id, as: values.as ?? id, content: values.content, dryRun: values['dry-run'] };
}

async function promote(options: PromoteOptions): Promise<void> {
  const { id, content, dryRun } = options;
  const { article, sourceText, problems, digestWritten } = await promoteDraft(options);
  if (!digestWritten && !problems.some(({ rule }) => rule === 'digest-written'))
    warn('Still to write: the digest, between the fields and `<SourceText>`\n');
  if (problems.length > 0 || !digestWritten) {
    warn(formatProblems(problems));
    warn(`promote: \`${id}\` stays a draft; lines are those of \`${join(content, draftsFolder, `${id}.mdx`)}\``);
    process.exitCode = 1;
  } else if (dryRun) say(`\`${id}\` is clean and would become \`${article}\` (dry run: nothing was moved)`);
  else say(`${article}\nThe text of the source stays in \`${sourceText}\`, outside the archive`);
}

try {
  const options = readArguments();
  if (options) await promote(options);
  else say(usage);
} catch (error) {
  complain('promote', error);
  process.exitCode = error instanceof WrongUse || error instanceof WriteFault ? 2 : 1;
}
