import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hostFiles } from '../../../src/site/integrations/host-files.ts';
import { put } from '../../scripts/command.ts';

/** The settings for hosts: all of them say the same, and servers that read them do it. */

const patience = 60_000;
const policy = "default-src 'none'; script-src 'self' 'sha256-AAAA'; frame-ancestors 'none'";
const textOf = (path: string): string => hostFiles(policy).find((file) => file.path === path)?.text ?? '';

/** What every answer has, whatever is asked for. */
const always = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'strict-transport-security': 'max-age=31536000',
  'cross-origin-opener-policy': 'same-origin',
} as const;

type Kind = 'own' | 'shared';

/** Files of each kind: their path, what other sites may do with them, and the type that they are to have. */
const samples: readonly (readonly [path: string, kind: Kind, type: RegExp])[] = [
  ['index.html', 'own', /^text\/html; ?charset=utf-8$/iu],
  ['about.html', 'own', /^text\/html; ?charset=utf-8$/iu],
  ['countries/index.html', 'own', /^text\/html; ?charset=utf-8$/iu],
  ['offline.js', 'own', /^(?:text|application)\/javascript/u],
  ['manifest.webmanifest', 'own', /^application\/manifest\+json/u],
  ['data/records.json', 'shared', /^application\/json/u],
  ['data/articles.csv', 'shared', /^text\/csv; ?charset=utf-8$/iu],
  ['data/citations.bib', 'shared', /^application\/x-bibtex; ?charset=utf-8$/iu],
  ['data/citations.ris', 'shared', /^application\/x-research-info-systems/u],
  ['data/digests-en.epub', 'shared', /^application\/epub\+zip$/u],
  ['events/a.ics', 'shared', /^text\/calendar; ?charset=utf-8$/iu],
  ['feed.xml', 'shared', /^(?:application|text)\/xml/u],
  ['og/about.png', 'shared', /^image\/png$/u],
  ['favicon.svg', 'shared', /^image\/svg\+xml/u],
  ['SHA256SUMS', 'shared', /^text\/plain/u],
  ['pagefind/index/en_1.pf_index', 'own', /^application\/octet-stream$/u],
];

const expected = (kind: Kind) =>
  kind === 'shared'
    ? { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
    : { 'access-control-allow-origin': null, 'cross-origin-resource-policy': 'same-origin' };

describe('the file for Netlify and Cloudflare Pages', () => {
  const rules = textOf('_headers')
    .split(/\n(?=\/)/u)
    .map((rule) => {
      const [path = '', ...lines] = rule.split('\n').filter(Boolean);
      return { path, headers: lines.map((line) => line.trim().split(/: (.*)/su)) };
    });
  /** The headers of a path: both services take every rule that fits, and send each value. */
  const headersOf = (path: string) =>
    rules
      .filter((rule) => new RegExp(`^${rule.path.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'u').test(`/${path}`))
      .flatMap(({ headers }) => headers.map(([name = '', value = '']) => [name.toLowerCase(), value] as const));

  test.each(samples)('says the same of %s as all others', (path, kind) => {
    const headers = headersOf(path);
    // Two rules that set one header would be sent as two values.
    expect(new Set(headers.map(([name]) => name)).size).toBe(headers.length);
    const named = Object.fromEntries(headers);
    expect(named).toMatchObject(always);
    const { 'access-control-allow-origin': cors } = expected(kind);
    expect(named['access-control-allow-origin'] ?? null).toBe(cors);
    // Files without an ending of ours are under no rule but that for all.
    if (!path.endsWith('.pf_index'))
      expect(named).toMatchObject({ 'cross-origin-resource-policy': expected(kind)['cross-origin-resource-policy'] });
  });

  test('keeps within what Cloudflare Pages takes: a hundred rules, lines of 2,000 characters, one `*` in a path', () => {
    expect(rules.length).toBeLessThanOrEqual(100);
    for (const { path } of rules) expect(path.split('*').length).toBeLessThanOrEqual(2);
  });
});

test.each(hostFiles(policy).map(({ path, text }) => [path, text]))(
  '%s lets nobody in by one header whom another keeps out, and speaks of no other name than its own',
  (_, text) => {
    for (const [name, value] of Object.entries(always)) {
      expect(text.toLowerCase()).toContain(name);
      expect(text).toContain(value);
    }
    expect(text).not.toMatch(/includeSubDomains|preload/u);
    expect(text).toMatch(/cross-origin-resource-policy/iu);
    expect(text).toMatch(/camera=\(\), .*microphone=\(\)/u);
  },
);

/** A port that was free a moment ago. */
const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        done(port);
      });
    });
  });

const modules = '/usr/lib/apache2/modules';

/** Servers as Debian has them: how each is started with our settings for a folder. */
const servers: readonly {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly settings: string;
  configure(settings: string, port: number, folder: string, root: string): string;
}[] = [
  {
    name: 'nginx',
    command: 'nginx',
    args: ['-c', 'server.conf', '-p', '.', '-e', 'stderr'],
    settings: 'hosting/nginx.conf',
    configure: (settings, port, folder, root) =>
      `daemon off;\npid nginx.pid;\nevents {}\nhttp {\naccess_log off;\n${[
        'client_body',
        'proxy',
        'fastcgi',
        'uwsgi',
        'scgi',
      ]
        .map((name) => `${name}_temp_path ${folder}/${name};`)
        .join('\n')}\n${settings.replace('listen 80;', `listen 127.0.0.1:${port};`).replace('/srv/archive', root)}}\n`,
  },
  {
    name: 'Caddy',
    command: 'caddy',
    args: ['run', '--config', 'server.conf', '--adapter', 'caddyfile'],
    settings: 'hosting/Caddyfile',
    configure: (settings, port, _, root) =>
      `{\n\tadmin off\n}\n${settings.replace(':8080', `http://127.0.0.1:${port}`).replace('/srv/archive', root)}`,
  },
  {
    name: 'Apache',
    command: 'apache2',
    args: ['-f', 'server.conf', '-DFOREGROUND'],
    settings: 'hosting/apache.conf',
    configure: (settings, port, folder, root) =>
      [
        ...['mpm_event', 'authz_core', 'headers', 'dir', 'mime'].map(
          (name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`,
        ),
        `ServerRoot ${folder}`,
        `ServerName localhost`,
        `PidFile ${folder}/apache.pid`,
        `ErrorLog ${folder}/error.log`,
        `TypesConfig /dev/null`,
        `Listen 127.0.0.1:${port}`,
        `DocumentRoot ${root}`,
        `<Directory ${root}>\nRequire all granted\n</Directory>`,
        settings,
      ].join('\n'),
  },
];

const isInstalled = (command: string) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

describe.each(servers)('$name', ({ name, command, args, settings, configure }) => {
  const there = isInstalled(command) && (name !== 'Apache' || existsSync(modules));
  let root = '';
  let end: () => Promise<void> = () => Promise.resolve();
  let output = '';
  beforeAll(async () => {
    if (!there) return;
    const folder = mkdtempSync(join(tmpdir(), 'server-'));
    // Servers that are started by root read as somebody else.
    chmodSync(folder, 0o755);
    const site = join(folder, 'site');
    put(site, Object.fromEntries(samples.map(([path]) => [path, `<p>${path}</p>`])));
    put(site, { '404.html': '<h1>Not here</h1>' });
    const port = await freePort();
    put(folder, { 'server.conf': configure(textOf(settings), port, folder, site) });
    const own = args.map((arg) => (arg === 'server.conf' ? join(folder, arg) : arg === '.' ? folder : arg));
    const child = spawn(command, own, { cwd: folder, env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder } });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    const ended = new Promise<void>((done) =>
      child.on('close', () => {
        done();
      }),
    );
    end = async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    };
    root = `http://127.0.0.1:${port}/`;
    await vi.waitFor(async () => expect((await fetch(root)).status, output).toBe(200), {
      timeout: 30_000,
      interval: 100,
    });
  }, patience);
  afterAll(() => end(), patience);

  test.skipIf(!there).each(samples)('serves %s by its settings', async (path, kind, type) => {
    const response = await fetch(root + path);
    const headers = Object.fromEntries(
      [...Object.keys(always), ...Object.keys(expected(kind))].map((each) => [each, response.headers.get(each)]),
    );
    expect(response.status, output).toBe(200);
    expect(headers).toEqual({ ...always, ...expected(kind) });
    expect(response.headers.get('content-type')).toMatch(type);
    expect(response.headers.get('cache-control')).toBe(
      path.endsWith('.pf_index') ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    expect(response.headers.get('permissions-policy')).toContain('camera=()');
    expect(await response.text()).toBe(`<p>${path}</p>`);
  });

  test.skipIf(!there)(
    'shows the page “not found”, with the headers of a page, whatever the address looks like',
    async () => {
      for (const path of ['nothing.html', 'countries/nothing', 'data/nothing.csv']) {
        const response = await fetch(root + path);
        expect({ status: response.status, text: await response.text() }).toEqual({
          status: 404,
          text: '<h1>Not here</h1>',
        });
        expect(response.headers.get('content-type'), path).toMatch(/^text\/html/u);
        for (const [header, value] of Object.entries(always)) expect(response.headers.get(header), path).toBe(value);
      }
    },
  );

  test.skipIf(!there)('gives the index of a folder', async () => {
    const response = await fetch(`${root}countries/`);
    expect({ status: response.status, text: await response.text() }).toEqual({
      status: 200,
      text: '<p>countries/index.html</p>',
    });
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });
});
