import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder, syncFolder, takeName, type Undo } from './folders.ts';
import { partialPath, sweepPartials } from './partial-files.ts';
import { whatIs } from './plain-file.ts';
import { nameFault, writeFault } from './write-fault.ts';

/** A file to be written. */
export interface NewFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Whether it may take the place of a file with other bytes; without it, such a file is a fault. */
  readonly replace?: boolean | undefined;
}

/** Writes one file whole or not at all, as {@link changeFiles} does, where killed runs may have left partial files. */
export function writeAtomically(path: string, content: string | Uint8Array, { replace = false } = {}): void {
  sweepPartials(dirname(path));
  changeFiles([{ path, content, replace }]);
}

/**
 * Writes files, each whole or not at all, in their order; once all have their names, removes others. Where writing
 * fails, everything is put back as it was. A run that was killed can be repeated with the same files: what has been done
 * is found and passed over, the rest is done. So whoever reads takes the most telling file, which comes last, for the
 * sign that all are there.
 *
 * What is needed of the file system: a partial file is written beside the file, hence within one file system, and
 * synced (`fsync`). Then a hard link gives it its name, which fails where that is taken (`link` in POSIX), or a rename
 * puts it in the place of the old file in one step (`rename` in POSIX, `MoveFileEx` on Windows), and the folder is
 * synced, so that a power cut keeps the order. Where there are no hard links (FAT, some network disks), a rename follows
 * a look whether the name is free: two processes at once could both find it so. Windows syncs no folders.
 *
 * All of it happens before the process can answer a signal for which it has a listener. Throws a `WriteFault`.
 */
export function changeFiles(files: readonly NewFile[], thenRemove: readonly string[] = []): void {
  const undo: Undo[] = [];
  try {
    const pending = files.map((file) => ({ ...file, old: bytesOf(file) })).filter((file) => !isWritten(file));
    // All are written before the first has its name: a full disk is found here.
    for (const { file, partial } of pending.map((file) => ({ file, partial: writePartial(file, undo) })))
      nameFile(partial, file, undo);
  } catch (error) {
    const stuck = undo.toReversed().filter(({ act }) => !succeeds(act));
    throw writeFault(error, [...new Set(stuck.map(({ path }) => path))]);
  }
  for (const path of thenRemove) removeFile(path);
}

interface Pending extends NewFile {
  /** What the file of that name holds now. */
  readonly old: Uint8Array | undefined;
}

function bytesOf({ path }: NewFile): Uint8Array | undefined {
  const kind = at(path, () => whatIs(path));
  if (kind === undefined) return undefined;
  if (kind !== 'file') throw nameFault(path, kind);
  return at(path, () => readFileSync(path));
}

function isWritten({ path, content, replace, old }: Pending): boolean {
  if (old === undefined) return false;
  if (Buffer.from(content).equals(old)) return true;
  if (!replace) throw nameFault(path, 'file');
  return false;
}

function writePartial({ path, content }: NewFile, undo: Undo[]): string {
  const partial = partialPath(path);
  at(path, () => {
    makeFolder(dirname(path), undo);
    undo.push({ path: partial, act: () => existsSync(partial) && unlinkSync(partial) });
    const file = openSync(partial, 'wx');
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  });
  return partial;
}

function nameFile(partial: string, { path, old }: Pending, undo: Undo[]): void {
  at(path, () => {
    if (old !== undefined) {
      undo.push({ path, act: () => changeFiles([{ path, content: old, replace: true }]) });
      renameSync(partial, path);
    } else {
      takeName(partial, path);
      undo.push({ path, act: () => unlinkSync(path) });
      if (existsSync(partial)) unlinkSync(partial);
    }
    syncFolder(dirname(path));
  });
}

function removeFile(path: string): void {
  at(path, () => {
    if (whatIs(path) === undefined) return;
    unlinkSync(path);
    syncFolder(dirname(path));
  });
}

/** Does something to a file; what the system refuses is said in words. */
function at<Value>(path: string, act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    throw writeFault(error, [], path);
  }
}

function succeeds(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
