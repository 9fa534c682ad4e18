import { fileURLToPath } from 'node:url';
import { link, type Archive } from '../../archive/graph.ts';
import { formatProblems, problemsOf } from '../../archive/lint/format-problems.ts';
import { lint } from '../../archive/lint/lint.ts';
import { readArchive, type Reading } from '../../archive/read.ts';
import { handedOver, handOver, takeBack } from './build-scope.ts';

/** What the site is made of: the content, read and checked. Its files and their trees with places are left behind. */
export type Content = Pick<Reading, 'records' | 'settings' | 'moved'> & {
  /** The records, linked once for whoever runs in the process of the build. */
  readonly archive: Archive;
};

/** The folder of the content of the project at `root`. */
export const contentFolder = (root: URL): string => fileURLToPath(new URL('content/', root));

/**
 * The content of a folder, read and linted once for a process: loaders, cards and search take it from here. Rejects with
 * all problems, formatted, where it has any.
 */
export function contentOf(folder: string): Promise<Content> {
  const known = handedOver<Content>(nameOf(folder)) ?? readClean(folder);
  handOver(nameOf(folder), known);
  return known;
}

/** Has the next {@link contentOf} read again: a file has changed. */
export const forgetContent = (folder: string): void => {
  takeBack(nameOf(folder));
};

const nameOf = (folder: string): string => `content of ${folder}`;

async function readClean(folder: string): Promise<Content> {
  const reading = await readArchive(folder);
  const { files, problems } = lint(reading);
  if (problems > 0) throw new Error(`the content has problems\n\n${formatProblems(problemsOf(files, 'content/'))}`);
  const { records, settings, moved } = reading;
  return { records, settings, moved, archive: link(records) };
}
