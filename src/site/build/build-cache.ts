import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * What an earlier build made and a later one can use again, by a key that holds all that it was made from. One cache is
 * two files of a folder: `<name>.pack`, the values one behind the other, and `<name>.json`, the place and the hash of
 * each. A value is checked when it is read; whatever does not match, is damaged or belongs to something else counts as
 * not there, so that a cache can make a build faster and never different.
 */
export interface BuildCache {
  /** The value under `key`, or `undefined`. */
  get(key: string): Buffer | undefined;
  /** Whether there is a value under `key`, which is then kept; what it is worth, only {@link get} finds. */
  has(key: string): boolean;
  /** Keeps a value for later builds. It is not kept where the disk is full or cannot be written: that is reported by {@link close}. */
  set(key: string, value: Uint8Array): void;
  /**
   * Writes the index, with what was used since the cache was opened: the rest is forgotten, so that a cache holds what
   * one build needs. Returns what kept it from being written, or `undefined`.
   */
  close(): string | undefined;
}

/** Where a value stands in the pack, and the first half of its SHA-256 hash in hexadecimal. */
type Entry = readonly [offset: number, length: number, hash: string];

interface Index {
  /** Bytes of the pack that the index knows of. */
  readonly size: number;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** A pack is written anew when less than this part of it is in use. */
const leastUsed = 0.5;

/** Opens the cache `name` of `folder`. What was kept under another `salt` is not there. */
export function openCache(folder: string, name: string, salt: string): BuildCache {
  const packPath = join(folder, `${name}.pack`);
  const indexPath = join(folder, `${name}.json`);
  const index = readIndex(indexPath, salt, statSync(packPath, { throwIfNoEntry: false })?.size);
  const used = new Map<string, Entry>();
  let fault: string | undefined;
  const attempt = <Value>(work: () => Value): Value | undefined => {
    try {
      return work();
    } catch (error) {
      fault ??= (error as Error).message;
      return undefined;
    }
  };
  const writing = attempt(() => {
    mkdirSync(folder, { recursive: true });
    return openSync(packPath, index ? 'r+' : 'w+');
  });
  // A cache that cannot be written may still be read.
  const file = writing ?? attempt(() => openSync(packPath, 'r'));
  let size = index?.size ?? 0;

  const read = (entry: Entry | undefined): Buffer | undefined => {
    if (!entry || file === undefined) return undefined;
    const [offset, length, hash] = entry;
    const value = Buffer.allocUnsafe(length);
    const count = attempt(() => readSync(file, value, 0, length, offset));
    return count === length && hashOf(value) === hash ? value : undefined;
  };

  return {
    get: (key) => {
      const entry = used.get(key) ?? index?.entries.get(key);
      const value = read(entry);
      if (entry && value) used.set(key, entry);
      return value;
    },
    has: (key) => {
      const entry = used.get(key) ?? index?.entries.get(key);
      if (entry) used.set(key, entry);
      return entry !== undefined;
    },
    // Behind everything that the index on disk knows of: a run that ends here leaves an index that holds.
    set: (key, value) => {
      if (writing === undefined || fault !== undefined) return;
      attempt(() => {
        writeAll(writing, value, size);
        used.set(key, [size, value.length, hashOf(value)]);
        size += value.length;
      });
    },
    close: () => {
      if (writing !== undefined) attempt(finish);
      if (file !== undefined) closeSync(file);
      return fault;
    },
  };

  function finish(): void {
    const kept = [...used.values()].reduce((sum, [, length]) => sum + length, 0);
    const [entries, end] = kept < size * leastUsed ? rewrite() : [used, size];
    const text = JSON.stringify({ salt, size: end, entries: Object.fromEntries(entries) });
    writeFileSync(`${indexPath}.partial`, text);
    renameSync(`${indexPath}.partial`, indexPath);
  }

  /** Writes a pack of what is used alone. The index goes first: without it, what is left of a run that ends here is not read. */
  function rewrite(): readonly [ReadonlyMap<string, Entry>, number] {
    const partial = `${packPath}.partial`;
    const moved = new Map<string, Entry>();
    const target = openSync(partial, 'w');
    let end = 0;
    try {
      for (const [key, entry] of used) {
        const value = read(entry);
        if (!value) continue;
        writeAll(target, value, end);
        moved.set(key, [end, value.length, entry[2]]);
        end += value.length;
      }
    } finally {
      closeSync(target);
    }
    rmSync(indexPath, { force: true });
    renameSync(partial, packPath);
    return [moved, end];
  }
}

function writeAll(file: number, value: Uint8Array, at: number): void {
  for (let done = 0; done < value.length;) done += writeSync(file, value, done, value.length - done, at + done);
}

const hashOf = (value: Uint8Array): string => createHash('sha256').update(value).digest('hex').slice(0, 32);

/** The index at `path`, where it is one, whole, of this salt, and of a pack of so many bytes or fewer. */
function readIndex(path: string, salt: string, packSize: number | undefined): Index | undefined {
  try {
    if (packSize === undefined) return undefined;
    const index = JSON.parse(readFileSync(path, 'utf8')) as { salt: string; size: number; entries: object };
    const entries = Object.entries(index.entries) as [string, Entry][];
    const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;
    const isWhole = entries.every(
      ([, [offset, length, hash]]) =>
        isCount(offset) && isCount(length) && offset + length <= index.size && hash.length > 0,
    );
    return index.salt === salt && isCount(index.size) && index.size <= packSize && isWhole
      ? { size: index.size, entries: new Map(entries) }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The key of a value: a hash of the parts that it is made from. */
export function keyFor(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 32);
}
