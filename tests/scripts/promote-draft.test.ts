import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { promoteDraft } from '../../scripts/promote-draft.ts';
import { aWorkshop, filesIn, put } from './command.ts';

/** What stands in the way of a promotion is named, and nothing is lost or overwritten. */

const id = '2020-02-05-lamps';
const fields =
  'title: Lamps\ntitle_ko: 등불\ntype: notice\nlanguage: en\npublisher: Ministry of Lamps\ndate: 2020-02-05\nrights: not-evaluated\naccessed: 2022-01-02\nread: whole\ncountries:\n  - fj\norganisations:\n  - mois\n';
const draft = `content/drafts/${id}.mdx`;
const korean = `content/drafts/${id}.ko.mdx`;
const article = `content/articles/2020/${id}.mdx`;
const translation = `content/articles/2020/${id}.ko.mdx`;
const files = {
  [draft]: `---\n${fields}---\n\n<Ref to="organisation/mois">The ministry</Ref> has three more lamps.\n\n<SourceText>\n  Lamps are bought.\n</SourceText>\n`,
};
const promote = (folder: string, as = id) => promoteDraft({ id, as, content: join(folder, 'content'), dryRun: false });

test('a draft with nothing in its way is moved', async () => {
  const folder = aWorkshop(files);
  expect(await promote(folder)).toMatchObject({ problems: [], article: join(folder, article) });
  expect(Object.keys(filesIn(folder))).toContain(article);
});

describe('a draft whose', () => {
  const unix = process.platform !== 'win32';
  test.each([
    ['Korean digest is no UTF-8', { [korean]: new Uint8Array([0xb5, 0xee, 0x0a]) }, undefined, 'Unexpected bytes in `…/content/drafts/2020-02-05-lamps.ko.mdx`, expected UTF-8 text; save it as UTF-8'],
    ['own text is no UTF-8', { [draft]: new Uint8Array([0x2d, 0xff]) }, undefined, 'Unexpected bytes in `…/content/drafts/2020-02-05-lamps.mdx`, expected UTF-8 text; save it as UTF-8'],
    ['Korean digest is a folder', {}, (folder: string) => mkdirSync(join(folder, korean)), 'Unexpected folder `…/content/drafts/2020-02-05-lamps.ko.mdx`, expected a file'],
    ['Korean digest is a link', {}, (folder: string) => symlinkSync('/etc/hostname', join(folder, korean)), 'Unexpected link `…/content/drafts/2020-02-05-lamps.ko.mdx`, expected a file'],
    ['Korean digest is a named pipe', {}, (folder: string) => unix && execFileSync('mkfifo', [join(folder, korean)]), 'Unexpected named pipe `…/content/drafts/2020-02-05-lamps.ko.mdx`, expected a file'],
    ['article is there with other words', { [article]: 'Somebody else’s.\n' }, undefined, 'Unexpected article `…/content/articles/2020/2020-02-05-lamps.mdx`, expected none of that id; `--as` gives another'],
    ['article is a folder', {}, (folder: string) => mkdirSync(join(folder, article), { recursive: true }), 'Unexpected folder `…/content/articles/2020/2020-02-05-lamps.mdx`, expected a file or nothing of that name; move it away'],
    ['Korean digest is there with other words', { [korean]: '등불.\n', [translation]: '다른 등불.\n' }, undefined, 'Unexpected file `…/content/articles/2020/2020-02-05-lamps.ko.mdx`, expected none of that name'],
    ['article would get a Korean digest that is not its own', { [translation]: '다른 등불.\n' }, undefined, 'Unexpected file `…/content/articles/2020/2020-02-05-lamps.ko.mdx`, expected none of that name'],
    ['source text is there with other words', { [`content/drafts/${id}.source.txt`]: 'Another.\n' }, undefined, 'Unexpected file `…/content/drafts/2020-02-05-lamps.source.txt`, expected none of that name'],
    ['year is a link that leads out of the archive', { 'out/a': '' }, (folder: string) => (mkdirSync(join(folder, 'content/articles')), symlinkSync('../../out', join(folder, 'content/articles/2020'))), 'Unexpected link `…/content/articles/2020`, expected a folder'],
  ] as const)('%s stays, and it is said', async (name, more, prepare, message) => {
    if (!unix && /link|pipe/u.test(name)) return;
    const folder = aWorkshop({ ...files, ...more });
    prepare?.(folder);
    const before = filesIn(folder);
    await expect(promote(folder)).rejects.toThrow(message.replace('…', folder));
    expect(filesIn(folder)).toEqual(before);
  }); // prettier-ignore
});

test('source texts of drafts that had one id are kept apart', async () => {
  const folder = aWorkshop(files);
  await promote(folder, '2020-02-05-lamps-one');
  put(folder, { [draft]: (files[draft] ?? '').replace('Lamps are bought.', 'Boats are sold.') });
  await promote(folder, '2020-02-05-lamps-two');
  expect(filesIn(join(folder, 'content/drafts'))).toEqual({
    '2020-02-05-lamps-one.source.txt': 'Lamps are bought.\n',
    '2020-02-05-lamps-two.source.txt': 'Boats are sold.\n',
  });
});
