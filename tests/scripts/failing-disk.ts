import { constants } from 'node:fs';

/**
 * A disk on which the n-th change fails: it stands in for `node:fs`, and counts every function there that changes
 * something, so that no write goes round it.
 */
export interface FailingDisk {
  /** Which change fails, counted from 1; none where it is 0, and then nothing is counted either. */
  at: number;
  /** The error of the system; or `killed`: nothing happens any more from that change on. */
  as: 'EIO' | 'ENOSPC' | 'EROFS' | 'killed';
  /** How many changes there were. */
  count: number;
  /** Whether the disk knows hard links. */
  links: boolean;
}

type Functions = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

const changing =
  /^(?:append|chmod|chown|copyFile|cp|fchmod|fchown|fdatasync|fsync|ftruncate|futimes|lchown|link|lutimes|mkdir|mkdtemp|rename|rm|rmdir|symlink|truncate|unlink|utimes|write|writev|writeFile|appendFile|open|close)Sync$/u;

const opensToRead = (flags: unknown) =>
  typeof flags === 'number' ? (flags & (constants.O_WRONLY | constants.O_RDWR)) === 0 : flags === 'r';

/** `node:fs` on such a disk. */
export function onFailingDisk(fs: object, disk: FailingDisk): object {
  const real = fs as Functions;
  const opened = new Set<unknown>();
  const fail = (code: string, name: string): never => {
    throw Object.assign(new Error(`${code}: ${name}`), { code });
  };
  const counted = Object.fromEntries(
    Object.keys(real)
      .filter((name) => changing.test(name))
      .map((name) => [name, (...args: readonly unknown[]) => change(name, real[name] as Functions[string], args)]),
  );
  return { ...fs, ...counted, default: { ...fs, ...counted } };

  function change(name: string, act: Functions[string], args: readonly unknown[]): unknown {
    if (disk.at === 0) return act(...args);
    const reading = name === 'openSync' ? opensToRead(args[1]) : name === 'closeSync' && !opened.delete(args[0]);
    if (reading) return act(...args);
    disk.count += 1;
    if (name === 'linkSync' && !disk.links) return fail('EPERM', name);
    const killed = disk.as === 'killed' && disk.count >= disk.at;
    if (!killed && disk.count !== disk.at) {
      const result = act(...args);
      if (name === 'openSync') opened.add(result);
      return result;
    }
    // A descriptor is closed all the same, as this process lives on; a file is written in half when it happens.
    if (name === 'closeSync') act(...args);
    if (name === 'writeFileSync' && disk.count === disk.at) act(args[0], String(args[1]).slice(0, 20));
    return fail(killed ? 'EIO' : disk.as, name);
  }
}
