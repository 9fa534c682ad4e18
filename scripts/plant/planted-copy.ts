import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Files, Round } from './fault.ts';

/** A copy of a folder in which faults are planted, and from which they are taken out again. */
export interface PlantedCopy {
  readonly folder: string;
  /** Plants faults and gives back what undoes them. Throws where a fault changes nothing. */
  plant(round: Round): () => void;
  remove(): void;
}

/** What a copy of the project does without: it is large, or made anew. */
const leftOut = new Set(['.git', '.cache', '.astro', 'dist', 'node_modules']);

/** Copies the folder `from` to `.cache/faults/<name>`. Packages are found there as in the project. */
export function copyFolder(from: string, name: string): PlantedCopy {
  const folder = resolve('.cache/faults', name);
  const remove = () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  remove();
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(from).filter((each) => !leftOut.has(each)))
    cpSync(join(from, entry), join(folder, entry), { recursive: true, preserveTimestamps: true });
  if (readdirSync(from).includes('node_modules'))
    symlinkSync(resolve(from, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return { folder, remove, plant: (round) => plantIn(folder, round) };
}

function plantIn(folder: string, round: Round): () => void {
  const before = new Map<string, Buffer>();
  const bytes = (path: string) => readFileSync(join(folder, path));
  const files: Files = {
    bytes,
    text: (path) => bytes(path).toString('utf8'),
    paths: (start) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .filter((path) => path.startsWith(start))
        .toSorted(),
  };
  for (const fault of round) {
    const planted = Object.entries(fault.plant(files));
    for (const [path, content] of planted) {
      const old = bytes(path);
      if (content !== undefined && old.equals(Buffer.from(content as string)))
        throw new Error(`Unexpected fault \`${fault.name}\` that leaves \`${path}\` as it was, expected a change`);
      if (!before.has(path)) before.set(path, old);
      if (content === undefined) rmSync(join(folder, path));
      else writeFileSync(join(folder, path), content);
    }
    if (planted.length === 0)
      throw new Error(`Unexpected fault \`${fault.name}\` that changes no file, expected a change`);
  }
  return () => {
    for (const [path, old] of before) writeFileSync(join(folder, path), old);
  };
}
