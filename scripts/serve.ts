import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIPv6 } from 'node:net';
import { pathToFileURL } from 'node:url';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import send from 'send';
import { mediaTypeOf } from '../src/archive/export/media-type.ts';
import { listen } from './listen.ts';
import { requireBuild } from './page-types.ts';
import { parseOptions } from './parse-options.ts';

const usage = `Usage: npm run preview -- [options]

Serves the built archive, search included, to this machine alone.

  --port NUMBER   the port to try first (default: 4321)
  --base PATH     the path to serve under, such as /archive/ (default: /)
  --folder PATH   what to serve (default: dist)
  --host ADDRESS  the address to listen on instead: 0.0.0.0 or :: lets others in the network read it
  --help          print this`;

/** How long a build may take to put its folder in the place of the one before, in milliseconds. */
const whileRenamed = 250;

/**
 * A server of `folder` under `base`, as a plain static host: files by their full names, folders by their `index.html`
 * (and with `/` at the end, for links are relative), and `404.html` for the rest. Where `name.br` stands beside a file,
 * browsers that know Brotli get that. Anything but reading is refused with 405.
 */
export function serveFolder(folder: string, base = '/'): Server {
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
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const notFound = () => {
      response
        .writeHead(404, { 'content-type': 'text/html; charset=utf-8' })
        .end(existsSync(missing) ? readFileSync(missing) : 'Not found');
    };
    const address = URL.parse(request.url ?? '/', 'http://localhost');
    if (!address) return notFound();
    const { pathname, search } = address;
    const found = `${pathname}/` === base ? 'folder' : pathname.startsWith(base) && whatIs(pathname.slice(base.length));
    if (!found) return notFound();
    if (found === 'folder' && !pathname.endsWith('/')) {
      response.writeHead(301, { location: `${pathname}/${search}` }).end();
      return;
    }
    const path = pathname.slice(base.length) + (found === 'folder' ? 'index.html' : '');
    if (whatIs(path) !== 'file') return notFound();
    const packed = whatIs(`${path}.br`) === 'file';
    const isTaken = packed && /\bbr\b/u.test(String(request.headers['accept-encoding'] ?? ''));
    const file = isTaken ? `${path}.br` : path;
    // Of a file that is shorter than what is asked for from its end, all is meant (RFC 9110, 14.1.2); `send` refuses it.
    const [, fromEnd] = /^bytes=-([1-9]\d*)$/u.exec(request.headers.range ?? '') ?? [];
    if (fromEnd !== undefined && Number(fromEnd) >= statSync(join(top, decodeURIComponent(file))).size)
      delete request.headers.range;
    send(request, `/${file}`, { root: top, dotfiles: 'allow', index: false, cacheControl: false })
      .on('headers', () => {
        response.setHeader('cache-control', 'no-cache');
        response.setHeader('content-type', mediaTypeOf(path));
        if (packed) response.setHeader('vary', 'Accept-Encoding');
        if (isTaken) response.setHeader('content-encoding', 'br');
      })
      .on('directory', notFound)
      .on('error', (error: { readonly status: number; readonly headers?: Record<string, string> }) => {
        // Of a failed condition or a range that the file does not have, the status is the answer.
        if (error.status < 410) return notFound();
        response.writeHead(error.status, error.headers).end();
      })
      .pipe(response);
  };
  return createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    if (existsSync(top)) return answer(request, response);
    void setTimeout(whileRenamed).then(() => {
      answer(request, response);
    });
  });
}

async function main(): Promise<void> {
  const { values } = parseOptions({
    options: {
      port: { type: 'string', default: '4321' },
      base: { type: 'string', default: '/' },
      folder: { type: 'string', default: 'dist' },
      host: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const port = Number(values.port);
  if (!/^\d+$/u.test(values.port) || port > 65535)
    throw new Error(`Unexpected port \`${values.port}\`, expected a number from 0 to 65535`);
  requireBuild(values.folder);
  const base = `/${values.base}/`.replace(/\/+/gu, '/');
  const { host } = values;
  const taken = await listen(serveFolder(values.folder, base), port, console.log, host);
  const name = host === undefined ? 'localhost' : isIPv6(host) ? `[${host}]` : host;
  console.log(`The archive is at http://${name}:${taken}${base}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error: unknown) => {
    console.error(`serve: ${(error as Error).message}`);
    process.exitCode = 2;
  });
}
