import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The lockfile is read by npm on Linux, macOS and Windows: it has to hold what each of them installs. */

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};

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
