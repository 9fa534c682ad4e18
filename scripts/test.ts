import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Runs every check in order: the content, the types, the formatting, the build, then the tests, of which those of the
 * built site and of the browser need the build. All of them run, whatever fails; the counts are of real results.
 */

const cache = '.cache';
const report = `${cache}/vitest.json`;
const results = `${cache}/test-results.json`;

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const steps: readonly Step[] = [
  { name: 'content', command: ['node', 'scripts/lint.ts'] },
  { name: 'types', command: ['astro', 'check'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'build', command: ['astro', 'build', '--silent'] },
];

/** Runs a command on the project’s own binaries, which npm puts first; its output is shown as it comes. */
function run([command, ...args]: Step['command']): boolean {
  console.log(`\n> ${[command, ...args].join(' ')}`);
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error)
    console.error(`test: could not run \`${command}\`, expected to be started by \`npm test\` (${error.message})`);
  return status === 0;
}

mkdirSync(cache, { recursive: true });
rmSync(report, { force: true });
const outcomes = steps.map(({ name, command }) => ({ name, passed: run(command) }));
const tested = run([
  'vitest',
  'run',
  '--dir=tests',
  // Longer than any test needs: a busy machine is slow, not wrong.
  '--testTimeout=180000',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]);

const counted = existsSync(report)
  ? (JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numFailedTestSuites: number;
    })
  : undefined;
const stepsPassed = outcomes.filter(({ passed }) => passed).length;
const passed = stepsPassed + (counted?.numPassedTests ?? 0);
// A test file that cannot even be loaded has no failed test of its own.
const failedTests = counted ? Math.max(counted.numFailedTests, tested ? 0 : 1) : 1;
const failed = steps.length - stepsPassed + failedTests;
writeFileSync(results, JSON.stringify({ passed, failed, steps: outcomes }));

console.log(`\n${outcomes.map(({ name, passed: ok }) => `${name}: ${ok ? 'passed' : 'failed'}`).join(' · ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
