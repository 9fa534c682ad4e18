import { afterAll, expect, test } from 'vitest';
import { distFolder } from './built-site.ts';
import { differing, sumsIn } from './built-sums.ts';
import { copyProject, elsewhere } from './copied-project.ts';

const copy = copyProject('second-build', 'content');
afterAll(() => {
  copy.remove();
});

/** The one cold build of the whole archive in these tests: what it is compared with may have used what earlier builds made. */
test('a cold build elsewhere, on another day, in another zone, and with files in another order, gives the bytes of the build', async () => {
  const { code, output } = await copy.build({ env: elsewhere });
  expect(code, output).toBe(0);
  expect(copy.figures().reused).toBe(0);
  expect(differing(sumsIn(distFolder), sumsIn(copy.dist))).toEqual([]);
});
