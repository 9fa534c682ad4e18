/** Compares files with their hashes, in a browser: those that a host gives out, or those that the browser has kept. */

/** Path from the root of the site → SHA-256 hash, in the order of the list. */
export type Sums = Map<string, string>;

/** The list that `sha256sum` reads: a hash, two spaces and a path on each line. Nothing where the text is no such list. */
export function parseSums(text: string): Sums | undefined {
  const lines = text.split('\n').filter((line) => line !== '');
  const entries = lines.flatMap((line) => {
    const [, hash, path] = /^([0-9a-f]{64}) [ *](.+)$/u.exec(line) ?? [];
    return hash !== undefined && path !== undefined ? [[path, hash] as const] : [];
  });
  return entries.length > 0 && entries.length === lines.length ? new Map(entries) : undefined;
}

/** The list of the files that are saved for offline use: it names nearly all files, and stands in the list of hashes. */
const filesList = 'offline.json';

/** The list of hashes, and its own hash; or why it proves nothing: it is no list, or not the list of all these files. */
export async function readSums(
  root: URL,
  how: RequestInit,
): Promise<{ readonly sums: Sums; readonly listHash: string } | 'badList' | 'foreignList'> {
  const get = async (path: string) => {
    const response = await fetch(new URL(path, root), how);
    if (!response.ok) throw new Error(`Unexpected answer ${response.status} for \`${path}\`, expected the file`);
    return response.arrayBuffer();
  };
  const list = await get('SHA256SUMS');
  const sums = parseSums(new TextDecoder().decode(list));
  if (!sums) return 'badList';
  const wanted = sums.get(filesList);
  if (wanted === undefined) return 'foreignList';
  const files = await get(filesList);
  // Where that list is another one, the check itself names it, and every file that differs.
  if ((await hashOf(files)) === wanted) {
    const groups = JSON.parse(new TextDecoder().decode(files)) as Readonly<Record<string, object>>;
    if (Object.values(groups).some((group) => Object.keys(group).some((path) => !sums.has(path)))) return 'foreignList';
  }
  return { sums, listHash: await hashOf(list) };
}

export interface Found {
  readonly same: number;
  /** What is not what the list says. */
  readonly differing: readonly string[];
  /** What is as the list says, but comes as a type of file that browsers treat otherwise. */
  readonly mistyped: readonly string[];
  /** What could not be had. */
  readonly missing: readonly string[];
  /** What was kept and is in no list. */
  readonly extra: readonly string[];
}

/** What a file holds; nothing where it cannot be had. `certain` is false where it may be the host’s word for “not here”. */
export interface Read {
  readonly bytes: ArrayBuffer;
  readonly certain: boolean;
  /** The type that a host sends it with; absent for what the browser has saved, as that is given out by its name. */
  readonly type?: string;
}

/** Types that browsers act by, by the ending of a file’s name. */
export type Types = Readonly<Record<string, string>>;

const essenceOf = (type: string): string => type.split(';')[0]?.trim().toLowerCase() ?? '';

/** Whether a browser treats a file of this type as what it is. No file but a page may come as a page. */
function fits(path: string, type: string, types: Types): boolean {
  const [, ending = ''] = /\.([^./]+)$/u.exec(path) ?? [];
  const [found, wanted = ''] = [essenceOf(type), essenceOf(types[ending] ?? '')];
  if (wanted.endsWith('/javascript')) return /^(?:text|application)\/(?:x-)?javascript$/u.test(found);
  return wanted === '' ? found !== 'text/html' : found === wanted;
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
  {
    signal,
    types,
    step,
  }: { readonly signal: AbortSignal; readonly types: Types; readonly step: (done: number, of: number) => void },
): Promise<Found> {
  const differing: string[] = [];
  const mistyped: string[] = [];
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
    if (found && (await hashOf(found.bytes)) === wanted) {
      if (found.type === undefined || fits(path, found.type, types)) same += 1;
      else mistyped.push(path);
    } else if (found?.certain) differing.push(path);
    else missing.push(path);
  };
  const worker = async () => {
    for (let path = paths[next++]; path !== undefined && !signal.aborted; path = paths[next++]) {
      await one(path);
      step((done += 1), paths.length);
    }
  };
  await Promise.all(Array.from({ length: abreast }, worker));
  for (const names of [differing, mistyped, missing, extra]) names.sort();
  return { same, differing, mistyped, missing, extra };
}

/** Reads from the host, or from what stands between: a copy that is as new as the host’s is not fetched again. */
export const fromHost =
  (root: URL, signal: AbortSignal) =>
  async (path: string): Promise<Read | undefined> => {
    try {
      const response = await fetch(new URL(encodeURI(path), root), { cache: 'no-cache', signal });
      const type = response.headers.get('content-type') ?? '';
      return { bytes: await response.arrayBuffer(), certain: response.ok, type };
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
