import type { KeptFiles } from '../../archive/export/kept-files.ts';
import { mediaTypeOf } from '../../archive/export/media-type.ts';
import { filesOf, readWholePart, wholePathOf, type WholePart } from '../../archive/export/whole-index.ts';
import { abreast } from './abreast.ts';

/**
 * What a browser keeps of the archive. A file is kept under its address and the hash that the build’s list has for it,
 * and only if it has that hash: files of two builds lie side by side and are never taken for each other, and what is
 * there already is not fetched again. The hash is compared again when a file is read, as anything in the browser may have
 * changed it; its type follows from its name, whatever the host called it.
 */

/** What the list tells of a file. */
export interface Listed {
  readonly group: keyof KeptFiles;
  readonly hash: string;
  readonly bytes: number;
}

/** Paths of files as one build has them. */
export type Listing = ReadonlyMap<string, Listed>;

/** A host gave out something else in the place of a list. */
export class NoList extends Error {
  override readonly name = 'NoList';
}

/** The list as a host gave it out; throws {@link NoList} where that is anything but a list of the site. */
export function readListing(bytes: ArrayBuffer): Listing {
  try {
    const groups = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as KeptFiles;
    const listing: Listing = new Map(
      Object.entries(groups).flatMap(([group, files]) =>
        Object.entries(files as KeptFiles[keyof KeptFiles]).map(([path, [hash, size]]) => {
          if (!/^[0-9a-f]{12,64}$/u.test(hash) || !Number.isSafeInteger(size)) throw new TypeError(path);
          return [path, { group: group as keyof KeptFiles, hash, bytes: size }];
        }),
      ),
    );
    if (pathsIn(listing, 'shell').length > 0 && pathsIn(listing, 'search').length > 0) return listing;
  } catch (error) {
    throw new NoList('Unexpected list of files, expected `{ "shell": { path: [hash, bytes], … }, … }`', {
      cause: error,
    });
  }
  throw new NoList(
    'Unexpected list without the files that every reader needs, expected the groups `shell` and `search`',
  );
}

/** The paths of some groups of the list. */
export const pathsIn = (listing: Listing, ...groups: readonly Listed['group'][]): readonly string[] =>
  [...listing].flatMap(([path, { group }]) => (groups.includes(group) ? [path] : []));

/**
 * The SHA-256 hash, in hexadecimal. The page that checks copies has its own: a module that the scripts of two pages share
 * becomes a file, and pages carry their scripts in themselves.
 */
export async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A file is not what the list says: it is of another build, or was changed on its way. */
export class OtherBuild extends Error {
  override readonly name = 'OtherBuild';
}

/** What is kept. */
export interface Kept {
  /** Paths of which the file of this build is kept. */
  readonly current: ReadonlySet<string>;
  /** Addresses in the store of files that this build does not have, or has in another form, by path. */
  readonly older: ReadonlyMap<string, readonly string[]>;
}

/** How files are fetched together. */
interface FetchOptions {
  readonly signal?: AbortSignal;
  /** Called with each file that is kept. */
  tell?(path: string): void;
}

export interface Store {
  readonly listing: Listing;
  /** The file as this build has it, if it is kept and still has its hash. */
  match(path: string): Promise<Response | undefined>;
  /** The file as an earlier build had it, if it is kept and still has its hash. */
  matchOlder(path: string): Promise<Response | undefined>;
  /** Keeps what was fetched; throws {@link OtherBuild} if that is not the file of this build. */
  keep(path: string, response: Response): Promise<void>;
  /** Fetches files, and keeps and tells of each; stops at the first that cannot be had, or where `signal` says so. */
  fetchAll(paths: readonly string[], options?: FetchOptions): Promise<void>;
  /** Whether the kept file is as the list says. */
  isSound(path: string): Promise<boolean>;
  kept(): Promise<Kept>;
  drop(paths: Iterable<string>): Promise<void>;
  /** Takes out files by their addresses in the store. */
  dropAddresses(addresses: Iterable<string>): Promise<void>;
  /** Takes out everything, of every build. */
  clear(): Promise<void>;
}

/** The name of the cache of the archive whose root is at the address `root`: a host may have several. */
export const storeName = (root: string): string => `archive ${new URL(root).pathname}`;

/** The name of an empty cache that says of the archive at `root` that the search of a build is kept as a whole. */
export const searchKeptName = (root: string, build: string): string => `${storeName(root)} search ${build}`;

/** The caches that say so of any build. */
export const searchesKept = async (root: string): Promise<readonly string[]> =>
  (await caches.keys()).filter((name) => name.startsWith(searchKeptName(root, '')));

/** The address of a file in the store. */
export const keyFor = (root: string, path: string, hash: string): string =>
  `${new URL(encodeURI(path), root).href}?kept=${hash}`;

/** Files of the search of which each is fetched by itself; more come sooner in those that hold all. */
const fewOfSearch = 100;

/** The parts of what holds all files of the search, fetched one after another, as each is large. */
async function* wholeParts(get: (path: string) => Promise<Response>): AsyncGenerator<WholePart, void, void> {
  let parts = 1;
  for (let part = 1; part <= parts; part += 1) {
    const path = wholePathOf(part);
    try {
      const read = readWholePart(await (await get(path)).text(), part);
      parts = read.parts;
      yield read;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new OtherBuild(`Unexpected content of ${path}, expected files of the search`, { cause: error });
    }
  }
}

/** A file as it is kept. Other headers than its type speak of how it came: packed, redirected, to be asked for again. */
export const typed = (path: string, bytes: ArrayBuffer): Response =>
  new Response(bytes, { headers: { 'content-type': mediaTypeOf(path) } });

/** Opens the store of the archive at `root`; `how` says how its files are fetched. */
export async function openStore(root: string, listing: Listing, how: RequestInit): Promise<Store> {
  let cache = await caches.open(storeName(root));
  const keyOf = (path: string) => keyFor(root, path, listing.get(path)?.hash ?? '');
  /** What is kept at an address, if it still has the hash that the address names; what has not is taken out. */
  const sound = async (path: string, address: string): Promise<Response | undefined> => {
    const bytes = await (await cache.match(address))?.arrayBuffer().catch(() => undefined);
    const wanted = new URL(address).searchParams.get('kept');
    if (bytes && wanted && (await hashOf(bytes)).startsWith(wanted)) return typed(path, bytes);
    await cache.delete(address);
    return undefined;
  };
  const store: Store = {
    listing,
    match: (path) => sound(path, keyOf(path)),
    matchOlder: async (path) => {
      for (const { url } of await cache.keys(new URL(encodeURI(path), root), { ignoreSearch: true })) {
        const found = await sound(path, url);
        if (found) return found;
      }
      return undefined;
    },
    keep: async (path, response) => {
      const bytes = await response.arrayBuffer();
      const wanted = listing.get(path)?.hash;
      if (wanted === undefined || !(await hashOf(bytes)).startsWith(wanted))
        throw new OtherBuild(`Unexpected content of ${path}, expected that of this build`);
      await cache.put(keyOf(path), typed(path, bytes));
    },
    fetchAll: async (paths, { signal, tell } = {}) => {
      const get = async (path: string) => {
        const response = await fetch(new URL(encodeURI(path), root), { ...how, ...(signal ? { signal } : {}) });
        if (!response.ok) throw new OtherBuild(`Unexpected answer ${response.status} for ${path}, expected the file`);
        return response;
      };
      const ofSearch = new Set(paths.filter((path) => listing.get(path)?.group === 'search'));
      if (ofSearch.size > fewOfSearch) {
        for await (const part of wholeParts(get)) {
          const files = filesOf(part).filter(([path]) => ofSearch.delete(path));
          await abreast(
            files,
            async ([path, content]) => {
              await store.keep(path, new Response(content));
              tell?.(path);
            },
            signal,
          );
          if (signal?.aborted === true || ofSearch.size === 0) break;
        }
      }
      await abreast(
        paths.filter((path) => ofSearch.has(path) || listing.get(path)?.group !== 'search'),
        async (path) => {
          await store.keep(path, await get(path));
          tell?.(path);
        },
        signal,
      );
    },
    isSound: async (path) => (await store.match(path)) !== undefined,
    kept: async () => {
      const current = new Set<string>();
      const older = new Map<string, string[]>();
      for (const { url } of await cache.keys()) {
        const { pathname, search, origin } = new URL(url);
        const path = decodeURI(`${origin}${pathname}`.slice(root.length));
        if (search === `?kept=${listing.get(path)?.hash}`) current.add(path);
        else older.set(path, [...(older.get(path) ?? []), url]);
      }
      return { current, older };
    },
    drop: (paths) => store.dropAddresses([...paths].map(keyOf)),
    dropAddresses: (addresses) =>
      abreast([...addresses], async (address) => {
        await cache.delete(address);
      }),
    clear: async () => {
      for (const name of [...(await searchesKept(root)), storeName(root)]) await caches.delete(name);
      cache = await caches.open(storeName(root));
    },
  };
  return store;
}

/** Whether an error says that the device or the browser gives no more room. */
export const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError';
