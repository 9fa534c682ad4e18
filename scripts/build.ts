import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { takeLock } from './build/build-lock.ts';
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
  mkdirSync(workshop, { recursive: true });
  const giveBack = takeLock(join(workshop, 'build.lock'));
  const made = join(workshop, `site-${process.pid}`);
  const clear = () => {
    rmSync(made, { recursive: true, force: true, maxRetries: 3 });
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
    await replaceFolder(made, site, spare, workshop);
    console.log(`Built the archive in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  } finally {
    clear();
  }
}

main()
  .catch((error: unknown) => {
    console.error(`build: ${(error as Error).message}`);
    process.exitCode = 1;
  })
  // Threads of a build that failed are not waited for.
  .finally(() => process.exit());
