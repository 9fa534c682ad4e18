import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openCache, type BuildCache } from './build-cache.ts';
import type { KnownFiles, SiteFiles } from './site-files.ts';

/**
 * What the parts of one build or one server share. Astro runs loaders, integrations and pages as instances of modules
 * that know nothing of each other, so what they share is kept in one named place of the process.
 */

interface Scope {
  /** What one part has made for others, or has begun to make, by a name. */
  readonly handedOver: Map<string, Promise<unknown>>;
  readonly caches: Map<string, BuildCache>;
  readonly closings: (() => void)[];
  salt?: string;
}

const place = Symbol.for('korea-egov-archive.build');

const scope = (): Scope => {
  const shared = globalThis as { [place]?: Scope };
  return (shared[place] ??= { handedOver: new Map(), caches: new Map(), closings: [] });
};

/** Hands something over to other parts of this build, under a name that both know. */
export const handOver = (name: string, made: Promise<unknown>): void => void scope().handedOver.set(name, made);

/** What was handed over under a name, if anything was. */
export const handedOver = <Value>(name: string): Promise<Value> | undefined =>
  scope().handedOver.get(name) as Promise<Value> | undefined;

/** The files of the site that is being built. */
export const siteFiles = (): Promise<SiteFiles> =>
  handedOver<SiteFiles>('site files') ?? Promise.reject(new Error('Unexpected files of a site outside of a build'));

/** What of them was there when the build began. */
export const knownFiles = (): Promise<KnownFiles> =>
  handedOver<KnownFiles>('known files') ?? Promise.reject(new Error('Unexpected files of a site outside of a build'));

/** The root of the project; commands run there. */
const root = process.cwd();

/** Where caches are, safe to delete. */
export const cacheFolder = join(root, '.cache/build');

/** The list of what the last build left: see `site-files.ts`. */
export const siteListPath = join(cacheFolder, 'site.json');

/**
 * A hash of all that decides what a build makes of its content: our code, the versions of every package, and Node.js
 * with its tables of languages and dates. What was made under another salt is not used again.
 */
export function buildSalt(): string {
  const known = scope();
  return (known.salt ??= hashOfFiles([...codeFiles(), 'astro.config.mjs', 'package-lock.json']));
}

/** The same of the packages alone, for what no code of ours has a part in. */
export const packageSalt = (): string => hashOfFiles(['package-lock.json']);

const codeFiles = (): readonly string[] =>
  readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted();

function hashOfFiles(paths: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(process.versions));
  for (const path of paths) {
    const file = join(root, path);
    if (existsSync(file)) hash.update(`\n${path}\n`).update(createHash('sha256').update(readFileSync(file)).digest());
  }
  return hash.digest('hex');
}

/** The cache of the build by a name, opened at its first use. */
export function cacheNamed(name: string, salt = buildSalt()): BuildCache {
  const { caches } = scope();
  const known = caches.get(name) ?? openCache(cacheFolder, name, salt);
  caches.set(name, known);
  return known;
}

/** Has `work` done before the caches are closed: what is kept as a whole is kept then. */
export const atClosing = (work: () => void): void => void scope().closings.push(work);

/** Writes what the caches hold for later builds, at the end of one; what kept that from being done, one line for each. */
export function closeCaches(): readonly string[] {
  const { caches, closings } = scope();
  for (const closing of closings.splice(0)) closing();
  const faults = [...caches].flatMap(([name, cache]) => {
    const fault = cache.close();
    return fault === undefined ? [] : [`${name}: ${fault}`];
  });
  caches.clear();
  return faults;
}
