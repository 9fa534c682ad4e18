import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCorpus } from '../../../scripts/bench/corpus.ts';
import { problemsOf } from '../../../src/archive/lint/format-problems.ts';
import { lint } from '../../../src/archive/lint/lint.ts';
import { readArchive, type Reading } from '../../../src/archive/read.ts';

const number = 90;
const corpus = makeCorpus(number);

test('the same number gives the same corpus, byte for byte', () => {
  expect([...makeCorpus(number).files]).toEqual([...corpus.files]);
  expect([...makeCorpus(number + 1).files.keys()]).not.toEqual([...corpus.files.keys()]);
});

describe('the corpus as an archive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  let reading: Reading;
  beforeAll(async () => {
    for (const [path, text] of corpus.files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    reading = await readArchive(folder);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('has no problem', () => {
    expect(problemsOf(lint(reading).files)).toEqual([]);
  });

  test('has every article and record that was asked for', () => {
    const articles = reading.records.filter(({ kind }) => kind === 'article');
    expect(articles).toHaveLength(number);
    expect(reading.records).toHaveLength(number + corpus.others);
    expect(corpus.texts.filter(({ locale }) => locale === 'en')).toHaveLength(number);
    expect(corpus.texts.filter(({ locale }) => locale === 'ko').length).toBeGreaterThan(number / 20);
  });
});

test('its digests are as long as those of the archive', () => {
  const lengths = corpus.texts.map(({ print }) => print(({ kind, id }) => `<Ref to="${kind}/${id}">x</Ref>`).length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  expect(mean).toBeGreaterThan(700);
  expect(mean).toBeLessThan(1300);
});
