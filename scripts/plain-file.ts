import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { mostBytes, oversize } from '../src/archive/intake/decode.ts';

/** What has a path, as people call it. A device is a disk, a terminal, `/dev/zero` and their like. */
export type PathKind = 'file' | 'folder' | 'link' | 'named pipe' | 'socket' | 'device';

const kindOf = (found: Stats): PathKind => {
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'folder';
  if (found.isSymbolicLink()) return 'link';
  if (found.isFIFO()) return 'named pipe';
  return found.isSocket() ? 'socket' : 'device';
};

/** What stands at a path itself, links not followed; `undefined` where nothing does. Throws where that cannot be found out. */
export function whatIs(path: string): PathKind | undefined {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    return found && kindOf(found);
  } catch (error) {
    // Something that is no folder stands where a folder of the path would.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * The bytes of a file, or of the file that a link leads to. Whatever else it is, and more than `mostBytes`, is refused
 * in words before anything is read: a named pipe would wait for ever, a device never end.
 */
export function readPlainFile(path: string): Uint8Array {
  // Looked at first, as opening a device may set it to work.
  refuse(path, statSync(path));
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    refuse(path, fstatSync(file));
    return readAll(path, file);
  } finally {
    closeSync(file);
  }
}

function refuse(path: string, found: Stats): void {
  const kind = kindOf(found);
  if (kind !== 'file')
    throw new Error(
      `Unexpected ${kind} \`${path}\`, expected a file${kind === 'named pipe' ? '; `-` reads the standard input' : ''}`,
    );
  const fault = oversize(path, found.size);
  if (fault !== undefined) throw new Error(fault);
}

/** Some files, as those of `/proc`, say that they are empty, and are not. */
function readAll(path: string, file: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let size = 0; ;) {
    const chunk = Buffer.allocUnsafe(64 * 1024);
    const length = readSync(file, chunk);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, length));
    size += length;
    if (size > mostBytes) throw new Error(oversize(path, size));
  }
}

/** The text of a file, as {@link readPlainFile} reads it. Bytes that are not UTF-8 are refused: none is replaced. */
export function readPlainText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readPlainFile(path));
  } catch (error) {
    if (error instanceof TypeError)
      throw new Error(`Unexpected bytes in \`${path}\`, expected UTF-8 text; save it as UTF-8`, { cause: error });
    throw error;
  }
}
