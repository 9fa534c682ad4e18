import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: to a file beside it first, which then takes the name. All of it happens before
 * the process can answer a signal, so an interrupted run leaves no part of a file behind.
 */
export function writeAtomically(path: string, content: string | Uint8Array, { replace = false } = {}): void {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${process.pid}.tmp`);
  try {
    makeFolder(folder);
    const file = openSync(temporary, 'wx');
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (replace) renameSync(temporary, path);
    else takeName(temporary, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && existsSync(path) && !replace)
      throw new Error(`Unexpected file \`${path}\`, expected none of that name`, { cause: error });
    throw new Error(`Unexpected folder \`${folder}\`, expected one that can be written to (${code})`, { cause: error });
  } finally {
    if (existsSync(temporary)) rmSync(temporary);
  }
}

/** Makes a folder and those above it. Node’s own way of doing so never ends where a file system takes no folders. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/** Gives the file its name, unless another has it: a hard link fails where a rename would overwrite. */
function takeName(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || existsSync(path)) throw error;
    // Some file systems know no hard links.
    renameSync(temporary, path);
  }
}
