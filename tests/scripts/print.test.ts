import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishedSettings } from '../build/built-site.ts';
import { aWorkshop, filesIn, put, run } from './command.ts';

/** From the project’s own folder, where the build and the browser are. */
const print = (...args: readonly string[]) => run('print.ts', args, process.cwd());

/** What a PDF says of itself. Its texts are packed, but what it is made of is not. */
function readPdf(path: string) {
  const pdf = readFileSync(path, 'latin1');
  const [, catalog = ''] = /\/Type \/Catalog\b(.*?)endobj/su.exec(pdf) ?? [];
  const [, title = ''] = /\/Title <FEFF([0-9A-F]+)>/u.exec(pdf) ?? [];
  return {
    isWhole: pdf.startsWith('%PDF-') && pdf.trimEnd().endsWith('%%EOF'),
    isTagged: /\/Marked true/u.test(catalog) && /\/StructTreeRoot/u.test(catalog),
    hasOutline: /\/Outlines/u.test(catalog),
    language: /\/Lang \(([^)]+)\)/u.exec(catalog)?.[1],
    title: title.replace(/.{4}/gu, (unit) => String.fromCharCode(parseInt(unit, 16))),
    pages: pdf.match(/\/Type \/Page\b/gu)?.length ?? 0,
    links: [...pdf.matchAll(/\/URI \(([^)]*)\)/gu)].map(([, link = '']) => link),
  };
}

test('a record is printed in both editions, for readers of every kind, and leads to where the archive is published', async () => {
  const to = join(aWorkshop(), 'paper');
  const { code, stdout, stderr } = await print('countries/uz', '/ko/countries/uz.html', '--to', to);
  const files = [join(to, 'countries/uz.pdf'), join(to, 'ko/countries/uz.pdf')];
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `${files.join('\n')}\n`, stderr: '' });
  const { address } = await publishedSettings();
  for (const [file, language, title] of [
    [files[0], 'en', 'Uzbekistan · Country · Korea e-Government Cooperation Archive'],
    [files[1], 'ko', '우즈베키스탄 · 국가 · 한국 전자정부 협력 아카이브'],
  ] as const) {
    const { pages, links, ...said } = readPdf(file ?? '');
    expect(said).toEqual({ isWhole: true, isTagged: true, hasOutline: true, language, title });
    expect(pages).toBeGreaterThan(5);
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((link) => link.startsWith('file:') || link.includes('localhost'))).toEqual([]);
    const own = links.filter((link) => link.startsWith(address));
    expect(own).toContain(`${address}${language === 'ko' ? 'ko/' : ''}centres/uzbekistan-2020.html`);
  }
});

test('a PDF that is there stays, unless it is told to go', async () => {
  const folder = aWorkshop({ 'about.pdf': 'Somebody else’s' });
  const file = join(folder, 'about.pdf');
  const before = filesIn(folder);
  const refused = await print('figures', 'about', '--to', folder);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toBe(
    `print: Unexpected file \`${file}\`, expected none of that name; \`--force\` puts the new one there\n`,
  );
  expect(filesIn(folder)).toEqual(before);
  const { code, stdout } = await print('about', '--to', folder, '--force');
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${file}\n` });
  expect(readPdf(file)).toMatchObject({ isWhole: true, language: 'en' });
  expect(Object.keys(filesIn(folder))).toEqual(Object.keys(before));
});

test('where nothing can be written, nothing is left behind', async () => {
  const folder = aWorkshop({ paper: 'A file stands where the folder would be.' });
  const before = filesIn(folder);
  const { code, stderr } = await print('about', '--to', join(folder, 'paper'));
  expect(code).toBe(2);
  expect(stderr).toMatch(/^print: Unexpected folder `.*`, expected one that can be written to/u);
  expect(filesIn(folder)).toEqual(before);
});

test.each([
  ['no page', [], 'Missing page, expected the path of one, such as `countries/uz`'],
  [
    'a page that there is not, beside one that there is',
    ['countries/uz', 'countries/uzz'],
    'Unexpected page `countries/uzz`, expected one of the build, such as `countries/uz`',
  ],
  ['a page of another edition', ['ko/countries/uzz'], 'such as `ko/countries/uz`'],
  ['a path out of the build', ['../package'], 'Unexpected page `../package`, expected one of the build'],
  ['a folder that is no build', ['about', '--folder', 'tests'], 'Unexpected folder `tests` without `index.html`'],
  ['an option that it does not have', ['about', '--wide'], 'Unexpected option `--wide`, expected one of `--to`'],
])('the command refuses, in words and with the exit code 2, %s', async (_, args, words) => {
  const folder = aWorkshop();
  const before = filesIn(folder);
  const { code, stdout, stderr } = await print(...args, '--to', folder);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(words);
  expect(filesIn(folder)).toEqual(before);
});

test('a build that does not say where it is published is not printed', async () => {
  const folder = aWorkshop();
  put(folder, { 'dist/index.html': '<!doctype html><title>Home</title><p>Home', 'dist/SHA256SUMS': '' });
  const { code, stderr } = await print('index', '--folder', `${folder}/dist`, '--to', `${folder}/paper`);
  expect(code).toBe(2);
  expect(stderr).toContain('without its canonical address');
});

test('a build that is not whole is not printed', async () => {
  const folder = aWorkshop({ 'dist/index.html': '<!doctype html><title>Home</title><p>Home' });
  const { code, stderr } = await print('index', '--folder', `${folder}/dist`, '--to', `${folder}/paper`);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `print: Unexpected folder \`${folder}/dist\` without \`SHA256SUMS\`, expected a built archive; \`npm run build\` makes it\n`,
  });
});
