import { exportFiles, exporters } from '../../archive/export/export-files.ts';
import { epub } from '../../archive/export/exporters/epub.ts';
import { measure, type Measure } from '../../archive/export/measure.ts';
import { zip, type Zipped } from '../../archive/export/zip.ts';
import { keyFor } from '../build/build-cache.ts';
import { cacheNamed } from '../build/build-scope.ts';
import type { SiteFiles } from '../build/site-files.ts';
import type { Site } from '../views/site.ts';

/** What each book weighs, by its path: the page of downloads says so. */
export type BookMeasures = ReadonlyMap<string, Measure>;

/** The files that the exporters make, to be written: the books first, as a page waits for their measures. */
export function downloads({ archive, settings }: Site, { put }: SiteFiles) {
  const files = exportFiles(archive, settings, exporters, zipOnce);
  return {
    writeBooks: (): BookMeasures =>
      new Map(
        files.flatMap((file) => {
          if (file.exporter !== epub) return [];
          const bytes = file.bytes();
          put(file.path, bytes);
          return [[file.path, measure(bytes)]];
        }),
      ),
    writeOthers: (): number => {
      const others = files.filter(({ exporter }) => exporter !== epub);
      for (const file of others) put(file.path, file.bytes());
      return others.length;
    },
  };
}

/** Packs files, unless an earlier build packed the same ones. */
function zipOnce(entries: readonly Zipped[]): Uint8Array<ArrayBuffer> {
  const kept = cacheNamed('books');
  const key = keyFor(...entries.flatMap(({ path, bytes, stored = false }) => [path, String(stored), bytes]));
  const known = kept.get(key);
  if (known) return new Uint8Array(known);
  const made = zip(entries);
  kept.set(key, made);
  return made;
}
