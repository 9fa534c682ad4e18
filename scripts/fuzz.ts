import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { randomFrom } from './fuzz-cases.ts';
import type { Place, RealFile } from './fuzz-target.ts';
import { targets, tryCase } from './fuzz-targets.ts';
import { parseOptions } from './parse-options.ts';

const usage = `Usage: npm run fuzz -- [options]

Feeds reader and lint, importer, search and preview with broken and made-up texts. Every case follows from its number:
the same seed gives the same cases. A case that fails is kept as a file, to be tried again by the tests.

  --minutes NUMBER   how long (default: 1); no end by number of cases
  --cases NUMBER     how many cases, however long they take
  --seed NUMBER      where to begin (default: 1)
  --target NAME      one of ${targets.map(({ name }) => name).join(', ')} (default: all in turn)
  --keep FOLDER      where failing cases are written (default: tests/fixtures/fuzz)
  --help             print this

Exit code: 0 if no case failed, 1 if one did, 2 for a wrong option.`;

/** Every tenth file of the archive, in the order of paths: enough of each kind, and quick to read. */
export function realFiles(content: string): readonly RealFile[] {
  const paths = readdirSync(content, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:mdx|yaml|csv)$/u.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(content.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.startsWith('drafts/'))
    .toSorted();
  return paths
    .filter((_, index) => index % 10 === 0)
    .map((path) => ({ path, text: readFileSync(join(content, path), 'utf8') }));
}

/** Folders for the cases: an empty one, and one that is served beside a file that must not be. `remove` ends them. */
export function makePlace(): Place & { remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const [empty, served] = [join(root, 'empty'), join(root, 'served')];
  mkdirSync(empty);
  mkdirSync(join(served, 'a'), { recursive: true });
  writeFileSync(join(served, 'a/b.html'), 'A page');
  writeFileSync(join(served, '404.html'), 'Not found');
  writeFileSync(join(root, 'secret'), 'outside of what is served');
  return {
    empty,
    served,
    remove: () => {
      rmSync(root, { recursive: true });
    },
  };
}

async function main(): Promise<void> {
  const { values } = parseOptions({
    options: {
      minutes: { type: 'string', default: '1' },
      cases: { type: 'string' },
      seed: { type: 'string', default: '1' },
      target: { type: 'string' },
      keep: { type: 'string', default: 'tests/fixtures/fuzz' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  for (const name of ['minutes', 'cases', 'seed'] as const)
    if (values[name] !== undefined && !/^\d+(?:\.\d+)?$/u.test(values[name]))
      throw new Error(`Unexpected value \`${values[name]}\` in \`--${name}\`, expected a number`);
  const chosen = targets.filter(({ name }) => values.target === undefined || name === values.target);
  if (chosen.length === 0)
    throw new Error(`Unexpected target \`${values.target}\`, expected one of those of \`--help\``);
  const real = realFiles('content');
  const place = makePlace();
  const end = performance.now() + Number(values.minutes) * 60_000;
  const most = values.cases === undefined ? Infinity : Number(values.cases);
  let failed = 0;
  let number = 0;
  try {
    while (number < most && (values.cases !== undefined || performance.now() < end)) {
      const seed = Number(values.seed) + number;
      const target = chosen[number % chosen.length];
      number += 1;
      if (!target) continue;
      const text = target.make(randomFrom(seed), real);
      const faults = await tryCase(target, text, place);
      if (faults.length === 0) continue;
      failed += 1;
      mkdirSync(join(values.keep, target.name), { recursive: true });
      const path = join(values.keep, target.name, `${seed}.txt`);
      writeFileSync(path, text);
      console.log(`${path}\n  ${faults.join('\n  ')}`);
    }
  } finally {
    place.remove();
  }
  console.log(`${number} cases, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error: unknown) => {
    console.error(`fuzz: ${(error as Error).message}`);
    process.exitCode = 2;
  });
}
