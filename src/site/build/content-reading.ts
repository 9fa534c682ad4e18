import { fileURLToPath } from 'node:url';
import { link, type Archive } from '../../archive/graph.ts';
import { formatProblems, problemsOf } from '../../archive/lint/format-problems.ts';
import { lint } from '../../archive/lint/lint.ts';
import { archiveReader, readArchive, type Reading } from '../../archive/read.ts';
import { handedOver, handOver } from './build-scope.ts';
import { keptReadings } from './kept-readings.ts';

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
  const known = handedOver<Content>(contentName) ?? readClean(() => readArchive(folder, undefined, kept));
  handOver(contentName, known);
  return known;
}

/** Has {@link contentOf} answer with what another thread reads. */
export function handOverContent(content: Promise<Omit<Content, 'archive'>>): void {
  const linked = content.then((read): Content => ({ ...read, archive: link(read.records) }));
  // Whoever asks for it is told of a fault.
  linked.catch(() => undefined);
  handOver(contentName, linked);
}

/**
 * Reads a folder, and again when its files have changed: parses only what has changed since it was called before, and has
 * {@link contentOf} answer with what it read. Rejects with all problems, formatted, where there are any: then what was read
 * before holds on.
 */
export async function readAgain(folder: string): Promise<void> {
  const content = readClean(() => reader(folder));
  if (!handedOver(contentName)) handOver(contentName, content);
  await content;
  handOver(contentName, content);
}

/** The name by which it is handed over; pages know it too, without knowing how content is read. */
const contentName = 'content';

/** What earlier builds and servers have read; of each process the first reading alone asks for it. */
const kept = keptReadings();
const reader = archiveReader(kept);

async function readClean(read: () => Promise<Reading>): Promise<Content> {
  const reading = await read();
  kept.close();
  const { files, problems } = lint(reading);
  if (problems > 0) throw new Error(`the content has problems\n\n${formatProblems(problemsOf(files, 'content/'))}`);
  const { records, settings, moved } = reading;
  return { records, settings, moved, archive: link(records) };
}
