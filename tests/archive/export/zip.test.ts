import fc from 'fast-check';
import { unzipSync, type UnzipFileInfo } from 'fflate';
import { describe, expect, test } from 'vitest';
import { directoryEnd, directoryHeader, localHeader, type Entry } from '../../../src/archive/export/zip-records.ts';
import { pack, zip, zipParts } from '../../../src/archive/export/zip.ts';

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });

describe('a ZIP', () => {
  test('gives back what was packed, in the order given', () => {
    // The reader gives an object: figures would change their order in it, and of one name it has no property.
    const path = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((text) => text.isWellFormed() && isNaN(Number(text)) && text !== '__proto__');
    const files = fc.uniqueArray(fc.record({ path, bytes: fc.uint8Array(), stored: fc.boolean() }), {
      selector: (each) => each.path,
    });
    fc.assert(
      fc.property(files, (given) => {
        const copied = given.map((each) => ({ ...each, bytes: Uint8Array.from(each.bytes) }));
        const found = Object.entries(unzipSync(zip(copied)));
        expect(found).toEqual(copied.map((each) => [each.path, each.bytes]));
      }),
    );
  });

  test('leaves as it is what is packed already', () => {
    const zeros = { path: 'a', bytes: new Uint8Array(10_000) };
    expect(zip([zeros]).length).toBeLessThan(1000);
    expect(zip([{ ...zeros, stored: true }]).length).toBeGreaterThan(10_000);
  });

  test('asks for the bytes of a file when their turn comes', () => {
    const asked: string[] = [];
    const waiting = ['a', 'b'].map((path) => {
      const made = pack(file(path, path));
      return { ...made, packed: () => (asked.push(path), made.packed()) };
    });
    const parts = zipParts(waiting);
    parts.next();
    expect(asked).toEqual([]);
    parts.next();
    expect(asked).toEqual(['a']);
    expect([...parts].length).toBeGreaterThan(2);
    expect(asked).toEqual(['a', 'b']);
  });

  test.each([65_534, 65_535, 65_536, 70_000])('holds %i files', (number) => {
    const made = pack({ ...file('', 'x'), stored: true });
    const many = Array.from({ length: number }, (_, index) => ({ ...made, path: `f/${index}.html` }));
    const read = unzipSync(Buffer.concat([...zipParts(many)]));
    expect(Object.keys(read)).toHaveLength(number);
    expect(Object.keys(read).at(-1)).toBe(`f/${number - 1}.html`);
    expect(Object.values(read).every((bytes) => bytes.length === 1 && bytes[0] === 120)).toBe(true);
  });

  test('refuses two files of one path', () => {
    expect(() => zip([file('a', ''), file('a', 'b')])).toThrow('Unexpected files of one path');
  });

  test('refuses a path that it cannot hold', () => {
    expect(() => zip([file('가'.repeat(30_000), '')])).toThrow('Unexpected path of 90000 bytes');
  });
});

describe('beyond 4 GiB', () => {
  const small: Entry = { path: 'a', crc: 7, deflated: true, packedSize: 5, size: 6 };
  const gib = 2 ** 30;
  const limit = 2 ** 32 - 1;

  test.each([
    ['its size', { size: 5 * gib }, 0],
    ['what is packed of it', { packedSize: 5 * gib, size: 5 * gib }, 0],
    ['its place', {}, 5 * gib],
    ['the least that has no room', { size: limit }, 0],
  ])('a file has its sizes and place in 64 bits: %s', (_, large, offset) => {
    const entry = { ...small, ...large };
    const header = Buffer.from(directoryHeader(entry, offset));
    expect([20, 24, 42].map((at) => header.readUInt32LE(at))).toEqual([limit, limit, limit]);
    const extra = header.subarray(47);
    expect([extra.readUInt16LE(0), extra.readUInt16LE(2)]).toEqual([1, 24]);
    expect([4, 12, 20].map((at) => Number(extra.readBigUInt64LE(at)))).toEqual([entry.size, entry.packedSize, offset]);
    expect(header.readUInt16LE(30)).toBe(extra.length);
    expect(header.readUInt16LE(6)).toBe(45);
  });

  test('the header before a file has its sizes in 64 bits, and no place', () => {
    const header = Buffer.from(localHeader({ ...small, size: 5 * gib }));
    expect([header.readUInt32LE(18), header.readUInt32LE(22), header.readUInt16LE(28)]).toEqual([limit, limit, 20]);
    expect([35, 43].map((at) => Number(header.readBigUInt64LE(at)))).toEqual([5 * gib, small.packedSize]);
    expect(Buffer.from(localHeader({ ...small, size: limit - 1 })).readUInt16LE(28)).toBe(0);
  });

  test('a reader finds them', () => {
    const entries = [
      [{ ...small, path: 'far' }, 6 * gib],
      [{ ...small, path: 'long', packedSize: 7 * gib, size: 8 * gib }, 0],
      [{ ...small, path: '가까이' }, 100],
    ] as const;
    const lines = entries.map(([entry, offset]) => directoryHeader(entry, offset));
    const size = lines.reduce((sum, { length }) => sum + length, 0);
    // A directory at the beginning, as if its files were before it, with the end that ZIP64 has.
    const end = Buffer.from(directoryEnd(65_535, size, 0));
    end.writeBigUInt64LE(3n, 24);
    end.writeBigUInt64LE(3n, 32);
    const found: UnzipFileInfo[] = [];
    unzipSync(Buffer.concat([...lines, end]), { filter: (info) => found.push(info) < 0 });
    expect(found.map(({ name, size: packed, originalSize }) => [name, packed, originalSize])).toEqual(
      entries.map(([{ path, packedSize, size: whole }]) => [path, packedSize, whole]),
    );
  });

  test.each([
    [65_534, 10, 20, 0],
    [65_535, 10, 20, 1],
    [3, 10, limit, 1],
    [3, limit, 20, 1],
    [3, 10, limit - 1, 0],
  ])('the end of %i files, %i bytes of directory at %i', (count, size, offset, isLarge) => {
    const end = Buffer.from(directoryEnd(count, size, offset));
    expect(end.length).toBe(isLarge ? 56 + 20 + 22 : 22);
    const last = end.subarray(-22);
    const expected = isLarge ? [65_535, limit, limit] : [count, size, offset];
    expect([last.readUInt16LE(10), last.readUInt32LE(12), last.readUInt32LE(16)]).toEqual(expected);
    if (!isLarge) return;
    expect([32, 40, 48].map((at) => Number(end.readBigUInt64LE(at)))).toEqual([count, size, offset]);
    // Where the end in 64 bits is.
    expect(Number(end.readBigUInt64LE(56 + 8))).toBe(offset + size);
  });
});
