import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pagefind } from '../src/archive/search/pagefind.ts';

interface Module<Engine> {
  createInstance(options: {
    readonly basePath: string;
    readonly noWorker: boolean;
  }): Engine & { init(): Promise<void> };
}

/** Where the files of each index are asked for: nothing listens there. */
const origin = 'http://pagefind.invalid/';
let opened = 0;
const folders = new Map<string, { readonly files: ReadonlyMap<string, Uint8Array>; note(path: string): void }>();

/**
 * Opens an index of Pagefind that is in memory, without a browser: what its module would fetch is handed to it, and
 * `note` is told of it. The language is that of the page that it is to believe itself on.
 */
export async function openPagefind<Engine = Pagefind>(
  files: ReadonlyMap<string, Uint8Array>,
  { language = 'en', note = () => undefined }: { readonly language?: string; note?(path: string): void } = {},
): Promise<Engine> {
  if (opened === 0) {
    const { fetch } = globalThis;
    globalThis.fetch = (address, init) => {
      const url = String(address instanceof Request ? address.url : address);
      if (!url.startsWith(origin)) return fetch(address, init);
      const [, folder = '', path = ''] = /^([^/]+)\/([^?]*)/u.exec(url.slice(origin.length)) ?? [];
      const at = folders.get(folder);
      const content = at?.files.get(path);
      at?.note(path);
      return Promise.resolve(
        content ? new Response(Uint8Array.from(content)) : new Response(undefined, { status: 404 }),
      );
    };
  }
  const name = `index-${(opened += 1)}`;
  folders.set(name, { files, note });
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  try {
    const path = join(folder, `${name}.mjs`);
    writeFileSync(path, files.get('pagefind.js') ?? '');
    const { createInstance } = (await import(pathToFileURL(path).href)) as Module<Engine>;
    Object.assign(globalThis, {
      document: { querySelector: () => ({ getAttribute: () => language }), currentScript: null },
    });
    const engine = createInstance({ basePath: `${origin}${name}/`, noWorker: true });
    await engine.init();
    return engine;
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
    rmSync(folder, { recursive: true });
  }
}
