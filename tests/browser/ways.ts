import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { distFolder, requireBuilt } from '../build/built-site.ts';
import { host, stripped, type HostOptions } from './offline-host.ts';
import { patience } from './reading.ts';

/** The ways in which one build reaches its readers. */

export interface Way {
  readonly name: string;
  /** Whether a host gives the files out; else they are opened from a folder. */
  readonly hosted: boolean;
  /** Makes the build readable in this way until it is closed. */
  begin(): Promise<Begun>;
}

export interface Begun {
  /** Where the site is, with `/` at the end. */
  readonly root: string;
  /** Where a reader starts: what is told to others as the address of the archive. */
  readonly door: string;
  /** The address of a path, as links have it. */
  address(path: string): string;
  /** The address at which a reader who follows such a link ends up. */
  shown(path: string): string;
  close(): Promise<void>;
}

const ofHost = (name: string, options: HostOptions): Way => ({
  name,
  hosted: true,
  begin: async () => {
    requireBuilt(distFolder);
    const { root, cut } = await host(distFolder, options);
    return {
      root,
      door: root,
      address: (path) => root + path,
      shown: (path) => root + (options.strips ? stripped(path) : path),
      close: cut,
    };
  },
});

/** The files as they are, under the name of a folder that nobody thought of. */
const ofFolder = (name: string): Way => ({
  name: `from a folder, \`${name}\``,
  hosted: false,
  begin: () => {
    requireBuilt(distFolder);
    const parent = mkdtempSync(join(tmpdir(), 'archive-'));
    const folder = join(parent, name);
    symlinkSync(resolve(distFolder), folder, 'junction');
    const address = (path: string) => pathToFileURL(join(folder, path)).href;
    return Promise.resolve({
      root: `${pathToFileURL(folder).href}/`,
      door: address('index.html'),
      address,
      shown: address,
      close: () => {
        rmSync(parent, { recursive: true });
        return Promise.resolve();
      },
    });
  },
});

const below = '/any/sub/path/';

export const ways: readonly Way[] = [
  ofHost('at the root of a host', {}),
  ofHost('below a path of a host', { base: below }),
  ofHost('on a host that leaves out `.html`', { strips: true }),
  ofHost('below a path of a host that leaves out `.html`', { base: below, strips: true }),
  ofFolder('USB 스틱 #1 (copy)'),
];

/** Those in which a host answers. */
export const hostedWays = ways.filter(({ hosted }) => hosted);

/** The archive in one of these ways, for the tests of a group. */
export function readableBy({ begin }: Way): { readonly site: Begun } {
  const held = {} as { site: Begun };
  beforeAll(async () => {
    held.site = await begin();
  }, patience);
  afterAll(async () => {
    await held.site.close();
  }, patience);
  return held;
}
