import { spawnSync } from 'node:child_process';

/** What a change touches: which of the steps of `npm test` have something to say of it. */

/** By step, the files whose change it has something to say of. Those of the unit tests Vitest finds by their imports. */
const touching: Readonly<Record<string, RegExp>> = {
  content: /^(?:content|src\/archive|scripts\/lint)|^package(?:-lock)?\.json$/u,
  types: /\.(?:ts|mjs|astro|mdx)$|^tsconfig\.json$|^package(?:-lock)?\.json$/u,
  format: /./u,
  build:
    /^(?:content|src|public)\/|^astro\.config\.mjs$|^package(?:-lock)?\.json$|^tests\/(?:build|browser)\/|^scripts\/build/u,
  unit: /./u,
  site: /^(?:content|src|public)\/|^astro\.config\.mjs$|^package(?:-lock)?\.json$|^tests\/build\//u,
  browser:
    /^(?:src|public)\/|^astro\.config\.mjs$|^package(?:-lock)?\.json$|^tests\/(?:build|browser|search)\/|^scripts\/(?:serve|print|screenshots|weigh|chromium)/u,
};

function git(...args: readonly string[]): readonly string[] {
  const { status, stdout, stderr } = spawnSync('git', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Unexpected end of \`git ${args.join(' ')}\`: ${stderr.trim()}`);
  return stdout.split('\0').filter((path) => path !== '');
}

/** Paths of files that differ from `since`, new ones included. Throws where Git does not know `since`. */
export const changedSince = (since: string): readonly string[] => [
  ...git('diff', '--name-only', '-z', '--relative', since),
  ...git('ls-files', '--others', '--exclude-standard', '-z'),
];

/** The names of the steps that a change of these files touches. */
export const stepsTouched = (paths: readonly string[]): readonly string[] =>
  Object.entries(touching).flatMap(([step, files]) => (paths.some((path) => files.test(path)) ? [step] : []));
