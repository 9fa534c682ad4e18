import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inFile, replaced, type Fault, type Files } from '../../scripts/plant/fault.ts';
import { inStyle } from '../../scripts/plant/in-style.ts';
import { copyFolder } from '../../scripts/plant/planted-copy.ts';
import { codeRounds, pageRounds } from '../../scripts/plant/rounds.ts';
import { resultOf } from '../../scripts/plant/run-tests.ts';
import { put } from './command.ts';

const faults = [...pageRounds, ...codeRounds].flat();

const filesOf = (texts: Readonly<Record<string, string>>): Files => ({
  paths: (start) => Object.keys(texts).filter((path) => path.startsWith(start)),
  text: (path) => texts[path] ?? readFileSync(path, 'utf8'),
  bytes: (path) => Buffer.from(texts[path] ?? readFileSync(path, 'utf8')),
});

describe('the table of faults', () => {
  test('has each under a name of its own, and a test that is there', () => {
    const names = faults.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    for (const { caught } of faults) expect(existsSync(caught.file), caught.file).toBe(true);
  });

  test('says of faults that are planted together what their tests have to say of each', () => {
    const silent = pageRounds.flat().filter(({ caught }) => caught.says === undefined);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test.each(codeRounds.flat().map((fault) => [fault.name, fault] as const))(
    'finds in the sources the place of: %s',
    (_, fault) => {
      const planted = Object.entries(fault.plant(filesOf({})));
      expect(planted).not.toEqual([]);
      for (const [path, content] of planted) expect(content).not.toBe(readFileSync(path, 'utf8'));
    },
  );
});

describe('a fault', () => {
  test('without a place for it is none', () => {
    expect(() => replaced('words', 'other', 'x')).toThrow('Unexpected text without `other`, expected the place');
    expect(() => replaced('words', 'words', 'words')).toThrow('expected the place of the fault');
  });

  test('in a style is allowed by the policies of the page and of hosts', () => {
    const [old, own] = ['a', 'b'].map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`) as [
      string,
      string,
    ];
    const files = filesOf({ 'a.html': `<meta content="${old}"><style>a</style>`, _headers: `style-src ${old}` });
    expect(inStyle('a.html', '<style>a', '<style>b')(files)).toEqual({
      'a.html': `<meta content="${own}"><style>b</style>`,
      _headers: `style-src ${old} ${own}`,
    });
  });
});

describe('a copy', () => {
  let from: string;
  beforeEach(() => {
    from = mkdtempSync(join(tmpdir(), 'faults-'));
    put(from, { 'a.txt': 'one', 'b/c.txt': 'two', 'dist/d.txt': 'left out' });
  });
  afterEach(() => {
    rmSync(from, { recursive: true });
  });

  const fault = (plant: Fault['plant']): Fault => ({ name: 'a', does: 'b', plant, caught: { file: 'c', test: 'd' } });

  test('is as it was once the faults are taken out, and so is what it was made of', () => {
    const copy = copyFolder(from, 'test-copy');
    try {
      const texts = () =>
        readdirSync(copy.folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .map((path) => [relative(copy.folder, path), readFileSync(path, 'utf8')]);
      const before = texts();
      expect(before).toEqual([
        ['a.txt', 'one'],
        [join('b', 'c.txt'), 'two'],
      ]);
      const undo = copy.plant([
        fault(inFile('a.txt', 'one', 'other')),
        fault(inFile('a.txt', 'other', 'another')),
        fault(() => ({ 'b/c.txt': undefined })),
      ]);
      expect(texts()).toEqual([['a.txt', 'another']]);
      undo();
      expect(texts()).toEqual(before);
      expect(() => copy.plant([fault(() => ({ 'a.txt': 'one' }))])).toThrow('leaves `a.txt` as it was');
      expect(() => copy.plant([fault(() => ({}))])).toThrow('changes no file');
      expect(readFileSync(join(from, 'a.txt'), 'utf8')).toBe('one');
    } finally {
      copy.remove();
    }
  });
});

test('a file that cannot be loaded has failed for every test of it', () => {
  const results = [
    { file: 'a', test: 'one', state: 'passed', words: '' },
    { file: 'b', state: 'failed', words: 'Unexpected token' },
  ] as const;
  expect(resultOf(results, { file: 'a', test: 'one' })?.state).toBe('passed');
  expect(resultOf(results, { file: 'a', test: 'two' })).toBeUndefined();
  expect(resultOf(results, { file: 'b', test: 'two' })?.state).toBe('failed');
});
