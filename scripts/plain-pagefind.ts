import * as plainPagefind from 'pagefind';
import { locales, type Locale } from '../src/archive/model/label.ts';
import { openPagefind } from './pagefind-in-node.ts';
import type { Engine, PageWords } from './search-engines.ts';

interface PlainPagefind {
  search(text: string): Promise<{ results: readonly { data(): Promise<{ url: string }> }[] }>;
}

/** Pagefind as it comes, on the pages of each edition. */
export async function pagefind(pages: Readonly<Record<Locale, readonly PageWords[]>>): Promise<Engine> {
  const { index } = await plainPagefind.createIndex({});
  if (!index) throw new Error('Could not make an index with Pagefind');
  for (const edition of locales)
    for (const { key, title, text } of pages[edition])
      await index.addHTMLFile({
        url: `/${edition}/${key}`,
        content: `<html lang="${edition}"><body><main><h1>${escape(title)}</h1><p>${escape(text)}</p></main></body></html>`,
      });
  const { files } = await index.getFiles();
  await plainPagefind.close();
  const made = new Map(files.map(({ path, content }) => [path, content]));
  const engines = {
    en: await openPagefind<PlainPagefind>(made, { language: 'en' }),
    ko: await openPagefind<PlainPagefind>(made, { language: 'ko' }),
  };
  return async (text, edition) => {
    const { results } = await engines[edition].search(text);
    const urls = await Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).url));
    return urls.map((url) => url.replace(/^.*\/(?:en|ko)\//u, '').replace(/\/$/u, ''));
  };
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
