import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { buildFigures } from './build/build-log.ts';
import { takeLock } from './build/build-lock.ts';
import { writeFigures } from './build/build-stages.ts';
import { finishReplacing, replaceFolder, requireReplaceable } from './build/replace-folder.ts';
import { parseOptions } from './parse-options.ts';

const usage = `Usage: npm run build -- [options]

Builds the archive beside \`dist/\`, which it replaces when everything is done: whatever happens, the site there is whole.
What has not changed since an earlier build is taken from \`.cache/\`, which can be deleted at any time.

  --cold    use nothing of earlier builds
  --help    print this`;

const site = resolve('dist');
const workshop = resolve('.cache');
/** The site before the one in `dist`: the next is made in it, as most of its files stay the same. */
const spare = join(workshop, 'spare');
const leftover = /^site-\d+$/u;

async function main(): Promise<void> {
  const { values } = parseOptions({
    options: { cold: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return console.log(usage);
  requireFolder(workshop);
  const giveBack = takeLock(join(workshop, 'build.lock'));
  const made = join(workshop, `site-${process.pid}`);
  let isWhole = false;
  const clear = () => {
    // A whole site that could not be put in its place is left to whoever can.
    if (!isWhole) rmSync(made, { recursive: true, force: true, maxRetries: 3 });
    giveBack();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      clear();
      process.exit(1);
    });
  try {
    finishReplacing(workshop);
    for (const name of readdirSync(workshop))
      if (leftover.test(name)) rmSync(join(workshop, name), { recursive: true, force: true, maxRetries: 3 });
    removeStrange(workshop);
    requireReplaceable(site);
    if (values.cold)
      for (const name of ['astro', 'build', 'spare'])
        rmSync(join(workshop, name), { recursive: true, force: true, maxRetries: 3 });
    if (existsSync(spare)) renameSync(spare, made);
    const start = performance.now();
    // Astro and our own code, compiled once for many builds.
    enableCompileCache(join(workshop, 'node'));
    const { build } = await import('astro');
    await build({
      outDir: made,
      // One for every build: another would make Astro forget what it made before.
      logLevel: 'info',
      logger: { entrypoint: new URL('./build/build-log.ts', import.meta.url) },
    });
    writeFigures(join(workshop, 'build-stages.json'), buildFigures());
    isWhole = true;
    await replaceFolder(made, site, spare, workshop);
    console.log(`Built the archive in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  } finally {
    clear();
  }
}

/** Makes the folder of what builds leave for others, where there is none. */
function requireFolder(folder: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isFile())
    throw new Error(`Unexpected file \`${folder}\`, expected a folder or nothing; remove it, then build again`);
  mkdirSync(folder, { recursive: true });
}

/** Takes away what is a file where builds keep a folder, or a folder where they keep a file: it is of no build. */
function removeStrange(folder: string): void {
  const isFolder = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isDirectory();
  const remove = (path: string) => {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  };
  for (const name of ['astro', 'build', 'node', 'spare'])
    if (isFolder(join(folder, name)) === false) remove(join(folder, name));
  for (const name of ['build-stages.json', 'astro/copies.json'])
    if (isFolder(join(folder, name)) === true) remove(join(folder, name));
  const packs = join(folder, 'build');
  if (isFolder(packs) === true)
    for (const entry of readdirSync(packs, { withFileTypes: true }))
      if (entry.isDirectory()) remove(join(packs, entry.name));
}

/** What helps against errors of the system, by their codes. */
const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'free space on the disk',
  EDQUOT: 'free space within your quota',
  EFBIG: 'allow larger files',
  EACCES: 'make what it names writable, or remove it',
  EPERM: 'make what it names writable, or remove it',
  EROFS: 'make what it names writable, or build in a copy elsewhere',
};

function described(error: Error & { readonly code?: string }): string {
  // The bundler gives no code.
  const code = error.code ?? (error.message.includes('No space left on device') ? 'ENOSPC' : '');
  const remedy = remedies[code];
  return remedy === undefined
    ? error.message
    : `${error.message}; ${remedy}, then build again. The site in \`dist\` is as it was`;
}

main()
  .catch((error: unknown) => {
    console.error(`build: ${described(error as Error)}`);
    process.exitCode = 1;
  })
  // Threads of a build that failed are not waited for.
  .finally(() => process.exit());
