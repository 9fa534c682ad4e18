import { getCollection, getEntry, type CollectionKey } from 'astro:content';
import { exportFiles } from '../archive/export/export-files.ts';
import type { Exported } from '../archive/export/exporter.ts';
import { link } from '../archive/graph.ts';
import { kinds, type RecordOf } from '../archive/model/record.ts';
import type { Moved, Settings } from '../archive/read.ts';
import { wholeCollection } from './archive-loader.ts';
import type { Site } from './views/site.ts';

/** The only reading of the collections: one linked archive for all pages. */
export const site: Site = await load();

/** Every file that the exporters make: each is made once, for its own address and for the page that tells its hash. */
export const files: readonly Exported[] = exportFiles(site.archive, site.settings);

async function load(): Promise<Site> {
  const entries = await Promise.all(kinds.map((kind) => getCollection(kind.folder as CollectionKey)));
  const whole = (await getEntry(wholeCollection as CollectionKey, 'archive')) as
    { data: { settings: Settings; moved: readonly Moved[] } } | undefined;
  if (!whole) throw new Error('Could not find the settings of the archive among the collections');
  // The collections are built from the table of kinds, so their types are lost; the reader has checked the same data.
  const records = entries.flat().map((entry) => (entry as { data: unknown }).data as RecordOf);
  const { settings, moved } = whole.data;
  return { archive: link(records), settings: { ...settings, address: import.meta.env.SITE }, moved };
}
