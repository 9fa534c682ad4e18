import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDevServer, type DevServer } from '../../scripts/bench/dev-server.ts';
import { copyProject, withoutTestRun, type CopiedProject } from './copied-project.ts';

/** The server of `npm run dev`, on a copy: what is written shows, what is wrong is said, and what was right stays. */

const fixture = 'tests/fixtures/export/content';
const article = 'content/articles/2020/2020-02-05-centre-opens.mdx';
const page = 'articles/2020-02-05-centre-opens.html';

let copy: CopiedProject;
let server: DevServer;
let text: string;
beforeAll(async () => {
  copy = copyProject('dev-server', fixture);
  text = readFileSync(join(copy.folder, article), 'utf8');
  server = await startDevServer(copy.folder, '/sub/', withoutTestRun(process.env));
  await server.until(page, (html) => html.includes('</html>'));
});
afterAll(async () => {
  await server.stop();
  copy.remove();
});

const write = (more: string) => {
  copy.write(article, `${text}\n${more}\n`);
};
const shows = (words: string) => server.until(page, (html) => html.includes(words));
const says = (words: string) => server.until(page, () => server.said().includes(words));
const timesSaid = (words: string): number => server.said().split(words).length - 1;

test('an edit shows', async () => {
  write('Words of a first edit.');
  await shows('Words of a first edit.');
});

test('a fault is reported once, with its place; the page stays, and follows when the fault is fixed', async () => {
  write('Words of a first edit, and {1 + 1}.');
  await says('2020-02-05-centre-opens.mdx:');
  await says('Pages stay as they were');
  const line = `${text}\n`.split('\n').length;
  expect(server.said()).toMatch(new RegExp(`2020-02-05-centre-opens\\.mdx:${line}:\\d+ `, 'u'));
  expect(timesSaid('Pages stay as they were')).toBe(1);
  expect(await server.page(page)).toContain('Words of a first edit.');
  write('Words of a second edit.');
  await shows('Words of a second edit.');
  await says('no problems any more');
  expect(timesSaid('Pages stay as they were')).toBe(1);
});

test('a record that is added has a page, and one that is taken away has none', async () => {
  const added = article.replace('centre-opens', 'added-later');
  const addedPage = page.replace('centre-opens', 'added-later');
  copy.write(
    added,
    [
      '---',
      'title: Added while serving',
      'title_ko: 띄워 둔 동안 더한 글',
      'type: notice',
      'language: en',
      'publisher: Example Ministry',
      'date: 2020-02-05',
      'rights: not-evaluated',
      'read: whole',
      'countries: [uz]',
      '---',
      '',
      'Words.',
      '',
    ].join('\n'),
  );
  await server.until(addedPage, (html) => html.includes('Added while serving'));
  await server.until('articles/index.html', (html) => html.includes('Added while serving'));
  const renamed = added.replace('added-later', 'renamed-later');
  renameSync(join(copy.folder, added), join(copy.folder, renamed));
  await server.until(page.replace('centre-opens', 'renamed-later'), (html) => html.includes('Added while serving'));
  await server.until(addedPage, (html) => !html.includes('Added while serving'));
  rmSync(join(copy.folder, renamed));
  await server.until('articles/index.html', (html) => !html.includes('Added while serving'));
});

test('of many changes at once the last is shown', async () => {
  for (let step = 0; step < 20; step += 1) {
    write(step === 10 ? '{' : `Words of step ${step}.`);
    copy.write('content/topics/written-later.yaml', step % 2 ? 'names: [' : '');
  }
  rmSync(join(copy.folder, 'content/topics/written-later.yaml'));
  write('Words of the last step.');
  await shows('Words of the last step.');
});
