import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { closeCaches } from '../build/build-scope.ts';

/** What a copy of a page weighs, when it was written, and its SHA-256 hash. */
type Known = readonly [bytes: number, time: number, hash: string];

/**
 * Makes what Astro keeps of earlier builds safe to use. Astro overwrites its copies of pages as it goes and says at the
 * end which page belongs to which key; and it takes a copy as it finds it. So a mark tells that a build did not come to
 * that end, and then nothing is used; and a copy that is not as it was written is removed, which has Astro make the page
 * again. It has to be the last integration, as it also closes the caches of the others.
 */
export function reuse(): AstroIntegration {
  let builds = false;
  let folder = '';
  const mark = () => join(folder, 'unfinished');
  const listPath = () => join(folder, 'copies.json');
  return {
    name: 'reuse',
    hooks: {
      'astro:config:setup': ({ command }) => {
        builds = command === 'build';
      },
      'astro:config:done': ({ config, logger }) => {
        if (!builds) return;
        folder = fileURLToPath(config.cacheDir);
        if (existsSync(mark())) rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder, { recursive: true });
        const damaged = dropDamaged(join(folder, 'dist'), listPath());
        if (damaged > 0) logger.warn(`${damaged} copies of pages were damaged; those pages are made again`);
      },
      'astro:build:setup': () => {
        writeFileSync(mark(), '');
      },
      // The pages have been made, and Astro has written which is which.
      'astro:build:generated': () => {
        writeList(join(folder, 'dist'), listPath());
        rmSync(mark(), { force: true });
      },
      'astro:build:done': ({ logger }) => {
        for (const fault of closeCaches()) logger.warn(`could not keep everything for later builds: ${fault}`);
      },
    },
  };
}

/** Removes copies that the list does not know or knows otherwise; how many. */
function dropDamaged(copies: string, listPath: string): number {
  const known = readList(listPath);
  let dropped = 0;
  for (const path of filesIn(copies)) {
    const file = join(copies, path);
    const entry = known.get(path);
    if (entry && hashOf(file) === entry[2]) continue;
    rmSync(file, { force: true });
    dropped += 1;
  }
  return dropped;
}

/** Writes the hashes of all copies; of those that are as old and as large as they were, the hash that is known. */
function writeList(copies: string, listPath: string): void {
  const known = readList(listPath);
  const entries = filesIn(copies).map((path): [string, Known] => {
    const file = join(copies, path);
    const { size, mtimeMs } = statSync(file);
    const entry = known.get(path);
    return [path, [size, mtimeMs, entry?.[0] === size && entry[1] === mtimeMs ? entry[2] : hashOf(file)]];
  });
  writeFileSync(`${listPath}.partial`, JSON.stringify(Object.fromEntries(entries)));
  renameSync(`${listPath}.partial`, listPath);
}

function readList(path: string): ReadonlyMap<string, Known> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, Known>));
  } catch {
    return new Map();
  }
}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    : [];
