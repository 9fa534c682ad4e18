import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * A copy of the project that a test can build: its sources, and any content. It lies below the project, so that packages
 * are found as ever, and has caches of its own.
 */
export interface CopiedProject {
  readonly folder: string;
  /** Writes a file of the copy, such as `content/moved.yaml`. */
  write(path: string, text: string): void;
  /** Takes a file or folder out of the copy. */
  clear(path: string): void;
  build(options?: {
    readonly env?: NodeJS.ProcessEnv;
  }): Promise<{ readonly code: number | null; readonly output: string }>;
  remove(): void;
}

const parts = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json', 'src', 'public'].filter(
  (part) => existsSync(part),
);

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
  return {
    folder,
    remove,
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    clear: (path) => {
      rmSync(join(folder, path), { recursive: true });
    },
    build: ({ env } = {}) =>
      new Promise((done, fail) => {
        const child = spawn(process.execPath, [resolve('node_modules/astro/bin/astro.mjs'), 'build'], {
          cwd: folder,
          env: { ...withoutTestRun(process.env), ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
        });
        let output = '';
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
        child.on('error', fail);
        child.on('close', (code) => {
          done({ code, output });
        });
      }),
  };
}

/** The environment without what the test runner set in it: a build is to run as it does by hand. */
export const withoutTestRun = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(?:VITEST|NODE_ENV$|TEST$|MODE$|DEV$|PROD$|SSR$|BASE_URL$)/u.test(name)),
  );
