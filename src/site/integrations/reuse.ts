import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { closeCaches, handOver, knownFiles, siteFiles } from '../build/build-scope.ts';
import {
  hashOf,
  openSite,
  pathsIn,
  removeOthers,
  writtenByOthers,
  type KnownFile,
  type KnownFiles,
} from '../build/site-files.ts';

/**
 * Makes what earlier builds left safe to use again.
 *
 * The folder of the site holds the files of the build before; those that are as it left them stay. Beside them Astro
 * keeps copies of pages. It overwrites them as it goes and says at the end which belongs to which key, and it takes a
 * copy as it finds it: so a mark tells that a build did not come to that end, and then none is used; and one that is not
 * as it was written is removed, which has Astro make the page again.
 */
export function reuse(): readonly [first: AstroIntegration, last: AstroIntegration] {
  let builds = false;
  let copies = '';
  let site = '';
  let publicFolder = '';
  let isReady = false;
  const mark = () => join(copies, 'unfinished');
  const listPath = () => join(copies, 'copies.json');
  const first: AstroIntegration = {
    name: 'reuse',
    hooks: {
      'astro:config:setup': ({ command }) => {
        builds = command === 'build';
      },
      'astro:config:done': ({ config }) => {
        if (!builds) return;
        copies = fileURLToPath(config.cacheDir);
        site = fileURLToPath(config.outDir);
        publicFolder = fileURLToPath(config.publicDir);
        if (existsSync(mark())) rmSync(copies, { recursive: true, force: true });
        mkdirSync(copies, { recursive: true });
      },
      // Called for each of the bundles of a build.
      'astro:build:setup': async ({ logger }) => {
        if (isReady) return;
        isReady = true;
        const known = await knownFiles();
        handOver('site files', Promise.resolve(openSite(site, known)));
        const damaged = dropDamaged(join(copies, 'dist'), listPath(), known);
        if (damaged > 0) logger.warn(`${damaged} copies of pages were damaged; those pages are made again`);
        writeFileSync(mark(), '');
      },
      // The pages have been made, and Astro has written which is which.
      'astro:build:generated': () => {
        writeList(join(copies, 'dist'), listPath());
        rmSync(mark(), { force: true });
      },
    },
  };
  const last: AstroIntegration = {
    name: 'reuse',
    hooks: {
      'astro:build:done': async ({ assets, logger }) => {
        const { add, paths } = await siteFiles();
        add([...assets.values()].flat().map((url) => relative(site, fileURLToPath(url)).split(sep).join('/')));
        add(pathsIn(publicFolder));
        add(pathsIn(site).filter((path) => writtenByOthers.test(path)));
        removeOthers(site, paths);
        for (const fault of closeCaches()) logger.warn(`could not keep everything for later builds: ${fault}`);
      },
    },
  };
  return [first, last];
}

/**
 * Removes copies that the list does not know or knows otherwise; how many. Those of pages that are in the folder of the
 * site are not used: they are read only where they are not as old and as large as they were.
 */
function dropDamaged(copies: string, listPath: string, site: KnownFiles): number {
  const known = readList(listPath);
  let dropped = 0;
  for (const path of pathsIn(copies)) {
    const file = join(copies, path);
    const { size, mtimeMs } = statSync(file);
    const [bytes, time, sha256] = known.get(path) ?? [];
    if (site.has(path) && bytes === size && time === mtimeMs) continue;
    if (sha256 === hashOf(readFileSync(file))) continue;
    rmSync(file, { force: true });
    dropped += 1;
  }
  return dropped;
}

/** Writes the hashes of all copies; of those that are as old and as large as they were, the hash that is known. */
function writeList(copies: string, listPath: string): void {
  const known = readList(listPath);
  const entries = pathsIn(copies).map((path): [string, KnownFile] => {
    const file = join(copies, path);
    const { size, mtimeMs } = statSync(file);
    const entry = known.get(path);
    const isKnown = entry?.[0] === size && entry[1] === mtimeMs;
    return [path, [size, mtimeMs, isKnown ? entry[2] : hashOf(readFileSync(file))]];
  });
  writeFileSync(`${listPath}.partial`, JSON.stringify(Object.fromEntries(entries)));
  renameSync(`${listPath}.partial`, listPath);
}

function readList(path: string): ReadonlyMap<string, KnownFile> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, KnownFile>));
  } catch {
    return new Map();
  }
}
