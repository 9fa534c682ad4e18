import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { aWorkshop, notice, put, run } from './command.ts';

/** Names and texts of strangers, printed by commands: on a terminal and in CI nobody obeys them. */

vi.setConfig({ testTimeout: 120_000 });

/** A terminal would blank the screen, CI would hide the word `secret`. */
const hostile = 'a\u001b[2J\n::add-mask::secret\n\u009b31m\u202eb';
const shown = 'a⟨U+001B⟩[2J⟨U+000A⟩::add-mask::secret⟨U+000A⟩⟨U+009B⟩31m⟨U+202E⟩b';

/** Lint as CI runs it. */
function lintInCi(args: readonly string[], cwd: string): { readonly stdout: string; readonly stderr: string } {
  const env = { ...process.env, GITHUB_ACTIONS: 'true' };
  return spawnSync(process.execPath, [resolve('scripts/lint.ts'), ...args], { cwd, env, encoding: 'utf8' });
}

/** Whether nothing is in the text that a terminal obeys, nor a line that CI obeys, but for annotations of ours. */
function expectHarmless(text: string): void {
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(text.split('\n').filter((line) => /^\s*::(?!error file=)|##[a-z]*\[/u.test(line))).toEqual([]);
}

// Windows allows no such names.
describe.skipIf(process.platform === 'win32')('of a stranger, harmless when printed:', () => {
  test('the name of a file that is no record', () => {
    const folder = aWorkshop({ [`content/people/${hostile}.yaml`]: 'a: b\n', [`content/${hostile}`]: 'a' });
    const { stdout: out, stderr: err } = lintInCi([], folder);
    expect(out).toContain(`content/${shown}:1:1  `);
    expect(err).toBe('');
    expectHarmless(out);
    const json = lintInCi(['--json'], folder).stdout.replace(/^::error .*$/gmu, '');
    expect(JSON.parse(json)).toContainEqual(expect.objectContaining({ file: expect.stringContaining('secret') }));
    expectHarmless(json);
  });

  test('the name and the text of a source', async () => {
    const folder = aWorkshop();
    put(folder, {
      [`in/${hostile}.txt`]: notice(`Lamps\u001b[2J`, '::add-mask::secret\u009b31m\n##[group]lamps are bought.'),
      [`in/${hostile}.png`]: 'PNG',
      'in/empty.txt': '',
    });
    const all = await run('import.ts', ['in', '--dry-run'], folder);
    expect(all.stdout).toContain(`skipped  in/${shown}.png`);
    expectHarmless(all.stdout);
    expectHarmless(all.stderr);
    const one = await run('import.ts', [join('in', `${hostile}.txt`)], folder);
    expect(one.stdout).toContain(`Report on in/${shown}.txt`);
    expect(one.stdout).toContain('⟨U+003A⟩:add-mask::secret');
    expectHarmless(one.stdout);
    const { stdout: json } = await run('import.ts', [join('in', `${hostile}.txt`), '--dry-run', '--json'], folder);
    expect(JSON.parse(json)).toMatchObject([{ source: join('in', `${hostile}.txt`) }]);
    expectHarmless(json);
  });

  test('the name of a draft, and what stands on the command line', async () => {
    const folder = aWorkshop({ [`content/drafts/${hostile}.mdx`]: '---\ntitle: Lamps\n---\n' });
    for (const [script, ...args] of [
      ['promote.ts', 'lamp'],
      ['promote.ts', hostile],
      ['import.ts', hostile],
      ['import.ts', '--url', hostile, 'a'],
      ['lint.ts', '--content', hostile],
      ['print.ts', '--folder', hostile, 'a'],
    ] as const) {
      const { stdout, stderr } = await run(script, args, folder);
      expect(stdout).toBe('');
      expect(stderr).toContain(shown.slice(0, 30));
      expectHarmless(stderr);
    }
  });
});
