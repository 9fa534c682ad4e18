import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { finishReplacing, replaceFolder, requireReplaceable } from '../../../scripts/build/replace-folder.ts';
import { requireBuild } from '../../../scripts/page-types.ts';

let top: string;
let project: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'replace-folder-'));
  project = join(top, 'project');
  mkdirSync(join(project, '.cache'), { recursive: true });
});
afterEach(() => {
  rmSync(top, { recursive: true, force: true });
});

const put = (folder: string, text: string) => {
  mkdirSync(folder, { recursive: true });
  for (const name of ['index.html', 'SHA256SUMS']) writeFileSync(join(folder, name), text);
};
const textIn = (folder: string) => (existsSync(folder) ? readFileSync(join(folder, 'index.html'), 'utf8') : undefined);
const placesOf = (root: string) => ({
  workshop: join(root, '.cache'),
  made: join(root, '.cache/site-1'),
  dist: join(root, 'dist'),
  spare: join(root, '.cache/spare'),
});

/** A process that is killed as it is about to make its change of a name number `at`, in replacing the site of `project`. */
function killedAt(at: number): void {
  const { made, dist, spare, workshop } = placesOf(project);
  const url = pathToFileURL(resolve('scripts/build/replace-folder.ts')).href;
  const code = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { renameSync } = fs;
    let renames = 0;
    fs.renameSync = (...paths) => {
      renames += 1;
      if (renames === ${at}) process.kill(process.pid, 'SIGKILL');
      renameSync(...paths);
    };
    syncBuiltinESMExports();
    const { replaceFolder } = await import(${JSON.stringify(url)});
    await replaceFolder(...${JSON.stringify([made, dist, spare, workshop])});`;
  const { signal, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  expect(signal, stderr).toBe('SIGKILL');
}

describe('a folder takes the place of another', () => {
  test('and the other is kept aside, in the place of what was there', async () => {
    const { made, dist, spare, workshop } = placesOf(project);
    put(made, 'new');
    put(dist, 'old');
    put(spare, 'older');
    await replaceFolder(made, dist, spare, workshop);
    expect([textIn(dist), textIn(spare)]).toEqual(['new', 'old']);
    expect(readdirSync(workshop)).toEqual(['spare']);
  });

  test('or of nothing', async () => {
    const { made, dist, spare, workshop } = placesOf(project);
    put(made, 'new');
    await replaceFolder(made, dist, spare, workshop);
    expect([textIn(dist), textIn(spare)]).toEqual(['new', undefined]);
  });

  test('and where it cannot be put there, the other stays, and it too', async () => {
    const { made, dist, spare, workshop } = placesOf(project);
    put(dist, 'old');
    writeFileSync(join(project, 'file'), '');
    put(made, 'new');
    // Below a file no folder can be.
    await expect(replaceFolder(made, join(project, 'file/dist'), spare, workshop)).rejects.toThrow(
      /^Could not put the new site in the place of `.*` \((?:EEXIST|ENOTDIR)\); close what has files of it open, then build again\. The new site is in `.*site-1`$/u,
    );
    expect([textIn(dist), textIn(made)]).toEqual(['old', 'new']);
    expect(readdirSync(workshop)).toEqual(['site-1']);
  });
});

describe('a replacement that was killed', () => {
  const old = () => {
    const { made, dist } = placesOf(project);
    put(made, 'new');
    put(dist, 'old');
  };

  test('before it was written down has not begun', () => {
    old();
    killedAt(1);
    const { made, dist, workshop } = placesOf(project);
    finishReplacing(workshop);
    expect([textIn(dist), textIn(made)]).toEqual(['old', 'new']);
  });

  test.each([
    ['before the first rename', 2],
    ['between the renames', 3],
  ])('%s is completed', (_, at) => {
    old();
    killedAt(at);
    const { dist, spare, workshop } = placesOf(project);
    expect(existsSync(dist)).toBe(at === 2);
    finishReplacing(workshop);
    expect([textIn(dist), textIn(spare)]).toEqual(['new', 'old']);
    expect(readdirSync(workshop)).toEqual(['spare']);
    finishReplacing(workshop);
    expect(textIn(dist)).toBe('new');
  });

  test('after both renames changes nothing more', () => {
    old();
    killedAt(3);
    const { made, dist, workshop, spare } = placesOf(project);
    renameSync(made, dist);
    finishReplacing(workshop);
    expect([textIn(dist), textIn(spare)]).toEqual(['new', 'old']);
    expect(readdirSync(workshop)).toEqual(['spare']);
  });

  test('is completed by whoever reads the build', () => {
    old();
    killedAt(3);
    const { dist } = placesOf(project);
    requireBuild(dist);
    expect(textIn(dist)).toBe('new');
  });

  test('is completed in the project to which the cache was moved or copied, and not in that which it was made for', () => {
    old();
    killedAt(3);
    const copy = join(top, 'copy');
    cpSync(project, copy, { recursive: true });
    finishReplacing(join(copy, '.cache'));
    expect(textIn(join(copy, 'dist'))).toBe('new');
    expect(readdirSync(project)).toEqual(['.cache']);
  });
});

test.each([
  '',
  '{',
  'null',
  '{}',
  '[]',
  '{"from":5,"to":"../dist","aside":"spare"}',
  '{"from":"..","to":"../dist","aside":"spare"}',
  '{"from":"../dist","to":"../moved","aside":"spare"}',
  '{"from":"site-1","to":"../dist","aside":"../aside"}',
])('a plan that says `%s` counts as none, and goes', (text) => {
  const { dist, workshop } = placesOf(project);
  put(dist, 'old');
  writeFileSync(join(workshop, 'replace.json'), text);
  finishReplacing(workshop);
  expect(textIn(dist)).toBe('old');
  expect(readdirSync(workshop)).toEqual([]);
  expect(readdirSync(top)).toEqual(['project']);
});

describe('what can be replaced by a rename', () => {
  test('is a folder, or nothing', () => {
    const { dist } = placesOf(project);
    expect(() => {
      requireReplaceable(dist);
    }).not.toThrow();
    put(dist, 'old');
    expect(() => {
      requireReplaceable(dist);
    }).not.toThrow();
  });

  test.each([
    ['a file', (dist: string) => writeFileSync(dist, '')],
    ['a link', (dist: string) => symlinkSync(top, dist, 'junction')],
    ['a link', (dist: string) => symlinkSync(join(top, 'nowhere'), dist, 'junction')],
  ])('is not %s', (what, make) => {
    const { dist } = placesOf(project);
    make(dist);
    expect(() => {
      requireReplaceable(dist);
    }).toThrow(`Unexpected \`${dist}\` that is ${what}, expected a folder or nothing; remove it, then build again`);
  });

  test.runIf(existsSync('/proc/self'))('is not the root of another file system', () => {
    expect(() => {
      requireReplaceable('/proc');
    }).toThrow('Unexpected `/proc` that is a mounted file system');
  });
});
