import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { realFiles, makePlace } from '../../scripts/fuzz.ts';
import { randomFrom } from '../../scripts/fuzz-cases.ts';
import { targets, tryCase } from '../../scripts/fuzz-targets.ts';

/** A share of `npm run fuzz`, always the same; and every case that ever failed. */
const share: Readonly<Record<string, number>> = { reader: 1_800, importer: 500, search: 500, preview: 250 };
const corpus = join(import.meta.dirname, '../fixtures/fuzz');
const real = realFiles(join(import.meta.dirname, '../../content'));
const place = makePlace();
afterAll(() => {
  place.remove();
});

describe.each(targets)('$name', (target) => {
  test('takes whatever it is given', { timeout: 300_000 }, async () => {
    const failed: unknown[] = [];
    for (let seed = 1; seed <= (share[target.name] ?? 0); seed += 1) {
      const text = target.make(randomFrom(seed), real);
      // What took too long once is tried again: a busy machine is slow, not wrong.
      const faults = await tryCase(target, text, place);
      if (faults.length > 0 && (await tryCase(target, text, place)).length > 0) failed.push([seed, faults]);
    }
    expect(failed).toEqual([]);
  });

  test('takes what it once did not', { timeout: 300_000 }, async () => {
    for (const name of readdirSync(corpus).includes(target.name) ? readdirSync(join(corpus, target.name)) : [])
      expect(await tryCase(target, readFileSync(join(corpus, target.name, name), 'utf8'), place), name).toEqual([]);
  });
});

test('a seed gives the same cases each time', () => {
  for (const target of targets)
    for (const seed of [1, 2, 3]) expect(target.make(randomFrom(seed), real)).toBe(target.make(randomFrom(seed), real));
});
