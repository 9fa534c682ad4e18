import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { bagOf, sumsOf } from '../../../src/archive/export/bag.ts';
import { pack, zipParts, type Packed } from '../../../src/archive/export/zip.ts';

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
const zipPacked = (files: readonly Packed[]) => new Uint8Array(Buffer.concat([...zipParts(files)]));
const hashOf = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
const site = [file('ko/index.html', '안녕'), file('index.html', 'Hello'), file('pagefind/a.pf_index', 'packed')].map(
  pack,
);

test('sums are what sha256sum reads, sorted by path', () => {
  expect(sumsOf(site)).toBe(
    `${hashOf('Hello')}  index.html\n${hashOf('안녕')}  ko/index.html\n${hashOf('packed')}  pagefind/a.pf_index\n`,
  );
});

describe('a bag', () => {
  const bag = bagOf(site, 'https://archive.example/');
  const top = 'korea-egov-cooperation-archive/';
  const files = new Map(Object.entries(unzipSync(zipPacked(bag))));
  const text = (path: string) => strFromU8(files.get(top + path) ?? new Uint8Array());

  test('unpacks into one folder, with a page at its top that leads in', () => {
    expect([...files.keys()].every((path) => path.startsWith(top))).toBe(true);
    expect(text('index.html')).toContain('url=data/index.html');
    expect(text('data/index.html')).toBe('Hello');
    expect(text('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  });

  test.each([
    ['manifest-sha256.txt', (path: string) => path.startsWith('data/')],
    ['tagmanifest-sha256.txt', (path: string) => !path.startsWith('data/') && path !== 'tagmanifest-sha256.txt'],
  ])('has in %s the hash of each file that it is for', (name, isFor) => {
    const listed = text(name)
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  '));
    const wanted = [...files]
      .map(([path, bytes]) => [hashOf(bytes), path.slice(top.length)])
      .filter(([, path = '']) => isFor(path));
    expect(listed.toSorted()).toEqual(wanted.toSorted());
  });

  test('says how much it holds', () => {
    const payload = [...files].filter(([path]) => path.startsWith(`${top}data/`));
    const octets = payload.reduce((sum, [, { length }]) => sum + length, 0);
    expect(text('bag-info.txt')).toContain(`Payload-Oxum: ${octets}.${payload.length}\n`);
    expect(text('bag-info.txt')).toContain('External-Identifier: https://archive.example/\n');
  });

  test('carries the sums of the site, so that what lies in it can be checked wherever it is put', () => {
    expect(text('data/SHA256SUMS')).toBe(sumsOf(site));
  });

  test('is the same bytes whatever order the files came in', () => {
    expect(Buffer.compare(zipPacked(bagOf(site.toReversed(), 'https://archive.example/')), zipPacked(bag))).toBe(0);
  });
});
