import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { changedSince, stepsTouched } from './changed-parts.ts';
import { parseOptions } from './parse-options.ts';
import { runStep, type Outcome, type Step } from './test-step.ts';

const usage = `Usage: npm test -- [options]

Runs every check: the content, the types, the formatting, the build, then the tests of the code, of the built site and in a
browser. All of them run, whatever fails, two at a time where they do not disturb each other.

  --changed [--since COMMIT]   only what the change since a commit touches (default: since the last)
  --all                        every page of the site, where otherwise those with every shape of its markup are looked at
  --help                       print this

Exit code: 0 if all passed, 1 if something failed, 2 for a wrong option.`;

const results = '.cache/test-results.json';
const vitest = ['vitest', 'run', '--config', 'tests/vitest.config.ts', '--root', '.', '--project'];

const steps: readonly Step[] = [
  { name: 'types', command: ['astro', 'check'], after: [] },
  { name: 'content', command: ['node', 'scripts/lint.ts'], after: [] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'], after: ['content'] },
  { name: 'unit', command: [...vitest, 'unit*'], after: ['format'] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'], after: ['types'] },
  { name: 'site', command: [...vitest, 'site'], after: ['build'] },
  { name: 'browser', command: [...vitest, 'browser'], after: ['build', 'unit'] },
];

/** The steps that have something to say of what changed since a commit: of the files, or of the tests that import them. */
function touchedSince(commit: string): readonly Step[] {
  const paths = changedSince(commit);
  const touched = stepsTouched(paths);
  const narrowed: Readonly<Record<string, readonly string[]>> = {
    format: [
      'prettier',
      '--check',
      '--log-level',
      'warn',
      '--ignore-unknown',
      ...paths.filter((path) => existsSync(path)),
    ],
    unit: [...vitest, 'unit*', '--changed', commit, '--passWithNoTests'],
  };
  return steps
    .filter(({ name }) => touched.includes(name))
    .map((step) => ({ ...step, command: narrowed[step.name] ?? step.command }));
}

async function main(): Promise<void> {
  const { values } = parseOptions({
    options: {
      changed: { type: 'boolean', default: false },
      since: { type: 'string', default: 'HEAD' },
      all: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const chosen = values.changed ? touchedSince(values.since) : steps;
  mkdirSync('.cache', { recursive: true });
  rmSync(results, { force: true });
  const running = new Map<string, Promise<Outcome>>();
  // The table has each step after those that it waits for.
  for (const step of chosen) {
    const before = Promise.all(step.after.map((name) => running.get(name)));
    running.set(
      step.name,
      before.then(() => runStep(step, values.all ? { ARCHIVE_TEST_ALL: '1' } : {})),
    );
  }
  const outcomes = await Promise.all(running.values());
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const [passed, failed] = [sum((outcome) => outcome.passed), sum((outcome) => outcome.failed)];
  const repeated = outcomes.flatMap((outcome) => outcome.repeated);
  writeFileSync(results, JSON.stringify({ passed, failed, repeated, steps: outcomes }));
  console.log(
    `\n${outcomes.map(({ name, failed: of, seconds }) => `${name}: ${of > 0 ? 'failed' : 'passed'} (${seconds} s)`).join(' · ')}`,
  );
  for (const name of repeated) console.log(`repeated: ${name}`);
  console.log(`${repeated.length} repeated`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(`test: ${(error as Error).message}`);
  process.exitCode = 2;
});
