import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceTextIn } from '../src/archive/intake/promotion.ts';
import { formatAnnotations, formatProblems, problemsOf } from '../src/archive/lint/format-problems.ts';
import { lint } from '../src/archive/lint/lint.ts';
import type { SourceText } from '../src/archive/lint/rule.ts';
import { draftsFolder, readArchive } from '../src/archive/read.ts';
import { visibleJson } from '../src/archive/text/visible.ts';
import { readDraft } from './drafts.ts';
import { parseOptions } from './parse-options.ts';
import { complain, say } from './say.ts';

const usage = `Usage: npm run lint -- [options]

Reads the whole archive and reports every problem with its place, what was found, what was expected and how to mend it.

  --content FOLDER   the archive (default: content)
  --against FOLDER   compare every record with the texts of FOLDER too (default: the drafts of the archive)
  --json             print the problems as JSON
  --help             print this

Exit code: 0 if there is no problem, 1 if there is one, 2 for a wrong option, a folder that cannot be listed or a text that cannot be read.`;

const wrongFolder = (folder: string, option: string, { code }: NodeJS.ErrnoException) =>
  new Error(`Unexpected folder \`${folder}\` in \`${option}\`, expected one that can be listed (${code})`);

/** The texts of a folder, none of them through a link; none where there is no such folder and none was asked for. */
async function textsIn(folder: string, needed: boolean): Promise<readonly SourceText[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (!needed && error.code === 'ENOENT') return [];
    throw wrongFolder(folder, needed ? '--against' : '--content', error);
  });
  const texts = names.filter((name) => /\.(?:txt|mdx?|html?)$/u.test(name)).toSorted();
  return texts.map((name) => ({ path: join(folder, name), text: readDraft(join(folder, name)) }));
}

try {
  const { values } = parseOptions({
    options: {
      content: { type: 'string', default: 'content' },
      against: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) say(usage);
  else {
    const content = values.content.replace(/\/+$/u, '') || '/';
    const reading = await readArchive(content).catch((error: NodeJS.ErrnoException) => {
      throw wrongFolder(content, '--content', error);
    });
    const sourceTexts = [
      ...(await textsIn(join(content, draftsFolder), false)).flatMap(({ path, text }) => {
        const own = sourceTextIn(path, text);
        return own === undefined ? [] : [{ path, text: own }];
      }),
      ...(values.against === undefined ? [] : await textsIn(values.against, true)),
    ];
    const { files } = lint(reading, { sourceTexts });
    const problems = problemsOf(files, `${content}/`);
    if (values.json) console.log(visibleJson(problems));
    else say(formatProblems(problems));
    if (process.env['GITHUB_ACTIONS'] && problems.length > 0) console.log(formatAnnotations(problems));
    process.exitCode = problems.length > 0 ? 1 : 0;
  }
} catch (error) {
  complain('lint', error);
  process.exitCode = 2;
}
