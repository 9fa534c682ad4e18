import { spawnSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { put, run } from '../command.ts';

/** What `npm run build` refuses before it builds anything; its builds are in `tests/build`. */

function aProject(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'no-build-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  put(folder, files);
  return folder;
}

const build = (folder: string, ...args: readonly string[]) => run('build.ts', args, folder);

describe('the command refuses, in words and with the exit code 1,', () => {
  test('a link in the place of the site, and follows it nowhere', async () => {
    const folder = aProject({ 'elsewhere/index.html': 'of another' });
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'dist'), 'junction');
    const { code, stdout, stderr } = await build(folder);
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: `build: Unexpected \`${join(folder, 'dist')}\` that is a link, expected a folder or nothing; remove it, then build again\n`,
    });
    expect(lstatSync(join(folder, 'dist')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'elsewhere/index.html'), 'utf8')).toBe('of another');
  });

  test('a file in the place of the site', async () => {
    const folder = aProject({ dist: 'of somebody' });
    const { code, stderr } = await build(folder);
    expect(code).toBe(1);
    expect(stderr).toContain('that is a file, expected a folder or nothing; remove it, then build again');
    expect(readFileSync(join(folder, 'dist'), 'utf8')).toBe('of somebody');
  });

  test('a file in the place of the cache', async () => {
    const folder = aProject({ '.cache': 'of somebody', 'dist/index.html': 'old' });
    const { code, stderr } = await build(folder);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `build: Unexpected file \`${join(folder, '.cache')}\`, expected a folder or nothing; remove it, then build again\n`,
    });
    expect(readdirSync(folder)).toEqual(['.cache', 'dist']);
  });

  test('an option that it does not have', async () => {
    const folder = aProject();
    const { code, stderr } = await build(folder, '--cod');
    expect(code).toBe(1);
    expect(stderr).toContain('build: Unexpected option `--cod`, expected one of `--cold`');
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** Whether this machine lets this user mount something, as few do. */
const mounts = (() => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'mount-'));
  const can = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
  if (can) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return can;
})();

describe.runIf(mounts)('of what is mounted, the command refuses', () => {
  const mounted = (folder: string, ...options: readonly string[]) => {
    expect(spawnSync('mount', [...options, folder]).status).toBe(0);
    onTestFinished(() => {
      spawnSync('umount', [folder]);
    });
  };

  test('another file system in the place of the site', async () => {
    const folder = aProject({ 'dist/index.html': 'old' });
    mounted(join(folder, 'dist'), '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs');
    const { code, stderr } = await build(folder);
    expect(code).toBe(1);
    expect(stderr).toContain('that is a mounted file system, expected a folder or nothing; remove it, then build');
  });

  test('a cache that cannot be written', async () => {
    const folder = aProject({ '.cache/build/site.json': '{}', 'dist/index.html': 'old' });
    mounted(join(folder, '.cache'), '-t', 'tmpfs', '-o', 'ro,size=64k', 'tmpfs');
    const { code, stderr } = await build(folder);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^build: EROFS: .*build\.lock'; make what it names writable, or build in a copy elsewhere, then build again\. The site in `dist` is as it was\n$/u,
    );
    expect(readFileSync(join(folder, 'dist/index.html'), 'utf8')).toBe('old');
  });
});

test('the command tells how it is used, and builds nothing', async () => {
  const folder = aProject();
  const { code, stdout } = await build(folder, '--help');
  expect(code).toBe(0);
  for (const option of ['--cold', '--help']) expect(stdout).toContain(option);
  expect(readdirSync(folder)).toEqual([]);
});
