import { existsSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { placeOf, promotion, tidy, type Promotion } from '../src/archive/intake/promotion.ts';
import { formatProblems, problemsOf, type PrintedProblem } from '../src/archive/lint/format-problems.ts';
import { lint } from '../src/archive/lint/lint.ts';
import { idPattern } from '../src/archive/model/id.ts';
import { draftsFolder, readArchive } from '../src/archive/read.ts';
import { writeAtomically } from './atomic-write.ts';
import { readDrafts } from './import-sources.ts';

const usage = `Usage: npm run promote -- ID [options]

Checks a draft as if it were in the archive, tells what is missing or wrong, and when nothing is, moves it there:
the article without the text of its source, which stays among the drafts.

  --as NEW-ID        the id that the article gets, and keeps (default: that of the draft)
  --content FOLDER   the archive (default: content)
  --dry-run          check only
  --help             print this

Exit code: 0 if the draft is clean, 1 if it is not, 2 for a wrong option.`;

const options = {
  as: { type: 'string' },
  content: { type: 'string', default: 'content' },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

class WrongUse extends Error {}

/** The problems of the archive with these files in it that it does not have without them. */
async function problemsWith(
  content: string,
  overlay: ReadonlyMap<string, string>,
  source: { path: string; text: string },
): Promise<readonly PrintedProblem[]> {
  const problemsIn = async (files: ReadonlyMap<string, string>) =>
    problemsOf(lint(await readArchive(content, files), { sourceTexts: [source] }).files, `${content}/`);
  const key = ({ file, rule, reason }: PrintedProblem) => `${file} ${rule} ${reason}`;
  const before = new Set((await problemsIn(new Map())).map(key));
  return (await problemsIn(overlay)).filter((problem) => !before.has(key(problem)));
}

/** Writes the article and its translation, then takes the draft away; nothing is left half done. */
function move(draft: string, { article, sourceText }: Promotion, target: string, translation?: string): void {
  const written: string[] = [];
  const write = (path: string, text: string) => {
    writeAtomically(path, text);
    written.push(path);
  };
  try {
    write(`${target}.mdx`, tidy(article));
    if (translation !== undefined) write(`${target}.ko.mdx`, translation);
    writeAtomically(`${draft}.source.txt`, `${sourceText}\n`, { replace: true });
  } catch (error) {
    for (const path of written) rmSync(path);
    throw error;
  }
  for (const ending of ['.mdx', '.ko.mdx', '.report.txt']) rmSync(`${draft}${ending}`, { force: true });
}

async function promote(id: string, content: string, as: string, dryRun: boolean): Promise<void> {
  const folder = join(content, draftsFolder);
  const drafts = readDrafts(folder);
  const text = drafts.get(id);
  if (text === undefined)
    throw new WrongUse(
      `Unexpected id \`${id}\`, expected a draft in \`${folder}\`: ${[...drafts.keys()].map((each) => `\`${each}\``).join(', ') || 'there is none'}`,
    );
  if (!idPattern.test(as))
    throw new WrongUse(`Unexpected id \`${as}\`, expected lower-case words and figures joined by hyphens`);
  const promoted = promotion(text);
  const place = placeOf(as, promoted.article).slice(0, -'.mdx'.length);
  const target = join(content, place);
  if (existsSync(`${target}.mdx`))
    throw new Error(`Unexpected article \`${target}.mdx\`, expected none of that id; \`--as\` gives another`);
  const translation = await readFile(join(folder, `${id}.ko.mdx`), 'utf8').catch(() => undefined);
  const overlay = new Map([
    [`${place}.mdx`, promoted.article],
    ...(translation === undefined ? [] : [[`${place}.ko.mdx`, translation] as const]),
  ]);
  const problems = await problemsWith(content, overlay, { path: join(folder, `${id}.mdx`), text: promoted.sourceText });
  if (!promoted.digestWritten && !problems.some(({ rule }) => rule === 'digest-written'))
    console.error('Still to write: the digest, between the fields and `<SourceText>`\n');
  if (problems.length > 0 || !promoted.digestWritten) {
    console.error(formatProblems(problems));
    console.error(`promote: \`${id}\` stays a draft; lines are those of \`${join(folder, `${id}.mdx`)}\``);
    process.exitCode = 1;
  } else if (dryRun) console.log(`\`${id}\` is clean and would become \`${target}.mdx\` (dry run: nothing was moved)`);
  else {
    move(join(folder, id), promoted, target, translation);
    console.log(
      `${target}.mdx\nThe text of the source stays in \`${join(folder, `${id}.source.txt`)}\`, outside the archive`,
    );
  }
}

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [id, ...more] = positionals;
  if (values.help) console.log(usage);
  else if (id === undefined || more.length > 0) throw new WrongUse('Missing id, expected that of one draft');
  else {
    const own = id.replace(/^.*[/\\]|\.mdx$/gu, '');
    await promote(own, values.content, values.as ?? own, values['dry-run']);
  }
} catch (error) {
  console.error(`promote: ${(error as Error).message}`);
  process.exitCode = error instanceof WrongUse || 'code' in (error as object) ? 2 : 1;
}
