import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run as runScript } from './command.ts';

const project = join(import.meta.dirname, '../..');
const small = join(project, 'tests/fixtures/small-archive/content');

/** Runs `npm run lint -- …` without npm. */
async function run(args: readonly string[], cwd = project, env: Record<string, string> = {}) {
  const {
    code,
    stdout: out,
    stderr: err,
  } = await runScript('lint.ts', args, cwd, undefined, { GITHUB_ACTIONS: '', ...env });
  return { code, out, err };
}

/** Every file below a folder with its text and time. */
async function stateOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.toSorted().map(async (path) => `${path} ${(await stat(path)).mtimeMs} ${await readFile(path, 'utf8')}`),
  );
}

let root: string;
const notice = 'articles/2020/2020-02-05-example-notice.mdx';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'archive-'));
  await cp(small, join(root, 'clean'), { recursive: true });
  await cp(small, join(root, 'faulty'), { recursive: true });
  const text = await readFile(join(small, notice), 'utf8');
  await writeFile(
    join(root, 'faulty', notice),
    text.replace('date: 2020-02-05', 'date: 2020-13').replace('[zz]', '[zx]').replace('author:', 'athor:'),
  );
  await writeFile(join(root, 'faulty/notes.txt'), 'a');
});
afterAll(async () => {
  await rm(root, { recursive: true });
});

test('an archive without problems ends with 0', async () => {
  expect(await run(['--content', join(root, 'clean')])).toEqual({ code: 0, out: 'No problems\n', err: '' });
});

test('an archive with problems tells them all and ends with 1', async () => {
  const { code, out, err } = await run(['--content', 'faulty/'], root);
  expect(code).toBe(1);
  expect(err).toBe('');
  expect(out).toContain(
    `faulty/${notice}:11:7  schema\n` +
      '  Unexpected value `2020-13` in `date`, expected `2020`, `2020-01` or `2020-01-30`, a date that exists\n',
  );
  expect(out).toContain(`faulty/${notice}:10:1  schema\n  Unexpected field \`athor\`, expected \`author\`\n`);
  expect(out).toContain('faulty/notes.txt:1:1  readable\n');
  expect(out).toContain('  https://archive.example/rules/schema.html\n');
  expect(out).toMatch(/\n3 problems in 2 files\n$/u);
});

test('problems are data on demand', async () => {
  const { code, out } = await run(['--content', 'faulty', '--json'], root);
  expect(code).toBe(1);
  const problems = JSON.parse(out) as Record<string, unknown>[];
  expect(problems.map(({ file, line, column, rule }) => [file, line, column, rule])).toEqual([
    [`faulty/${notice}`, 10, 1, 'schema'],
    [`faulty/${notice}`, 11, 7, 'schema'],
    ['faulty/notes.txt', 1, 1, 'readable'],
  ]);
  for (const problem of problems)
    expect(Object.keys(problem)).toEqual(['file', 'line', 'column', 'rule', 'reason', 'note', 'url']);
  expect(await run(['--content', join(root, 'clean'), '--json'])).toEqual({ code: 0, out: '[]\n', err: '' });
});

test('problems are annotations in a workflow', async () => {
  const { out } = await run(['--content', 'faulty'], root, { GITHUB_ACTIONS: 'true' });
  expect(out).toContain(`::error file=faulty/${notice},line=11,col=7,title=schema::Unexpected value`);
});

describe('the words of sources', () => {
  const words = 'opened the Example Centre at the Example Forum, as the memorandum foresaw. In figures';
  const against = (folder: string) => run(['--content', 'clean', '--against', folder], root);

  test.each([
    ['a text', 'a.txt', words],
    ['Markdown', 'a.md', words.replace('Forum', '**Forum**')],
    [
      'a saved page',
      'a.html',
      `<title>a</title><script>b</script><p>It ${words.replace('Centre', '<b>Centre</b>')}</p>`,
    ],
  ])('are looked for in %s of a folder that is named', async (_, name, text) => {
    await mkdir(join(root, name));
    await writeFile(join(root, name, name), text);
    const { code, out } = await against(name);
    expect(code).toBe(1);
    expect(out).toContain(`clean/${notice}:39:1  source-text-stays-out\n`);
    expect(out).toContain(`they stand in \`${name}/${name}\``);
    expect(out).toMatch(/\n1 problem in 1 file\n$/u);
  });

  test('are not found where they are other words, or in a file that is no text', async () => {
    await mkdir(join(root, 'sources'));
    await writeFile(join(root, 'sources/a.txt'), words.replace('the memorandum', 'a memorandum'));
    await writeFile(join(root, 'sources/b.pdf'), words);
    expect(await against('sources')).toEqual({ code: 0, out: 'No problems\n', err: '' });
  });

  test.skipIf(process.platform === 'win32')('are not read through a link', async () => {
    await mkdir(join(root, 'linked'));
    await symlink(join(root, 'clean/archive.yaml'), join(root, 'linked/a.txt'));
    const { code, err } = await against('linked');
    expect([code, err]).toEqual([2, 'lint: Unexpected link `linked/a.txt`, expected a file\n']);
  });

  test('are refused where they are too large to be read', async () => {
    await mkdir(join(root, 'large'));
    await writeFile(join(root, 'large/a.txt'), '');
    await truncate(join(root, 'large/a.txt'), 5 * 1024 * 1024);
    const { code, err } = await against('large');
    expect(code).toBe(2);
    expect(err).toMatch(/^lint: Unexpected .+, expected at most/u);
  });

  test('are looked for among the drafts', async () => {
    await cp(small, join(root, 'drafted'), { recursive: true });
    await mkdir(join(root, 'drafted/drafts'));
    await writeFile(
      join(root, 'drafted/drafts/2021-01-01-example.mdx'),
      '---\ntitle: Example\n---\n\n<SourceText>\n\nopened the Example Centre at the Example Forum, as the memorandum foresaw. In figures\n\n</SourceText>\n',
    );
    const { code, out } = await run(['--content', 'drafted'], root);
    expect(code).toBe(1);
    expect(out).toContain('they stand in `drafted/drafts/2021-01-01-example.mdx`');
    expect(out).toMatch(/\n1 problem in 1 file\n$/u);
  });
});

test.each([
  [['--fix'], 'Unexpected option `--fix`, expected one of `--content`, `--against`, `--json`, `--help`'],
  [['content'], 'Unexpected argument `content`, expected options alone'],
  [['--content'], 'Missing value of `--content`, expected one after it'],
  [['--against', '--json'], 'Missing value of `--against`, expected one after it'],
  [['--json=a'], 'Unexpected value of `--json`, expected none'],
  [['--content', 'nowhere'], 'Unexpected folder `nowhere` in `--content`, expected one that can be listed (ENOENT)'],
  [
    ['--content', 'package.json'],
    'Unexpected folder `package.json` in `--content`, expected one that can be listed (ENOTDIR)',
  ],
  [['--against', 'nowhere'], 'Unexpected folder `nowhere` in `--against`, expected one that can be listed (ENOENT)'],
])('lint %s ends with 2 and says why', async (args, message) => {
  expect(await run(args)).toEqual({ code: 2, out: '', err: `lint: ${message}\n` });
});

test('help tells the options', async () => {
  const { code, out } = await run(['--help']);
  expect(code).toBe(0);
  for (const option of ['--content', '--against', '--json', '--help']) expect(out).toContain(`\n  ${option} `);
});

test('nothing is written', async () => {
  const before = await stateOf(root);
  await run(['--content', 'faulty', '--against', 'sources'], root);
  await run(['--content', 'clean', '--json'], root);
  expect(await stateOf(root)).toEqual(before);
});
