import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { serveFolder } from '../../scripts/serve.ts';
import { sumsOf, sumsPath, type Measured } from '../../src/archive/export/bag.ts';
import { buildToken, groupOf, keptFilesPath, offlineFiles, workerPath } from '../../src/archive/export/kept-files.ts';
import { measure } from '../../src/archive/export/measure.ts';
import type { KeptSet } from '../../src/archive/export/kept-set.ts';
import { distFolder, filesIn } from '../build/built-site.ts';

/** A host whose line can be cut, and whose files can be changed for another build’s, at one address. */
export interface Host {
  /** Where the site is, with `/` at the end. */
  readonly root: string;
  /** Paths asked for since the last look, from the root of the site. */
  asked(): readonly string[];
  /** Serves another folder from now on. */
  publish(folder: string): void;
  /** Lets requests wait for ever from now on, but for the first `number`. */
  stallAfter(number: number): void;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export interface HostOptions {
  readonly base?: string;
  /** Leads from `name.html` to `name`, as some hosts do. */
  readonly strips?: boolean;
}

/** What becomes of a path on a host that leaves out `.html`. */
export const stripped = (path: string): string => path.replace(/\.html$/u, '').replace(/(^|\/)index$/u, '$1');

export async function host(folder: string, { base = '/', strips = false }: HostOptions = {}): Promise<Host> {
  let current = folder;
  let files = serveFolder(folder, base);
  let asked: string[] = [];
  let left = Infinity;
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.slice(base.length);
    asked.push(path);
    if (left-- <= 0) return;
    if (strips && pathname.startsWith(base)) {
      const short = stripped(path);
      if (short !== path) {
        response.writeHead(301, { location: base + short + search });
        response.end();
        return;
      }
      if (existsSync(join(current, `${decodeURIComponent(path)}.html`))) request.url = `${pathname}.html${search}`;
    }
    files.emit('request', request, response);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://localhost:${port}${base}`,
    asked: () => asked.splice(0),
    publish: (next) => {
      current = next;
      files = serveFolder(next, base);
    },
    stallAfter: (number) => {
      left = number;
    },
    cut: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
    mend: () => listen(port),
  };
}

const bytesOf = (path: string) => readFileSync(join(distFolder, path));

/** The country that the small site has. */
export const country = 'countries/uz';

/** Paths of a site of some pages: what every reader has, the pages of one country, and a search without its index. */
export function someFiles(): readonly string[] {
  const set = JSON.parse(bytesOf(`keep/${country}.json`).toString('utf8')) as KeptSet;
  const pages = new Set(
    ['', 'ko/'].flatMap((edition) =>
      ['404.html', 'about.html', 'verify.html', 'gaps.html'].map((path) => edition + path),
    ),
  );
  for (const path of [...set.en, ...set.ko, set.list]) pages.add(path);
  return filesIn(distFolder).filter(
    (path) =>
      pages.has(path) ||
      groupOf(path) === 'shell' ||
      (groupOf(path) === 'search' && (path.endsWith('.html') || /^pagefind\/pagefind/u.test(path))),
  );
}

/** Builds a site of these files of the built one in a new folder, each changed as `change` says. */
export function siteOf(
  paths: readonly string[],
  change: (path: string, text: string) => string = (_, text) => text,
): { readonly folder: string; remove(): void } {
  const files = paths.map((path) => {
    const bytes = bytesOf(path);
    const isText = !/\.(?:png|ico|pf_[a-z]+|pagefind)$/u.test(path);
    return { path, bytes: isText ? new TextEncoder().encode(change(path, bytes.toString('utf8'))) : bytes };
  });
  const measured = ({ path, bytes }: (typeof files)[number]): Measured => ({ path, measure: measure(bytes) });
  // The worker is told of this build instead of that one.
  const worker = bytesOf(workerPath).toString('utf8');
  const built = measure(bytesOf(keptFilesPath)).sha256;
  files.push(...offlineFiles(files.map(measured), worker.replaceAll(built, buildToken)));
  files.push({ path: sumsPath, bytes: new TextEncoder().encode(sumsOf(files.map(measured))) });
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
