import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCache, type BuildCache } from './build-cache.ts';

/**
 * What the parts of one build or one server share. Astro runs loaders, integrations and pages as instances of modules
 * that know nothing of each other, so what they share is kept in one named place of the process.
 */

interface Scope {
  /** What was read, by the name of its reader. */
  readonly readings: Map<string, unknown>;
  readonly caches: Map<string, BuildCache>;
  salt?: string;
}

const place = Symbol.for('korea-egov-archive.build');

const scope = (): Scope => {
  const shared = globalThis as { [place]?: Scope };
  return (shared[place] ??= { readings: new Map(), caches: new Map() });
};

/** What was read once for the whole process, by a name: kept by whoever reads first. */
export const sharedReadings = (): Map<string, unknown> => scope().readings;

/** The root of the project; commands run there. */
const root = process.cwd();

/** Where caches are, safe to delete. */
export const cacheFolder = join(root, '.cache/build');

/**
 * A hash of all that decides what a build makes of its content: our code, the versions of every package, and Node.js
 * with its tables of languages and dates. What was made under another salt is not used again.
 */
export function buildSalt(): string {
  const known = scope();
  return (known.salt ??= saltOf(root));
}

function saltOf(root: string): string {
  const hash = createHash('sha256').update(JSON.stringify(process.versions));
  const code = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const path of [...code, ...['astro.config.mjs', 'package-lock.json'].map((name) => join(root, name))]) {
    const bytes = readFileSync(path);
    hash.update(`\n${path.slice(root.length)} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

/** The cache of the build by a name, opened at its first use. */
export function cacheNamed(name: string): BuildCache {
  const { caches } = scope();
  const known = caches.get(name) ?? openCache(cacheFolder, name, buildSalt());
  caches.set(name, known);
  return known;
}

/** Writes what the caches hold for later builds, at the end of one; what kept that from being done, one line for each. */
export function closeCaches(): readonly string[] {
  const { caches } = scope();
  const faults = [...caches].flatMap(([name, cache]) => {
    const fault = cache.close();
    return fault === undefined ? [] : [`${name}: ${fault}`];
  });
  caches.clear();
  return faults;
}
