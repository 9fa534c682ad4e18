import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { whatIs } from './plain-file.ts';
import { nameFault } from './write-fault.ts';

/** How a change of the disk is taken back. */
export interface Undo {
  readonly path: string;
  readonly act: () => void;
}

/** How file systems refuse what they do not know: hard links, syncing a folder. The last two are Windows’ on FAT. */
const unknown = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR', 'EINVAL']);

/** Whether the file system refused because it does not know what was asked for. */
const isUnknown = (error: unknown): boolean => unknown.has((error as NodeJS.ErrnoException).code ?? '');

/**
 * Makes a folder and those above it; how each is removed again is added to `undo`. Node’s own way of making them never
 * ends where a file system takes no folders.
 */
export function makeFolder(folder: string, undo: Undo[]): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder), undo);
  mkdirSync(folder);
  undo.push({ path: folder, act: () => rmdirSync(folder) });
  syncFolder(dirname(folder));
}

/** Makes the names of a folder last. Some systems open no folder, some sync none: there, they last when they do. */
export function syncFolder(folder: string): void {
  let file: number;
  try {
    file = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(file);
  } catch (error) {
    if (!isUnknown(error)) throw error;
  } finally {
    closeSync(file);
  }
}

/** Gives the file its name, unless another has it: a hard link fails where a rename would overwrite. */
export function takeName(partial: string, path: string): void {
  try {
    linkSync(partial, path);
  } catch (error) {
    const kind = whatIs(path);
    if (kind !== undefined) throw nameFault(path, kind);
    if (!isUnknown(error)) throw error;
    renameSync(partial, path);
  }
}
