import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuildFigures, Stage } from '../build/build-stages.ts';
import type { Corpus } from './corpus.ts';
import type { Command } from './measure-command.ts';

/** What of this project a copy needs to be built; its packages are found in the folders above. */
export const projectParts = [
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'src',
  'scripts',
  'public',
];

/** What a build leaves beside its sources: where a build ends, and where it keeps what it may use again. */
const made = ['dist', '.astro', '.cache', 'node_modules'];

/** Copies this project to `folder`, with the articles of the corpus for its content. */
export function copyOwnProject(folder: string, { files }: Corpus): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  for (const part of projectParts.filter((path) => existsSync(path)))
    cpSync(part, join(folder, part), { recursive: true });
  for (const [path, text] of files) {
    const file = join(folder, 'content', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** What builds the project in `folder` as `npm run build` does, without what `without` names. */
export function buildCommand(folder: string, without: readonly string[]): Command {
  if (without.length > 0)
    throw new Error(
      `Unexpected option \`--without ${without.join(',')}\`, expected none: the build leaves nothing out`,
    );
  return {
    command: process.execPath,
    args: [join(folder, 'scripts/build.ts')],
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  };
}

/** Takes away everything that earlier builds left in `folder`. */
export function forgetBuilds(folder: string): void {
  for (const path of made) rmSync(join(folder, path), { recursive: true, force: true, maxRetries: 3 });
}

/** Adds a sentence to the digest of an article in the middle of the corpus; what is returned takes it back. */
export function editOneArticle(folder: string, { files }: Corpus): () => void {
  const articles = [...files.keys()].filter((path) => path.endsWith('.mdx') && !path.endsWith('.ko.mdx'));
  const file = join(folder, 'content', articles[Math.floor(articles.length / 2)] ?? '');
  const before = readFileSync(file);
  appendFileSync(file, '\nA sentence that was added later.\n');
  return () => {
    writeFileSync(file, before);
  };
}

/** What the last build in `folder` wrote of its stages; none where it wrote nothing. */
export function stagesOf(folder: string): readonly Stage[] {
  const file = join(folder, '.cache/build-stages.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BuildFigures).stages : [];
}
