import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildCommand } from '../bench/own-project.ts';

/** How a build ended. */
export interface Ended {
  /** Whether it was killed; otherwise it was done before. */
  readonly killed: boolean;
  readonly seconds: number;
  readonly output: string;
}

/** Builds the project in `folder`; kills it with all that it started after so many milliseconds. Throws where it fails. */
export async function killedBuild(folder: string, killAfter?: number): Promise<Ended> {
  const { command, args, cwd, env } = buildCommand(folder, []);
  const began = performance.now();
  const child = spawn(command, args, { cwd, env, detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const over = new AbortController();
  if (killAfter !== undefined)
    void setTimeout(killAfter, undefined, { signal: over.signal }).then(
      () => process.kill(-(child.pid ?? 0), 'SIGKILL'),
      // It was over before.
      () => undefined,
    );
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((done, fail) => {
    child.on('error', fail);
    child.on('close', (...how) => {
      done(how);
    });
  });
  over.abort();
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`Unexpected end of a build (${code ?? signal})\n${output}`);
  return { killed: signal === 'SIGKILL', seconds: (performance.now() - began) / 1000, output };
}

/** What a build was at when it ended, as what it left tells. */
export function momentOf({ killed, output }: Ended, folder: string): string {
  const left = (path: string) => existsSync(join(folder, '.cache', path));
  if (!killed) return 'was done before';
  if (left('replace.json')) return 'putting the site in its place';
  if (left('astro/unfinished')) return 'making pages';
  if (output.includes('from an earlier build')) return left('build/site.json') ? 'all was made' : 'after the pages';
  return left('build/site.json') ? 'starting' : 'reading';
}
