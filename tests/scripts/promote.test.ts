import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aWorkshop, filesIn, notice, put, run } from './command.ts';

const id = '2020-02-05-ruritania-buys-lamps';
const draft = `content/drafts/${id}.mdx`;
const article = `content/articles/2020/${id}.mdx`;
const sentence =
  'The Ministry of Lamps bought two lamps of brass and one of glass on the last Thursday of January for the harbour.';
const digest = '<Ref to="organisation/mois">The ministry</Ref> has three more lamps.\n';
const korean = '<Ref to="organisation/mois">등불부</Ref>에 등불이 세 개 늘었다.\n';

/** A workshop with one imported draft, edited by `edit`. */
async function withDraft(edit: (text: string) => string): Promise<string> {
  const folder = aWorkshop({ 'lamps.txt': notice('Ruritania Buys Lamps', sentence) });
  await run('import.ts', ['lamps.txt', '--accessed', '2022-01-02'], folder);
  put(folder, { [draft]: edit(readFileSync(join(folder, draft), 'utf8')) });
  return folder;
}
const withDigest = (words: string) => (text: string) =>
  text.replace('---\n\n\n\n', `---\n\n${words}\n`).replace(/^title: .*\n/mu, '$&title_ko: 루리타니아의 등불\n');
const promote = (folder: string, ...args: readonly string[]) => run('promote.ts', args, folder);

describe('a clean draft', () => {
  test('becomes an article without the text of its source, which stays among the drafts', async () => {
    const folder = await withDraft(withDigest(digest));
    const { code, stdout, stderr } = await promote(folder, id);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(join('content', 'articles', '2020', `${id}.mdx`));
    const text = readFileSync(join(folder, article), 'utf8');
    expect(text).toMatch(/^---\ntitle: Ruritania Buys Lamps\n/u);
    expect(text.endsWith(`---\n\n${digest}`)).toBe(true);
    expect(Object.keys(filesIn(join(folder, 'content/drafts')))).toEqual([`${id}.source.txt`]);
    expect(readFileSync(join(folder, `content/drafts/${id}.source.txt`), 'utf8')).toBe(`${sentence}\n`);
    expect((await run('lint.ts', [], folder)).stdout).toBe('No problems\n');
  });

  test('takes its Korean digest along', async () => {
    const folder = await withDraft(withDigest(digest));
    put(folder, { [`content/drafts/${id}.ko.mdx`]: korean });
    expect((await promote(folder, `${id}.mdx`)).code).toBe(0);
    expect(readFileSync(join(folder, article.replace('.mdx', '.ko.mdx')), 'utf8')).toBe(korean);
    expect(existsSync(join(folder, `content/drafts/${id}.ko.mdx`))).toBe(false);
  });

  test('takes the id that --as gives', async () => {
    const folder = await withDraft(withDigest(digest));
    expect((await promote(folder, id, '--as', '2020-02-05-lamps')).code).toBe(0);
    expect(existsSync(join(folder, 'content/articles/2020/2020-02-05-lamps.mdx'))).toBe(true);
  });

  test('stays where it is on a dry run', async () => {
    const folder = await withDraft(withDigest(digest));
    const before = filesIn(folder);
    const { code, stdout } = await promote(folder, id, '--dry-run');
    expect([code, filesIn(folder)]).toEqual([0, before]);
    expect(stdout).toContain('is clean and would become');
  });

  test('is imported no more: the archive has its source', async () => {
    const folder = await withDraft(withDigest(digest));
    await promote(folder, id);
    const { stdout } = await run('import.ts', ['lamps.txt'], folder);
    expect(stdout).toContain(`known: ${id}`);
  });
});

describe('a draft that is not clean stays, and everything that is missing or wrong is told', () => {
  test.each([
    ['without a digest', (text: string) => text, ['digest-written', 'Missing digest']],
    [
      'with fields missing, and no digest',
      (text: string) => text.replace(/^(?:date|type): .*\n/gmu, ''),
      ['Missing field `date`', 'Missing field `type`', 'Still to write: the digest'],
    ],
    [
      'that names a record which is not there',
      (text: string) => withDigest(digest)(text).replace('  - mois', '  - moss'),
      ['Unexpected organisation `moss`', '`mois`'],
    ],
    ['with code in it', withDigest('{1 + 1}'), ['mdx-is-data']],
    ['that cannot be parsed', withDigest('{1 +'), ['mdx-is-data']],
    ['with the words of its source', withDigest(sentence), ['source-text-stays-out']],
  ])('%s', async (_, edit, told) => {
    const folder = await withDraft(edit);
    const before = filesIn(folder);
    const { code, stdout, stderr } = await promote(folder, id);
    expect([code, stdout, filesIn(folder)]).toEqual([1, '', before]);
    for (const words of told) expect(stderr).toContain(words);
  });

  test('with a problem in its Korean digest', async () => {
    const folder = await withDraft(withDigest(digest));
    put(folder, { [`content/drafts/${id}.ko.mdx`]: '<Ref to="organisation/moss">등불부</Ref>\n' });
    const { code, stderr } = await promote(folder, id);
    expect(code).toBe(1);
    expect(stderr).toContain(`${id}.ko.mdx:1:`);
  });

  test('but the problems of others are not its own', async () => {
    const folder = await withDraft(withDigest(digest));
    put(folder, { 'content/people/nobody.yaml': 'colour: red\n' });
    expect((await promote(folder, id)).code).toBe(0);
  });

  test('with the source of an article that is there already', async () => {
    const folder = await withDraft((text) =>
      withDigest(digest)(text).replace('rights:', 'url: https://lamp.example/1\nrights:'),
    );
    const twin = readFileSync(join(folder, draft), 'utf8').replace(/\n<SourceText>[\s\S]*$/u, '');
    put(folder, { 'content/articles/2020/2020-02-05-twin.mdx': twin });
    const { code, stderr } = await promote(folder, id);
    expect(code).toBe(1);
    expect(stderr).toContain('no-duplicate-source');
  });
});

describe('wrong use gets its message and leaves every file as it was', () => {
  test.each([
    ['no id', [], 2, /^promote: Missing id, expected that of one draft\n$/u],
    ['an id that no draft has', ['lamp'], 2, new RegExp(`^promote: Unexpected id \`lamp\`, expected a draft in \`content.drafts\`: \`${id}\`\\n$`, 'u')],
    ['a new id that is no id', [id, '--as', '../lamps'], 2, /^promote: Unexpected id `\.\.\/lamps`, expected lower-case words/u],
    ['a new id that is kept for an index page', [id, '--as', 'index'], 2, /^promote: Unexpected id `index`, expected a name that is not kept/u],
    ['a new id that is kept for a device', [id, '--as', 'com1'], 2, /^promote: Unexpected id `com1`, expected a name that is not kept/u],
    ['a new id that is too long', [id, '--as', `2020-${'a'.repeat(100)}`], 2, /^promote: Unexpected 105 characters in an id, expected at most 100/u],
    ['a new id without a date', [id, '--as', 'lamps'], 1, /id-form/u],
    ['an unknown option', [id, '--colour'], 2, /^promote: /u],
  ] as const)('%s', async (_, args, code, message) => {
    const folder = await withDraft(withDigest(digest));
    const before = filesIn(folder);
    const ended = await promote(folder, ...args);
    expect([ended.code, ended.stdout, filesIn(folder)]).toEqual([code, '', before]);
    expect(ended.stderr).toMatch(message);
  }); // prettier-ignore

  test('an article of that id is never overwritten', async () => {
    const folder = await withDraft(withDigest(digest));
    put(folder, { [article]: 'Somebody else’s.\n' });
    const before = filesIn(folder);
    const { code, stderr } = await promote(folder, id);
    expect([code, filesIn(folder)]).toEqual([2, before]);
    expect(stderr).toContain('expected none of that id');
  });

  test('a folder that cannot be written to', async () => {
    const folder = await withDraft(withDigest(digest));
    put(folder, { 'content/articles': 'A file stands where the folder would be.' });
    const before = filesIn(folder);
    const { code, stderr } = await promote(folder, id);
    expect([code, filesIn(folder)]).toEqual([2, before]);
    expect(stderr).toMatch(/^promote: Unexpected folder `.*`, expected one that can be written to \(E\w+\)\n$/u);
  });
});
