import { getCollection, getEntry, type CollectionKey } from 'astro:content';
import { citationPatterns } from '../archive/export/citation.ts';
import { exportFiles } from '../archive/export/export-files.ts';
import type { Exported } from '../archive/export/exporter.ts';
import { measure, type Measure } from '../archive/export/measure.ts';
import { link } from '../archive/graph.ts';
import { kinds, type RecordOf } from '../archive/model/record.ts';
import type { Moved, Settings } from '../archive/read.ts';
import { wholeCollection } from './archive-loader.ts';
import type { Content } from './build/content-reading.ts';
import { atClosing, cacheNamed, handedOver } from './build/build-scope.ts';
import type { Site } from './views/site.ts';

/** One linked archive for all pages. While serving, this module is made anew when the content was read again. */
export const site: Site = await load();

/** Every file that the exporters make, by name; a build writes them beside the pages. */
export const files: readonly Exported[] = exportFiles(site.archive, site.settings);

/** What a file of theirs weighs: of a book, a build knows when it has written it. */
export async function measures(): Promise<(file: Exported) => Measure> {
  const books = await handedOver<ReadonlyMap<string, Measure>>('books');
  return (file) => books?.get(file.path) ?? measure(file.bytes());
}

if (import.meta.env.PROD) keepPatterns();

async function load(): Promise<Site> {
  const { settings, ...content } = import.meta.env.DEV ? await read() : await collected();
  return { ...content, settings: { ...settings, address: import.meta.env.SITE } };
}

/** While serving: what was read last, as it is. */
async function read(): Promise<Site> {
  const content = await handedOver<Content>('content');
  if (!content) throw new Error('Could not find the content, expected it to be read when the server starts');
  const { archive, settings, moved } = content;
  return { archive, settings, moved };
}

/** The only reading of the collections. */
async function collected(): Promise<Site> {
  const entries = await Promise.all(kinds.map((kind) => getCollection(kind.folder as CollectionKey)));
  const whole = (await getEntry(wholeCollection as CollectionKey, 'archive')) as
    { data: { settings: Settings; moved: readonly Moved[] } } | undefined;
  if (!whole) throw new Error('Could not find the settings of the archive among the collections');
  // The collections are built from the table of kinds, so their types are lost; the reader has checked the same data.
  const records = entries.flat().map((entry) => (entry as { data: unknown }).data as RecordOf);
  const { settings, moved } = whole.data;
  return { archive: link(records), settings, moved };
}

/** Takes over what earlier builds asked the citation processor, and keeps what this one does. */
function keepPatterns(): void {
  const kept = cacheNamed('citations');
  const known = JSON.parse(kept.get('patterns')?.toString() ?? '[]') as [string, string][];
  for (const [key, pattern] of known) citationPatterns.set(key, pattern);
  atClosing(() => {
    if (citationPatterns.size > known.length)
      kept.set('patterns', new TextEncoder().encode(JSON.stringify([...citationPatterns])));
  });
}
