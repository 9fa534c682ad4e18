import fc from 'fast-check';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lint, rules } from '../../src/archive/lint/lint.ts';
import { kindOf } from '../../src/archive/model/record.ts';
import { readArchive, readTables, type Reading } from '../../src/archive/read.ts';
import { formatAnnotations, formatProblems, problemsOf as printed } from '../../src/archive/lint/format-problems.ts';
import { bounds } from '../../src/archive/text/bounds.ts';
import { readFiles } from '../builders.ts';

const small = join(import.meta.dirname, '../fixtures/small-archive/content');

const notice = (more = '', body = 'The ministry gave notice.\n') =>
  `---\ntitle: Example notice\ntype: notice\nlanguage: en\npublisher: Example Ministry\ndate: 2020-02-05\nrights: not-evaluated\nread: whole\n${more}---\n\n${body}`;
const noticePath = 'articles/2020/2020-02-05-example-notice.mdx';
const country = 'names: { en: Example Country, ko: 예시국 }\nregion: oceania\n';

/** What was found in reading, as `path: rule: reason`. */
const problemsOf = ({ files }: Reading) =>
  files.flatMap(({ path, messages }) => messages.map(({ ruleId, reason }) => `${path}: ${ruleId}: ${reason}`));

/** What lint prints of them, for people and for a log that takes commands. */
const problemsOfLint = ({ files }: Reading) => {
  const problems = printed(files, 'content/');
  return [formatProblems(problems), formatAnnotations(problems)].map((text) => text.replaceAll('\n', ''));
};

describe('the small archive', () => {
  test('has no problem', async () => {
    const reading = await readArchive(small);
    expect(problemsOf(reading)).toEqual([]);
    expect(lint(reading).problems).toBe(0);
    expect(reading.settings).toEqual({
      address: 'https://archive.example/',
      repository: 'https://example.org/archive',
    });
    expect(reading.moved[0]).toEqual({ kind: 'centre', id: 'example-centre', to: ['example-centre-2020'] });
  });

  test('is read as data that nothing can change and JSON can carry', async () => {
    const { records } = await readArchive(small);
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
    for (const record of records) {
      expect(frozen(record)).toBe(true);
      expect(JSON.parse(JSON.stringify(record))).toEqual(record);
    }
  });

  test('is sorted by kind, in the order of menus, and by id', async () => {
    const { files, records } = await readArchive(small);
    const keys = records.map(({ kind, id }) => [kindOf(kind).order, id] as const);
    expect(keys).toEqual(keys.toSorted(([a, x], [b, y]) => a - b || (x < y ? -1 : 1)));
    expect(files.map(({ path }) => path)).toEqual(files.map(({ path }) => path).toSorted());
  });

  test('has its texts in both languages', async () => {
    const { records, sources } = await readArchive(small);
    for (const record of records.filter(({ kind }) => kind === 'article'))
      expect(Object.keys(record.digest)).toEqual(['en', 'ko']);
    const zz = records.find(({ id }) => id === 'zz');
    expect(zz?.digest.ko?.file).toBe('countries/zz.ko.mdx');
    expect(sources.get('country/zz')?.texts.ko?.file.path).toBe('countries/zz.ko.mdx');
  });
});

test('an archive without files is empty', async () => {
  const { files, records, settings, moved, exceptions } = await readFiles({});
  expect([files, records, moved, exceptions]).toEqual([[], [], [], []]);
  expect(settings).toEqual({ address: 'https://archive.example/' });
});

test('a text that is given stands in for the file on disk, or beside it', async () => {
  const path = 'articles/2020/2020-02-05-example-notice.mdx';
  const added = 'articles/2022/2022-01-01-example.mdx';
  const { records } = await readArchive(
    small,
    new Map([
      [path, notice()],
      [added, notice()],
    ]),
  );
  const notices = records.filter(({ file }) => file === path || file === added);
  expect(notices.map(({ fields }) => 'publisher_native' in fields)).toEqual([false, false]);
});

test('the order in which files come changes nothing', async () => {
  const files = {
    [noticePath]: notice('countries: [zz, kr]\n'),
    [noticePath.replace('.mdx', '.ko.mdx')]: '부처가 알렸다.\n',
    'countries/zz.yaml': country,
    'countries/kr.yaml': 'names: { en: Republic of Korea, ko: 대한민국 }\nregion: east-asia\n',
    'topics/broken.yaml': 'names: 1\n',
    'notes.txt': 'a',
  };
  const plain = ({ records, files: read }: Reading) =>
    JSON.stringify([records, read.map(({ path, messages }) => [path, messages])]);
  const expected = plain(await readFiles(files));
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(Object.entries(files), { minLength: Object.keys(files).length }),
      async (shuffled) => {
        expect(plain(await readFiles(Object.fromEntries(shuffled)))).toBe(expected);
      },
    ),
    { numRuns: 20 },
  );
});

test('the places of fields are those of the file, or of the row in its table', async () => {
  const { sources } = await readArchive(small);
  const at = (key: Parameters<typeof sources.get>[0], path: readonly PropertyKey[]) => {
    const found = sources.get(key)?.place(path);
    const line = String(found?.file.value).split('\n')[(found?.place.start.line ?? 0) - 1];
    return line?.slice((found?.place.start.column ?? 0) - 1);
  };
  expect(at('article/2020-02-05-example-notice', ['centres', 1])).toBe('example-centre-2013]');
  expect(at('centre/example-centre-2020', ['opened', 1, 'standing'])).toBe('planned');
  expect(at('indicator/example-index', ['rows', 1, 'note'])).toMatch(/^"Printed as/u);
  expect(at('indicator/example-index', ['rows', 3])).toMatch(/^zz,2020,81/u);
  expect(at('indicator/example-index', ['unit', 'ko'])).toBe('점 }');
});

test('a ref to a record that cannot be read is no problem of its own', async () => {
  const reading = await readFiles({ [noticePath]: notice('countries: [zz]\n'), 'countries/zz.yaml': 'names: [\n' });
  expect([...reading.broken]).toEqual(['country/zz']);
  const only = rules.filter(({ id }) => id === 'refs-resolve');
  expect(lint(reading, { only }).files.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([
    'front-matter',
  ]);
});

test('a record with several faults tells them all', async () => {
  const reading = await readFiles({
    [noticePath]: notice('countires: [zz]\nviews: many\n', 'Words {.\n'),
    [noticePath.replace('.mdx', '.ko.mdx')]: '글 <.\n',
  });
  expect(problemsOf(reading).map((each) => each.split(': ').slice(0, 2).join(' '))).toEqual([
    'articles/2020/2020-02-05-example-notice.ko.mdx mdx-is-data',
    'articles/2020/2020-02-05-example-notice.mdx mdx-is-data',
    'articles/2020/2020-02-05-example-notice.mdx schema',
    'articles/2020/2020-02-05-example-notice.mdx schema',
  ]);
  expect(reading.records).toEqual([]);
});

test('a record whose translation cannot be taken is not read by halves', async () => {
  const translation = noticePath.replace('.mdx', '.ko.mdx');
  const reading = await readFiles({ [noticePath]: notice(), [translation]: '---\ntitle: 공지\n---\n\n글.\n' });
  expect(problemsOf(reading)).toEqual([
    `${translation}: schema: Unexpected front matter in a translated digest, expected text alone`,
  ]);
  expect(reading.records).toEqual([]);
  expect([...reading.broken]).toEqual(['article/2020-02-05-example-notice']);
});

test('data that holds itself, or is nested without end, is a problem and no crash', async () => {
  const reading = await readFiles({
    'topics/a.yaml': 'names: &a [*a]\nscope: *a\nbroader: *a\n',
    'topics/b.yaml': `names: ${'['.repeat(4_000)}\n`,
    [noticePath]: notice('type2: a\n', '> '.repeat(1_500)),
  });
  expect(reading.records).toEqual([]);
  expect(new Set(reading.files.map(({ messages }) => messages.length > 0))).toEqual(new Set([true]));
});

describe('on a disk', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'archive-'));
  });
  afterEach(async () => {
    await rm(root, { recursive: true });
  });
  const write = async (path: string, text: string | Uint8Array) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };

  test('a folder that is not there ends the run', async () => {
    await expect(readArchive(join(root, 'nowhere'))).rejects.toThrow('ENOENT');
    await write('file', 'a');
    await expect(readArchive(join(root, 'file'))).rejects.toThrow('ENOTDIR');
  });

  test('what cannot be read is a problem of its file, and the rest is read', async () => {
    await write('countries/zz.yaml', country);
    await write('topics/a.yaml', Uint8Array.from([0x6e, 0xff, 0xfe]));
    await write('topics/b.yaml', 'names: { en: B, ko: 나 }\nscope: Examples\n');
    await symlink('nowhere.yaml', join(root, 'topics/c.yaml'));
    await symlink('d.yaml', join(root, 'topics/d.yaml'));
    await symlink('..', join(root, 'topics/e'));
    await mkdir(join(root, 'topics/f.yaml'));
    const reading = await readArchive(root);
    expect(problemsOf(reading)).toEqual([
      'topics/a.yaml: readable: Unexpected bytes that are not UTF-8, expected a file that can be read as UTF-8 text',
      'topics/c.yaml: readable: Unexpected link `topics/c.yaml`, expected a plain file',
      'topics/d.yaml: readable: Unexpected link `topics/d.yaml`, expected a plain file',
      'topics/e: readable: Unexpected link `topics/e`, expected a plain file',
      'topics/f.yaml: readable: Unexpected empty folder `topics/f.yaml`, expected a file of that name',
    ]);
    expect(reading.records.map(({ id }) => id)).toEqual(['zz', 'b']);
    expect([...reading.broken]).toEqual(['topic/a', 'topic/c', 'topic/d', 'topic/f']);
  });

  // Permissions do not bind root.
  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'what must not be read is a problem of its file or folder',
    async () => {
      await write('countries/zz.yaml', country);
      await write('topics/a.yaml', 'a');
      await chmod(join(root, 'countries/zz.yaml'), 0o000);
      await chmod(join(root, 'topics'), 0o000);
      try {
        expect(problemsOf(await readArchive(root))).toEqual([
          'countries/zz.yaml: readable: Unexpected error `EACCES`, expected a file that can be read as UTF-8 text',
          'topics: readable: Unexpected error `EACCES`, expected a folder that can be listed',
        ]);
      } finally {
        await chmod(join(root, 'topics'), 0o755);
      }
    },
  );

  test('drafts and files whose names begin with a dot are not part of the archive', async () => {
    await write('drafts/2020-02-05-example.mdx', 'a');
    await write('.DS_Store', 'a');
    await write('countries/.zz.yaml.swp', 'a');
    await write('.git/config', 'a');
    expect((await readArchive(root)).files).toEqual([]);
  });

  test('a byte order mark and the line ends of Windows are read over', async () => {
    await write(noticePath, `\ufeff${notice().replaceAll('\n', '\r\n')}`);
    await write('countries/zz.yaml', `\ufeff${country.replaceAll('\n', '\r\n')}`);
    const reading = await readArchive(root);
    expect(problemsOf(reading)).toEqual([]);
    expect(reading.records).toHaveLength(2);
  });

  test('more files are read than may be open at once', async () => {
    await Promise.all(
      Array.from({ length: 450 }, (_, index) =>
        write(`topics/example-${index}.yaml`, `names: { en: Example ${index} }\nscope: Examples\n`),
      ),
    );
    expect((await readArchive(root)).records).toHaveLength(450);
  });

  test('the settings are read alone, and thrown back where they have problems', async () => {
    await write('archive.yaml', 'address: https://archive.example/sub/\n');
    expect(await readTables(root)).toEqual({ settings: { address: 'https://archive.example/sub/' }, moved: [] });
    await write('archive.yaml', 'address: archive.example\n');
    await expect(readTables(root)).rejects.toThrow(
      /archive\.yaml:1: Unexpected value `archive\.example` in `address`, expected an absolute address that ends in `\/`, in ASCII, without a query or a fragment$/u,
    );
  });

  test('no link is followed, wherever it leads: nothing of what lies behind it is read', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'));
    try {
      await write(noticePath, notice());
      await writeFile(join(outside, 'secret.mdx'), 'a secret\n');
      await symlink(join(outside, 'secret.mdx'), join(root, noticePath.replace('.mdx', '.ko.mdx')));
      await mkdir(join(root, 'topics'));
      await symlink('/dev/zero', join(root, 'topics/zero.yaml'));
      await symlink(outside, join(root, 'people'));
      await symlink(outside, join(root, 'drafts'));
      const reading = await readArchive(root);
      expect(reading.files.flatMap(({ path, messages }) => (messages.length > 0 ? [path] : []))).toEqual([
        noticePath.replace('.mdx', '.ko.mdx'),
        'drafts',
        'people',
        'topics/zero.yaml',
      ]);
      expect(JSON.stringify(reading.files.map(({ value, messages }) => [value, messages]))).not.toContain('secret');
      expect(reading.records).toEqual([]);
    } finally {
      await rm(outside, { recursive: true });
    }
  });

  test.skipIf(process.platform === 'win32')('a pipe is refused, not waited for', async () => {
    await mkdir(join(root, 'topics'));
    execFileSync('mkfifo', [join(root, 'topics/a.yaml'), join(root, 'archive.yaml')]);
    expect(problemsOf(await readArchive(root))).toEqual([
      'archive.yaml: readable: Unexpected pipe `archive.yaml`, expected a plain file',
      'topics/a.yaml: readable: Unexpected pipe `topics/a.yaml`, expected a plain file',
    ]);
    await expect(readTables(root)).rejects.toThrow('Unexpected pipe `archive.yaml`');
  });

  test('a file that is too large is not read: not even its first bytes are parsed', async () => {
    await write('topics/a.yaml', `names: [\n${'#'.repeat(bounds.yamlBytes.most)}`);
    await write('indicators/b.csv', new Uint8Array(bounds.csvBytes.most + 1));
    const { files } = await readArchive(root);
    expect(files.map(({ path, messages }) => [path, ...messages.map(({ ruleId }) => ruleId)])).toEqual([
      ['indicators/b.csv', 'within-bounds'],
      ['topics/a.yaml', 'within-bounds'],
    ]);
    expect(files.every(({ value }) => value === '')).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('names of files do not reach a terminal as they are', async () => {
    await write('topics/a\n::add-mask::b\u001b[31m.yaml', 'names: [');
    const [only] = problemsOfLint(await readArchive(root));
    expect(only).toBeDefined();
    expect(only).not.toMatch(/\p{Cc}/u);
  });

  test.skipIf(process.platform === 'win32')(
    'with few files open at once, reading waits for one to be closed',
    async () => {
      await Promise.all(
        Array.from({ length: 120 }, (_, index) =>
          write(`topics/example-${index}.yaml`, `names: { en: Example ${index}, ko: 예시 }\nscope: Examples\n`),
        ),
      );
      const code = `import { readArchive } from ${JSON.stringify(join(import.meta.dirname, '../../src/archive/read.ts'))};
      const { records, files } = await readArchive(${JSON.stringify(root)});
      console.log(records.length, files.flatMap(({ messages }) => messages).length);`;
      const { stdout } = spawnSync(
        'sh',
        ['-c', 'ulimit -n 40; exec "$0" --input-type=module -e "$1"', process.execPath, code],
        {
          encoding: 'utf8',
        },
      );
      expect(stdout.trim()).toBe('120 0');
    },
  );
});
