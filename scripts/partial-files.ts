import { randomBytes } from 'node:crypto';
import { readdirSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Files that are being written, before they take their names: `.<name>.<process>-<eight figures>.partial`, each in the
 * folder of the file that it becomes. Git and the reader of the archive ignore them.
 */

const form = /^\..*\.(?<process>\d+)-[0-9a-f]{8}\.partial$/u;

/** A path for the partial file of `path`, which no other process, here or on another machine, chooses too. */
export const partialPath = (path: string): string =>
  // A file system takes 255 bytes a name; of the file’s own, as many letters stay as leave room for the rest.
  join(
    dirname(path),
    `.${[...basename(path)].slice(0, 50).join('')}.${process.pid}-${randomBytes(4).toString('hex')}.partial`,
  );

/**
 * Removes the partial files that killed runs left in a folder: those whose process is gone. `below` does so in all
 * folders below too. Links are not followed; what cannot be listed or removed is left for the next run.
 */
export function sweepPartials(folder: string, { below = false } = {}): void {
  for (const entry of listed(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && below) sweepPartials(path, { below });
    else if (entry.isFile() && isStale(entry.name)) attempt(() => unlinkSync(path));
  }
}

const listed = (folder: string) => attempt(() => readdirSync(folder, { withFileTypes: true })) ?? [];

function isStale(name: string): boolean {
  const process = form.exec(name)?.groups?.['process'];
  return process !== undefined && !isRunning(Number(process));
}

/** Whether a process of that number runs, apart from this one: it sweeps only while it has no partial file of its own. */
function isRunning(id: number): boolean {
  if (id === process.pid) return false;
  try {
    // The signal 0 is not sent; it asks whether one could be.
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function attempt<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
