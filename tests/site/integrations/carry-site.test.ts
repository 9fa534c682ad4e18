import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { carriedName, carriedPath } from '../../../src/archive/address.ts';
import { sumsPath } from '../../../src/archive/export/bag.ts';
import { buildToken, workerPath } from '../../../src/archive/export/kept-files.ts';

/** Of a folder of its own: packed files are kept in the caches of the folder in which it runs, and those are of builds. */
let carrySite: typeof import('../../../src/site/integrations/carry-site.ts').carrySite;
let workshop: string;
beforeAll(async () => {
  const home = process.cwd();
  workshop = mkdtempSync(join(tmpdir(), 'carry-site-caches-'));
  process.chdir(workshop);
  vi.resetModules();
  ({ carrySite } = await import('../../../src/site/integrations/carry-site.ts'));
  process.chdir(home);
});
afterAll(() => {
  vi.resetModules();
  rmSync(workshop, { recursive: true });
});

const site: Readonly<Record<string, string>> = {
  'index.html': 'Hello',
  'ko/index.html': '안녕',
  'articles/long.html': 'word '.repeat(100_000),
  'empty.css': '',
  'data/records.json': '{}',
  'pagefind/a.pf_index': 'packed already',
  'og/index.png': 'a picture',
  [workerPath]: `const build = '${buildToken}';`,
};

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'carry-site-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const address = 'https://archive.example/';

test('the ZIP has the files of the site as they are, and its hash is that of the file', async () => {
  const folder = folderOf(site);
  const { files, zip } = await carrySite(folder, address);
  const bytes = readFileSync(join(folder, carriedPath));
  expect(zip).toEqual({ bytes: bytes.length, sha256: hashOf(bytes) });
  const packed = unzipSync(bytes);
  const inside = Object.keys(site).filter((path) => !path.startsWith('og/') && path !== workerPath);
  for (const path of inside)
    expect(strFromU8(packed[`${carriedName}/data/${path}`] ?? new Uint8Array(1)), path).toBe(site[path]);
  // And the list of what a browser keeps, with its worker.
  expect(files).toBe(inside.length + 2);
});

test('the hashes are of every file, and nothing of the packing is left', async () => {
  const folder = folderOf(site);
  await carrySite(folder, address);
  const listed = readFileSync(join(folder, sumsPath), 'utf8').trimEnd().split('\n');
  const there = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path !== join(folder, sumsPath));
  expect(listed.map((line) => join(folder, line.slice(66))).toSorted()).toEqual(there.toSorted());
  for (const line of listed) expect(hashOf(readFileSync(join(folder, line.slice(66))))).toBe(line.slice(0, 64));
});

test('after an attempt that was cut off everything is as if there had been none', async () => {
  const folder = folderOf(site);
  const other = folderOf({ ...site, [sumsPath]: 'half', [carriedPath]: 'PK' });
  const [first, second] = [await carrySite(folder, address), await carrySite(other, address)];
  expect(second).toEqual(first);
  expect(readFileSync(join(other, sumsPath), 'utf8')).toBe(readFileSync(join(folder, sumsPath), 'utf8'));
});

test('what is packed, and the list of what a later build may take over, is kept beside the site', async () => {
  const folder = folderOf(site);
  await carrySite(folder, address);
  expect(readdirSync(join(workshop, '.cache/build')).toSorted()).toEqual([
    'packed-0.json',
    'packed-0.pack',
    'packed-1.json',
    'packed-1.pack',
    'site.json',
  ]);
  const list = JSON.parse(readFileSync(join(workshop, '.cache/build/site.json'), 'utf8')) as Record<string, string>;
  expect(list['index.html']).toBe(hashOf(Buffer.from('Hello')));
  // Pages and files that are finished last are not among them: what stands in them is of this build alone.
  for (const path of [workerPath, carriedPath, sumsPath]) expect(list[path]).toBeUndefined();
});

test('a site that is packed from damaged caches is the same, byte for byte', async () => {
  const [one, other] = [folderOf(site), folderOf(site)];
  await carrySite(one, address);
  for (const half of ['packed-0', 'packed-1']) {
    const pack = join(workshop, '.cache/build', `${half}.pack`);
    writeFileSync(
      pack,
      readFileSync(pack).map((byte) => byte ^ 0xff),
    );
  }
  await carrySite(other, address);
  for (const path of [carriedPath, sumsPath])
    expect(readFileSync(join(other, path)).equals(readFileSync(join(one, path))), path).toBe(true);
});
