import { createServer, request, type IncomingMessage, type OutgoingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readdirSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '../../scripts/listen.ts';
import { serveFolder } from '../../scripts/serve.ts';
import { put, run, start } from './command.ts';

let workshop: string;
let folder: string;
beforeAll(() => {
  workshop = mkdtempSync(join(tmpdir(), 'served-'));
  folder = join(workshop, 'dist');
  put(workshop, {
    'secret.txt': 'secret',
    'dist-other/index.html': 'another',
    'dist/index.html': '<h1>First</h1>',
    'dist/404.html': '<h1>Not here</h1>',
    'dist/SHA256SUMS': '',
    'dist/centres/index.html': '<h1>Centres</h1>',
    'dist/centres/a b.html': '<h1>Spaced</h1>',
    'dist/centres/가.html': '<h1>Hangul</h1>',
    'dist/data/articles.csv': 'id\r\n',
    'dist/pagefind/pagefind.js': 'export {};',
  });
});
afterAll(() => {
  rmSync(workshop, { recursive: true });
});

/** Listens on a port that is free, for one test. */
async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, done));
  onTestFinished(
    () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  );
  return (server.address() as AddressInfo).port;
}

/** Asks for `path` exactly as it is written, which `fetch` would normalise. */
const ask = (port: number, path: string, method = 'GET', given: OutgoingHttpHeaders = {}, host = 'localhost') =>
  new Promise<{ status: number; headers: IncomingMessage['headers']; text: string }>((done, fail) => {
    const asked = request({ host, port, path, method, headers: given }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => {
        done({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    asked.on('error', fail);
    asked.end();
  });

describe.each(['/', '/any/sub/path/'])('a folder served under %s', (base) => {
  const served = () => listening(serveFolder(folder, base));

  test.each([
    ['', 'First', 'text/html; charset=utf-8'],
    ['index.html', 'First', 'text/html; charset=utf-8'],
    ['index.html?q=%EA%B0%80&x=%', 'First', 'text/html; charset=utf-8'],
    ['centres/', 'Centres', 'text/html; charset=utf-8'],
    ['centres/a%20b.html', 'Spaced', 'text/html; charset=utf-8'],
    ['centres/%EA%B0%80.html', 'Hangul', 'text/html; charset=utf-8'],
    ['data/articles.csv', 'id', 'text/csv; charset=utf-8'],
    ['pagefind/pagefind.js', 'export', 'text/javascript; charset=utf-8'],
  ])('gives a file by its name: %s', async (path, words, type) => {
    const { status, text, headers } = await ask(await served(), base + path);
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type });
    expect(text).toContain(words);
  });

  test('leads from a folder’s bare name to the folder, where relative links hold', async () => {
    const { status, headers } = await ask(await served(), `${base}centres?from=here`);
    expect({ status, location: headers.location }).toEqual({ status: 301, location: `${base}centres/?from=here` });
  });

  test.each(['nothing.html', 'centres/a', 'centres/none.html', 'index', 'index.html/', 'data/', '%', '%00', '%zz'])(
    'answers with the page “not found”, and says that it is: %s',
    async (path) => {
      const { status, text, headers } = await ask(await served(), base + path);
      expect({ status, text }).toEqual({ status: 404, text: '<h1>Not here</h1>' });
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
    },
  );

  test.each([
    '../secret.txt',
    '%2e%2e/secret.txt',
    '..%2fsecret.txt',
    '%2e%2e%2fsecret.txt',
    '..%5csecret.txt',
    'centres/../../secret.txt',
    'centres/..%2f..%2fsecret.txt',
    '../dist-other/index.html',
    '..%2fdist-other%2findex.html',
    '..%2fdist-other',
    '....//secret.txt',
    '/etc/passwd',
  ])('gives nothing from beside the folder: %s', async (path) => {
    const { status, text, headers } = await ask(await served(), base + path);
    expect({ status, location: headers.location }).toEqual({ status: 404, location: undefined });
    expect(text).not.toMatch(/secret|another|root:/u);
  });

  test('answers a question about a file without the file', async () => {
    const port = await served();
    const there = await ask(port, `${base}index.html`, 'HEAD');
    expect(there).toMatchObject({ status: 200, text: '' });
    expect(there.headers['content-length']).toBe('14');
    expect(await ask(port, `${base}nothing.html`, 'HEAD')).toMatchObject({ status: 404, text: '' });
  });
});

describe('a part of a file', () => {
  // `<h1>First</h1>` has 14 bytes.
  test.each([
    ['bytes=0-0', 206, '<', 'bytes 0-0/14'],
    ['bytes=4-8', 206, 'First', 'bytes 4-8/14'],
    ['bytes=9-', 206, '</h1>', 'bytes 9-13/14'],
    ['bytes=9-999', 206, '</h1>', 'bytes 9-13/14'],
    ['bytes=-5', 206, '</h1>', 'bytes 9-13/14'],
    ['bytes=-999', 200, '<h1>First</h1>', undefined],
    ['bytes=14-', 416, '', 'bytes */14'],
    ['bytes=999999999999999999999-', 416, '', 'bytes */14'],
    ['bytes=5-2', 416, '', 'bytes */14'],
    ['bytes=-0', 416, '', 'bytes */14'],
    // Several parts at once, and what is no range, give the whole: a host may leave a range out of account.
    ['bytes=0-0,2-3', 200, '<h1>First</h1>', undefined],
    ['lines=1-2', 200, '<h1>First</h1>', undefined],
    ['nonsense', 200, '<h1>First</h1>', undefined],
  ])('%s', async (range, status, text, given) => {
    const port = await listening(serveFolder(folder));
    expect(await ask(port, '/index.html', 'GET', { range })).toMatchObject({ status, text });
    expect((await ask(port, '/index.html', 'GET', { range })).headers['content-range']).toBe(given);
    // Whatever was asked for, the next reader is served.
    expect(await ask(port, '/index.html')).toMatchObject({ status: 200, text: '<h1>First</h1>' });
  });
});

test.each(['PUT', 'DELETE', 'POST', 'PATCH', 'OPTIONS', 'TRACE'])(
  '%s is refused: a host only gives out',
  async (method) => {
    const port = await listening(serveFolder(folder));
    for (const path of ['/index.html', '/nothing.html', '/']) {
      const { status, headers } = await ask(port, path, method);
      expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD' });
    }
  },
);

test.skipIf(process.platform !== 'linux')('a download that a reader breaks off leaves no file open', async () => {
  put(workshop, { 'large/index.html': 'x', 'large/file.bin': new Uint8Array(20_000_000) });
  const port = await listening(serveFolder(join(workshop, 'large')));
  const openFiles = () =>
    readdirSync('/proc/self/fd').filter((name) => {
      try {
        return readlinkSync(`/proc/self/fd/${name}`).endsWith('file.bin');
      } catch {
        return false;
      }
    }).length;
  for (let count = 0; count < 20; count += 1)
    await new Promise<void>((done, fail) => {
      const asked = request({ port, path: '/file.bin' }, (response) => {
        response.once('data', () => {
          response.destroy();
          done();
        });
      });
      asked.on('error', fail);
      asked.end();
    });
  await expect.poll(openFiles, { timeout: 5000 }).toBe(0);
});

test('a folder that is renamed into its place a moment later is waited for', async () => {
  put(workshop, { 'late-before/index.html': 'there' });
  const port = await listening(serveFolder(join(workshop, 'late')));
  const asked = ask(port, '/index.html');
  setTimeout(() => {
    renameSync(join(workshop, 'late-before'), join(workshop, 'late'));
  }, 50);
  expect(await asked).toMatchObject({ status: 200, text: 'there' });
});

describe('who can reach it', () => {
  /** An address of this machine that others in its network use. */
  const outer = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
  const serving = async (host?: string) => {
    const server = serveFolder(folder);
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    return listen(server, 0, undefined, host);
  };

  test('this machine alone, by both addresses that `localhost` may be', async () => {
    const port = await serving();
    const has6 = Object.values(networkInterfaces()).some((each) => each?.some(({ address }) => address === '::1'));
    for (const host of ['localhost', '127.0.0.1', ...(has6 ? ['::1'] : [])])
      expect((await ask(port, '/index.html', 'GET', {}, host)).status, host).toBe(200);
    if (outer !== undefined) await expect(ask(port, '/', 'GET', {}, outer)).rejects.toThrow('ECONNREFUSED');
  });

  test('others too, where the address to listen on says so', async () => {
    const port = await serving('0.0.0.0');
    for (const host of ['127.0.0.1', ...(outer === undefined ? [] : [outer])])
      expect((await ask(port, '/index.html', 'GET', {}, host)).status, host).toBe(200);
  });

  test('nobody, where the address is none of this machine’s', async () => {
    await expect(serving('192.0.2.1')).rejects.toThrow(
      /^Could not listen on `192\.0\.2\.1` \(.+\), expected an address of this machine$/u,
    );
  });

  test('a port of which another program has one of the two addresses is passed over', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    onTestFinished(() => {
      other.close();
    });
    const { port: taken } = other.address() as AddressInfo;
    const server = serveFolder(folder);
    onTestFinished(() => {
      server.close();
    });
    expect(await listen(server, taken)).toBeGreaterThan(taken);
  });
});

test('a file that stands beside itself packed is sent so, to those who can unpack it', async () => {
  put(workshop, {
    'packed/index.html': 'plain',
    'packed/index.html.br': brotliCompressSync('packed'),
    'packed/a.js': '1',
  });
  const port = await listening(serveFolder(join(workshop, 'packed')));
  const asked = (path: string, accepted: string) =>
    fetch(`http://localhost:${port}/${path}`, { headers: { 'accept-encoding': accepted } });
  for (const path of ['', 'index.html']) {
    const { headers } = await asked(path, 'gzip, br');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('vary')).toBe('Accept-Encoding');
    expect(await (await asked(path, 'gzip, br')).text()).toBe('packed');
    expect(await (await asked(path, 'identity')).text()).toBe('plain');
  }
  expect(await (await asked('a.js', 'br')).text()).toBe('1');
});

test('what lies outside of the path served under is not found, and its bare name leads to it', async () => {
  const port = await listening(serveFolder(folder, '/archive/'));
  for (const path of ['/', '/index.html', '/archivex/index.html', '/centres/index.html', '//', '//archive/index.html'])
    expect((await ask(port, path)).status, path).toBe(404);
  expect(await ask(port, '/archive')).toMatchObject({ status: 301, headers: { location: '/archive/' } });
});

test('a folder without a page “not found” says so in two words', async () => {
  put(workshop, { 'bare/index.html': 'x' });
  const port = await listening(serveFolder(join(workshop, 'bare')));
  expect(await ask(port, '/none')).toMatchObject({ status: 404, text: 'Not found' });
});

describe('a port that is taken', () => {
  test('is said to be, and the next is tried', async () => {
    const taken = await listening(createServer());
    const second = serveFolder(folder);
    const said: string[] = [];
    const port = await listen(second, taken, (line) => said.push(line));
    onTestFinished(() => {
      second.close();
    });
    expect(port).toBeGreaterThan(taken);
    expect(said[0]).toBe(`Port ${taken} is taken; trying ${taken + 1}`);
    expect(said).toHaveLength(port - taken);
    expect((await ask(port, '/index.html')).text).toBe('<h1>First</h1>');
  });

  test('does not keep the command from serving, which says where it does', async () => {
    const taken = await listening(createServer());
    const { child, ended } = start(
      'serve.ts',
      ['--folder', folder, '--port', String(taken), '--base', 'archive'],
      workshop,
    );
    try {
      const output = await new Promise<string>((done, fail) => {
        let text = '';
        child.stdout?.on('data', (chunk) => {
          text += String(chunk);
          if (text.includes('http://')) done(text);
        });
        child.on('close', () => {
          fail(new Error(`ended with: ${text}`));
        });
      });
      expect(output).toMatch(new RegExp(`^Port ${taken} is taken; trying ${taken + 1}$`, 'mu'));
      const [, address = ''] = /The archive is at (http:\/\/localhost:\d+\/archive\/)$/mu.exec(output) ?? [];
      expect(address).not.toBe('');
      expect(await (await fetch(address)).text()).toBe('<h1>First</h1>');
    } finally {
      child.kill();
      await ended;
    }
  });
});

describe('the command refuses, in words and with the exit code 2,', () => {
  test.each([
    [
      'a folder that is not there',
      ['--folder', 'nowhere'],
      'Unexpected folder `nowhere` without `index.html`, expected a built archive; `npm run build` makes it',
    ],
    ['a folder that is no build', ['--folder', '.'], 'Unexpected folder `.` without `index.html`'],
    ['a build that is not whole', ['--folder', 'dist-other'], 'Unexpected folder `dist-other` without `SHA256SUMS`'],
    ['a port that is a word', ['--port', 'http'], 'Unexpected port `http`, expected a number from 0 to 65535'],
    ['a port that is too high', ['--port', '65536'], 'Unexpected port `65536`'],
    ['a port below nothing', ['--port=-1'], 'Unexpected port `-1`'],
    ['a port with a fraction', ['--port', '80.5'], 'Unexpected port `80.5`'],
    ['no port at all', ['--port='], 'Unexpected port ``'],
    ['an option that it does not have', ['--prot', '80'], 'Unexpected option `--prot`, expected one of `--port`'],
  ])('%s', async (_, args, words) => {
    const { code, stdout, stderr } = await run('serve.ts', args, workshop);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`serve: ${words}`);
  });
});

test('the command tells how it is used', async () => {
  const { code, stdout } = await run('serve.ts', ['--help'], workshop);
  expect(code).toBe(0);
  for (const option of ['--port', '--base', '--folder', '--host', '--help']) expect(stdout).toContain(option);
});
