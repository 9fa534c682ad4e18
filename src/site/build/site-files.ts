import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * The files of the site that is being built. A build begins with those of the one before, where they are as that left
 * them: to make a file anew costs more than most of what is in it.
 */

/** Files that are written anew in each build by who knows nothing of the build before: they are never taken over. */
export const writtenByOthers = /^(?:_astro\/|sitemap-)/u;

/** A file as it is on the disk: its bytes, the time of its last change in milliseconds, and its SHA-256 in hexadecimal. */
export type KnownFile = readonly [bytes: number, time: number, sha256: string];

/** Files by their path from the root of the site. */
export type KnownFiles = ReadonlyMap<string, KnownFile>;

/** A part of a build that writes files of the site. */
export interface SiteFiles {
  /** Puts a file at `path`; one that is there already, the same, is left alone. */
  put(path: string, content: string | Uint8Array): void;
  /** What was put, also by others who wrote with {@link add}. */
  readonly paths: ReadonlySet<string>;
  /** Adds what others have put. */
  add(paths: Iterable<string>): void;
}

/** Writes into `folder`, of which `known` is there. */
export function openSite(folder: string, known: KnownFiles): SiteFiles {
  const folders = new Set<string>();
  const paths = new Set<string>();
  return {
    paths,
    add: (others) => {
      for (const path of others) paths.add(path);
    },
    put: (path, content) => {
      paths.add(path);
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      const there = known.get(path);
      if (there?.[0] === bytes.length && there[2] === hashOf(bytes)) return;
      const file = join(folder, path);
      const parent = dirname(file);
      if (!folders.has(parent)) mkdirSync(parent, { recursive: true });
      folders.add(parent);
      writeFileSync(file, bytes);
    },
  };
}

/** Writes down what the files of a finished site are, for {@link takeOver} of the next build. */
export function writeKnown(listPath: string, files: Iterable<readonly [path: string, sha256: string]>): void {
  mkdirSync(dirname(listPath), { recursive: true });
  writeFileSync(`${listPath}.partial`, JSON.stringify(Object.fromEntries(files)));
  renameSync(`${listPath}.partial`, listPath);
}

/**
 * Of the files in `folder`, leaves those that are as `listPath` says, and returns them; removes all others. The list goes
 * with it: whoever ends before the next is written leaves a folder of which nothing is known.
 */
export function takeOver(folder: string, listPath: string): KnownFiles {
  const list = readList(listPath);
  rmSync(listPath, { force: true });
  if (list.size === 0) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const known = new Map<string, KnownFile>();
  for (const path of pathsIn(folder)) {
    const file = join(folder, path);
    const found = lstatSync(file, { throwIfNoEntry: false });
    // What is below a link went with the link.
    if (!found) continue;
    const sha256 = found.isFile() && list.has(path) ? hashOf(readFileSync(file)) : undefined;
    if (sha256 !== undefined && list.get(path) === sha256) known.set(path, [found.size, found.mtimeMs, sha256]);
    else rmSync(file, { force: true });
  }
  return known;
}

/** Removes the files of `folder` that are not among `paths`: of records that are gone. How many they were. */
export function removeOthers(folder: string, paths: ReadonlySet<string>): number {
  const others = pathsIn(folder).filter((path) => !paths.has(path));
  for (const path of others) rmSync(join(folder, path), { force: true });
  for (const parent of new Set(others.map((path) => dirname(join(folder, path)))))
    if (existsSync(parent) && readdirSync(parent).length === 0) rmSync(parent, { recursive: true, force: true });
  return others.length;
}

/** Paths of all files below `folder`, with `/`, sorted; links are files. */
export const pathsIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .toSorted()
    : [];

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function readList(path: string): ReadonlyMap<string, unknown> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as object));
  } catch {
    return new Map();
  }
}
