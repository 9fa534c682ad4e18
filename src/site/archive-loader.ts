import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import { formatProblems, problemsOf } from '../archive/lint/format-problems.ts';
import { lint } from '../archive/lint/lint.ts';
import { kinds } from '../archive/model/record.ts';
import { readArchive, type Reading } from '../archive/read.ts';

/** The folder of the content, below the project’s root. */
const folder = 'content';

/** The collection of what is not a record: settings and retired ids. */
export const wholeCollection = 'whole';

/**
 * Loaders that fill one collection for each kind from one reading. Astro’s own loaders log a file that they cannot
 * read and go on; here every problem of the content is printed, and the build ends.
 */
export function archiveLoaders(): Readonly<Record<string, Loader>> {
  let current: Promise<Reading> | undefined;
  const read = (root: string) => (current ??= readClean(root));
  const load =
    (
      name: string,
      entries: (reading: Reading) => readonly { id: string; data: Record<string, unknown> }[],
    ): Loader['load'] =>
    async ({ store, watcher, config, logger, generateDigest }) => {
      const root = fileURLToPath(new URL(`${folder}/`, config.root));
      const fill = async () => {
        const reading = await read(root);
        store.clear();
        for (const { id, data } of entries(reading)) store.set({ id, data, digest: generateDigest(data) });
      };
      await fill();
      watcher?.add(root);
      for (const change of ['add', 'change', 'unlink'] as const) {
        watcher?.on(change, (path) => {
          if (!path.startsWith(root) || path.startsWith(join(root, 'drafts'))) return;
          current = undefined;
          fill().catch((error: unknown) => {
            logger.error(`${name}: ${(error as Error).message}`);
          });
        });
      }
    };
  const loader = (name: string, entries: Parameters<typeof load>[1]): [string, Loader] => [
    name,
    { name: `archive ${name}`, load: load(name, entries) },
  ];
  return Object.fromEntries([
    ...kinds.map((kind) =>
      loader(kind.folder, ({ records }) =>
        records.filter((record) => record.kind === kind.name).map((record) => ({ id: record.id, data: { ...record } })),
      ),
    ),
    loader(wholeCollection, ({ settings, moved }) => [{ id: 'archive', data: { settings, moved } }]),
  ]);
}

async function readClean(root: string): Promise<Reading> {
  const reading = await readArchive(root);
  const { files, problems } = lint(reading);
  if (problems > 0) throw new Error(`the content has problems\n\n${formatProblems(problemsOf(files, `${folder}/`))}`);
  return reading;
}
