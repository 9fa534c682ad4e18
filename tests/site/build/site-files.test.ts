import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  hashOf,
  openSite,
  pathsIn,
  removeOthers,
  takeOver,
  writeKnown,
  type KnownFiles,
} from '../../../src/site/build/site-files.ts';

let workshop: string;
let folder: string;
let list: string;
beforeEach(() => {
  workshop = mkdtempSync(join(tmpdir(), 'site-files-'));
  folder = join(workshop, 'site');
  list = join(workshop, 'cache/site.json');
});
afterEach(() => {
  rmSync(workshop, { recursive: true, force: true });
});

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const sum = (text: string) => hashOf(Buffer.from(text));
const listed = (files: Readonly<Record<string, string>>) => {
  writeKnown(
    list,
    Object.entries(files).map(([path, text]) => [path, sum(text)]),
  );
};

describe('what a build takes over of the one before', () => {
  test('is what is as the list says; all else goes, and the list with it', () => {
    put('index.html', 'Hello');
    put('ko/index.html', '안녕');
    put('changed.html', 'changed since');
    put('unlisted.html', 'of somebody else');
    listed({ 'index.html': 'Hello', 'ko/index.html': '안녕', 'changed.html': 'as it was', 'gone.html': 'gone' });
    const known = takeOver(folder, list);
    expect([...known.keys()]).toEqual(['index.html', 'ko/index.html']);
    const { size, mtimeMs } = statSync(join(folder, 'index.html'));
    expect(known.get('index.html')).toEqual([size, mtimeMs, sum('Hello')]);
    expect(pathsIn(folder)).toEqual(['index.html', 'ko/index.html']);
    expect(existsSync(list)).toBe(false);
  });

  test('is nothing without a list: a build that ended early has taken it away', () => {
    put('index.html', 'Hello');
    listed({ 'index.html': 'Hello' });
    takeOver(folder, list);
    expect(takeOver(folder, list).size).toBe(0);
    expect(existsSync(folder)).toBe(false);
  });

  test.each(['', '{', 'null', '[]', '"index.html"', '{"index.html":5}'])(
    'is nothing where the list is `%s`',
    (text) => {
      put('index.html', 'Hello');
      mkdirSync(dirname(list));
      writeFileSync(list, text);
      expect(takeOver(folder, list).size).toBe(0);
      expect(pathsIn(folder)).toEqual([]);
      expect(existsSync(list)).toBe(false);
    },
  );

  test('is nothing where there is no folder, and a list alone makes none', () => {
    listed({ 'index.html': 'Hello' });
    expect(takeOver(folder, list).size).toBe(0);
    expect(existsSync(folder)).toBe(false);
  });

  test('is no link, wherever it leads', () => {
    put('index.html', 'Hello');
    mkdirSync(join(workshop, 'elsewhere'));
    writeFileSync(join(workshop, 'elsewhere/page.html'), 'Hello');
    symlinkSync(join(workshop, 'elsewhere/page.html'), join(folder, 'page.html'));
    symlinkSync(join(workshop, 'elsewhere'), join(folder, 'linked'), 'junction');
    symlinkSync(join(workshop, 'nowhere'), join(folder, 'broken.html'));
    listed({
      'index.html': 'Hello',
      'page.html': 'Hello',
      linked: 'Hello',
      'linked/page.html': 'Hello',
      'broken.html': '',
    });
    expect([...takeOver(folder, list).keys()]).toEqual(['index.html']);
    expect(pathsIn(folder)).toEqual(['index.html']);
    expect(readFileSync(join(workshop, 'elsewhere/page.html'), 'utf8')).toBe('Hello');
  });
});

describe('what is put into a site', () => {
  const knownOf = (path: string, text: string): KnownFiles => {
    put(path, text);
    const { size, mtimeMs } = statSync(join(folder, path));
    return new Map([[path, [size, mtimeMs, sum(text)]]]);
  };

  test('is written in folders that are made, and left alone where it is the same', () => {
    const known = knownOf('same.txt', 'same');
    const past = new Date('2020-01-01');
    utimesSync(join(folder, 'same.txt'), past, past);
    const site = openSite(folder, known);
    site.put('same.txt', 'same');
    site.put('data/deep/new.txt', '새 글');
    site.put('bytes.bin', new Uint8Array([0, 255]));
    expect(statSync(join(folder, 'same.txt')).mtime).toEqual(past);
    expect(readFileSync(join(folder, 'data/deep/new.txt'), 'utf8')).toBe('새 글');
    expect([...readFileSync(join(folder, 'bytes.bin'))]).toEqual([0, 255]);
    expect([...site.paths].toSorted()).toEqual(['bytes.bin', 'data/deep/new.txt', 'same.txt']);
  });

  test('takes the place of what is otherwise, though it be as long', () => {
    const site = openSite(folder, knownOf('page.txt', 'old one'));
    site.put('page.txt', 'new one');
    expect(readFileSync(join(folder, 'page.txt'), 'utf8')).toBe('new one');
  });
});

test('files of records that are gone are removed, with folders that are empty then', () => {
  for (const path of ['index.html', 'topics/kept.html', 'topics/gone.html', 'awards/gone.html']) put(path, path);
  const site = openSite(folder, new Map());
  site.add(['index.html', 'topics/kept.html']);
  expect(removeOthers(folder, site.paths)).toBe(2);
  expect(pathsIn(folder)).toEqual(['index.html', 'topics/kept.html']);
  expect(existsSync(join(folder, 'awards'))).toBe(false);
});
