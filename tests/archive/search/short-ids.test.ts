import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { expect, test } from 'vitest';
import { openPagefind } from '../../../scripts/pagefind-in-node.ts';
import type { Pagefind } from '../../../src/archive/search/pagefind.ts';
import { docOf, pageId } from '../../../src/archive/search/searched-page.ts';
import { withShortIds } from '../../../src/archive/search/short-ids.ts';

/** An index of so many pages that the heads of its lists are of every length, each page with a word of its own. */
const count = 300;
const { index } = await createIndex({ forceLanguage: 'ko' });
for (let page = 0; page < count; page += 1)
  await index?.addHTMLFile({ url: `/${page}`, content: `<html lang="ko"><body><p>all own${page}</p></body></html>` });
const files = new Map((await index?.getFiles())?.files.map(({ path, content }) => [path, content]));
await close();
const list = [...files.keys()].find((path) => path.endsWith('.pf_meta')) ?? '';
const long = gunzipSync(files.get(list) ?? Uint8Array.of());

test('a page is called by its number, in the order in which pages were given', async () => {
  const short = await openPagefind<Pagefind>(new Map([...files, [list, gzipSync(withShortIds(long))]]));
  expect((await short.search('all')).results).toHaveLength(count);
  for (const page of [0, 1, 35, 36, 299]) {
    const { results } = await short.search(`"own${page}"`);
    expect(results.map(({ id }) => docOf(id))).toEqual([page]);
    expect(docOf(pageId(page))).toBe(page);
  }
});

test('the list is shorter, and nothing else of it is another', () => {
  const short = withShortIds(long);
  expect(gzipSync(short).length).toBeLessThan(gzipSync(long).length * 0.7);
  // What follows the pages: where words lie, filters.
  const rest = long.subarray(long.lastIndexOf('ko_'));
  expect(Buffer.from(short).subarray(-rest.length)).toEqual(rest);
});

test('a list of another make is not taken for one', () => {
  expect(() => withShortIds(Buffer.from('pagefind_dcd?'))).toThrow('Pagefind’s list of pages');
});
