import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { abreast } from '../../src/site/client/abreast.ts';
import { readableBy, ways, type Begun } from '../browser/ways.ts';
import { distFolder, filesIn, readBuilt } from './built-site.ts';
import { everyPage } from './cover.ts';
import { isAbsolute, linksOf, targetOf } from './page-links.ts';

/**
 * Every link of every page is resolved in every way in which the archive is read, and followed there: `links.test.ts` has
 * seen that the files exist. No browser is needed for that.
 */

interface Linking {
  readonly path: string;
  /** How many links lead to other places of the archive. */
  readonly count: number;
  /** Each of them as it is written, without its fragment, and the file that it means: none outside of the site. */
  readonly links: ReadonlyMap<string, string | undefined>;
}

/** The links are listed once for all ways. */
const readLinks = (): readonly Linking[] =>
  readBuilt().pages.map((page) => {
    const links = linksOf(page).flatMap(({ link }) => (isAbsolute(link) ? [] : [link.replace(/#.*$/u, '')]));
    const { path } = page;
    return { path, count: links.length, links: new Map(links.map((link) => [link, targetOf(path, link)?.path])) };
  });

let linking: readonly Linking[];
beforeAll(() => {
  linking = readLinks();
});

/** Of files larger than that only their length is asked. */
const largest = 4 * 1024 * 1024;

interface Answer {
  /** Where whoever asked ended up. */
  readonly address: string;
  readonly fault?: string | undefined;
}

const bytesOf = (file: string) => readFileSync(join(distFolder, file));

/** Opens the file at an address, and compares it with the one that is meant. */
function openFile(address: string, file: string): Answer {
  const path = fileURLToPath(address);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) return { address, fault: `leads to ${found ? 'a folder' : 'nothing'}` };
  return { address, fault: readFileSync(path).equals(bytesOf(file)) ? undefined : 'gives other bytes' };
}

/** Asks a host for an address, follows where it leads on, and compares what comes with the file that is meant. */
async function askHost(address: string, file: string, size: number): Promise<Answer> {
  const response = await fetch(address, { method: size > largest ? 'HEAD' : 'GET' });
  const bytes = Buffer.from(await response.arrayBuffer());
  const isSame = size > largest ? Number(response.headers.get('content-length')) === size : bytes.equals(bytesOf(file));
  const fault = response.status !== 200 ? `answers ${response.status}` : isSame ? undefined : 'gives other bytes';
  return { address: response.url, fault };
}

async function ask(address: string, file: string | undefined): Promise<Answer> {
  if (file === undefined) return { address, fault: 'leads out of the site' };
  const meant = statSync(join(distFolder, file), { throwIfNoEntry: false });
  if (!meant?.isFile()) return { address, fault: 'means no file of the build' };
  return address.startsWith('file:') ? openFile(address, file) : askHost(address, file, meant.size);
}

/**
 * Of addresses of one kind that are written as the way has them, so many are asked for; the others are alike in all that a
 * host may treat differently: their folder, their ending, and whether they hold signs that are escaped.
 */
const asOneKind = everyPage ? Infinity : 40;

const kindOf = (address: string): string =>
  address.replace(/[^/]*?(\.[a-z0-9.]+)?$/iu, '*$1') + (address.includes('%') ? ' escaped' : '');

/** Goes to every page as a reader gets there, and from where that ends follows every link. Each address is asked once. */
async function walk(at: Begun, pages: readonly Linking[]) {
  const faults: string[] = [];
  const ofKind = new Map<string, number>();
  const isAlike = (address: string): boolean => {
    const kind = kindOf(address);
    const before = ofKind.get(kind) ?? 0;
    ofKind.set(kind, before + 1);
    return before >= asOneKind;
  };
  /** By address: the file that is meant, and who says so. */
  const asked = new Map<string, readonly [file: string | undefined, from: string]>();
  const follow = async (address: string, file: string | undefined, from: string): Promise<Answer | undefined> => {
    const [known, first] = asked.get(address) ?? [];
    if (first !== undefined) {
      if (known !== file) faults.push(`${from}: ${address} means \`${file}\`, in ${first} it means \`${known}\``);
      return undefined;
    }
    asked.set(address, [file, from]);
    const isUsual = file !== undefined && [at.address(file), at.shown(file)].includes(address);
    if (isUsual && isAlike(address)) return { address: at.shown(file) };
    const answer = await ask(address, file);
    if (answer.fault !== undefined) faults.push(`${from}: ${address} for \`${file}\` ${answer.fault}`);
    return answer;
  };
  await abreast(pages, async ({ path }) => {
    const answer = await follow(at.address(path), path, 'a reader');
    if (answer?.address !== at.shown(path)) faults.push(`a reader: ${path} is shown at ${answer?.address}`);
  });
  await abreast(pages, async ({ path, links }) => {
    const shown = at.shown(path);
    for (const [link, file] of links) await follow(new URL(link, shown).href, file, path);
  });
  return { faults, addresses: asked.size };
}

describe.each(ways)('$name', (way) => {
  const at = readableBy(way);

  test('every page is there, and every link of it leads to the file that it means', async () => {
    const started = performance.now();
    const { faults, addresses } = await walk(at.site, linking);
    expect(faults).toEqual([]);
    // Nothing is found where nothing was walked.
    const pages = filesIn(distFolder).filter((path) => path.endsWith('.html'));
    expect(linking.map(({ path }) => path)).toEqual(pages);
    const links = linking.reduce((sum, { count }) => sum + count, 0);
    expect(links).toBeGreaterThan(20 * pages.length);
    expect(addresses).toBeGreaterThan(pages.length);
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(`${way.name}: ${pages.length} pages, ${links} links to ${addresses} addresses, in ${seconds} s`);
  });

  test('a link that leads elsewhere is found out', async () => {
    const links = new Map([
      ['about.html', 'verify.html'],
      ['countries/', 'countries/index.html'],
      ['none.html', 'none.html'],
      ['../search.html', undefined],
    ]);
    const { faults } = await walk(at.site, [{ path: 'index.html', count: links.size, links }]);
    const address = (link: string) => new URL(link, at.site.root).href;
    expect(faults).toEqual([
      `index.html: ${address('about.html')} for \`verify.html\` gives other bytes`,
      // A host shows the page of a folder; on a disk the folder is what one gets.
      ...(way.hosted ? [] : [`index.html: ${address('countries/')} for \`countries/index.html\` leads to a folder`]),
      `index.html: ${address('none.html')} for \`none.html\` means no file of the build`,
      `index.html: ${address('../search.html')} for \`undefined\` leads out of the site`,
    ]);
  });
});
