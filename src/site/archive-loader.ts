import { join } from 'node:path';
import type { Loader } from 'astro/loaders';
import { draftsFolder } from '../archive/read.ts';
import { kinds, type KindName } from '../archive/model/record.ts';
import { contentFolder, contentOf, forgetContent, type Content } from './build/content-reading.ts';

/** The collection of what is not a record: settings and retired ids. */
export const wholeCollection = 'whole';

type Entry = { readonly id: string; readonly data: Record<string, unknown> };
type EntriesOf = (content: Content) => readonly Entry[];

/**
 * Loaders that fill one collection for each kind from one reading. Astro’s own loaders log a file that they cannot
 * read and go on; here every problem of the content is printed, and the build ends. While serving, one watcher serves
 * all collections: a change is read once.
 */
export function archiveLoaders(): Readonly<Record<string, Loader>> {
  const fills: ((content: Content) => void)[] = [];
  let watched = false;
  const load =
    (entriesOf: EntriesOf): Loader['load'] =>
    async ({ store, watcher, config, logger, generateDigest }) => {
      const root = contentFolder(config.root);
      const fill = (content: Content) => {
        const entries = entriesOf(content);
        const kept = new Set(entries.map(({ id }) => id));
        for (const id of store.keys()) if (!kept.has(id)) store.delete(id);
        // An entry whose digest is known is left as it is.
        for (const { id, data } of entries) store.set({ id, data, digest: generateDigest(data) });
      };
      fills.push(fill);
      fill(await contentOf(root));
      if (!watcher || watched) return;
      watched = true;
      const refill = afterEach(async () => {
        forgetContent(root);
        const content = await contentOf(root);
        for (const each of fills) each(content);
      });
      watcher.add(root);
      for (const change of ['add', 'change', 'unlink'] as const) {
        watcher.on(change, (path) => {
          if (!path.startsWith(root) || path.startsWith(join(root, draftsFolder))) return;
          refill().catch((error: unknown) => {
            logger.error((error as Error).message);
          });
        });
      }
    };
  const loader = (name: string, entriesOf: EntriesOf): [string, Loader] => [
    name,
    { name: `archive ${name}`, load: load(entriesOf) },
  ];
  return Object.fromEntries([
    ...kinds.map((kind) =>
      loader(kind.folder, ({ archive }) =>
        archive.of(kind.name as KindName).map((record) => ({ id: record.id, data: { ...record } })),
      ),
    ),
    loader(wholeCollection, ({ settings, moved }) => [{ id: 'archive', data: { settings, moved } }]),
  ]);
}

/** Runs `work` after each call, but not twice at a time: calls while it runs are answered by one more run. */
function afterEach(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  return () => {
    if (!running) return (running = work().finally(() => (running = undefined)));
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return (running = work().finally(() => (running = undefined)));
      });
    return next;
  };
}
