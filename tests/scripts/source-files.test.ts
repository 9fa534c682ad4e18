import { execFileSync } from 'node:child_process';
import { openSync, closeSync, ftruncateSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listSources, readBytes } from '../../scripts/source-files.ts';
import { aWorkshop } from './command.ts';

const unix = process.platform !== 'win32';
const pipe = (path: string) => execFileSync('mkfifo', [path]);

describe('what is no file is refused before it is read', () => {
  test.skipIf(!unix)('a named pipe, which would wait for ever', async () => {
    const path = join(aWorkshop(), 'a.txt');
    pipe(path);
    expect(await listSources(path)).toEqual([{ path }]);
    await expect(readBytes(path)).rejects.toThrow(
      `Unexpected named pipe \`${path}\`, expected a file; \`-\` reads the standard input`,
    );
  });

  test.skipIf(!unix)('a device, which would never end, and a link to one', async () => {
    const link = join(aWorkshop(), 'a.txt');
    symlinkSync('/dev/zero', link);
    for (const path of ['/dev/zero', link])
      await expect(readBytes(path)).rejects.toThrow(`Unexpected device \`${path}\`, expected a file`);
  });

  test.skipIf(!unix)('a socket', async () => {
    const path = join(aWorkshop(), 'a.txt');
    const server = createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((done) => server.listen(path, done));
    await expect(readBytes(path)).rejects.toThrow(`Unexpected socket \`${path}\`, expected a file`);
  });

  test('a folder', async () => {
    const path = join(aWorkshop(), 'content');
    await expect(readBytes(path)).rejects.toThrow(`Unexpected folder \`${path}\`, expected a file`);
  });

  test('a file of 200 MB', async () => {
    const path = join(aWorkshop(), 'a.txt');
    const file = openSync(path, 'w');
    ftruncateSync(file, 200 * 1024 * 1024);
    closeSync(file);
    const before = process.memoryUsage().arrayBuffers;
    await expect(readBytes(path)).rejects.toThrow(`Unexpected size 200.0 MB of \`${path}\`, expected at most 4.0 MB`);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
  });
});

test('a file that says that it is empty, and is not, is read', async () => {
  if (process.platform === 'linux') expect(String(await readBytes('/proc/self/status'))).toContain('Pid:');
  const folder = aWorkshop({ 'a.txt': 'Lamps.\n' });
  expect(String(await readBytes(join(folder, 'a.txt')))).toBe('Lamps.\n');
});

test.skipIf(!unix)('within a folder, pipes and links are skipped with the reason', async () => {
  const folder = aWorkshop({ 'in/a.txt': 'Lamps.\n', 'secret.txt': 'Not for the archive.' });
  pipe(join(folder, 'in/b.txt'));
  symlinkSync('../secret.txt', join(folder, 'in/c.txt'));
  symlinkSync('..', join(folder, 'in/d'));
  expect(await listSources(join(folder, 'in'))).toEqual([
    { path: join(folder, 'in/a.txt') },
    { path: join(folder, 'in/b.txt'), skipped: 'a named pipe, not a file' },
    { path: join(folder, 'in/c.txt'), skipped: 'a link, not a file' },
    { path: join(folder, 'in/d'), skipped: 'a link, not a file' },
  ]);
});
