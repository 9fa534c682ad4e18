import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { textOf, type Exported, type Exporter } from '../../../src/archive/export/exporter.ts';
import { exporters, exportFiles } from '../../../src/archive/export/export-files.ts';
import * as table from '../../../src/archive/export/exporters.ts';
import { measure } from '../../../src/archive/export/measure.ts';
import { link } from '../../../src/archive/graph.ts';
import { kinds } from '../../../src/archive/model/record.ts';
import { archive, real, small } from './small-archive.ts';

const fixture = (path: string) => fileURLToPath(new URL(`../../fixtures/export/${path}`, import.meta.url));
const files = exportFiles(archive, small.settings);
const goldenOf = (file: Exported) => fixture(`${file.exporter.id}/${file.path}${'text' in file ? '' : '.txt'}`);

/**
 * The files that are compared. The package describes all others, so that it is compared as made of some tables alone,
 * which a new exporter does not touch; that it lists every file is a test of its own.
 */
const described = ['kind-csv', 'links-csv', 'statements-csv'];
const golden = [
  ...files.filter(({ exporter }) => !exporter.describesOthers),
  ...exportFiles(
    archive,
    small.settings,
    exporters.filter(({ id, describesOthers }) => describesOthers ?? described.includes(id)),
  ).filter(({ exporter }) => exporter.describesOthers),
];

/** Kinds of which the small archive has no record yet: what is compared says nothing of them. */
const strangers = kinds.filter(({ name }) => !small.records.some(({ kind }) => kind === name));

/** A file that lists all kinds, without those. */
function ofKnownKinds(path: string, text: string): string {
  if (strangers.length === 0) return text;
  const names = new Set(strangers.map(({ name }) => name));
  const folders = new Set(strangers.map(({ folder }) => `${folder}.csv`));
  if (path === 'data/dictionary.csv')
    return text
      .split('\r\n')
      .filter((line) => !names.has(line.slice(0, line.indexOf(','))))
      .join('\r\n');
  if (!['data/dictionary.json', 'data/model.json', 'data/datapackage.json'].includes(path)) return text;
  const isStranger = (value: object) => {
    const {
      name,
      path: table,
      properties,
    } = value as {
      name?: string;
      path?: string;
      properties?: { kind?: { const?: string } };
    };
    return names.has(name ?? '') || names.has(properties?.kind?.const ?? '') || folders.has(table ?? '');
  };
  const without = (key: string, value: unknown): unknown => {
    if (Array.isArray(value))
      return value.filter((each) => !(typeof each === 'object' && each !== null && isStranger(each as object)));
    if (key === '$defs')
      return Object.fromEntries(Object.entries(value as object).filter(([name]) => !names.has(name)));
    return value;
  };
  return `${JSON.stringify(JSON.parse(text, without), null, 2)}\n`;
}

/** What a file says, as people compare it: its text, or the texts of what is packed in it. */
const saidIn = (file: Exported): string =>
  'text' in file
    ? file.text()
    : Object.entries(unzipSync(file.bytes()))
        .map(([path, bytes]) => `=== ${path} ===\n${strFromU8(bytes)}\n`)
        .join('');

describe('the exports of the small archive', () => {
  test('are read from content without a problem', () => {
    expect(small.files.flatMap(({ messages }) => messages.map(String))).toEqual([]);
  });

  test.each(
    golden
      .filter(({ path }) => !strangers.some(({ folder }) => path === `data/${folder}.csv`))
      .map((file) => [file.path, file] as const),
  )('%s is what it was', async (_, file) => {
    await expect(ofKnownKinds(file.path, saidIn(file))).toMatchFileSnapshot(goldenOf(file));
  });

  test('leave no golden file without its export', () => {
    const kept = new Set(files.map(goldenOf));
    const there = exporters.flatMap(({ id }) =>
      // The files of a new exporter are written by the first run of the test above.
      (existsSync(fixture(id)) ? readdirSync(fixture(id), { recursive: true, withFileTypes: true }) : [])
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.parentPath}/${entry.name}`),
    );
    expect(there.filter((path) => !kept.has(path))).toEqual([]);
  });

  test('are the same bytes whatever order the records came in', () => {
    const kept = files.map((file) => [file.path, measure(file.bytes())]);
    fc.assert(
      fc.property(fc.shuffledSubarray([...small.records], { minLength: small.records.length }), (records) => {
        const shuffled = exportFiles(link(records), small.settings);
        expect(shuffled.map((file) => [file.path, measure(file.bytes())])).toEqual(kept);
      }),
      { numRuns: 10 },
    );
  });
});

describe('the exports of the real archive', () => {
  const all = exportFiles(link(real.records), real.settings);

  test('are made without an error, and texts end in a line', () => {
    expect(real.records.length).toBeGreaterThan(100);
    for (const file of all) {
      if ('text' in file) expect(file.text(), file.path).toMatch(/\n$/u);
      else expect(file.bytes().byteLength, file.path).toBeGreaterThan(1000);
    }
  });

  test('hold every record', () => {
    const records = all.find(({ path }) => path === 'data/records.json');
    const ids = (JSON.parse(records ? textOf(records) : '') as { records: { kind: string; id: string }[] }).records;
    expect(ids.map(({ kind, id }) => `${kind}/${id}`).toSorted()).toEqual(
      real.records.map(({ kind, id }) => `${kind}/${id}`).toSorted(),
    );
  });

  test('hold in the file of one record a line what the JSON of all records holds', () => {
    const [whole, lines] = ['data/records.json', 'data/records.ndjson'].map((path) => {
      const file = all.find((each) => each.path === path);
      return file ? textOf(file) : '';
    });
    const { records } = JSON.parse(whole ?? '') as { records: unknown[] };
    const read = lines?.trimEnd().split('\n');
    expect(read?.map((line) => JSON.parse(line) as unknown)).toEqual(records);
  });

  test('give each article a file of each citation form beside its page', () => {
    const paths = new Set(all.map(({ path }) => path));
    for (const { kind, id } of real.records)
      if (kind === 'article')
        for (const ending of ['bib', 'ris', 'csl.json']) expect(paths).toContain(`articles/${id}.${ending}`);
  });
});

describe('the table of exporters', () => {
  test('names every file of its folder, each by its own id', () => {
    const names = readdirSync(new URL('../../../src/archive/export/exporters', import.meta.url));
    expect(exporters.map(({ id }) => `${id}.ts`).toSorted()).toEqual(names.toSorted());
    expect(Object.keys(table)).toHaveLength(exporters.length);
  });

  test('is in the order of places, and of ids where two have one place', () => {
    const places = exporters.map(({ order, id }) => [order, id] as const);
    expect(places).toEqual(places.toSorted(([a, first], [b, second]) => a - b || (first < second ? -1 : 1)));
  });

  test.each(exporters.map((exporter) => [exporter.id, exporter] as const))(
    '%s is described in both languages',
    (_, { label, describe }) => {
      for (const words of [label, describe]) {
        expect(words.en).toMatch(/\w/u);
        expect(words.ko).toMatch(/[가-힣]/u);
      }
    },
  );

  test('refuses two files of one path', () => {
    const twin = (id: string): Exporter => ({
      id,
      order: 1,
      label: { en: id, ko: id },
      describe: { en: id, ko: id },
      media: 'text/plain',
      files: () => [{ path: 'data/same.txt', text: () => id }],
    });
    expect(() => exportFiles(archive, small.settings, [twin('one'), twin('two')])).toThrow(
      'Unexpected files of one path `data/same.txt` from `one` and `two`, expected a path for each',
    );
  });

  test('makes what a file holds when it is asked for, and once', () => {
    let made = 0;
    const counting: Exporter = {
      id: 'counting',
      order: 1,
      label: { en: '', ko: '' },
      describe: { en: '', ko: '' },
      media: 'text/plain',
      files: () => [{ path: 'counting.txt', text: () => String((made += 1)) }],
    };
    const [file] = exportFiles(archive, small.settings, [counting]);
    expect(made).toBe(0);
    expect(file && [textOf(file), textOf(file), measure(file.bytes()).bytes]).toEqual(['1', '1', 1]);
  });
});
