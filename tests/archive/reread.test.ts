import fc from 'fast-check';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatProblems, problemsOf } from '../../src/archive/lint/format-problems.ts';
import { lint } from '../../src/archive/lint/lint.ts';
import { keyOfRecord } from '../../src/archive/model/record.ts';
import {
  archiveReader,
  readArchive,
  type Reading,
  type ReadingMemory,
  type SoundRecord,
} from '../../src/archive/read.ts';

/** Readings that know of earlier ones: they return what a first reading would. */

const small = join(import.meta.dirname, '../fixtures/small-archive/content');

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'reread-'));
  await cp(small, root, { recursive: true });
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

const filesIn = async (): Promise<readonly string[]> =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

/** All that can be asked of a reading, as data; lint adds its problems to the files. */
function everythingIn(reading: Reading): unknown {
  const { files, problems } = lint(reading);
  return {
    ...reading,
    files: reading.files.map(({ path, value }) => [path, value]),
    sources: [...reading.sources].map(([key, { file, texts, place }]) => {
      const fields = Object.keys(reading.records.find((record) => keyOfRecord(record) === key)?.fields ?? {});
      const places = fields.map((field) => {
        const { file: of, place: at } = place([field, 0], 'key');
        return [field, of.path, at, place([field]).place];
      });
      const trees = Object.entries(texts).map(([locale, text]) => [locale, text.file.path, text.tree]);
      return [key, file.path, trees, places];
    }),
    tables: Object.entries(reading.tables).map(([name, { file, front }]) => [name, file.path, front.data]),
    problems,
    printed: formatProblems(problemsOf(files, 'content/')),
  };
}

/** Expects that the reader returns what a first reading does. */
async function expectSame(read: ReturnType<typeof archiveReader>): Promise<Reading> {
  const reading = await read(root);
  expect(everythingIn(reading)).toStrictEqual(everythingIn(await readArchive(root)));
  return reading;
}

test('files that did not change give the same records, in files without the problems of before', async () => {
  const read = archiveReader();
  const first = await expectSame(read);
  const second = await expectSame(read);
  expect(second.records.length).toBeGreaterThan(0);
  for (const [index, record] of second.records.entries()) expect(record).toBe(first.records[index]);
  for (const [index, file] of second.files.entries()) expect(file).not.toBe(first.files[index]);
  for (const [key, { file, texts }] of second.sources)
    for (const own of [file, ...Object.values(texts).map((text) => text.file)])
      expect(second.files, key).toContain(own);
});

test('of a file that changed its record alone is new', async () => {
  const read = archiveReader();
  const before = await expectSame(read);
  const file = (await filesIn()).find((path) => path.endsWith('.ko.mdx')) ?? '';
  await writeFile(file, `${await readFile(file, 'utf8')}\n새 문장.\n`);
  const { records } = await expectSame(read);
  const changed = records
    .filter((record) => !before.records.includes(record))
    .map(({ file: path }) => join(root, path));
  expect(changed).toEqual([file.replace('.ko.mdx', '.mdx')]);
});

test('a record is read from what an earlier memory gives, and given to it', async () => {
  const kept = new Map<string, SoundRecord>();
  const asked: string[] = [];
  const memory: ReadingMemory = {
    recall: (path, texts) => {
      asked.push(path);
      return structuredClone(kept.get(JSON.stringify([path, texts])));
    },
    keep: (path, texts, sound) => void kept.set(JSON.stringify([path, texts]), structuredClone(sound)),
  };
  await expectSame(archiveReader(memory));
  expect(kept.size).toBeGreaterThan(0);
  const sizeBefore = kept.size;
  const { records } = await expectSame(archiveReader(memory));
  expect(kept.size).toBe(sizeBefore);
  const frozen = (value: unknown): boolean =>
    typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
  for (const record of records) expect(frozen(record), keyOfRecord(record)).toBe(true);
  asked.length = 0;
  const read = archiveReader(memory);
  await read(root);
  const once = asked.length;
  await expectSame(read);
  expect(asked.length).toBe(once);
});

type Change = (files: readonly string[], pick: number) => Promise<void>;

const at = (files: readonly string[], pick: number): string => files[pick % files.length] ?? '';

/** What a person does to files, right or wrong. */
const changes: Readonly<Record<string, Change>> = {
  adds: async (files, pick) => writeFile(at(files, pick), `${await readFile(at(files, pick), 'utf8')}\nMore.\n`),
  breaks: async (files, pick) =>
    writeFile(at(files, pick), `${await readFile(at(files, pick), 'utf8')}\n{1 + 1}: <b\n`),
  breaksFields: async (files, pick) =>
    writeFile(at(files, pick), (await readFile(at(files, pick), 'utf8')).replace(/^(\w+): .*$/mu, '$1: [unlikely')),
  steers: async (files, pick) => writeFile(at(files, pick), `${await readFile(at(files, pick), 'utf8')}\u202e\n`),
  empties: (files, pick) => writeFile(at(files, pick), ''),
  deletes: (files, pick) => rm(at(files, pick)),
  renames: (files, pick) => rename(at(files, pick), at(files, pick).replace(/([^/\\]+)$/u, 'renamed-$1')),
  swaps: async (files, pick) => {
    const [one, other] = [at(files, pick), at(files, pick + 1)];
    const text = await readFile(one);
    await writeFile(one, await readFile(other));
    await writeFile(other, text);
  },
  makesTwin: async (files, pick) => {
    const twin = at(files, pick).replace(/\.\w+$/u, '.yaml');
    await writeFile(twin, await readFile(at(files, pick)));
  },
  notUtf8: (files, pick) => writeFile(at(files, pick), Buffer.from([0xff, 0xfe, 0x41])),
  repairs: async (files, pick) => {
    const from = join(small, at(files, pick).slice(root.length));
    await mkdir(dirname(at(files, pick)), { recursive: true });
    await cp(from, at(files, pick)).catch(() => undefined);
  },
  restores: () => cp(small, root, { recursive: true }),
};

describe('after changes', () => {
  test.each(Object.keys(changes))('a person %s: a file of each form in turn', async (name) => {
    const read = archiveReader();
    const files = await filesIn();
    const formOf = (file: string) => (dirname(file) === root ? file : /(?:\.ko)?\.\w+$/u.exec(file)?.[0]);
    const forms = Map.groupBy(files, formOf);
    for (const [file = ''] of forms.values()) {
      const pick = files.indexOf(file);
      await changes[name]?.(files, pick);
      await expectSame(read);
      await rm(root, { recursive: true });
      await cp(small, root, { recursive: true });
      await read(root);
    }
  });

  test('any number of them, in any order, a reading after each', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...Object.keys(changes)), fc.nat(1000)), { minLength: 1, maxLength: 8 }),
        async (steps) => {
          await rm(root, { recursive: true });
          await cp(small, root, { recursive: true });
          const read = archiveReader();
          await read(root);
          for (const [name, pick] of steps) {
            const files = await filesIn();
            if (files.length > 0) await changes[name]?.(files, pick);
            await expectSame(read);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
