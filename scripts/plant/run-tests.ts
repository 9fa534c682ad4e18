import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Catch } from './fault.ts';

/** What a test came to, as `tests/results.ts` writes it. */
export interface Result {
  readonly file: string;
  readonly test?: string;
  readonly state: 'passed' | 'failed';
  readonly words: string;
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);

/**
 * Runs the named tests of the project in `folder`, on the build `dist` where one is given, and gives back what they came
 * to. Throws where they could not be run at all.
 */
export async function runTests(
  catches: readonly Catch[],
  folder: string,
  dist: string | undefined,
): Promise<readonly Result[]> {
  const written = resolve('.cache/faults/results.json');
  rmSync(written, { force: true });
  const names = [...new Set(catches.map(({ test }) => test.split(' > ').map(escaped).join('(?: > | )')))];
  const args = [
    ...[resolve('node_modules/vitest/vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts', '--root', '.'],
    ...['--retry', '0', '--reporter', './tests/results.ts', '-t', `^(?:${names.join('|')})$`],
    ...new Set(catches.map(({ file }) => file)),
  ];
  const output: Buffer[] = [];
  await new Promise<void>((done, fail) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      // Without `CI` Vitest writes golden files that are missing.
      env: {
        ...process.env,
        CI: '1',
        NO_COLOR: '1',
        TEST_RESULTS: written,
        ...(dist === undefined ? {} : { ARCHIVE_DIST: dist }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', fail);
    child.on('close', () => {
      done();
    });
  });
  if (!existsSync(written))
    throw new Error(`Unexpected end of the tests without results, expected some:\n${Buffer.concat(output).toString()}`);
  return JSON.parse(readFileSync(written, 'utf8')) as readonly Result[];
}

/** The result of a test; that of its file where that could not be loaded; none where there is no such test. */
export const resultOf = (results: readonly Result[], { file, test }: Catch): Result | undefined =>
  results.find((result) => result.file === file && result.test === test) ??
  results.find((result) => result.file === file && result.test === undefined);
