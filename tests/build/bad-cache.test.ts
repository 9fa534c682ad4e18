import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { pathsIn } from '../../src/site/build/site-files.ts';
import { differing, sumsIn } from './built-sums.ts';
import { copyProject, type CopiedProject } from './copied-project.ts';
import { editedText, renamedCountry, smallArchive } from './edits.ts';
import { madeBy, type MadeBuild } from './warm-build.ts';

/**
 * Caches that are of somebody else, half there or in the wrong form, and a full disk: a build each, so only where
 * everything is tested (`npm run test:all`). What the parts do with them is in `tests/site` and `tests/scripts/build`.
 */
const everything = process.env['ARCHIVE_TEST_ALL'] !== undefined;

describe.runIf(everything)('the bytes are those of a cold build where `.cache`', () => {
  let copy: CopiedProject;
  let cold: MadeBuild;
  beforeAll(async () => {
    copy = copyProject('bad-cache', smallArchive);
    cold = await madeBy(copy);
    // Now there is a site before the one in `dist`, too.
    await madeBy(copy);
  });
  afterAll(() => {
    copy.remove();
  });
  const cache = (path = '') => join(copy.folder, '.cache', path);

  test('is of another project, with other content', async () => {
    const other = copyProject('bad-cache-other', smallArchive);
    try {
      renamedCountry.make(other);
      await madeBy(other);
      editedText.make(other);
      await madeBy(other);
      rmSync(cache(), { recursive: true });
      cpSync(join(other.folder, '.cache'), cache(), { recursive: true });
      writeFileSync(cache('replace.json'), JSON.stringify({ from: 'site-1', to: '../dist', aside: 'spare' }));
    } finally {
      other.remove();
    }
    const made = await madeBy(copy);
    expect(differing(cold.sums, made.sums)).toEqual([]);
  });

  test.each([
    [
      'is half written, every file of it',
      (path: string) => {
        truncateSync(path, Math.floor(readFileSync(path).length / 2));
      },
    ],
    [
      'has garbage in every file',
      (path: string) => {
        writeFileSync(path, '\u0000garbage');
      },
    ],
  ])('%s', async (_, damage) => {
    for (const path of pathsIn(cache())) damage(cache(path));
    const made = await madeBy(copy);
    expect(differing(cold.sums, made.sums)).toEqual([]);
  });

  test('has files where folders were', async () => {
    for (const name of readdirSync(cache())) {
      rmSync(cache(name), { recursive: true });
      writeFileSync(cache(name), 'a file');
    }
    const made = await madeBy(copy);
    expect(differing(cold.sums, made.sums)).toEqual([]);
  });

  test('has folders where files were', async () => {
    await madeBy(copy);
    for (const name of ['build.lock', 'replace.json', 'build-stages.json', 'build/site.json', 'astro/copies.json']) {
      rmSync(cache(name), { recursive: true, force: true });
      mkdirSync(join(cache(name), 'folder'), { recursive: true });
    }
    const made = await madeBy(copy);
    expect(differing(cold.sums, made.sums)).toEqual([]);
  });
});

/** Whether a file system can be mounted here to be filled, as few machines allow. */
const mounts = process.platform === 'linux' && process.getuid?.() === 0;

describe.runIf(everything && mounts)('on a full disk', () => {
  test('a build says so, the site stays as it was, and the next with space is right', async () => {
    const disk = resolve('.cache/small-disk');
    mkdirSync(disk, { recursive: true });
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', disk]).status).toBe(0);
    onTestFinished(() => {
      spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    });
    const copy = copyProject('small-disk/project', smallArchive);
    const before = await madeBy(copy);
    const { bavail, bsize } = statfsSync(disk);
    const filler = join(disk, 'filler');
    // What is left takes a part of a site.
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 1_500_000));
    renamedCountry.make(copy);
    const { code, output } = await copy.build();
    expect(code, output).toBe(1);
    expect(output).toMatch(/ENOSPC|No space left on device/u);
    expect(output).toContain('free space on the disk, then build again. The site in `dist` is as it was');
    expect(differing(before.sums, sumsIn(copy.dist))).toEqual([]);
    rmSync(filler);
    const made = await madeBy(copy);
    const cold = await madeBy(copy, { args: ['--cold'] });
    expect(differing(cold.sums, made.sums)).toEqual([]);
    expect(differing(before.sums, made.sums).length).toBeGreaterThan(0);
  });
});
