import { createServer, type Server } from 'node:http';
import { pathToFileURL } from 'node:url';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import sirv from 'sirv';
import { requireBuild } from './page-types.ts';
import { parseOptions } from './parse-options.ts';

const usage = `Usage: npm run preview -- [options]

Serves the built archive, search included.

  --port NUMBER   the port to try first (default: 4321)
  --base PATH     the path to serve under, such as /archive/ (default: /)
  --folder PATH   what to serve (default: dist)
  --help          print this`;

/**
 * A server of `folder` under `base`, as a plain static host: files by their full names, folders by their `index.html`
 * (and with `/` at the end, for links are relative), and `404.html` for the rest. Where `name.br` stands beside a file,
 * browsers that know Brotli get that.
 */
export function serveFolder(folder: string, base = '/'): Server {
  const files = sirv(folder, { dev: true, dotfiles: true, brotli: true });
  const missing = join(folder, '404.html');
  const top = resolve(folder);
  const whatIs = (path: string): 'file' | 'folder' | undefined => {
    try {
      const place = resolve(top, `./${decodeURIComponent(path)}`);
      if (place !== top && !place.startsWith(top + sep)) return undefined;
      const found = statSync(place, { throwIfNoEntry: false });
      return found?.isDirectory() ? 'folder' : found?.isFile() && !path.endsWith('/') ? 'file' : undefined;
    } catch {
      return undefined;
    }
  };
  return createServer((request, response) => {
    const notFound = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(existsSync(missing) ? readFileSync(missing) : 'Not found');
    };
    const address = URL.parse(request.url ?? '/', 'http://localhost');
    if (!address) return notFound();
    const { pathname, search } = address;
    const found = `${pathname}/` === base ? 'folder' : pathname.startsWith(base) && whatIs(pathname.slice(base.length));
    if (!found) return notFound();
    if (found === 'folder' && !pathname.endsWith('/')) {
      response.writeHead(301, { location: `${pathname}/${search}` });
      return response.end();
    }
    request.url = `/${pathname.slice(base.length)}`;
    files(request, response, notFound);
  });
}

/** Listens on \`port\`, or on the first free one after it; says so where it had to move on. Resolves to the port. */
export async function listen(server: Server, port: number, say: (line: string) => void): Promise<number> {
  for (let next = port; next < port + 100; next += 1) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen(next, () => {
        server.off('error', resolve);
        resolve(undefined);
      });
    });
    if (!error) return (server.address() as { port: number }).port;
    if (error.code !== 'EADDRINUSE') throw error;
    say(`Port ${next} is taken; trying ${next + 1}`);
  }
  throw new Error(`Unexpected ports ${port} to ${port + 99} all taken, expected a free one`);
}

async function main(): Promise<void> {
  const { values } = parseOptions({
    options: {
      port: { type: 'string', default: '4321' },
      base: { type: 'string', default: '/' },
      folder: { type: 'string', default: 'dist' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const port = Number(values.port);
  if (!/^\d+$/u.test(values.port) || port > 65535)
    throw new Error(`Unexpected port \`${values.port}\`, expected a number from 0 to 65535`);
  requireBuild(values.folder);
  const base = `/${values.base}/`.replace(/\/+/gu, '/');
  const taken = await listen(serveFolder(values.folder, base), port, console.log);
  console.log(`The archive is at http://localhost:${taken}${base}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error: unknown) => {
    console.error(`serve: ${(error as Error).message}`);
    process.exitCode = 2;
  });
}
