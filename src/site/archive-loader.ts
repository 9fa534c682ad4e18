import type { Loader } from 'astro/loaders';
import { kinds, type KindName } from '../archive/model/record.ts';
import { contentFolder, contentOf, type Content } from './build/content-reading.ts';

/** The collection of what is not a record: settings and retired ids. */
export const wholeCollection = 'whole';

type Entry = { readonly id: string; readonly data: Record<string, unknown> };
type EntriesOf = (content: Content) => readonly Entry[];

/**
 * Loaders that fill one collection for each kind from one reading. Astro’s own loaders log a file that they cannot
 * read and go on; here every problem of the content is printed, and the build ends. While serving, collections stay empty:
 * pages take what was read as it is, since writing all of it to disk and loading it again takes longer than reading a
 * change.
 */
export function archiveLoaders(): Readonly<Record<string, Loader>> {
  const load =
    (entriesOf: EntriesOf): Loader['load'] =>
    async ({ store, watcher, config, generateDigest }) => {
      const content = await contentOf(contentFolder(config.root));
      const entries = watcher ? [] : entriesOf(content);
      const kept = new Set(entries.map(({ id }) => id));
      for (const id of store.keys()) if (!kept.has(id)) store.delete(id);
      // An entry whose digest is known is left as it is.
      for (const { id, data } of entries) store.set({ id, data, digest: generateDigest(data) });
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
