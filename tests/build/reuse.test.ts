import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differing, sumsIn } from './built-sums.ts';
import { filesIn } from './built-site.ts';
import { copyProject, elsewhere, type CopiedProject } from './copied-project.ts';
import { deletedRecord, editedText, renamedCountry, smallArchive } from './edits.ts';
import { expectReuse, madeBy, type MadeBuild } from './warm-build.ts';

/**
 * What a build takes from an earlier one is right only if it would have been made the same now. The tests go on from one
 * another, as each build is to find what others left. All ten sorts of edits are in `ten-edits.test.ts`, which runs weekly.
 */
describe('builds of a small archive, one after the other,', () => {
  let warm: CopiedProject;
  let cold: CopiedProject;
  let last: MadeBuild;
  beforeAll(() => {
    warm = copyProject('reuse', smallArchive);
    cold = copyProject('reuse-cold', smallArchive);
  });
  afterAll(() => {
    warm.remove();
    cold.remove();
  });

  test('run one at a time: a second says so and ends, and the first is not disturbed', async () => {
    const first = madeBy(warm);
    await expect.poll(() => readdirSync(join(warm.folder, '.cache')).includes('build.lock')).toBe(true);
    const { code, output } = await warm.build();
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringMatching(
        /^build: Unexpected build already running \(process \d+ on .+\), expected one at a time; wait for it to end, or stop it\n$/u,
      ) as string,
    });
    expect(readdirSync(warm.folder)).not.toContain('dist');
    last = await first;
    expect(last.reused).toBe(0);
    expect(readdirSync(join(warm.folder, '.cache'))).not.toContain('build.lock');
  });

  test('end, after three edits, with the bytes of a cold build elsewhere, on another day, in another zone and with files in another order', async () => {
    for (const edit of [editedText, renamedCountry, deletedRecord]) {
      edit.make(warm);
      edit.make(cold);
      const made = await madeBy(warm);
      expectReuse(edit, last, made);
      last = made;
    }
    const made = await madeBy(cold, { env: elsewhere });
    expect(made.reused).toBe(0);
    expect(differing(last.sums, made.sums)).toEqual([]);
    expect(last.files).toBe(made.files);
  });

  test('leave the site as it was where one fails, and the next makes no page from what that one had begun', async () => {
    const article = 'content/articles/2020/2020-02-05-example-notice.mdx';
    const timeline = 'src/site/pages/[...edition]/timeline.astro';
    const [text, page] = [warm.read(article), warm.read(timeline)];
    warm.edit(article, 'Staff: 8', 'Staff: 9');
    warm.edit(timeline, '\n---\n\n', "\nif (page) throw new Error('planted fault');\n---\n\n");
    const { code, output } = await warm.build();
    expect(code).toBe(1);
    expect(output).toContain('planted fault');
    expect(differing(last.sums, sumsIn(warm.dist))).toEqual([]);
    warm.write(article, text);
    warm.write(timeline, page);
    const made = await madeBy(warm);
    expect(differing(last.sums, made.sums)).toEqual([]);
  });

  test('take nothing that is damaged: copies of pages, files of the site before, packed values', async () => {
    const cache = join(warm.folder, '.cache');
    const pages = (folder: string) => filesIn(folder).filter((path) => path.endsWith('.html'));
    const copies = pages(join(cache, 'astro/dist'));
    const spare = pages(join(cache, 'spare'));
    const packs = readdirSync(join(cache, 'build')).filter((name) => name.endsWith('.pack'));
    expect(Math.min(copies.length, spare.length, packs.length)).toBeGreaterThan(0);
    for (const path of copies) truncateSync(join(cache, 'astro/dist', path), 500);
    // Half of the pages are where the last build left them; the others have only their copies.
    for (const [index, path] of spare.entries())
      if (index % 2 === 0) writeFileSync(join(cache, 'spare', path), 'changed');
    for (const name of packs) {
      const pack = readFileSync(join(cache, 'build', name));
      for (let at = 0; at < pack.length; at += 64) pack[at] = (pack[at] ?? 0) ^ 0xff;
      writeFileSync(join(cache, 'build', name), pack);
    }
    const made = await madeBy(warm);
    expect(differing(last.sums, made.sums)).toEqual([]);
    expect(made.reused).toBeGreaterThan(0);
    expect(made.reused).toBeLessThan(made.files);
  });
});
