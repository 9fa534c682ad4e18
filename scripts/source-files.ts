import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mostBytes, oversize } from '../src/archive/intake/decode.ts';
import { readPlainFile, whatIs } from './plain-file.ts';

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
    return (await Promise.all(shown.map((entry) => listEntry(join(path, entry.name))))).flat();
  } catch (error) {
    return [{ path, fault: cannotRead(path, error).message }];
  }
}

/** What a folder holds: links are not followed, as they may lead anywhere, or round in a circle. */
async function listEntry(path: string): Promise<readonly SourceEntry[]> {
  const kind = whatIs(path) ?? 'file';
  if (kind === 'folder')
    return belongings.test(path) ? [{ path, skipped: 'the pictures and scripts of a saved page' }] : listSources(path);
  if (kind !== 'file') return [{ path, skipped: `a ${kind}, not a file` }];
  return [namedAsText.test(path) ? { path } : { path, skipped: 'its name is not that of a text or a page' }];
}

/** The bytes of a source. What is no file, or too big, is refused in words before it is read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return path === '-' ? await readInput() : readPlainFile(path);
  } catch (error) {
    throw cannotRead(path, error);
  }
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
    if (size > mostBytes) throw new Error(oversize('-', size));
  }
  return Buffer.concat(chunks);
}

function cannotRead(path: string, error: unknown): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error as Error;
  return new Error(`Unexpected path \`${path}\`, expected a file or folder that can be read (${code})`, {
    cause: error,
  });
}
