import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { copyProject, type CopiedProject } from './copied-project.ts';

/**
 * That everything can be added as `src/archive/README.md` says under *To add …*: an article, a person, a kind, a rule, an
 * exporter, a source format and a content component. Each is a folder of `tests/fixtures/additions/`, laid out as the
 * project, with `lines.json` for the lines of tables. All are made on one copy; the tests of that copy have to pass, and
 * what is to follow from each is looked for.
 */
const patience = 1_200_000;
vi.setConfig({ testTimeout: patience, hookTimeout: patience });

const additions = resolve('tests/fixtures/additions');
const small = resolve('tests/fixtures/small-archive/content');
const tested = ['tests/archive/', 'tests/site/', 'tests/architecture.test.ts', 'tests/corpus.test.ts'];

/** Adds a line to a table of the copy, at its place in the alphabet. */
function addLine(copy: CopiedProject, table: string, line: string): void {
  const lines = readFileSync(join(copy.folder, table), 'utf8').trimEnd().split('\n');
  const next = lines.findIndex((each) => each.startsWith('export') && each > line);
  copy.write(table, `${lines.toSpliced(next === -1 ? lines.length : next, 0, line).join('\n')}\n`);
}

/** Makes every addition. A record that the copy has already stays as it is. */
function addAll(copy: CopiedProject): void {
  for (const name of readdirSync(additions)) {
    cpSync(join(additions, name), copy.folder, {
      recursive: true,
      force: false,
      filter: (path) => !path.endsWith('lines.json'),
    });
    const lines = join(additions, name, 'lines.json');
    if (!existsSync(lines)) continue;
    for (const [table, line] of Object.entries(JSON.parse(readFileSync(lines, 'utf8')) as Record<string, string>))
      addLine(copy, table, line);
  }
}

/** Runs code in the copy, and gives back what it prints as JSON. */
function ask(copy: CopiedProject, code: string): unknown {
  copy.write('ask.ts', code);
  const out = execFileSync(process.execPath, [join(copy.folder, 'ask.ts')], { cwd: copy.folder, encoding: 'utf8' });
  return JSON.parse(out);
}

/** Runs a script of the copy. */
function run(copy: CopiedProject, script: string, ...args: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, [join(copy.folder, 'scripts', script), ...args], {
    cwd: copy.folder,
    encoding: 'utf8',
  });
  return { code: status, out: stdout };
}

/** Runs tests of the copy, and gives back what they print. Without `CI` in the environment they write goldens that are not there yet. */
function testCopy(copy: CopiedProject): Promise<{ readonly code: number | null; readonly output: string }> {
  const args = [
    'run',
    '--dir=tests',
    '--no-isolate',
    '--reporter=dot',
    '--testTimeout=180000',
    '--hookTimeout=180000',
    ...tested,
  ];
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [resolve('node_modules/vitest/vitest.mjs'), ...args], {
      cwd: copy.folder,
      env: {
        ...Object.fromEntries(
          Object.entries(process.env).filter(([name]) => !/^(?:VITEST|CI$|TEST$|NODE_ENV$)/u.test(name)),
        ),
        NO_COLOR: '1',
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', fail);
    child.on('close', (code) => {
      done({ code, output });
    });
  });
}

let copy: CopiedProject;
beforeAll(() => {
  copy = copyProject('additions', 'content');
  for (const part of ['tests', 'scripts', 'CONTRIBUTING.md', 'README.md'])
    cpSync(part, join(copy.folder, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(copy.folder, 'node_modules'), 'junction');
  addAll(copy);
});
afterAll(() => {
  copy.remove();
});

test('the archive with all additions is clean, and no test breaks', async () => {
  expect(run(copy, 'lint.ts')).toEqual({ code: 0, out: 'No problems\n' });
  const { code, output } = await testCopy(copy);
  expect(code, output.slice(-20_000)).toBe(0);
  expect(output).toMatch(/Tests {2}\d+ passed/u);
});

describe('added to a small archive,', () => {
  beforeAll(() => {
    copy.clear('content');
    mkdirSync(join(copy.folder, 'content'));
    cpSync(small, join(copy.folder, 'content'), { recursive: true });
    for (const name of readdirSync(additions)) {
      const content = join(additions, name, 'content');
      if (existsSync(content)) cpSync(content, join(copy.folder, 'content'), { recursive: true, force: false });
    }
  });

  test('a kind is read, linked both ways, placed in time, found by search and exported', () => {
    const told = ask(
      copy,
      `import { pathOf } from './src/archive/address.ts';
       import { exportFiles } from './src/archive/export/export-files.ts';
       import { link } from './src/archive/graph.ts';
       import { captionOf, fieldsOf, kindOf, spansOf } from './src/archive/model/record.ts';
       import { readArchive } from './src/archive/read.ts';
       import { facetLabel, facetNames } from './src/archive/search/facets.ts';
       import { filtersOf } from './src/archive/search/record-filters.ts';
       const { records, settings } = await readArchive('content');
       const archive = link(records);
       const [prize] = archive.of('award');
       const inverse = ({ from, field }) => fieldsOf(kindOf(from.kind)).find(({ name }) => name === field).marks.inverse.en;
       const named = (kind, id) => archive.linksTo(archive.get(kind, id)).filter(({ from }) => from === prize);
       console.log(JSON.stringify({
         fields: prize.fields,
         captions: [captionOf(prize, 'en'), captionOf(prize, 'ko')],
         path: pathOf(prize, 'ko'),
         spans: spansOf(prize),
         country: named('country', 'zz').map(inverse),
         winner: named('person', 'example-newcomer').map(inverse),
         articles: archive.articlesOf(prize).map(({ id }) => id),
         filters: filtersOf(prize),
         offered: facetNames.filter((name) => name === 'grade').map(facetLabel),
         dictionary: fieldsOf(kindOf('award')).map(({ name, required }) => [name, required]),
         csv: exportFiles(archive, settings).find(({ path }) => path === 'data/awards.csv')?.text().split('\\n')[1],
       }));`,
    );
    expect(told).toMatchObject({
      fields: { grade: 'gold', given: [{ value: '2020', standing: 'done' }], announced: [] },
      captions: [{ text: 'Example Prize' }, { text: '예시상' }],
      path: 'ko/awards/example-prize.html',
      spans: [{ from: '2020', standing: 'done' }],
      country: ['Awards given here'],
      winner: ['Awards won'],
      articles: ['2021-05-01-example-addition'],
      filters: { kind: ['award'], grade: ['gold'], country: ['zz'] },
      offered: [{ en: 'Grade', ko: '등급' }],
      dictionary: [
        ['names', true],
        ['grade', true],
        ['country', true],
        ['announced', false],
        ['given', false],
        ['winner', false],
      ],
    });
    expect((told as { csv?: string }).csv).toMatch(/^example-prize,/u);
  });

  test('a kind is checked by every rule, and named in problems', () => {
    expect(run(copy, 'lint.ts')).toEqual({ code: 0, out: 'No problems\n' });
    copy.write(
      'content/awards/second-prize.yaml',
      `names:\n  en: Example Prize\ngrade: bronze\ncuntry: zz\ngiven:\n  - value: 2020\n`,
    );
    copy.write(
      'content/awards/third-prize.yaml',
      `names:\n  en: Example Prize\ngrade: gold\ncountry: zx\ngiven:\n  - value: 2019\n    per: [2020-02-05-example-notice]\nannounced:\n  - value: 2020\n    per: [2020-02-05-example-notice]\nwinner:\n  - value: { organisation: example-ministri }\n`,
    );
    const { code, out } = run(copy, 'lint.ts');
    expect(code).toBe(1);
    for (const line of [
      'second-prize.yaml:3:8  schema\n  Unexpected value `bronze` in `grade`, expected one of `gold`, `silver`\n',
      'second-prize.yaml:4:1  schema\n  Unexpected field `cuntry`, expected `country`\n',
      'third-prize.yaml:2:3  name-in-both\n  Missing `ko` in `names`, expected the award to be named in Korean\n',
      'third-prize.yaml:2:7  name-unique\n',
      'third-prize.yaml:4:10  refs-resolve\n  Unexpected country `zx` in `country`,',
      'third-prize.yaml:6:12  dates-in-order\n  Unexpected date `2019` in `given`,',
      'third-prize.yaml:12:5  statement-sourced\n',
      'such as `example-ministry`\n',
    ])
      expect(out).toContain(line);
    copy.clear('content/awards/second-prize.yaml');
    copy.clear('content/awards/third-prize.yaml');
  });

  test('a kind is typed', () => {
    copy.write(
      'typed.ts',
      `import type { FieldsOf, KindName, RecordOf } from './src/archive/model/record.ts';
       export const kind: KindName = 'award';
       export const grade: FieldsOf<'award'>['grade'] = 'gold';
       export const of = (record: RecordOf) => (record.kind === 'award' ? record.fields.given[0]?.value : undefined);
       // @ts-expect-error: no such grade
       export const bronze: FieldsOf<'award'>['grade'] = 'bronze';
       // @ts-expect-error: no such kind
       export const prize: KindName = 'prize';
      `,
    );
    const given = ts.readConfigFile(join(copy.folder, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
      config: object;
    };
    const { options } = ts.parseJsonConfigFileContent(given.config, ts.sys, copy.folder);
    const program = ts.createProgram([join(copy.folder, 'typed.ts')], { ...options, noEmit: true });
    const faults = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    expect(faults).toEqual([]);
  });

  test('a rule is run, its problems have the form of all problems, and a record can be excused', () => {
    const path = 'content/articles/2021/2021-06-01-circle.mdx';
    const fields =
      'title: Circle\ntitle_ko: 맴돌기\ntype: notice\nlanguage: en\npublisher: P\ndate: 2021-06-01\nrights: not-evaluated\nread: whole\nreprint_of: 2021-06-01-circle\n';
    copy.write(path, `---\n${fields}---\n\nWords.\n`);
    expect(run(copy, 'lint.ts')).toEqual({
      code: 1,
      out:
        `${path}:10:13  reprint-of-another\n` +
        '  Unexpected article `2021-06-01-circle` in `reprint_of`, expected another one\n' +
        '  Give the id of the article that was reprinted.\n' +
        '  https://archive.example/rules/reprint-of-another.html\n\n' +
        '1 problem in 1 file\n',
    });
    const exceptions = readFileSync(join(copy.folder, 'content/exceptions.yaml'), 'utf8');
    const excuse = '- rule: reprint-of-another\n  record: article/2021-06-01-circle\n  reason: It is so\n';
    writeFileSync(join(copy.folder, 'content/exceptions.yaml'), exceptions + excuse);
    expect(run(copy, 'lint.ts')).toEqual({ code: 0, out: 'No problems\n' });
    writeFileSync(join(copy.folder, 'content/exceptions.yaml'), exceptions);
    copy.clear(path);
  });

  test('a format reads what it recognises', () => {
    const source = join(additions, 'format/tests/fixtures/intake/letter/text/source.txt');
    const { code, out } = run(copy, 'import.ts', source, '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('→ letter');
    expect(out).toContain('left out: the number of the letter');
  });

  test('each has its place on the site, in both editions', async () => {
    const article = 'content/articles/2021/2021-05-01-example-addition.mdx';
    const text = readFileSync(join(copy.folder, article), 'utf8');
    copy.write(article, `${text}\nIt was worth <Sum currency="USD">500</Sum>.\n`);
    const { code, output } = await copy.build();
    expect(code, output).toBe(0);
    const page = (path: string) => readFileSync(join(copy.folder, 'dist', path), 'utf8');
    expect(page('awards/example-prize.html')).toContain('Example Prize');
    expect(page('ko/awards/example-prize.html')).toContain('예시상');
    expect(page('awards/index.html')).toContain('example-prize.html');
    expect(page('countries/zz.html')).toContain('Awards given here');
    expect(page('ko/people/example-newcomer.html')).toContain('받은 상');
    expect(page('timeline.html')).toContain('id="show-award"');
    expect(page('keep.html')).toContain('value="awards/example-prize"');
    expect(existsSync(join(copy.folder, 'dist/keep/awards/example-prize.json'))).toBe(true);
    expect(page('articles/2021-05-01-example-addition.html')).toContain('<data value="USD">USD 500</data>');
    expect(page('ko/articles/2021-05-01-example-addition.html')).toContain('예시 추가');
    expect(page('rules/reprint-of-another.html')).toContain('leads readers in a circle');
    expect(page('ko/rules/reprint-of-another.html')).toContain('맴돌게 한다');
    expect(page('data/awards.csv')).toContain('example-prize');
    expect(page('data/ids.txt')).toContain('award/example-prize\n');
    expect(page('data/index.html')).toContain('ids.txt');
  });
});
