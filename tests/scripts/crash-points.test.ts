import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { importSources } from '../../scripts/import-sources.ts';
import { sweepPartials } from '../../scripts/partial-files.ts';
import { promoteDraft } from '../../scripts/promote-draft.ts';
import { readArchive } from '../../src/archive/read.ts';
import { aWorkshop, filesIn, notice, put } from './command.ts';
import type { FailingDisk } from './failing-disk.ts';

/** Every change of the disk that a command makes fails in turn, and in turn is where its process is killed. */

const disk = vi.hoisted((): FailingDisk => ({ at: 0, as: 'EIO', count: 0, links: true }));
vi.mock('node:fs', async (original) => {
  const { onFailingDisk } = await import('./failing-disk.ts');
  return onFailingDisk(await original<object>(), disk);
});
vi.setConfig({ testTimeout: 120_000 });

type Files = Readonly<Record<string, string>>;
type Command = (folder: string) => Promise<unknown>;

/** Runs a command on a disk that fails at its n-th change; resolves to the error that it ended with. */
async function failing(command: Command, folder: string, settings: Partial<FailingDisk>): Promise<unknown> {
  Object.assign(disk, { count: 0, links: true, ...settings });
  try {
    await command(folder);
    return undefined;
  } catch (error) {
    return error;
  } finally {
    disk.at = 0;
  }
}

const isPartial = (path: string) => /(?:^|\/)\.[^/]+\.partial$/u.test(path);
const without = (files: Files, left: (path: string) => boolean): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !left(path)));
const foldersIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .toSorted();

const id = '2020-02-05-ruritania-buys-lamps';
const draft = `content/drafts/${id}.mdx`;
const report = `content/drafts/${id}.report.txt`;
const article = `content/articles/2020/${id}.mdx`;
const sentence = 'The Ministry of Lamps bought two lamps of brass and one of glass on the last Thursday of January.';

/** The source stands apart: its path is in the report. */
const source = join(mkdtempSync(join(tmpdir(), 'source-')), 'lamps.txt');
beforeAll(() => put(dirname(source), { 'lamps.txt': notice('Ruritania Buys Lamps', sentence) }));
afterAll(() => rmSync(dirname(source), { recursive: true }));

const importing =
  (force = false): Command =>
  async (folder) => {
    const { records } = await readArchive(join(folder, 'content'));
    const out = join(folder, 'content/drafts');
    sweepPartials(out);
    const options = { records, out, today: '2022-01-02', again: false, force, dryRun: false };
    for await (const { outcome, because } of importSources([{ path: source }], options))
      if (outcome === 'failed' || outcome === 'unwritten') throw new Error(because);
  };
const promoting: Command = (folder) => promoteDraft({ id, as: id, content: join(folder, 'content'), dryRun: false });

/** The files before and after a command, its paths relative to the folder. */
interface Case {
  readonly command: Command;
  readonly before: Files;
  readonly after: Files;
  /** The file that is there, as it is to be, when the new state is. */
  readonly sign: string;
  readonly changes: number;
}

async function aCase(command: Command, sign: string, prepare: (folder: string) => Promise<void>): Promise<Case> {
  const folder = aWorkshop();
  await prepare(folder);
  const before = filesIn(folder);
  expect(await failing(command, folder, { at: Infinity })).toBeUndefined();
  return { command, before, after: filesIn(folder), sign, changes: disk.count };
}

const promotion = () =>
  aCase(promoting, article, async (folder) => {
    await importing()(folder);
    const text = filesIn(folder)
      [draft]?.replace('---\n\n\n\n', '---\n\n<Ref to="organisation/mois">The ministry</Ref> has three more lamps.\n\n')
      .replace(/^title: .*\n/mu, '$&title_ko: 등불\n');
    put(folder, {
      [draft]: text ?? '',
      [draft.replace('.mdx', '.ko.mdx')]: '<Ref to="organisation/mois">등불부</Ref>에 등불이 세 개 늘었다.\n',
    });
  });

const cases: readonly (readonly [string, () => Promise<Case>])[] = [
  ['import of a new source', () => aCase(importing(), draft, async () => {})],
  [
    'import --force over an edited draft',
    () =>
      aCase(importing(true), draft, async (folder) => {
        await importing()(folder);
        put(folder, { [draft]: '---\ntitle: Lamps\n---\n\nEdited.\n', [report]: 'An older report.\n' });
      }),
  ],
  ['promote with a Korean digest', promotion],
];

describe.each(cases)('%s', (_, make) => {
  const points = async (check: (folder: string, at: number, made: Case) => Promise<void>) => {
    const made = await make();
    expect(made.changes).toBeGreaterThan(5);
    expect(made.after).not.toEqual(made.before);
    for (let at = 1; at <= made.changes; at += 1) {
      const folder = aWorkshop(made.before);
      await check(folder, at, made);
      // Run again, it gives the very state that a run without a fault gives.
      expect(await failing(made.command, folder, { at: 0 }), `at change ${at}`).toBeUndefined();
      expect(filesIn(folder), `at change ${at}`).toEqual(made.after);
    }
  };

  test.each(['EIO', 'ENOSPC', 'EROFS'] as const)(
    'where any change fails with %s, everything is as it was, or as it is to be',
    async (as) => {
      await points(async (folder, at, { command, before, after, sign }) => {
        const folders = foldersIn(folder);
        const error = await failing(command, folder, { at, as });
        const found = filesIn(folder);
        if (found[sign] === after[sign] && before[sign] !== after[sign]) expect(found).toMatchObject(after);
        else {
          expect(error, `at change ${at}`).toBeInstanceOf(Error);
          expect([found, foldersIn(folder)], `at change ${at}`).toEqual([before, folders]);
        }
        if (error) expect(String(error)).toMatch(/^(?:Write)?(?:Error|Fault): Unexpected .*, expected /u);
      });
    },
  );

  test('where the process is killed before any change, the archive is the old one or the new one', async () => {
    await points(async (folder, at, { command, before, after, sign }) => {
      await failing(command, folder, { at, as: 'killed' });
      const found = without(filesIn(folder), isPartial);
      const isNew = found[sign] === after[sign];
      expect(found, `at change ${at}`).toMatchObject(isNew ? after : without(before, (path) => path === report));
      // Whatever else is there is whole.
      for (const [path, text] of Object.entries(found)) expect([before[path], after[path]]).toContain(text);
      const { records } = await readArchive(join(folder, 'content'));
      expect(records.some((record) => record.file === article.slice('content/'.length))).toBe(article in after && isNew);
      for (const record of records) if (record.kind === 'article') expect(Object.keys(record.digest)).toEqual(['en', 'ko']);
    });
  }); // prettier-ignore

  test('works where there are no hard links, and leaves nothing else behind', async () => {
    const { command, before, after } = await make();
    const folder = aWorkshop(before);
    expect(await failing(command, folder, { at: Infinity, links: false })).toBeUndefined();
    expect(filesIn(folder)).toEqual(after);
  });
});

describe('a promotion that was killed by the system', () => {
  /** Ends the process at the n-th call of a function of `node:fs`, before anything of it happens. */
  const killer = (name: string, at: number) =>
    `data:text/javascript,${encodeURIComponent(
      `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
       let calls = 0; const real = fs.${name};
       fs.${name} = (...args) => { if ((calls += 1) === ${at}) process.kill(process.pid, 'SIGKILL'); return real(...args); };
       syncBuiltinESMExports();`,
    )}`;

  test.each([
    ['while the first file is written', 'fsyncSync', 1],
    ['between the Korean digest and the article', 'linkSync', 3],
    ['before the draft is removed', 'unlinkSync', 6],
  ] as const)('%s is finished by the next run', async (_, name, at) => {
    const made = await promotion();
    const folder = aWorkshop(made.before);
    const args = ['--import', killer(name, at), resolve('scripts/promote.ts'), id];
    expect(spawnSync(process.execPath, args, { cwd: folder }).signal).toBe('SIGKILL');
    expect(Object.keys(filesIn(folder)).some((path) => isPartial(path) || path.endsWith('.source.txt'))).toBe(true);
    const { status, stderr } = spawnSync(process.execPath, [resolve('scripts/promote.ts'), id], { cwd: folder });
    expect([status, String(stderr)]).toEqual([0, '']);
    expect(filesIn(folder)).toEqual(made.after);
  });
});

describe('promoting what was promoted', () => {
  test('changes nothing, and says where the article is', async () => {
    const { after } = await promotion();
    const folder = aWorkshop(after);
    expect(await promoting(folder)).toMatchObject({ article: join(folder, article), problems: [] });
    expect(filesIn(folder)).toEqual(after);
  });
});
