import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { ReadingMemory, RecordTexts, SoundRecord } from '../../archive/read.ts';
import { keyFor, openCache, type BuildCache } from './build-cache.ts';
import { cacheFolder, packageSalt } from './build-scope.ts';

/**
 * What earlier builds and servers have read, in a cache on disk, which is opened when something is asked for. What it
 * holds was read by the same code, from the same texts.
 */
export function keptReadings(folder = cacheFolder): ReadingMemory & {
  /** Writes what was read; from then on nothing is recalled or kept. What cannot be written is read again by the next. */
  close(): void;
} {
  let cache: BuildCache | undefined;
  let isClosed = false;
  const opened = () => (isClosed ? undefined : (cache ??= openCache(folder, 'readings', saltOfReading())));
  return {
    recall: (path, texts) => {
      const value = opened()?.get(keyOf(path, texts));
      return value && (deserialize(value) as SoundRecord);
    },
    // Not as JSON, which would leave out what is undefined.
    keep: (path, texts, sound) => opened()?.set(keyOf(path, texts), serialize(sound)),
    close: () => {
      isClosed = true;
      cache?.close();
      cache = undefined;
    },
  };
}

const keyOf = (path: string, texts: RecordTexts): string =>
  keyFor(path, ...texts.map((text) => (text === undefined ? 'none' : `text ${text}`)));

/** A hash of all that decides what a reading makes of texts: the reader and what it imports, packages and Node.js. */
function saltOfReading(): string {
  const archive = join(import.meta.dirname, '../../archive');
  const folders = ['model', 'text'].flatMap((folder) =>
    readdirSync(join(archive, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  );
  const files = ['read.ts', 'schema-problem.ts', ...folders].filter((path) => path.endsWith('.ts')).toSorted();
  return keyFor(packageSalt(), ...files.flatMap((path) => [path, readFileSync(join(archive, path))]));
}
