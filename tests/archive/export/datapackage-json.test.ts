import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { exportFiles } from '../../../src/archive/export/export-files.ts';
import { textOf } from '../../../src/archive/export/exporter.ts';
import { archive, small } from './small-archive.ts';

const files = exportFiles(archive, small.settings);
const own = files.find(({ path }) => path === 'data/datapackage.json');
const described = JSON.parse(own ? textOf(own) : '') as {
  resources: { name: string; path: string; bytes: number; hash: string; schema?: object }[];
};

test('the data package lists every other file of its folder, with its size and hash', () => {
  const others = files.filter(({ path }) => path.startsWith('data/') && path !== 'data/datapackage.json');
  expect(described.resources.map(({ path }) => `data/${path}`)).toEqual(others.map(({ path }) => path));
  for (const [index, file] of others.entries()) {
    const bytes = file.bytes();
    expect(described.resources[index]).toMatchObject({
      bytes: bytes.length,
      hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    });
  }
});

test('each of its resources has a name of its own, in the form that the standard asks for', () => {
  const names = described.resources.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[-a-z0-9._/]+$/u);
});

test('every table of it has the schema of its columns', () => {
  for (const { path, schema } of described.resources) expect(schema !== undefined, path).toBe(path.endsWith('.csv'));
});
