import { abreast } from './abreast.ts';
import { isFull, NoList, OtherBuild, type Store } from './kept-store.ts';

/** Having files kept: those that are missing, or, where none is, those that turn out to be damaged. */

export interface Progress {
  readonly signal: AbortSignal;
  /** Told again and again how much is there, 0 to 1 by bytes. */
  tell(share: number): void;
}

/** Bytes of files, by the list. */
export const weightOf = ({ listing }: Pick<Store, 'listing'>, files: Iterable<string>): number =>
  [...files].reduce((sum, path) => sum + (listing.get(path)?.bytes ?? 0), 0);

/**
 * Fetches what of `files` is not kept, and comes to `done`; where all is there, looks whether it is sound, mends what is
 * not, and comes to `sound`. Rejects where it is stopped or a file cannot be had or kept: `wordFor` says why.
 */
export async function keepFiles(
  store: Store,
  files: readonly string[],
  { signal, tell }: Progress,
): Promise<'done' | 'sound'> {
  const { current } = await store.kept();
  const missing = files.filter((path) => !current.has(path));
  // What is whole by its names is looked into: damage does not show in a name.
  const isWhole = missing.length === 0;
  const total = weightOf(store, files);
  let there = isWhole ? 0 : total - weightOf(store, missing);
  const add = (path: string) => {
    there += weightOf(store, [path]);
    tell(there / total);
  };
  if (!isWhole) await store.fetchAll(missing, { signal, tell: add });
  else
    await abreast(
      files,
      async (path) => {
        if (!(await store.isSound(path))) await store.fetchAll([path], { signal });
        add(path);
      },
      signal,
    );
  signal.throwIfAborted();
  return isWhole ? 'sound' : 'done';
}

/** No worker serves what is kept: the host has none that can be installed, or has one of another build. */
export class NoWorker extends Error {
  override readonly name = 'NoWorker';
}

/** The word for why files could not be kept. What is nobody’s fault but ours is logged on the console too. */
export function wordFor(
  error: unknown,
  { aborted }: AbortSignal,
): 'stopped' | 'full' | 'otherVersion' | 'noList' | 'noWorker' | 'noLine' {
  if (aborted) return 'stopped';
  if (isFull(error)) return 'full';
  if (error instanceof OtherBuild) return 'otherVersion';
  if (error instanceof NoList) return 'noList';
  if (error instanceof NoWorker) return 'noWorker';
  if (!(error instanceof TypeError || error instanceof DOMException)) console.error(error);
  return 'noLine';
}
