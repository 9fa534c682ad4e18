import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCache } from '../../../src/site/build/build-cache.ts';
import { hashOf, type KnownFiles } from '../../../src/site/build/site-files.ts';
import { packedIn, packFiles } from '../../../src/site/integrations/pack-files.ts';
import { put } from '../../scripts/command.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pack-files-'));
  put(folder, files);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const files = { 'page.html': 'word '.repeat(1000), 'book.epub': 'packed already', 'og/page.png': 'a picture' };
const paths = Object.keys(files);
const site = () => folder;
const cache = () => openCache(join(folder, '.cache'), 'packed', 'salt');

/** The files as an earlier build left them. */
const known = (): KnownFiles =>
  new Map(
    paths.map((path) => {
      const { size, mtimeMs } = statSync(join(folder, path));
      return [path, [size, mtimeMs, hashOf(readFileSync(join(folder, path)))]];
    }),
  );

/** What goes into the ZIP, by its path. */
function packed(before: KnownFiles = new Map()) {
  const kept = cache();
  const heads = packFiles({ site: site(), paths, known: before }, kept);
  const inside = heads.flatMap((head) => ('crc' in head ? [packedIn(site(), head, kept)] : []));
  const result = inside.map((file) => ({
    path: file.path,
    crc: file.crc,
    deflated: file.deflated,
    sum: hashOf(file.packed()),
    size: file.packedSize,
    isAsLong: file.packed().length === file.packedSize,
  }));
  kept.close();
  return { heads: heads.map(({ path, measure }) => ({ path, measure })), result };
}

test('what an earlier build packed is taken as it is, and what comes out is the same', () => {
  const first = packed();
  expect(first.result.map(({ path, deflated }) => [path, deflated])).toEqual([
    ['page.html', true],
    ['book.epub', false],
  ]);
  expect(first.result.every(({ isAsLong }) => isAsLong)).toBe(true);
  expect(first.heads.find(({ path }) => path === 'og/page.png')?.measure.sha256).toBe(hashOf(Buffer.from('a picture')));
  expect(packed(known())).toEqual(first);
  expect(packed()).toEqual(first);
});

test('a file that has changed since it was looked at is packed anew, though it be as long', () => {
  packed();
  const before = known();
  writeFileSync(join(folder, 'page.html'), 'werd '.repeat(1000));
  utimesSync(join(folder, 'page.html'), new Date(0), new Date(0));
  const after = packed(before);
  rmSync(join(folder, '.cache'), { recursive: true });
  expect(after).toEqual(packed());
});

test.each([
  ['a byte of what is packed', (bytes: Buffer) => bytes.map((byte) => byte ^ 1)],
  ['the end of what is packed', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
])('without %s it is packed again', (_, damage) => {
  const first = packed();
  const pack = join(folder, '.cache/packed.pack');
  writeFileSync(pack, damage(readFileSync(pack)));
  expect(packed(known())).toEqual(first);
});

test('where nothing can be kept it is packed all the same', () => {
  const first = packed();
  rmSync(join(folder, '.cache'), { recursive: true });
  writeFileSync(join(folder, '.cache'), 'no folder');
  expect(packed(known())).toEqual(first);
});
