import { editionOf } from '../address.ts';
import { locales } from '../model/label.ts';
import { sumsPath, type Measured } from './bag.ts';
import { indexFolder, pagefindFolder, wholePaths } from './whole-index.ts';
import { measure } from './measure.ts';
import type { Zipped } from './zip.ts';

/**
 * The list from which a browser keeps the site for reading without a line: every file that may be kept, with its hash
 * and size, in groups that are kept together. It names the build: what has the hash that it says is of that build.
 */

/** Paths from the root of the site, with the beginning of the SHA-256 hash in hexadecimal, and the size in bytes. */
export type KeptGroup = Readonly<Record<string, readonly [hash: string, bytes: number]>>;

/** What is kept together: what every reader needs, the search, the pages of each edition, and files that serve both. */
export interface KeptFiles {
  readonly shell: KeptGroup;
  readonly search: KeptGroup;
  readonly en: KeptGroup;
  readonly ko: KeptGroup;
  readonly files: KeptGroup;
}

/** Where the list stands. */
export const keptFilesPath = 'offline.json';

/** The service worker: it has to stand at the top of what it serves. */
export const workerPath = 'offline-worker.js';

/** What every page loads to be kept. */
export const keeperPath = 'offline.js';

/** What stands in the worker for the hash of the list, until that is made. */
export const buildToken = '{hash of the list of files}';

/** Digits of a hash that are told: enough to know damage and another build. */
const digits = 12;

const editions = `(?:${locales.map(editionOf).filter(Boolean).join('|')})?`;

/** Files for hosts, for other sites and for download, and lists of others. */
const leftOut = new RegExp(
  `^(?:og/|hosting/|_headers$|\\.|robots\\.txt$|sitemap|${[sumsPath, keptFilesPath, workerPath].map((path) => path.replaceAll('.', '\\.')).join('$|')}$)|\\.(?:zip|epub)$`,
  'u',
);

/** The first page, the page of what is kept, and what devices show of the archive. */
const shell = new RegExp(
  `^${editions}(?:(?:index|keep)\\.html|[^/]+\\.(?:ico|svg|png|webmanifest)|${keeperPath.replace('.', '\\.')})$`,
  'u',
);

/** The page that searches, and all that it loads: files of two builds do not fit together. */
const search = new RegExp(`^(?:${editions}search\\.html$|${pagefindFolder}|${indexFolder})`, 'u');

/** The group of a file; none for what is not kept. */
export function groupOf(path: string): keyof KeptFiles | undefined {
  if (leftOut.test(path) || wholePaths.test(path)) return undefined;
  if (shell.test(path)) return 'shell';
  if (search.test(path)) return 'search';
  if (!path.endsWith('.html')) return 'files';
  return locales.findLast((locale) => path.startsWith(editionOf(locale)));
}

/** The list for a site. */
export function keptFiles(site: readonly Measured[]): KeptFiles {
  const groups: Record<keyof KeptFiles, Record<string, [string, number]>> = {
    shell: {},
    search: {},
    en: {},
    ko: {},
    files: {},
  };
  for (const { path, measure: made } of site.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const group = groupOf(path);
    if (group) groups[group][path] = [made.sha256.slice(0, digits), made.bytes];
  }
  return groups;
}

/**
 * The files that speak of all others of `site`: the list, and the worker, which knows the list by its hash. Throws where
 * the script `worker` has no place for that.
 */
export function offlineFiles(site: readonly Measured[], worker: string): readonly Zipped[] {
  if (!worker.includes(buildToken))
    throw new Error(`Unexpected worker without \`${buildToken}\`, expected one that names its build`);
  const list = new TextEncoder().encode(`${JSON.stringify(keptFiles(site))}\n`);
  const told = worker.replaceAll(buildToken, measure(list).sha256);
  return [
    { path: keptFilesPath, bytes: list },
    { path: workerPath, bytes: new TextEncoder().encode(told) },
  ];
}
