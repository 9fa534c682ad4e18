import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../src/site/build/site-files.ts';
import { filesIn } from './built-site.ts';

/** Each file of a folder with the SHA-256 of its bytes: two sites are the same where these are. */
export const sumsIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(filesIn(folder).map((path) => [path, hashOf(readFileSync(join(folder, path)))]));

/** Paths of the files that are in one of both alone, or differ, sorted. */
export const differing = (
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): readonly string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((path) => one[path] !== other[path]).toSorted();
