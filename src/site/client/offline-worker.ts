import type { Locale } from '../../archive/model/label.ts';
import { abreast } from './abreast.ts';
import {
  hashOf,
  isFull,
  keyFor,
  openStore,
  OtherBuild,
  pathsIn,
  readListing,
  searchesKept,
  searchKeptName,
  storeName,
  typed,
  type Store,
} from './kept-store.ts';

/**
 * The service worker: keeps what every reader needs, the search, and every page that is read, and answers from that.
 * It serves one build. What it answers from the store is of that build by its hash; the search is answered from the store
 * only if the whole of it is there, else the whole of it comes from the host. The worker of another build takes over when
 * it has as much as this one had, and no page is open that this one serves, or the reader asks for it.
 */

/** What the build puts in: the hash of the list of files, and what is said on a page of an earlier build. */
declare const BUILD: string;
declare const OLDER: Readonly<Record<Locale, string>>;
declare const PATHS: WorkerPaths;

/** Paths that the worker knows by name. */
export interface WorkerPaths {
  readonly list: string;
  readonly sums: string;
  readonly keep: Readonly<Record<Locale, string>>;
  /** The folder of the Korean edition. */
  readonly korean: string;
}

interface Extendable extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Told extends Extendable {
  readonly data: Message;
}
/** What pages say to the worker. */
export type Message =
  | { readonly say: 'take over' }
  /** A page was opened; `frugal` where the reader’s line is dear. */
  | { readonly say: 'read'; readonly address: string; readonly frugal: boolean };

interface Scope {
  readonly registration: {
    readonly scope: string;
    readonly installing: unknown;
    readonly waiting: unknown;
    update(): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install', listen: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listen: (event: Fetching) => void): void;
  addEventListener(type: 'message', listen: (event: Told) => void): void;
}
const scope = globalThis as unknown as Scope;
const root = scope.registration.scope;
const listAt = keyFor(root, PATHS.list, BUILD);

/** Whether an error says that the host has another build by now, of which a worker is to be fetched. */
const noteOther = (error: unknown) => {
  if (error instanceof OtherBuild) scope.registration.update().catch(() => undefined);
};

let opened: Promise<Store> | undefined;

/** The store, with the list of this build; the list is fetched where it is not kept. */
function store(): Promise<Store> {
  opened ??= (async () => {
    const cache = await caches.open(storeName(root));
    const kept = await (await cache.match(listAt))?.arrayBuffer();
    if (kept && (await hashOf(kept)) === BUILD) return storeOf(kept);
    const list = await (await fetch(new URL(PATHS.list, root), { cache: 'no-cache' })).arrayBuffer();
    if ((await hashOf(list)) !== BUILD) throw new OtherBuild('Unexpected list of files, expected that of this build');
    await cache.put(listAt, new Response(list, { headers: { 'content-type': 'application/json' } }));
    return storeOf(list);
  })();
  opened.catch(() => (opened = undefined));
  return opened;
}

const storeOf = (list: ArrayBuffer): Promise<Store> =>
  openStore(root, readListing(list), { cache: 'no-cache', priority: 'low' });

/** Fetches what of `paths` is not kept yet. */
async function complete(into: Store, paths: readonly string[]): Promise<void> {
  const { current } = await into.kept();
  await into.fetchAll(paths.filter((path) => !current.has(path)));
}

async function completeSearch(into: Store): Promise<void> {
  await complete(into, pathsIn(into.listing, 'search'));
  await caches.open(searchKeptName(root, BUILD));
}

scope.addEventListener('install', (event) => {
  const install = async () => {
    const into = await store();
    await complete(into, pathsIn(into.listing, 'shell'));
    // Whoever could search without a line can do so after the change.
    if ((await searchesKept(root)).length > 0) await completeSearch(into);
  };
  event.waitUntil(install());
});

/** What is done besides, once for each run of the worker. */
let besides: Promise<void> | undefined;

scope.addEventListener('message', (event) => {
  const { data } = event;
  if (data.say === 'take over') event.waitUntil(scope.skipWaiting());
  else event.waitUntil(afterReading(data.address, data.frugal).catch(noteOther));
});

async function afterReading(address: string, frugal: boolean): Promise<void> {
  const into = await store();
  // The page that was read first came before there was a worker.
  const path = pathOf(address, into);
  if (path !== undefined && into.listing.get(path)?.group !== 'search' && !(await into.match(path)))
    await into.fetchAll([path]);
  besides ??= tidy(into, frugal);
  await besides.catch((error: unknown) => {
    besides = undefined;
    // With no room left, what is kept stays as it is.
    if (!isFull(error)) throw error;
  });
}

/** Fetches anew what is kept of an earlier build, drops what this build does not need of it, and keeps the search. */
async function tidy(into: Store, frugal: boolean): Promise<void> {
  const { installing, waiting } = scope.registration;
  // What another worker has fetched for its build is not this one’s to drop.
  if (installing ?? waiting) return;
  for (const name of await searchesKept(root)) if (name !== searchKeptName(root, BUILD)) await caches.delete(name);
  const { current, older } = await into.kept();
  const isPage = (path: string) => !['shell', 'search', undefined].includes(into.listing.get(path)?.group);
  const own = new Set([listAt, keyFor(root, PATHS.sums, BUILD)]);
  await into.dropAddresses(
    [...older].flatMap(([path, at]) => (isPage(path) && !current.has(path) ? [] : at.filter((each) => !own.has(each)))),
  );
  if (frugal) return;
  await abreast(
    [...older].filter(([path]) => isPage(path) && !current.has(path)),
    async ([path, at]) => {
      await into.fetchAll([path]);
      await into.dropAddresses(at);
    },
  );
  await completeSearch(into);
}

/** The path of what is at an address, however the host writes it: with its ending, without, or as a folder. */
function pathOf(address: string, { listing }: Store): string | undefined {
  const { origin, pathname } = new URL(address);
  const path = decoded(`${origin}${pathname}`.slice(root.length));
  return (path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`]).find((each) =>
    listing.has(each),
  );
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  // What is asked for in parts or to be had anew, and what is carried away, comes from the host.
  if (request.method !== 'GET' || !request.url.startsWith(root) || request.headers.has('range')) return;
  if (
    request.cache === 'reload' ||
    request.cache === 'no-store' ||
    /\.(?:zip|epub)$/u.test(new URL(request.url).pathname)
  )
    return;
  event.respondWith(answer(event));
});

async function answer(event: Fetching): Promise<Response> {
  const { request } = event;
  const from = await store().catch(() => undefined);
  if (!from) return fetch(request);
  const { origin, pathname, search } = new URL(request.url);
  const asked = decoded(`${origin}${pathname}`.slice(root.length));
  if (asked === PATHS.list || asked === PATHS.sums) return aboutAll(request, asked, from);
  const path = pathOf(request.url, from);
  if (path === undefined) {
    const isFolder = from.listing.has(`${asked}/index.html`);
    return isFolder ? Response.redirect(`${root}${encodeURI(asked)}/${search}`) : fromHost(event, from, path);
  }
  const ofSearch = from.listing.get(path)?.group === 'search';
  const whole = !ofSearch || (await caches.has(searchKeptName(root, BUILD)));
  const kept = whole ? await from.match(path) : undefined;
  if (ofSearch && whole && !kept) {
    // One file of it is damaged: all of it comes from the host until it is whole again.
    await caches.delete(searchKeptName(root, BUILD));
    besides = undefined;
  }
  // Whoever wants to know what the host has asks so; a browser asks so for a page that the reader loads again, too.
  const wantsHost = request.cache === 'no-cache' && request.mode !== 'navigate';
  return kept && !wantsHost ? kept : fromHost(event, from, path, kept);
}

/** Asks the host, and keeps what it answers; without an answer, says what is kept instead. */
async function fromHost(event: Fetching, into: Store, path: string | undefined, kept?: Response): Promise<Response> {
  const { request } = event;
  const single = path === undefined || into.listing.get(path)?.group === 'search' ? undefined : path;
  try {
    const response = await fetch(request);
    if (single !== undefined && !kept && response.ok)
      event.waitUntil(into.keep(single, response.clone()).catch(noteOther));
    return response;
  } catch (error) {
    if (kept) return kept;
    const older = single === undefined ? undefined : await into.matchOlder(single);
    if (single !== undefined && older) return marked(older, single);
    if (request.mode !== 'navigate') throw error;
    const asked = request.url.slice(root.length);
    return Response.redirect(`${root}${PATHS.keep[languageOf(asked)]}?missing=${encodeURIComponent(asked)}`);
  }
}

const languageOf = (path: string): Locale => (path.startsWith(PATHS.korean) ? 'ko' : 'en');

/** A page of an earlier build, which says that it is. */
async function marked(page: Response, path: string): Promise<Response> {
  if (!path.endsWith('.html')) return page;
  const html = await page.text();
  const notice = `<p class="notice">${OLDER[languageOf(path)]}</p>`;
  return new Response(
    html.replace(/<main [^>]*>/u, (main) => main + notice),
    { headers: page.headers },
  );
}

/** The lists of all files: those of this build, if they are kept and still what they were. */
async function aboutAll(request: Request, asked: string, { listing }: Store): Promise<Response> {
  const cache = await caches.open(storeName(root));
  const at = keyFor(root, asked, BUILD);
  const found = await (await cache.match(at))?.arrayBuffer();
  const isSound = async (bytes: ArrayBuffer) =>
    asked === PATHS.list ? (await hashOf(bytes)) === BUILD : namesAll(new TextDecoder().decode(bytes), listing);
  const kept = found && (await isSound(found)) ? typed(asked, found) : undefined;
  if (found && !kept) await cache.delete(at);
  if (kept && request.cache !== 'no-cache') return kept;
  try {
    const response = await fetch(request);
    if (!response.ok || asked !== PATHS.sums) return response;
    const bytes = await response.clone().arrayBuffer();
    if (await isSound(bytes)) await cache.put(at, typed(asked, bytes)).catch(() => undefined);
    return response;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** Whether a list of hashes is that of this build: it names the list of files, and each of these files, by its hash. */
function namesAll(sums: string, listing: Store['listing']): boolean {
  const lines = new Map(sums.split('\n').map((line) => [line.slice(66), line.slice(0, 64)]));
  return lines.get(PATHS.list) === BUILD && [...listing].every(([path, { hash }]) => lines.get(path)?.startsWith(hash));
}
