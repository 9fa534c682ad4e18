import { describe, expect, test } from 'vitest';
import { formatAnnotations, formatProblems, problemsOf } from '../../../src/archive/lint/format-problems.ts';
import { lint, rules } from '../../../src/archive/lint/lint.ts';
import type { Rule } from '../../../src/archive/lint/rule.ts';
import { hasHangul } from '../../../src/archive/model/label.ts';
import { readFiles } from '../../builders.ts';

const notice = (date: string, more = '', body = 'The ministry gave notice.\n') =>
  `---\ntitle: Example notice\ntype: notice\nlanguage: en\npublisher: Example Ministry\ndate: ${date}\nrights: not-evaluated\nread: whole\n${more}---\n\n${body}`;
const first = 'articles/2020/2020-02-05-example-notice.mdx';
const second = 'articles/2021/2021-03-01-second-notice.mdx';
const twice = {
  [first]: notice('2020-02-05', 'url: https://example.org/a\n'),
  [second]: notice('2021-03-01', 'url: https://example.org/a\n'),
};
const excuse = (record: string, rule = 'no-duplicate-source') =>
  `- rule: ${rule}\n  record: ${record}\n  reason: The page was replaced\n`;

/** The rules that these tests are about; a rule that comes later does not look at their files. */
const some = (...ids: readonly string[]): readonly Rule[] => rules.filter(({ id }) => ids.includes(id));
const duplicates = some('no-duplicate-source');

const label = { en: 'A rule', ko: '규칙' };
const broken: Rule = {
  id: 'broken',
  summary: label,
  why: label,
  mend: label,
  check: () => {
    throw new Error('no `such` thing');
  },
};

test('the rules are in the order of their ids and told in both languages', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].toSorted());
  for (const { summary, why, mend } of rules) {
    for (const { en, ko } of [summary, why, mend]) {
      expect(hasHangul(ko)).toBe(true);
      expect(hasHangul(en)).toBe(false);
    }
    expect(summary.en).not.toMatch(/\.$/u);
    expect(why.en).toMatch(/\.$/u);
    expect(mend.en).toMatch(/\.$/u);
  }
});

test('a rule that fails is a problem itself, and the others run', async () => {
  const { files, problems } = lint(await readFiles(twice), { only: [broken, ...duplicates] });
  expect(problems).toBe(2);
  const told = problemsOf(files);
  expect(told.map(({ rule }) => rule)).toEqual(['no-duplicate-source', 'broken']);
  expect(told[1]?.reason).toBe('Unexpected error `no ˋsuchˋ thing` in the rule `broken`, expected none');
  expect(told[1]?.note).toMatch(/^A mistake in the archive’s own code/u);
});

test('a problem leads to the page of its rule, on the site of the archive', async () => {
  const { files } = lint(await readFiles({ ...twice, 'archive.yaml': 'address: https://example.org/sub/\n' }), {
    only: duplicates,
  });
  expect(problemsOf(files).map(({ url }) => url)).toEqual(['https://example.org/sub/rules/no-duplicate-source.html']);
});

test('the linked archive holds the records without problems of form', async () => {
  const { archive } = lint(await readFiles({ ...twice, 'countries/zz.yaml': 'names: a\n' }));
  expect(archive.records.map(({ id }) => id)).toEqual(['2020-02-05-example-notice', '2021-03-01-second-notice']);
});

describe('an exception', () => {
  const reasons = async (files: Record<string, string>, only = some('no-duplicate-source', 'digest-written')) =>
    problemsOf(lint(await readFiles(files), { only }).files).map(({ file, rule }) => `${file}: ${rule}`);

  test('excuses its record from its rule', async () => {
    const exceptions = excuse('article/2021-03-01-second-notice');
    expect(await reasons({ ...twice, 'exceptions.yaml': exceptions })).toEqual([]);
  });

  test('excuses no other record and no other rule', async () => {
    const exceptions =
      excuse('article/2020-02-05-example-notice') + excuse('article/2021-03-01-second-notice', 'digest-written');
    expect(await reasons({ ...twice, 'exceptions.yaml': exceptions })).toEqual([
      `${second}: no-duplicate-source`,
      'exceptions.yaml: exception-needed',
      'exceptions.yaml: exception-needed',
    ]);
  });

  test('given twice is needed once', async () => {
    const exceptions = excuse('article/2021-03-01-second-notice').repeat(2);
    expect(await reasons({ ...twice, 'exceptions.yaml': exceptions })).toEqual([]);
  });

  test('from a rule that is not run is not judged', async () => {
    const exceptions = excuse('article/2020-02-05-example-notice');
    const only = some('digest-written');
    expect(await reasons({ ...twice, 'exceptions.yaml': exceptions }, only)).toEqual([]);
  });

  test('for a record that cannot be read is not judged', async () => {
    const files = { ...twice, [second]: 'no fields', 'exceptions.yaml': excuse('article/2021-03-01-second-notice') };
    expect(await reasons(files)).toEqual([`${second}: front-matter`]);
  });
});

describe('the words of a source', () => {
  const words = 'one two three four five six seven eight nine ten eleven twelve';
  const sourceTexts = [{ path: 'a.txt', text: `Zero, ${words}; thirteen.` }];
  const only = some('source-text-stays-out');
  const problems = async (body: string, more = '') =>
    lint(await readFiles({ [first]: notice('2020-02-05', more, body) }), { sourceTexts, only }).problems;

  test.each([
    ['twelve in a row', words, 1],
    ['eleven in a row', words.replace('one ', ''), 0],
    ['twelve with other punctuation and capitals', words.toUpperCase().replaceAll(' ', ' – '), 1],
    ['twelve over two paragraphs', words.replace('six ', 'six\n\n'), 1],
    ['twelve within markup', words.replace('six', '**six**'), 1],
    ['twelve with another among them', words.replace('six', 'six and'), 0],
    ['twelve in two paragraphs', `${words}\n\nAnd:\n\n${words}`, 2],
  ])('%s', async (_, body, count) => {
    expect(await problems(`${body}\n`)).toBe(count);
  });

  test('in a field are told at the field', async () => {
    expect(await problems('Ours.\n', `doubts:\n  - ${words}\n`)).toBe(1);
  });

  test('are not looked for without a source', async () => {
    expect(lint(await readFiles({ [first]: notice('2020-02-05', '', `${words}\n`) }), { only }).problems).toBe(0);
  });

  test('of a draft are those of the source, not of the digest', async () => {
    const draft = (body: string) => [{ path: 'content/drafts/a.mdx', text: notice('2020-02-05', '', body) }];
    const reading = { [first]: notice('2020-02-05', '', `${words}\n`) };
    const of = async (body: string) => lint(await readFiles(reading), { sourceTexts: draft(body), only }).problems;
    expect(await of(`${words}\n`)).toBe(0);
    expect(await of(`${words}\n\n<SourceText>\n\nAnother text.\n\n</SourceText>\n`)).toBe(0);
    expect(await of(`Ours.\n\n<SourceText>\n\n${words}\n\n</SourceText>\n`)).toBe(1);
  });
});

describe('problems are printed', () => {
  test('in the order of files and places, with a sum', async () => {
    const { files } = lint(
      await readFiles({ [first]: notice('2020-13', 'b: 1\n', 'Words {1}.\n'), 'countries/zz.yaml': 'a: 1\n' }),
      { only: some('mdx-is-data') },
    );
    const text = formatProblems(problemsOf(files, 'content/'));
    const places = [...text.matchAll(/^content\/\S+:(\d+:\d+) {2}(\S+)$/gmu)].map(
      ([, place, rule]) => `${place} ${rule}`,
    );
    expect(places).toEqual(['6:7 schema', '9:1 schema', '12:7 mdx-is-data', '1:1 schema', '1:1 schema', '1:1 schema']);
    expect(text).toMatch(/\n\n6 problems in 2 files$/u);
  });

  test('one as one', async () => {
    const { files } = lint(await readFiles({ 'notes.txt': 'a' }));
    expect(formatProblems(problemsOf(files))).toMatch(/\n1 problem in 1 file$/u);
    expect(formatProblems([])).toBe('No problems');
  });

  test('as annotations that a value cannot break out of', () => {
    const problem = { line: 1, column: 2, rule: 'a', note: 'c\n::error::d', url: 'https://example.org/' };
    expect(formatAnnotations([{ ...problem, file: 'content/a,b:c.mdx', reason: '100%\r\n::set-output::b' }])).toBe(
      '::error file=content/a%2Cb%3Ac.mdx,line=1,col=2,title=a::100%25%0D%0A::set-output::b%0Ac%0A::error::d%0Ahttps://example.org/',
    );
  });
});
