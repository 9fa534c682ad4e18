import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { filesIn, readBuilt } from './built-site.ts';
import { copyProject } from './copied-project.ts';

const site = readBuilt();
const copy = copyProject('second-build', 'content');
afterAll(() => {
  copy.remove();
});

test('another build, elsewhere, on another day, in another zone, and with files in another order, gives the same bytes', async () => {
  const { code, output } = await copy.build({
    env: {
      TZ: 'Pacific/Kiritimati',
      LANG: 'ko_KR.UTF-8',
      LC_ALL: 'ko_KR.UTF-8',
      NODE_OPTIONS: `--import=${pathToFileURL(resolve('tests/build/another-day.mjs')).href}`,
    },
  });
  expect(code, output).toBe(0);
  const dist = join(copy.folder, 'dist');
  const files = filesIn(dist);
  expect(files).toEqual([...site.files]);
  const differing = files.filter(
    (path) => !readFileSync(join(dist, path)).equals(readFileSync(join(site.folder, path))),
  );
  expect(differing).toEqual([]);
});
