import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { importSources } from '../../scripts/import-sources.ts';
import type { SourceOutcome } from '../../src/archive/intake/outcomes.ts';
import { readArchive } from '../../src/archive/read.ts';
import { aWorkshop, filesIn, notice } from './command.ts';
import type { FailingDisk } from './failing-disk.ts';

const disk = vi.hoisted((): FailingDisk => ({ at: 0, as: 'ENOSPC', count: 0, links: true }));
vi.mock('node:fs', async (original) => {
  const { onFailingDisk } = await import('./failing-disk.ts');
  return onFailingDisk(await original<object>(), disk);
});

const names = ['Boats', 'Lamps', 'Tents'];
const sources = Object.fromEntries(names.map((name) => [`${name}.txt`, notice(name, `Ruritania has ${name}.`)]));

async function importAll(folder: string, given = names): Promise<readonly SourceOutcome[]> {
  const { records } = await readArchive(join(folder, 'content'));
  const entries = given.map((name) => ({ path: join(folder, `${name}.txt`) }));
  const options = { records, out: join(folder, 'out'), today: '2022-01-02', again: false, force: false, dryRun: false };
  return Array.fromAsync(importSources(entries, options));
}

test('a full disk ends a run at the source that met it; what was written before stays, and the run can be repeated', async () => {
  const folder = aWorkshop(sources);
  await importAll(folder);
  const whole = filesIn(join(folder, 'out'));

  const first = aWorkshop(sources);
  Object.assign(disk, { at: Infinity, count: 0 });
  await importAll(first, names.slice(0, 1));
  const changesOfOne = disk.count;

  const another = aWorkshop(sources);
  Object.assign(disk, { at: changesOfOne + 2, count: 0 });
  const outcomes = await importAll(another);
  disk.at = 0;
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['written', 'unwritten']);
  expect(outcomes[1]?.because).toMatch(
    /^Unexpected full disk at `.*out` \(ENOSPC\), expected room for `.*`; free some/u,
  );
  expect(Object.keys(filesIn(join(another, 'out')))).toEqual(
    Object.keys(whole).filter((name) => name.includes('boats')),
  );

  expect((await importAll(another)).map(({ outcome }) => outcome)).toEqual(['unchanged', 'written', 'written']);
  expect(Object.keys(filesIn(join(another, 'out')))).toEqual(Object.keys(whole));
});

test('a name that something else has ends only its own import', async () => {
  const folder = aWorkshop(sources);
  mkdirSync(join(folder, 'out/2020-02-05-boats.mdx'), { recursive: true });
  const outcomes = await importAll(folder);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unwritten', 'written', 'written']);
  expect(outcomes[0]?.because).toContain('expected a file or nothing of that name; move it away');
});
