import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildFigures } from '../../scripts/build/build-stages.ts';

/** How a build of a copy is run. */
export interface BuildOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Options of `npm run build`. */
  readonly args?: readonly string[];
}

/** How a build of a copy ended. */
export interface EndedBuild {
  readonly code: number | null;
  /** What it printed to both streams. */
  readonly output: string;
}

/**
 * A copy of the project that a test can build: its sources, and any content. It lies below the project, so that packages
 * are found as ever, and has caches of its own.
 */
export interface CopiedProject {
  readonly folder: string;
  /** Where a build puts the site. */
  readonly dist: string;
  read(path: string): string;
  /** Writes a file of the copy, such as `content/moved.yaml`. */
  write(path: string, text: string): void;
  /** Replaces a part of a file; throws where the file does not have it. */
  edit(path: string, from: string | RegExp, to: string): void;
  /** Takes a file or folder out of the copy. */
  clear(path: string): void;
  /** Builds it as `npm run build` does. */
  build(options?: BuildOptions): Promise<EndedBuild>;
  /** Starts a build in a group of its own, for a test that ends it; `ended` waits for it. */
  start(options?: BuildOptions): { readonly process: number; readonly ended: Promise<EndedBuild> };
  /** What the last build made anew and took from an earlier one; throws where none has ended well. */
  figures(): BuildFigures;
  remove(): void;
}

const parts = [
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'src',
  'scripts',
  'public',
].filter((part) => existsSync(part));

/** An environment in which what depends on the day, the zone, the language or the order of a folder's files shows. */
export const elsewhere: NodeJS.ProcessEnv = {
  TZ: 'Pacific/Kiritimati',
  LANG: 'ko_KR.UTF-8',
  LC_ALL: 'ko_KR.UTF-8',
  NODE_OPTIONS: `--import=${pathToFileURL(resolve('tests/build/another-day.mjs')).href}`,
};

/** Copies the project to `.cache/<name>/`, with the files of `content` for its content. */
export function copyProject(name: string, content: string): CopiedProject {
  const folder = resolve('.cache', name);
  const remove = () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  remove();
  mkdirSync(folder, { recursive: true });
  for (const part of parts) cpSync(part, join(folder, part), { recursive: true });
  cpSync(content, join(folder, 'content'), { recursive: true });
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const start = ({ env, args = [] }: BuildOptions = {}) => {
    const child = spawn(process.execPath, [join(folder, 'scripts/build.ts'), ...args], {
      cwd: folder,
      detached: true,
      env: { ...withoutTestRun(process.env), ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise<EndedBuild>((done, fail) => {
      child.on('error', fail);
      child.on('close', (code) => {
        done({ code, output });
      });
    });
    return { process: child.pid ?? 0, ended };
  };
  return {
    folder,
    dist: join(folder, 'dist'),
    remove,
    read,
    write,
    edit: (path, from, to) => {
      const before = read(path);
      const after = before.replace(from, to);
      if (after === before) throw new Error(`Unexpected \`${path}\` without \`${String(from)}\`, expected it to edit`);
      write(path, after);
    },
    clear: (path) => {
      rmSync(join(folder, path), { recursive: true });
    },
    build: (options) => start(options).ended,
    start,
    figures: () => JSON.parse(read('.cache/build-stages.json')) as BuildFigures,
  };
}

/** The environment without what the test runner set in it: a build is to run as it does by hand. */
export const withoutTestRun = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(?:VITEST|NODE_ENV$|TEST$|MODE$|DEV$|PROD$|SSR$|BASE_URL$)/u.test(name)),
  );
