import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printDraft } from '../../../src/archive/intake/draft.ts';
import { formats, intake } from '../../../src/archive/intake/intake.ts';
import { printReport, reportOf } from '../../../src/archive/intake/report.ts';
import { knowledge } from './example-archive.ts';

const fixtures = new URL('../../fixtures/intake/', import.meta.url);
const cases = readdirSync(fixtures).flatMap((format) =>
  readdirSync(new URL(`${format}/`, fixtures)).map((name) => `${format}/${name}`),
);

/** Each folder is a source and what comes of it; a change of behaviour is a change of these files. */
test.each(cases)('%s', async (name) => {
  const folder = new URL(`${name}/`, fixtures);
  const source = readdirSync(folder).find((file) => file.startsWith('source.')) ?? '';
  const optionsFile = new URL('options.json', folder);
  const options = existsSync(optionsFile) ? (JSON.parse(readFileSync(optionsFile, 'utf8')) as { address: string }) : {};
  const read = intake({ name: source, bytes: readFileSync(new URL(source, folder)) }, knowledge, options);
  if ('fault' in read) throw new Error(read.fault);
  expect(read.format.name).toBe(name.split('/')[0]);
  await expect(printDraft(read, '2022-01-02')).toMatchFileSnapshot(new URL('expected.mdx', folder).pathname);
  await expect(`id: ${read.id}\n\n${printReport(reportOf(read))}`).toMatchFileSnapshot(
    new URL('expected-report.txt', folder).pathname,
  );
});

describe('the table of formats', () => {
  const folder = new URL('../../../src/archive/intake/formats/', import.meta.url);
  test('has every file of the folder, under the name of the file', () => {
    const files = readdirSync(folder).map((file) => file.replace(/\.ts$/u, ''));
    expect([...formats.keys()].toSorted()).toEqual(files.toSorted());
  });
  test('has a text and a page among the fixtures of every format', () => {
    for (const format of formats.keys()) {
      const sources = cases
        .filter((name) => name.startsWith(`${format}/`))
        .flatMap((name) => readdirSync(new URL(`${name}/`, fixtures)));
      expect(sources, format).toContain('source.txt');
      expect(sources, format).toContain('source.html');
    }
  });
});
