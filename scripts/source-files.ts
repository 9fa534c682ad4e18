import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mostBytes, oversize } from '../src/archive/intake/decode.ts';

/** A file that is to be imported; or why it is not: it is no source, or it cannot be reached. */
export interface SourceEntry {
  readonly path: string;
  readonly skipped?: string;
  readonly fault?: string;
}

const namedAsText = /(?:\.(?:txt|text|md|x?html?)|[/\\][^./\\]+)$/iu;
const belongings = /(?:_|\.)files$/u;

/** The files that a path names: itself, or all of a folder, sorted. `-` is the standard input. */
export async function listSources(path: string): Promise<readonly SourceEntry[]> {
  if (path === '-') return [{ path }];
  try {
    if (!(await stat(path)).isDirectory()) return [{ path }];
    const entries = await readdir(path, { withFileTypes: true });
    const shown = entries.filter(({ name }) => !name.startsWith('.')).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    if (shown.length === 0) return [{ path, fault: `Unexpected empty folder \`${path}\`, expected texts or pages` }];
    return (await Promise.all(shown.map((entry) => listEntry(join(path, entry.name), entry.isDirectory())))).flat();
  } catch (error) {
    return [{ path, fault: cannotRead(path, error).message }];
  }
}

async function listEntry(path: string, folder: boolean): Promise<readonly SourceEntry[]> {
  if (folder && belongings.test(path)) return [{ path, skipped: 'the pictures and scripts of a saved page' }];
  if (folder) return listSources(path);
  return [namedAsText.test(path) ? { path } : { path, skipped: 'its name is not that of a text or a page' }];
}

/** The bytes of a source. What is too big is refused before it is read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const found = path === '-' ? undefined : await stat(path);
    if (found?.isFile()) refuse(path, found.size);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of path === '-' ? process.stdin : createReadStream(path)) {
      chunks.push(chunk as Uint8Array);
      size += (chunk as Uint8Array).length;
      if (size > mostBytes) refuse(path, size);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    throw cannotRead(path, error);
  }
}

function refuse(path: string, size: number): void {
  const fault = oversize(path, size);
  if (fault !== undefined) throw new Error(fault);
}

function cannotRead(path: string, error: unknown): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error as Error;
  return new Error(`Unexpected path \`${path}\`, expected a file or folder that can be read (${code})`, {
    cause: error,
  });
}
