import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

/**
 * What a workflow may do. No linter for workflows comes as a well-kept npm package, so what matters here is checked
 * here: whose code runs, with which rights, and that no text of a stranger becomes part of a command.
 */

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: unknown;
  readonly needs?: string | readonly string[];
  readonly 'runs-on'?: unknown;
  readonly 'timeout-minutes'?: unknown;
  readonly steps?: readonly Step[];
}
interface Workflow {
  readonly on?: unknown;
  readonly permissions?: unknown;
  readonly jobs?: Readonly<Record<string, Job>>;
}

const known = ['contents', 'pages', 'id-token', 'attestations'];

/** Rights that only a job without steps of the repository may have. */
const writes = (permissions: unknown): readonly string[] =>
  Object.entries((permissions ?? {}) as Readonly<Record<string, string>>).flatMap(([name, value]) =>
    value === 'write' ? [name] : [],
  );

/** What is wrong with the workflow `text`, in words. */
function faultsOf(text: string): readonly string[] {
  const faults: string[] = [];
  const { on, permissions, jobs = {} } = parse(text) as Workflow;
  const events = typeof on === 'string' ? [on] : Array.isArray(on) ? (on as string[]) : Object.keys(on ?? {});
  for (const event of events)
    if (['pull_request_target', 'workflow_run', 'issue_comment', 'issues'].includes(event))
      faults.push(`runs on \`${event}\`, where a stranger’s text or code meets rights`);
  if (JSON.stringify(permissions) !== '{"contents":"read"}')
    faults.push('does not begin with `permissions: { contents: read }`');
  for (const [name, job] of Object.entries(jobs)) {
    const at = `job \`${name}\``;
    if (typeof job['timeout-minutes'] !== 'number') faults.push(`${at} has no \`timeout-minutes\``);
    if (job['runs-on'] === undefined) faults.push(`${at} runs on no machine`);
    for (const needed of [job.needs ?? []].flat())
      if (!(needed in jobs)) faults.push(`${at} needs \`${needed}\`, which is no job`);
    if (typeof job.permissions === 'string') faults.push(`${at} asks for all rights of a kind`);
    for (const right of Object.keys((job.permissions ?? {}) as object))
      if (!known.includes(right)) faults.push(`${at} asks for \`${right}\``);
    const runsOurs = (job.steps ?? []).some(({ run, uses }) => run !== undefined || uses?.startsWith('./'));
    if (runsOurs && writes(job.permissions).length > 0)
      faults.push(`${at} may write \`${writes(job.permissions).join('`, `')}\` and runs commands`);
    for (const [index, step] of (job.steps ?? []).entries()) {
      const which = `step ${index + 1} of ${at}`;
      if ((step.run === undefined) === (step.uses === undefined)) faults.push(`${which} has no one thing to do`);
      if (/\$\{\{/u.test(step.run ?? '')) faults.push(`${which} puts an expression into a command`);
      if (/\$\{\{[^}]*\bsecrets\b/u.test(JSON.stringify(step))) faults.push(`${which} names a secret`);
      if (step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false)
        faults.push(`${which} leaves the token in the checkout`);
      for (const [, wanted, output] of JSON.stringify(step).matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/gu))
        if (!job.steps?.slice(0, index).some(({ id }) => id === wanted))
          faults.push(`${which} takes \`${output}\` from \`${wanted}\`, which is no earlier step`);
    }
  }
  // In the text, as the version stands in a remark.
  for (const [line, action] of text.matchAll(/^[\s-]*uses:\s*(\S+).*$/gmu))
    if (!/^(?:\.\/\S+|[\w-]+\/[\w./-]+@[0-9a-f]{40})$/u.test(action ?? '') || !/# v\d+\.\d+\.\d+$/u.test(line))
      faults.push(`\`${action}\` is not pinned to a commit, with its version in a remark`);
  return faults;
}

const folder = '.github/workflows';
const files = readdirSync(folder).filter((name) => /\.ya?ml$/u.test(name));

test.each(files)('%s runs what it says, and may do no more', (name) => {
  expect(faultsOf(readFileSync(join(folder, name), 'utf8'))).toEqual([]);
});

describe('a fault in a workflow is found:', () => {
  const step = (text: string) => `jobs:\n  a:\n    runs-on: x\n    timeout-minutes: 1\n    steps:\n      - ${text}\n`;
  const sound = `on: push\npermissions:\n  contents: read\n`;
  const sha = 'a'.repeat(40);
  test.each([
    ['an action by its tag', sound + step('uses: a/b@v1 # v1.0.0'), /`a\/b@v1` is not pinned/u],
    ['an action without its version', sound + step(`uses: a/b@${sha}`), /is not pinned/u],
    ['no rights stated', `on: push\n${step('run: x')}`, /does not begin with `permissions/u],
    ['all rights', `on: push\npermissions: write-all\n${step('run: x')}`, /does not begin with `permissions/u],
    ['the event with rights', `on: pull_request_target\npermissions:\n  contents: read\n${step('run: x')}`, /runs on/u],
    ['a title in a command', sound + step("run: echo '${{ github.event.pull_request.title }}'"), /puts an expression/u],
    ['a secret', sound + step('{ run: x, env: { A: "${{ secrets.A }}" } }'), /names a secret/u],
    ['a token left behind', sound + step(`uses: actions/checkout@${sha} # v1.0.0`), /leaves the token/u],
    [
      'a step that is not there',
      sound + step('{ run: x, env: { A: "${{ steps.b.outputs.c }}" } }'),
      /no earlier step/u,
    ],
    [
      'a job that is not there',
      `${sound}jobs:\n  a:\n    needs: b\n    runs-on: x\n    timeout-minutes: 1\n`,
      /no job/u,
    ],
    ['no end', `${sound}jobs:\n  a:\n    runs-on: x\n    steps:\n      - run: x\n`, /no `timeout-minutes`/u],
    [
      'commands with a right to write',
      `${sound}jobs:\n  a:\n    runs-on: x\n    timeout-minutes: 1\n    permissions:\n      pages: write\n    steps:\n      - run: x\n`,
      /may write `pages` and runs commands/u,
    ],
    [
      'a right that nothing here needs',
      `${sound}jobs:\n  a:\n    runs-on: x\n    timeout-minutes: 1\n    permissions:\n      packages: read\n`,
      /asks for `packages`/u,
    ],
  ])('%s', (_, text, fault) => {
    expect(faultsOf(text)).toEqual([expect.stringMatching(fault)]);
  });
});

describe('what GitHub reads beside the workflows', () => {
  test('has newer versions asked for, of the packages of npm and of the actions', () => {
    const { version, updates } = parse(readFileSync('.github/dependabot.yml', 'utf8')) as {
      readonly version: number;
      readonly updates: readonly { readonly 'package-ecosystem': string; readonly directory: string }[];
    };
    expect(version).toBe(2);
    expect(updates.map((each) => each['package-ecosystem']).toSorted()).toEqual(['github-actions', 'npm']);
  });

  test('names a private way to report, and the page on personal data', () => {
    const text = readFileSync('.github/SECURITY.md', 'utf8');
    expect(text).toContain('Report a vulnerability');
    for (const [, path = ''] of text.matchAll(/`((?:src|tests|content)\/[^`]+)`/gu))
      expect(existsSync(path), path).toBe(true);
  });

  test('names only files that are there as owned, and no owner that nobody set', () => {
    const lines = readFileSync('.github/CODEOWNERS', 'utf8').split('\n');
    for (const [, path = ''] of lines.flatMap((line) => [...line.matchAll(/^# (\/\S+) +@/gu)]))
      expect(existsSync(`.${path}`), path).toBe(true);
    expect(lines.filter((line) => !line.startsWith('#') && /@OWNER/u.test(line))).toEqual([]);
  });
});
