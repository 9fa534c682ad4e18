import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { distFolder, filesIn, readBuilt, requireBuilt } from './built-site.ts';
import { coverOf } from './cover.ts';

/**
 * The structural cover of the build for tests that do not hold the build themselves. It is found once for each build, in a
 * process of its own, as the parsed build is a gigabyte; its paths are kept in `.cache`.
 */

const place = '.cache/tests/cover.json';

interface Kept {
  readonly of: string;
  readonly paths: readonly string[];
}

/** What tells this build from every other, and this way of finding a cover. */
function keyOf(folder: string): string {
  const hash = createHash('sha256');
  for (const file of ['cover.ts', 'built-site.ts', 'html.ts'])
    hash.update(readFileSync(join(import.meta.dirname, file)));
  for (const path of filesIn(folder).filter((each) => each.endsWith('.html'))) {
    const { size, mtimeMs } = statSync(join(folder, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const readKept = (): Kept | undefined =>
  existsSync(place) ? (JSON.parse(readFileSync(place, 'utf8')) as Kept) : undefined;

/** Finds the cover, unless that of this build is kept. What Vitest runs before the tests of the browser. */
export default function setup(): void {
  requireBuilt(distFolder);
  if (readKept()?.of !== keyOf(distFolder))
    execFileSync(process.execPath, [import.meta.filename], { stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Paths of the pages that together hold every shape of the markup. Throws where they were not found beforehand. */
export function coverPaths(): readonly string[] {
  const kept = readKept();
  if (!kept) throw new Error(`Missing \`${place}\`, expected the set-up of the project \`browser\` to have made it`);
  return kept.paths;
}

if (process.argv[1] === import.meta.filename) {
  const paths = coverOf(readBuilt().pages).map(({ path }) => path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(`${place}.new`, JSON.stringify({ of: keyOf(distFolder), paths } satisfies Kept));
  renameSync(`${place}.new`, place);
}
