import type { Pagefind } from '../../archive/search/pagefind.ts';
import { bytesOf, pagefindFolder, type WholeIndex } from '../../archive/export/whole-index.ts';

/** Pagefind’s own way to open an index; the script that has it is made with the index. */
export type CreateInstance = (options: {
  readonly basePath: string;
  readonly noWorker: boolean;
  readonly metaCacheTag: string;
}) => Pagefind;

/**
 * Opens the index below `root`, an absolute address that ends in `/`. After a failure it may be asked again. Where nothing
 * can be fetched, its `files` are given.
 */
export async function openPagefind(
  root: string,
  version: string,
  createInstance: CreateInstance,
  files?: WholeIndex['pagefind'],
): Promise<Pagefind> {
  const folder = root + pagefindFolder;
  if (files) answerFrom(folder, files);
  const lost = countLost(folder);
  // A worker would be its code once more; an answer takes milliseconds without one.
  const pagefind = createInstance({ basePath: folder, noWorker: true, metaCacheTag: version });
  const whole = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    const before = lost();
    const answer = await ask();
    if (lost() > before) throw new Error('Could not load a part of the search index');
    return answer;
  };
  // It calls itself ready before it is: its first answer tells whether it could be loaded.
  await whole(() => pagefind.search(null));
  return {
    filters: () => whole(() => pagefind.filters()),
    search: (text, options) => whole(() => pagefind.search(text, options)),
  };
}

/** Where in `folder` a file is that is asked for; Pagefind leaves out what its address has in common with the page’s. */
function placeIn(folder: string, asked: RequestInfo | URL): string | undefined {
  const { href, search } = new URL(asked instanceof Request ? asked.url : asked, location.href);
  return href.startsWith(folder) ? href.slice(folder.length, href.length - search.length) : undefined;
}

/** Has what is asked for in a folder answered from memory. */
function answerFrom(folder: string, files: WholeIndex['pagefind']): void {
  const { fetch } = globalThis;
  globalThis.fetch = (address, init) => {
    const place = placeIn(folder, address);
    if (place === undefined) return fetch(address, init);
    const packed = files[place];
    return Promise.resolve(packed === undefined ? new Response(null, { status: 404 }) : new Response(bytesOf(packed)));
  };
}

/**
 * Counts the files of a folder that could not be had. Pagefind goes on without a part of its index and finds nothing in it,
 * and a reader would take that for an answer.
 */
function countLost(folder: string): () => number {
  let lost = 0;
  const { fetch } = globalThis;
  globalThis.fetch = async (address, init) => {
    const isPart = placeIn(folder, address) !== undefined;
    try {
      const response = await fetch(address, init);
      if (isPart && !response.ok) lost += 1;
      return response;
    } catch (error) {
      if (isPart) lost += 1;
      throw error;
    }
  };
  return () => lost;
}
