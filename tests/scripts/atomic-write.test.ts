import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { changeFiles, writeAtomically } from '../../scripts/atomic-write.ts';
import { partialPath, sweepPartials } from '../../scripts/partial-files.ts';
import { WriteFault } from '../../scripts/write-fault.ts';
import { readArchive } from '../../src/archive/read.ts';
import { aWorkshop, filesIn, put } from './command.ts';
import type { FailingDisk } from './failing-disk.ts';

const disk = vi.hoisted((): FailingDisk => ({ at: 0, as: 'ENOSPC', count: 0, links: true }));
vi.mock('node:fs', async (original) => {
  const { onFailingDisk } = await import('./failing-disk.ts');
  return onFailingDisk(await original<object>(), disk);
});

/** The number of a process that is over. */
const gone = () => spawnSync(process.execPath, ['--version']).pid;
const partialOf = (path: string, process: number) => path.replace(/\.\d+-/u, `.${process}-`);

describe('a file that is written', () => {
  test('is whole, and leaves nothing beside it', () => {
    const folder = aWorkshop();
    const before = filesIn(folder);
    writeAtomically(join(folder, 'a/b/c.txt'), 'Lamps.\n');
    writeAtomically(join(folder, 'a/bytes'), new Uint8Array([0, 255]));
    expect(filesIn(folder)).toEqual({ ...before, 'a/b/c.txt': 'Lamps.\n', 'a/bytes': '\0�' });
  });

  test('takes the place of another only where that is asked for', () => {
    const folder = aWorkshop({ a: 'old' });
    expect(() => writeAtomically(join(folder, 'a'), 'new')).toThrow(
      `Unexpected file \`${join(folder, 'a')}\`, expected none of that name`,
    );
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old');
    writeAtomically(join(folder, 'a'), 'old');
    writeAtomically(join(folder, 'a'), 'new', { replace: true });
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('new');
  });

  test('may have a name as long as the system takes', () => {
    const folder = aWorkshop();
    const name = '등'.repeat(85);
    writeAtomically(join(folder, name), 'Lamps.\n');
    expect(filesIn(folder)[name]).toBe('Lamps.\n');
    expect(() => writeAtomically(join(folder, `${name}불`), 'Lamps.\n')).toThrow(
      'expected a shorter one (ENAMETOOLONG)',
    );
  });

  test('finds the disk full in words, and nothing of the files is left', () => {
    const folder = aWorkshop();
    const before = filesIn(folder);
    Object.assign(disk, { at: 8, count: 0 });
    const write = () =>
      changeFiles([
        { path: join(folder, 'a'), content: 'Lamps.\n' },
        { path: join(folder, 'b'), content: 'More lamps.\n' },
      ]);
    expect(write).toThrow(
      `Unexpected full disk at \`${folder}\` (ENOSPC), expected room for \`b\`; free some and repeat the command`,
    );
    disk.at = 0;
    expect(filesIn(folder)).toEqual(before);
  });
});

describe.skipIf(process.platform === 'win32')('what has the name of a file and is none stays, and is named:', () => {
  test.each([
    ['folder', (path: string) => mkdirSync(path)],
    ['link', (path: string) => symlinkSync('elsewhere', path)],
    ['named pipe', (path: string) => execFileSync('mkfifo', [path])],
  ])('a %s', (kind, make) => {
    const folder = aWorkshop({ elsewhere: 'Not ours.' });
    const path = join(folder, 'a');
    make(path);
    const before = filesIn(folder);
    for (const replace of [false, true]) {
      const write = () => writeAtomically(path, 'Lamps.\n', { replace });
      expect(write).toThrow(WriteFault);
      expect(write).toThrow(`Unexpected ${kind} \`${path}\`, expected a file or nothing of that name; move it away`);
    }
    expect(filesIn(folder)).toEqual(before);
    if (kind === 'link') expect(readlinkSync(path)).toBe('elsewhere');
  });
});

describe('a partial file', () => {
  test('of a process that is gone is swept, below the folder too; that of a running one stays', () => {
    const folder = aWorkshop();
    const before = filesIn(folder);
    const [stale, running] = [gone(), process.ppid].map((id) =>
      partialOf(partialPath('content/articles/2020/a.mdx'), id),
    );
    const others = { 'content/.a.partial': '', 'content/a.1-00000000.partial': '', [running ?? '']: 'Half' };
    put(folder, { ...others, [stale ?? '']: 'Half a f' });
    sweepPartials(folder);
    expect(filesIn(folder)).toHaveProperty([stale ?? '']);
    sweepPartials(folder, { below: true });
    expect(filesIn(folder)).toEqual({ ...before, ...others });
  });

  test('is swept by the next write beside it', () => {
    const folder = aWorkshop();
    put(folder, { [partialOf(partialPath('out/a.pdf'), gone())]: 'Half a f' });
    writeAtomically(join(folder, 'out/b.pdf'), 'Whole');
    expect(filesIn(join(folder, 'out'))).toEqual({ 'b.pdf': 'Whole' });
  });

  test('is part of nothing: neither of the archive nor of git', async () => {
    const folder = aWorkshop();
    const content = join(folder, 'content');
    const { files } = await readArchive(content);
    const partial = partialPath('content/organisations/mois.yaml');
    put(folder, { [partial]: 'nam' });
    const { files: same } = await readArchive(content);
    expect(same.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
    expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('.*.partial');
    expect(basename(partial)).toMatch(/^\..*\.partial$/u);
  });
});
