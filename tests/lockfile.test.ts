import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The lockfile is read by npm on Linux, macOS and Windows: it has to hold what each of them installs. */

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
type Packages = Readonly<Record<string, Locked>>;

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Packages };

interface Manifest {
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

/** Where npm looks for a dependency of the package at `path`: beneath it, then beneath each folder around it. */
function candidates(path: string, name: string): readonly string[] {
  const folders = path === '' ? [''] : [path];
  for (let at = path; at.includes('/node_modules/');) {
    at = at.slice(0, at.lastIndexOf('/node_modules/'));
    folders.push(at);
  }
  return [...folders.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`];
}

test('the lockfile holds the packages of every platform, not only of the one that wrote it', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !candidates(path, name).some((place) => place in packages))
      .map((name) => `${name}, which ${path} may need`),
  );
  expect(missing).toEqual([]);
});

test('the lockfile names no download host, so that any registry can serve it', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});

describe('the lockfile holds the hash of every package', () => {
  /**
   * Entries that npm would install without comparing them with anything. The project itself and links to folders of it
   * are not fetched, and what a package bundles comes with that package.
   */
  const unhashed = (among: Packages): readonly string[] =>
    Object.entries(among)
      .filter(([path, { link, inBundle }]) => path !== '' && !link && !inBundle)
      .filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/u.test(integrity ?? ''))
      .map(([path]) => path);

  test('as it is now', () => {
    expect(unhashed(packages)).toEqual([]);
  });

  test.each([
    ['without a hash', {}],
    ['with an empty one', { integrity: '' }],
    ['with a weak one', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
    ['with a short one', { integrity: 'sha512-AAAA' }],
  ])('and an entry %s is found', (_, entry) => {
    expect(unhashed({ '': {}, 'node_modules/a': { version: '1.0.0', ...entry } })).toEqual(['node_modules/a']);
  });
});

test('one version of Node.js comes as a package for each platform that the launcher knows', () => {
  const nodes = Object.entries(manifest.optionalDependencies);
  expect(new Set(nodes.map(([, version]) => version)).size).toBe(1);
  const known = readFileSync('scripts/run.mjs', 'utf8').match(/(?<=, ')node-[a-z0-9-]+(?='\])/gu);
  expect(known?.toSorted()).toEqual(nodes.map(([name]) => name).toSorted());
  const [[, version = ''] = []] = nodes;
  expect(manifest.devDependencies['@types/node']?.split('.')[0]).toBe(version.split('.')[0]);
});

test('every npm script starts on that Node.js', () => {
  const others = Object.entries(manifest.scripts).filter(([, script]) =>
    script.split(' && ').some((part) => !/^(?:node scripts\/run\.mjs [\w./-]+|npm run (?:--silent )?\w+)/u.test(part)),
  );
  expect(others).toEqual([]);
});

test('no package needs a script of its own when it is installed', () => {
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/mu);
});
