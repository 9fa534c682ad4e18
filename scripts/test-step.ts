import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

/** One step of `npm test`: a command, and what it came to. */

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Steps that are over before it begins. Types and build are never side by side: both write Astro’s own types. */
  readonly after: readonly string[];
}

/** What a step came to: of a step that runs tests the number of those, of any other one. */
export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly repeated: readonly string[];
  readonly seconds: number;
}

/** Runs a step on the project’s own binaries, which npm puts first; what it prints is shown when it is over. */
export async function runStep(
  { name, command: [command = '', ...args] }: Step,
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  const began = performance.now();
  const tallied = `.cache/tests/${name}.json`;
  rmSync(tallied, { force: true });
  const output: Buffer[] = [];
  const ended = await new Promise<boolean>((done) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env, TEST_TALLY: tallied },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', ({ message }) => {
      output.push(Buffer.from(`test: could not run \`${command}\`, expected \`npm test\` to start it (${message})\n`));
      done(false);
    });
    child.on('close', (code) => {
      done(code === 0);
    });
  });
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`\n> ${[command, ...args].join(' ')}`);
  process.stdout.write(Buffer.concat(output));
  console.log(`${name}: ${ended ? 'passed' : 'failed'} after ${seconds} s`);
  const tally = existsSync(tallied)
    ? (JSON.parse(readFileSync(tallied, 'utf8')) as Omit<Outcome, 'name' | 'seconds'>)
    : { passed: ended ? 1 : 0, failed: 0, repeated: [] };
  // Whatever was counted, a command that did not end well has failed.
  return { name, seconds, ...tally, failed: Math.max(tally.failed, ended ? 0 : 1) };
}
