import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SourceOutcome } from '../../src/archive/intake/outcomes.ts';
import { aWorkshop, filesIn, notice, put, run, start } from './command.ts';

const lamps = notice('Ruritania Buys Lamps', 'The Ministry of Lamps bought two lamps on January 30.');
const boats = notice('Ruritania Buys Boats', 'The Ministry of Lamps bought a boat. 루리타니아의 배다.');
const id = '2020-02-05-ruritania-buys-lamps';
const draft = `content/drafts/${id}.mdx`;
const accessed = ['--accessed', '2022-01-02'] as const;
const textIn = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

describe('a file', () => {
  test('becomes a draft with typed fields and the whole text, and a report on every line', async () => {
    const folder = aWorkshop({ 'lamps.txt': lamps });
    const { code, stdout, stderr } = await run('import.ts', ['lamps.txt', ...accessed], folder);
    expect([code, stderr]).toEqual([0, '']);
    expect(textIn(folder, draft)).toBe(
      `---\ntitle: Ruritania Buys Lamps\ntype: notice\nlanguage: en\npublisher: Ministry of the Interior and Safety\ndate: 2020-02-05\nevent_dates:\n  - 2020-01-30\nrights: not-evaluated\naccessed: 2022-01-02\nread: whole\nsource_hash: ${/sha256:\w+/u.exec(textIn(folder, draft))?.[0]}\nviews: 12\ncountries:\n  - fj\norganisations:\n  - mois\n---\n\n\n\n<SourceText>\n  The Ministry of Lamps bought two lamps on January 30.\n</SourceText>\n`,
    );
    expect(stdout).toContain(`written: ${draft}`);
    expect(stdout).toContain(
      "left out: the way to the page through the site\n        HOME > What's New> News & Notices",
    );
    expect(stdout).toContain(textIn(folder, `content/drafts/${id}.report.txt`));
  });

  test('imported twice changes nothing', async () => {
    const folder = aWorkshop({ 'lamps.txt': lamps });
    await run('import.ts', ['lamps.txt', '--accessed', '2020-03-01'], folder);
    const before = filesIn(folder);
    const { code, stdout } = await run('import.ts', ['lamps.txt'], folder);
    expect(code).toBe(0);
    expect(stdout).toContain(`unchanged: ${draft}`);
    expect(filesIn(folder)).toEqual(before);
  });

  test('whose draft was edited is left alone, but for --force', async () => {
    const folder = aWorkshop({ 'lamps.txt': lamps });
    await run('import.ts', ['lamps.txt', ...accessed], folder);
    const imported = textIn(folder, draft);
    put(folder, { [draft]: imported.replace('\n\n\n', '\n\nOur own words.\n\n') });
    const before = filesIn(folder);
    const kept = await run('import.ts', ['lamps.txt'], folder);
    expect([kept.code, filesIn(folder)]).toEqual([0, before]);
    expect(kept.stdout).toContain(`kept: ${draft}`);
    const forced = await run('import.ts', ['lamps.txt', '--force'], folder);
    expect([forced.code, textIn(folder, draft)]).toEqual([0, imported]);
    expect(forced.stdout).toContain(`overwritten: ${draft}`);
  });

  test('that is imported --again gets a draft of its own', async () => {
    const folder = aWorkshop({ 'lamps.txt': lamps });
    await run('import.ts', ['lamps.txt', ...accessed], folder);
    const { code } = await run('import.ts', ['lamps.txt', '--again', ...accessed], folder);
    expect(code).toBe(0);
    expect(textIn(folder, `content/drafts/${id}-2.mdx`)).toBe(textIn(folder, draft));
  });

  test('whose address or text the archive has is reported, not imported', async () => {
    const folder = aWorkshop({ 'lamps.txt': lamps });
    await run('import.ts', ['lamps.txt', '--url', 'https://lamp.example/1', ...accessed], folder);
    const fields = textIn(folder, draft).split('\n\n')[0] ?? '';
    put(folder, {
      [`content/articles/2020/2020-02-05-lamps.mdx`]: `${fields}\n\nRuritania has two more lamps.\n`,
      'other.txt': boats,
    });
    for (const [file, ...options] of [['lamps.txt'], ['other.txt', '--url', 'http://www.lamp.example/1/']] as const) {
      const { code, stdout } = await run('import.ts', [file, '--out', 'elsewhere', ...options], folder);
      expect([code, existsSync(join(folder, 'elsewhere'))]).toEqual([0, false]);
      expect(stdout).toContain('known: 2020-02-05-lamps\n`articles/2020/2020-02-05-lamps.mdx` has the same');
    }
  });

  test('goes where --out says, and nowhere on a dry run', async () => {
    const folder = aWorkshop({ 'lamps.txt': lamps });
    const before = filesIn(folder);
    const dry = await run('import.ts', ['lamps.txt', '--dry-run'], folder);
    expect([dry.code, filesIn(folder)]).toEqual([0, before]);
    expect(dry.stdout).toContain('Ruritania Buys Lamps');
    await run('import.ts', ['lamps.txt', '--out', 'my drafts'], folder);
    expect(existsSync(join(folder, `my drafts/${id}.mdx`))).toBe(true);
    expect(existsSync(join(folder, draft))).toBe(false);
  });

  test('that is a saved page becomes the same draft', async () => {
    const page = `<html><body>${lamps
      .trim()
      .split('\n')
      .map((line) => `<p>${line.replaceAll('>', '&gt;')}</p>`)
      .join('')}</body></html>`;
    const folder = aWorkshop({ 'lamps.txt': lamps, 'lamps.html': page });
    await run('import.ts', ['lamps.txt', '--out', 'text', ...accessed], folder);
    await run('import.ts', ['lamps.html', '--out', 'page', ...accessed], folder);
    expect(textIn(folder, `page/${id}.mdx`)).toBe(textIn(folder, `text/${id}.mdx`));
  });

  test('comes from the standard input for `-`', async () => {
    const folder = aWorkshop();
    const { code } = await run('import.ts', ['-'], folder, lamps);
    expect([code, existsSync(join(folder, draft))]).toEqual([0, true]);
  });

  test('is read in the format that is asked for', async () => {
    const folder = aWorkshop({ 'lamps.txt': lamps });
    const { stdout } = await run('import.ts', ['lamps.txt', '--format', 'plain', '--json'], folder);
    const [outcome] = JSON.parse(stdout) as SourceOutcome[];
    expect(outcome?.report?.format).toBe('plain');
  });
});

test('--json says what was done, as data and nothing else', async () => {
  const folder = aWorkshop({ 'lamps.txt': lamps, 'empty.txt': '' });
  const { code, stdout } = await run('import.ts', ['lamps.txt', 'empty.txt', '--json', ...accessed], folder);
  const outcomes = JSON.parse(stdout) as SourceOutcome[];
  expect(code).toBe(1);
  expect(outcomes.map(({ source, outcome }) => [source, outcome])).toEqual([
    ['lamps.txt', 'written'],
    ['empty.txt', 'failed'],
  ]);
  expect(outcomes[0]).toMatchObject({ id, draft: join('content', 'drafts', `${id}.mdx`) });
  expect(outcomes[0]?.report?.lines.map(({ as }) => as)).toEqual(['left-out', 'left-out', 'left-out', 'field', 'field', 'body']);
}); // prettier-ignore

test('a folder shows its progress and ends with what became of each file; a bad one does not stop the others', async () => {
  const folder = aWorkshop({
    'in/a lamps.txt': lamps,
    'in/b broken.txt': 'lamp\0',
    'in/c/boats.html': `<!doctype html><title>Boats</title><h1>Boats</h1><p>Posted on 2021-01-02<p>Ruritania has boats.`,
    'in/d again.txt': lamps.replace('Read : 12', 'Read : 13'),
    'in/e picture.png': 'PNG',
    'in/f page.html': '<p>Ruritania has a page of its own, with pictures.',
    'in/f page_files/style.css': 'p {}',
  });
  const { code, stdout, stderr } = await run('import.ts', ['in', ...accessed], folder);
  expect(code).toBe(1);
  expect(stderr.split('\n')).toEqual([
    '[1/7] written  in/a lamps.txt',
    '[2/7] failed  in/b broken.txt',
    'import: Unexpected binary data (a zero byte at offset 4) in `in/b broken.txt`, expected the text of a source or its saved HTML',
    '[3/7] written  in/c/boats.html',
    '[4/7] known  in/d again.txt',
    '[5/7] skipped  in/e picture.png',
    '[6/7] written  in/f page.html',
    '[7/7] skipped  in/f page_files',
    '',
  ]);
  expect(stdout.split('\n').map((row) => row.split(/ {2,}/u).slice(0, 3))).toEqual([
    ['outcome', 'source', 'draft or article'],
    ['written', 'in/a lamps.txt', id],
    ['failed', 'in/b broken.txt', expect.anything()],
    ['written', 'in/c/boats.html', '2021-01-02-boats'],
    ['known', 'in/d again.txt', id],
    ['skipped', 'in/e picture.png', 'its name is not that of a text or a page'],
    ['written', 'in/f page.html', 'undated-ruritania-has-page-of-its-own-with-pictures'],
    ['skipped', 'in/f page_files', 'the pictures and scripts of a saved page'],
    [''],
    ['3 written, 1 known, 2 skipped, 1 failed'],
    [''],
  ]);
  const before = filesIn(folder);
  const second = await run('import.ts', ['in'], folder);
  expect(second.stdout).toContain('3 unchanged, 1 known, 2 skipped, 1 failed');
  expect(filesIn(folder)).toEqual(before);
});

describe('bad input gets its message and leaves every file as it was', () => {
  const text = 'expected the text of a source or its saved HTML';
  test.each([
    ['an empty file', { 'a.txt': '' }, ['a.txt'], 1, `Unexpected empty file in \`a.txt\`, ${text}`],
    ['a binary file', { 'a.txt': 'a\0b' }, ['a.txt'], 1, `Unexpected binary data (a zero byte at offset 1) in \`a.txt\`, ${text}`],
    ['50 MB', { 'a.txt': new Uint8Array(50 * 1024 * 1024).fill(97) }, ['a.txt'], 1, 'Unexpected size 50.0 MB of `a.txt`, expected at most 4.0 MB'],
    ['a file that is not there', {}, ['a.txt'], 1, 'Unexpected path `a.txt`, expected a file or folder that can be read (ENOENT)'],
    ['an empty folder', { 'a/.keep': '' }, ['a'], 1, 'Unexpected empty folder `a`, expected texts or pages'],
    ['an unknown format', { 'a.txt': lamps }, ['a.txt', '--format', 'gazette'], 2, 'Unexpected format `gazette` in `--format`, expected one of `korea-kr-briefing`, `mois-notice`, `news-digest`, `plain`'],
    ['an address that is none', { 'a.txt': lamps }, ['a.txt', '--url', 'lamp.example'], 2, 'Unexpected address `lamp.example` in `--url`, expected one that begins with `https://` or `http://`'],
    ['one address for many files', { 'a.txt': lamps, 'b.txt': boats }, ['a.txt', 'b.txt', '--url', 'https://lamp.example'], 2, 'Unexpected `--url` with 2 files, expected it with one'],
    ['a date that does not exist', { 'a.txt': lamps }, ['a.txt', '--accessed', '2020-02-30'], 2, 'Unexpected date `2020-02-30` in `--accessed`, expected `2020`, `2020-01` or `2020-01-30`'],
    ['no archive', { 'a.txt': lamps }, ['a.txt', '--content', 'nowhere'], 2, 'Unexpected folder `nowhere` in `--content`, expected an archive (ENOENT)'],
    ['no source', {}, [], 2, 'Missing source, expected a file, a folder or `-`'],
    ['an out folder below a file', { 'a.txt': lamps, b: '' }, ['a.txt', '--out', 'b/c'], 2, 'Unexpected folder `b/c`, expected one that can be written to (ENOTDIR)'],
  ] as const)('%s', async (_, files, args, code, message) => {
    const folder = aWorkshop(files);
    const before = filesIn(folder);
    const ended = await run('import.ts', args, folder);
    expect(ended).toEqual({ code, stdout: '', stderr: `import: ${message}\n` });
    expect(filesIn(folder)).toEqual(before);
  }); // prettier-ignore

  test('a file that cannot be read', async () => {
    const folder = aWorkshop();
    // Permissions do not bind every user; a link to itself can be read by nobody.
    symlinkSync('loop.txt', join(folder, 'loop.txt'));
    const { code, stderr } = await run('import.ts', ['loop.txt'], folder);
    expect([code, stderr]).toEqual([
      1,
      'import: Unexpected path `loop.txt`, expected a file or folder that can be read (ELOOP)\n',
    ]);
  });

  test('an endless standard input', async () => {
    const folder = aWorkshop();
    const { code, stderr } = await run('import.ts', ['-'], folder, new Uint8Array(21 * 1024 * 1024).fill(97));
    expect([code, existsSync(join(folder, 'content/drafts'))]).toEqual([1, false]);
    expect(stderr).toMatch(/^import: Unexpected size 4\.\d MB of `-`, expected at most 4\.0 MB\n$/u);
  });

  test('a read-only folder', async () => {
    const folder = aWorkshop({ 'a.txt': lamps });
    const locked = join(folder, 'locked');
    mkdirSync(locked, { mode: 0o555 });
    // Permissions do not bind root, whom only a file system that takes no files stops.
    const out = process.getuid?.() === 0 ? '/proc/locked' : locked;
    const { code, stdout, stderr } = await run('import.ts', ['a.txt', '--out', out], folder);
    expect([code, stdout, filesIn(locked)]).toEqual([2, '', {}]);
    expect(stderr).toMatch(/^import: Unexpected folder `.*locked`, expected one that can be written to \(E\w+\)\n$/u);
  });

  test('a draft that another file took the name of meanwhile', async () => {
    const folder = aWorkshop({ 'a.txt': lamps });
    mkdirSync(join(folder, draft), { recursive: true });
    const { code, stderr } = await run('import.ts', ['a.txt'], folder);
    expect([code, stderr]).toEqual([
      2,
      `import: Unexpected folder \`${join(draft)}\`, expected a file or nothing of that name; move it away\n`,
    ]);
  });
});

describe('an interrupted run leaves whole files only', () => {
  test.each([
    ['SIGINT', 130, /^import: interrupted after \d+ of 150 files; what was written is whole\n$/mu],
    ['SIGTERM', 143, /^import: interrupted after \d+ of 150 files; what was written is whole\n$/mu],
    ['SIGKILL', null, /./u],
  ] as const)('by %s', async (signal, code, message) => {
    const folder = aWorkshop();
    for (let number = 100; number < 250; number += 1)
      put(folder, { [`in/${number}.txt`]: notice(`Lamp of number n${number}`, `Lamp ${number} burns. `.repeat(400)) });
    const { child, ended } = start('import.ts', ['in', ...accessed], folder);
    child.stderr?.once('data', () => child.kill(signal));
    const { code: exit, stderr } = await ended;
    expect(exit).toBe(code);
    expect(stderr).toMatch(message);

    const drafts = filesIn(join(folder, 'content/drafts'));
    const names = Object.keys(drafts).filter((name) => name.endsWith('.mdx'));
    expect(names.length).toBeGreaterThan(0);
    expect(names.length).toBeLessThan(150);
    for (const name of names) expect(drafts[name]).toMatch(/^---\n[\s\S]*\n<\/SourceText>\n$/u);
    if (signal !== 'SIGKILL') expect(Object.keys(drafts).filter((name) => name.startsWith('.'))).toEqual([]);
    writeFileSync(join(folder, 'one.txt'), readFileSync(join(folder, 'in/100.txt')));
    expect((await run('import.ts', ['one.txt'], folder)).stdout).toContain('unchanged: ');
  });
});

test('--help tells every option', async () => {
  const { code, stdout } = await run('import.ts', ['--help'], aWorkshop());
  expect(code).toBe(0);
  for (const option of ['--url', '--format', '--out', '--content', '--accessed', '--again', '--force', '--dry-run', '--json'])
    expect(stdout).toContain(option);
}); // prettier-ignore

test('an unknown option is wrong usage', async () => {
  expect((await run('import.ts', ['--colour'], aWorkshop())).code).toBe(2);
});
