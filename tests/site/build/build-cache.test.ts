import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyFor, openCache } from '../../../src/site/build/build-cache.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-cache-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const pack = () => join(folder, 'words.pack');
const index = () => join(folder, 'words.json');
const open = (salt = 'salt') => openCache(folder, 'words', salt);

/** Fills a cache, as a build that came to its end. */
function filled(values: Readonly<Record<string, string>>, salt = 'salt'): void {
  const cache = open(salt);
  for (const [key, value] of Object.entries(values)) cache.set(key, Buffer.from(value));
  expect(cache.close()).toBeUndefined();
}

/** What a cache has under keys, closed again. */
function valuesOf(...keys: readonly string[]): readonly (string | undefined)[] {
  const cache = open();
  const values = keys.map((key) => cache.get(key)?.toString());
  cache.close();
  return values;
}

test('what was kept is there in a later build, empty values too', () => {
  filled({ one: 'first', none: '', two: '둘' });
  expect(valuesOf('one', 'none', 'two', 'three')).toEqual(['first', '', '둘', undefined]);
});

test('a value is there as soon as it was kept', () => {
  const cache = open();
  cache.set('one', Buffer.from('first'));
  expect(cache.has('one')).toBe(true);
  expect(cache.get('one')?.toString()).toBe('first');
  cache.close();
});

test('what was kept under another salt is not there, and goes', () => {
  filled({ one: 'first' }, 'older');
  expect(valuesOf('one')).toEqual([undefined]);
  expect(statSync(pack()).size).toBe(0);
});

test('what a build does not use is forgotten, and its place given back when less than half is in use', () => {
  filled({ small: 'a', large: 'b'.repeat(1000) });
  expect(valuesOf('large')).toEqual(['b'.repeat(1000)]);
  expect(statSync(pack()).size).toBe(1001);
  expect(valuesOf('small', 'large')).toEqual([undefined, 'b'.repeat(1000)]);
  filled({ next: 'c' });
  expect(statSync(pack()).size).toBe(1);
  expect(valuesOf('next', 'large')).toEqual(['c', undefined]);
});

test('asking whether a value is there keeps it', () => {
  filled({ one: 'first' });
  const cache = open();
  expect([cache.has('one'), cache.has('two')]).toEqual([true, false]);
  cache.close();
  expect(valuesOf('one')).toEqual(['first']);
});

describe('what is damaged counts as not there, and can be kept anew:', () => {
  const damages: Readonly<Record<string, () => void>> = {
    'a byte of the pack': () => {
      const bytes = readFileSync(pack());
      bytes[2] = (bytes[2] ?? 0) ^ 1;
      writeFileSync(pack(), bytes);
    },
    'a pack that is cut': () => {
      truncateSync(pack(), 3);
    },
    'a pack that is gone': () => {
      rmSync(pack());
    },
    'an index of garbage': () => {
      writeFileSync(index(), '\u0000garbage');
    },
    'an index that is cut': () => {
      truncateSync(index(), 20);
    },
    'an index of another form': () => {
      writeFileSync(index(), '{"salt":"salt","size":5,"entries":{"one":{"place":0}}}');
    },
    'an index that is no object': () => {
      writeFileSync(index(), 'null');
    },
    'places that are no numbers': () => {
      writeFileSync(index(), '{"salt":"salt","size":5,"entries":{"one":["0","5","x"]}}');
    },
    'places beyond the pack': () => {
      writeFileSync(index(), '{"salt":"salt","size":1e300,"entries":{"one":[0,1e299,"x"]}}');
    },
    'an index that is gone': () => {
      rmSync(index());
    },
  };
  test.each(Object.keys(damages))('%s', (name) => {
    filled({ one: 'first' });
    damages[name]?.();
    const cache = open();
    expect(cache.get('one')).toBeUndefined();
    cache.set('one', Buffer.from('again'));
    expect(cache.get('one')?.toString()).toBe('again');
    expect(cache.close()).toBeUndefined();
    expect(valuesOf('one')).toEqual(['again']);
  });
});

test('a build that ends before it closes its cache leaves what was there before', () => {
  filled({ one: 'first' });
  const ended = open();
  ended.set('two', Buffer.from('second'));
  // Nothing was closed: the index is that of the build before.
  expect(valuesOf('one', 'two')).toEqual(['first', undefined]);
});

test('a build that ends as a pack is written anew leaves none that is read wrongly', () => {
  filled({ one: 'first', large: 'x'.repeat(100) });
  // The new pack is in its place, and the new index is not there yet.
  writeFileSync(pack(), 'first');
  rmSync(index());
  expect(valuesOf('one', 'large')).toEqual([undefined, undefined]);
});

test('two at once, as of two builds, never read what the other wrote in its place', () => {
  filled({ one: 'first' });
  const [here, there] = [open(), open()];
  here.set('two', Buffer.from('of the one'));
  there.set('two', Buffer.from('the other’s'));
  expect([undefined, 'of the one']).toContain(here.get('two')?.toString());
  here.close();
  there.close();
  expect([undefined, 'of the one', 'the other’s']).toContain(valuesOf('two')[0]);
});

test('what kept a cache from being written is said at its end, and nothing fails before', () => {
  writeFileSync(join(folder, 'file'), '');
  const cache = openCache(join(folder, 'file/below'), 'words', 'salt');
  cache.set('one', Buffer.from('first'));
  expect(cache.get('one')).toBeUndefined();
  expect(cache.has('one')).toBe(false);
  expect(cache.close()).toMatch(/ENOTDIR/u);
});

test.skipIf(process.getuid?.() === 0)('a folder that cannot be written is read', () => {
  filled({ one: 'first' });
  chmodSync(pack(), 0o400);
  chmodSync(folder, 0o500);
  try {
    const cache = open();
    expect(cache.get('one')?.toString()).toBe('first');
    cache.set('two', Buffer.from('second'));
    expect(cache.get('two')).toBeUndefined();
    expect(cache.close()).toMatch(/EACCES/u);
  } finally {
    chmodSync(folder, 0o700);
  }
});

test('a folder in the place of the pack is said, and nothing is read', () => {
  mkdirSync(pack());
  const cache = open();
  cache.set('one', Buffer.from('first'));
  expect(cache.get('one')).toBeUndefined();
  expect(cache.close()).toMatch(/EISDIR/u);
  expect(existsSync(index())).toBe(false);
});

test('a key holds each part as it is, and where it ends', () => {
  const keys = [keyFor('ab', 'c'), keyFor('a', 'bc'), keyFor('abc'), keyFor('ab', 'c', ''), keyFor()];
  expect(new Set(keys).size).toBe(keys.length);
  expect(keyFor(Buffer.from('가'), 'b')).toBe(keyFor(Buffer.from('가'), 'b'));
});
