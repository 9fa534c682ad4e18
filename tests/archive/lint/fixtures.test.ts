import { readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatProblems, problemsOf } from '../../../src/archive/lint/format-problems.ts';
import { lint, rules } from '../../../src/archive/lint/lint.ts';
import { kinds } from '../../../src/archive/model/record.ts';
import { draftsFolder, readArchive } from '../../../src/archive/read.ts';
import { components } from '../../../src/archive/text/render.ts';

/**
 * Each folder `<rule>/<case>/` holds a small `content/` and `expected.txt`: what a contributor reads about it.
 * A case whose name begins with `ok-` has no problem. A case is of its own rule, of those that its exceptions name, and
 * of what the reader finds; other rules do not look at it, so that a new one leaves all cases as they are.
 */
const folder = join(import.meta.dirname, '../../fixtures/lint');
const cases = readdirSync(folder).flatMap((rule) =>
  readdirSync(join(folder, rule)).map((name) => [rule, name] as const),
);

/** Lists of whole tables, which grow by every kind and component: a case says where one stands, not what is in it. */
const lists: readonly (readonly [list: string, name: string])[] = [
  [kinds.map(({ name }) => name).join(', '), '(every kind)'],
  [
    kinds.map(({ folder, digest }) => `\`${folder}/${digest ? '<year>/<id>.mdx' : '<id>.yaml'}\``).join(', '),
    '(every place)',
  ],
  [
    [...components.values()].flatMap(({ name, published }) => (published ? [`\`<${name}>\``] : [])).join(' or '),
    '(every component)',
  ],
];
const withoutTables = (text: string) => lists.reduce((rest, [list, name]) => rest.replaceAll(list, name), text);

async function lintCase(rule: string, name: string) {
  const root = join(folder, rule, name, 'content');
  const drafts = await readdir(join(root, draftsFolder)).catch(() => []);
  const sourceTexts = await Promise.all(
    drafts.toSorted().map(async (draft) => {
      const path = `content/${draftsFolder}/${draft}`;
      return { path, text: await readFile(join(root, draftsFolder, draft), 'utf8') };
    }),
  );
  const reading = await readArchive(root);
  const looking = new Set([rule, ...reading.exceptions.map((exception) => exception.rule)]);
  return lint(reading, { sourceTexts, only: rules.filter(({ id }) => looking.has(id)) });
}

describe.each(cases)('%s: %s', (rule, name) => {
  test('is reported as expected', async () => {
    const { files } = await lintCase(rule, name);
    const problems = problemsOf(files, 'content/');
    await expect(withoutTables(`${formatProblems(problems)}\n`)).toMatchFileSnapshot(
      join(folder, rule, name, 'expected.txt'),
    );
    if (name.startsWith('ok-')) expect(problems).toEqual([]);
    else expect(problems.map((problem) => problem.rule)).toContain(rule);
  });

  test('is told in the grammar of problems', async () => {
    for (const { reason, note } of problemsOf((await lintCase(rule, name)).files)) {
      expect(reason).toMatch(/^(?:Unexpected|Missing) .+, expected [^\n]+[^.\s]$/u);
      expect(note).toMatch(/^[^\n]+\.$/u);
      const prose = `${reason} ${note}`.replaceAll(/`[^`]*`/gu, '');
      expect(prose).not.toMatch(/\b(?:please|invalid|must|oops|undefined|null|NaN|\[object)\b/iu);
      // Marks of code come in pairs.
      expect((reason.match(/`/gu)?.length ?? 0) % 2).toBe(0);
    }
  });

  test('stands where what it quotes stands', async () => {
    for (const file of (await lintCase(rule, name)).files) {
      const lines = String(file.value).split('\n');
      for (const { line, column, actual, ruleId } of file.messages) {
        expect(line === undefined || line <= Math.max(lines.length, 1)).toBe(true);
        // The words of a source are quoted without their punctuation, and a link as a browser reads it.
        if (actual === undefined || line === undefined || column === undefined) continue;
        if (ruleId === 'source-text-stays-out' || actual.includes('\n')) continue;
        expect(
          lines
            .slice(line - 1)
            .join('\n')
            .slice(column - 1, column + 200),
        ).toContain(actual);
      }
    }
  });
});

test('every rule has a case that keeps it and one that breaks it', () => {
  for (const { id } of rules) {
    const names = cases.flatMap(([rule, name]) => (rule === id ? [name] : []));
    expect(
      names.some((name) => name.startsWith('ok-')),
      `a case \`${id}/ok-…\``,
    ).toBe(true);
    expect(
      names.some((name) => name.startsWith('not-ok-')),
      `a case \`${id}/not-ok-…\``,
    ).toBe(true);
  }
});

test('every case is of a rule and says in its name whether it keeps it', () => {
  const ids = rules.map(({ id }) => id);
  for (const [rule, name] of cases) {
    expect(ids).toContain(rule);
    expect(name).toMatch(/^(?:not-)?ok-[a-z0-9-]+$/u);
  }
});

test('a record that cannot be read is no problem of those that name it', async () => {
  const following = rules.filter(({ id }) => ['refs-resolve', 'source-cited'].includes(id));
  for (const [rule, name] of cases) {
    if (rules.find(({ id }) => id === rule)?.check) continue;
    const { files } = lint(await readArchive(join(folder, rule, name, 'content')), { only: following });
    const told = problemsOf(files).filter((problem) => following.some(({ id }) => id === problem.rule));
    expect(told, `${rule}/${name}`).toEqual([]);
  }
});
