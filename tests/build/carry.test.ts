import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { carriedName, carriedPath, editionOf } from '../../src/archive/address.ts';
import { keptFilesPath, workerPath, type KeptFiles, type KeptGroup } from '../../src/archive/export/kept-files.ts';
import { locales } from '../../src/archive/model/label.ts';
import { sizeText } from '../../src/site/i18n/words.ts';
import { settled } from '../../src/site/integrations/carried-page.ts';
import { distFolder, filesIn } from './built-site.ts';

const files = filesIn(distFolder);
const bytesOf = (path: string) => readFileSync(join(distFolder, path));
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const packed = unzipSync(bytesOf(carriedPath));
const inZip = (path: string) => packed[`${carriedName}/data/${path}`];

test('the list of hashes has every file of the site but itself, and each has its hash', () => {
  const listed = bytesOf('SHA256SUMS')
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('  '));
  const others = files.filter((path) => path !== 'SHA256SUMS');
  expect(listed.map(([, path]) => path)).toEqual(others);
  expect(listed.filter(([hash, path = '']) => hash !== hashOf(bytesOf(path)))).toEqual([]);
});

test('the ZIP holds every file of the site but itself and the pictures for other sites, as they are', () => {
  const finished = locales.flatMap((locale) => [
    `${editionOf(locale)}data/index.html`,
    `${editionOf(locale)}verify.html`,
  ]);
  const others = files.filter((path) => path !== carriedPath && !path.startsWith('og/'));
  expect(
    Object.keys(packed)
      .filter((path) => path.startsWith(`${carriedName}/data/`))
      .toSorted(),
  ).toEqual(others.map((path) => `${carriedName}/data/${path}`).toSorted());
  const differing = others.filter((path) => !bytesOf(path).equals(inZip(path) ?? new Uint8Array()));
  // Those that speak of all files are not the same in a copy, which has its own lists.
  const lists = ['SHA256SUMS', keptFilesPath, workerPath];
  expect(differing.filter((path) => !lists.includes(path) && !finished.includes(path))).toEqual([]);
});

test.each(locales)(
  'the page of downloads tells the ZIP’s size and hash, and its copy in the ZIP does not: %s',
  (locale) => {
    const path = `${editionOf(locale)}data/index.html`;
    const [outside, inside] = [bytesOf(path).toString('utf8'), strFromU8(inZip(path) ?? new Uint8Array())];
    const zip = bytesOf(carriedPath);
    expect(outside).toContain(hashOf(zip));
    expect(outside).toContain(sizeText(zip.length, locale));
    expect(inside).not.toContain(`${carriedName}.zip`);
    for (const page of [outside, inside]) expect(page).not.toMatch(/<!--|\{(?:size|hash) of/u);
  },
);

test('a page of downloads that has nothing to say of the ZIP is a mistake', () => {
  expect(() => settled('<p>Words</p>', 'en', undefined)).toThrow(
    'Unexpected page of downloads without `<!--outside-->`',
  );
});

test.each(['as the host has them', 'in the ZIP'])('what is kept is known by its hash, %s', (where) => {
  const bytesIn = (path: string): Uint8Array =>
    (where === 'in the ZIP' ? inZip(path) : bytesOf(path)) ?? new Uint8Array();
  const list = bytesIn(keptFilesPath);
  expect(strFromU8(bytesIn(workerPath))).toContain(hashOf(list));
  const groups = JSON.parse(strFromU8(list)) as KeptFiles;
  const kept = Object.values(groups).flatMap((group) => Object.entries(group as KeptGroup));
  expect(kept.length).toBeGreaterThan(1000);
  const wrong = kept.filter(([path, [hash, bytes]]) => {
    const found = bytesIn(path);
    return !hashOf(found).startsWith(hash) || found.length !== bytes;
  });
  expect(wrong).toEqual([]);
  // Every page is kept, and all that the search loads.
  const listed = new Set(kept.map(([path]) => path));
  expect(files.filter((path) => /\.html$|^pagefind\//u.test(path) && !listed.has(path))).toEqual([]);
});
