/** Compares files with their hashes, in a browser: those that a host gives out, or those that the browser has kept. */

/** Path from the root of the site → SHA-256 hash, in the order of the list. */
export type Sums = Map<string, string>;

/** The list that `sha256sum` reads: a hash, two spaces and a path on each line. */
export const parseSums = (text: string): Sums =>
  new Map([...text.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gmu)].map(([, hash = '', path = '']) => [path, hash]));

export interface Found {
  readonly same: number;
  /** What is not what the list says. */
  readonly differing: readonly string[];
  /** What could not be had. */
  readonly missing: readonly string[];
  /** What was kept and is in no list. */
  readonly extra: readonly string[];
}

/** What a file holds; nothing where it cannot be had. `certain` is false where it may be the host’s word for “not here”. */
export interface Read {
  readonly bytes: ArrayBuffer;
  readonly certain: boolean;
}

/** Files read at one time: as many as browsers ask one host for. */
const abreast = 6;

export async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Reads each of `paths` and compares it; stops where `signal` says so, with what was found up to then. */
export async function compare(
  paths: readonly string[],
  sums: Sums,
  read: (path: string) => Promise<Read | undefined>,
  { signal, step }: { readonly signal: AbortSignal; readonly step: (done: number, of: number) => void },
): Promise<Found> {
  const differing: string[] = [];
  const missing: string[] = [];
  const extra: string[] = [];
  let [same, next, done] = [0, 0, 0];
  const one = async (path: string) => {
    const wanted = sums.get(path);
    if (wanted === undefined) {
      extra.push(path);
      return;
    }
    const found = await read(path);
    if (signal.aborted) return;
    // A page that a host sends for what it does not have may be the very file that is asked for.
    if (found && (await hashOf(found.bytes)) === wanted) same += 1;
    else if (found?.certain) differing.push(path);
    else missing.push(path);
  };
  const worker = async () => {
    for (let path = paths[next++]; path !== undefined && !signal.aborted; path = paths[next++]) {
      await one(path);
      step((done += 1), paths.length);
    }
  };
  await Promise.all(Array.from({ length: abreast }, worker));
  return { same, differing: differing.toSorted(), missing: missing.toSorted(), extra: extra.toSorted() };
}

/** Reads from the host, or from what stands between: a copy that is as new as the host’s is not fetched again. */
export const fromHost =
  (root: URL, signal: AbortSignal) =>
  async (path: string): Promise<Read | undefined> => {
    try {
      const response = await fetch(new URL(encodeURI(path), root), { cache: 'no-cache', signal });
      return { bytes: await response.arrayBuffer(), certain: response.ok };
    } catch {
      return undefined;
    }
  };

/** What this browser has kept of the site below `root`, by path; addresses are read as hosts read them. */
export async function kept(root: URL, sums: Sums): Promise<ReadonlyMap<string, () => Promise<Read | undefined>>> {
  const found = new Map<string, () => Promise<Read | undefined>>();
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const { href, origin, pathname } = new URL(request.url);
      if (!href.startsWith(root.href)) continue;
      const path = decodeURI((origin + pathname).slice(root.href.length));
      // No list has its own hash.
      if (path === 'SHA256SUMS') continue;
      const file = [path, `${path}index.html`, `${path}.html`].find((each) => sums.has(each)) ?? path;
      found.set(file, async () => {
        const response = await cache.match(request);
        return response && { bytes: await response.arrayBuffer(), certain: true };
      });
    }
  }
  return found;
}
