import { env } from 'node:process';
import { gunzipSync } from 'node:zlib';
import { gzipSync } from 'fflate';
import { close, createIndex } from 'pagefind';
import type { SearchIndex } from './index-files.ts';
import { pageLanguage } from './searched-page.ts';
import { withShortIds } from './short-ids.ts';

/**
 * Places of words in a file of Pagefind’s index, about. A question loads a file for each of its words: by Pagefind’s own
 * measure, 20,000, one is 25 KB.
 */
const fileSize = 1_000;

/** Pages that are handed to Pagefind before it has answered for them: it is another process, and need not wait for us. */
const together = 64;

/** Gives the texts of an index to Pagefind: what it makes of them, by path. Fails on any error that Pagefind returns. */
export async function indexWithPagefind({ pages }: SearchIndex): Promise<ReadonlyMap<string, Uint8Array>> {
  env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(fileSize);
  const { index, errors } = await createIndex({ forceLanguage: pageLanguage });
  if (!index) throw new Error(`Could not make the search index: ${errors.join('; ')}`);
  try {
    const faults = [...errors];
    for (let first = 0; first < pages.length; first += together) {
      const some = pages.slice(first, first + together);
      const added = await Promise.all(
        some.map((content, place) => index.addHTMLFile({ url: `/${first + place}`, content })),
      );
      faults.push(...added.flatMap((each) => each.errors));
    }
    const { files, errors: last } = await index.getFiles();
    faults.push(...last);
    if (faults.length > 0) throw new Error(`Could not make the search index: ${faults.join('; ')}`);
    return new Map(
      files
        .filter(({ path }) => needed.test(path))
        // Pagefind hands them over in any order.
        .toSorted((one, other) => (one.path < other.path ? -1 : 1))
        .map(({ path, content }) => [path, unpacked.test(path) ? content : repacked(path, content)]),
    );
  } finally {
    await close();
  }
}

const unpacked = /\.js(?:on)?$/u;

/** Pagefind packs in haste; its WebAssembly, which every first search loads, is 3 KB smaller for a little patience. */
function repacked(path: string, content: Uint8Array): Uint8Array {
  const bytes = gunzipSync(content);
  // By fflate and without a time: the zlib of Node.js packs otherwise on another processor.
  return gzipSync(path.endsWith('.pf_meta') ? withShortIds(bytes) : bytes, { level: 9, mtime: 0 });
}

/**
 * What Pagefind writes beside these is an interface of its own, which is not used, and fragments: copies of the texts,
 * which the records’ own files have as they were written.
 */
const needed = /^(?:pagefind\.js|pagefind-entry\.json|wasm\..+|.+\.pf_(?:meta|index|filter))$/u;
