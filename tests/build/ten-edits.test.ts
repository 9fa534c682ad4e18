import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differing } from './built-sums.ts';
import { copyProject, type CopiedProject } from './copied-project.ts';
import { edits, smallArchive } from './edits.ts';
import { expectReuse, madeBy, type MadeBuild } from './warm-build.ts';

/**
 * Every sort of edit, one after the other, each built warm and cold: two builds an edit, so only where everything is
 * tested (`npm run test:all`). `reuse.test.ts` has three of them in every run.
 */
describe.runIf(process.env['ARCHIVE_TEST_ALL'])('a warm build gives the bytes of a cold one after an edit:', () => {
  let [warm, cold]: CopiedProject[] = [];
  let before: MadeBuild | undefined;
  beforeAll(async () => {
    warm = copyProject('ten-edits', smallArchive);
    cold = copyProject('ten-edits-cold', smallArchive);
    before = await madeBy(warm);
  });
  afterAll(() => {
    warm?.remove();
    cold?.remove();
  });

  // What one leaves, the next begins with.
  test.each(edits)('$name', async (edit) => {
    if (!warm || !cold || !before) throw new Error('Unexpected edit without a build before it');
    edit.make(warm);
    edit.make(cold);
    const after = await madeBy(warm);
    expectReuse(edit, before, after);
    before = after;
    const made = await madeBy(cold, { args: ['--cold'] });
    expect(made.reused).toBe(0);
    expect(differing(after.sums, made.sums)).toEqual([]);
  });
});
