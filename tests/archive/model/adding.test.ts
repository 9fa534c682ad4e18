import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { copyProject, type CopiedProject } from '../../build/copied-project.ts';

/**
 * That adding a kind or a rule is adding one file and one line: done on a copy of the project, and everything that is
 * to follow from it is looked for.
 */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const small = resolve('tests/fixtures/small-archive/content');

const award = `import { one } from '../fields/field.ts';
import { nameRun, names } from '../fields/names.ts';
import { partialDate } from '../fields/partial-date.ts';
import { agent, ref } from '../fields/ref.ts';
import { stated } from '../fields/stated.ts';
import { choice } from '../fields/text.ts';
import { defineKind, spanOf } from '../kind.ts';

/** A prize given to an organisation or a person. */
export const award = defineKind({
  name: 'award',
  folder: 'awards',
  order: 11,
  label: { one: { en: 'Award', ko: '상' }, many: { en: 'Awards', ko: '상' } },
  about: { en: 'A prize given.', ko: '수여된 상.' },
  schemaType: 'Thing',
  inOrder: [['announced', 'given']],
  fields: {
    names: names(),
    grade: one(choice({ gold: { en: 'Gold', ko: '금상' }, silver: { en: 'Silver', ko: '은상' } }), {
      label: { en: 'Grade', ko: '등급' },
      facet: 'grade',
      featured: true,
    }),
    country: one(ref('country'), {
      label: { en: 'Country', ko: '국가' },
      inverse: { en: 'Awards given here', ko: '이 나라의 상' },
      facet: 'country',
    }),
    announced: stated(partialDate, { label: { en: 'Announced', ko: '발표' } }),
    given: stated(partialDate, { label: { en: 'Given', ko: '수여' }, featured: true }),
    winner: stated(agent, {
      label: { en: 'Winner', ko: '수상자' },
      inverse: { en: 'Awards won', ko: '받은 상' },
      many: true,
    }),
  },
  caption: (fields, locale) => nameRun(fields.names, locale),
  spans: (fields) => spanOf(fields.given),
});
`;

const record = `names:
  en: Example Prize
  ko: 예시상
grade: gold
country: zz
given:
  - value: 2020
    per: [2020-02-05-example-notice]
winner:
  - value: { organisation: example-ministry }
    per: [2020-02-05-example-notice]
`;

/** Adds a line to a table of the copy. */
function addLine(copy: CopiedProject, table: string, line: string): void {
  const text = readFileSync(join(copy.folder, table), 'utf8');
  copy.write(table, `${text}${line}\n`);
}

/** Runs code in the copy, and gives back what it prints as JSON. */
function ask(copy: CopiedProject, code: string): unknown {
  copy.write('ask.ts', code);
  const out = execFileSync(process.execPath, [join(copy.folder, 'ask.ts')], { cwd: copy.folder, encoding: 'utf8' });
  return JSON.parse(out);
}

function lintCopy(copy: CopiedProject): { readonly code: number | null; readonly out: string } {
  const { status, stdout } = spawnSync(process.execPath, [join(copy.folder, 'scripts/lint.ts')], {
    cwd: copy.folder,
    encoding: 'utf8',
  });
  return { code: status, out: stdout };
}

function copyWithScripts(name: string): CopiedProject {
  const copy = copyProject(name, small);
  for (const script of ['lint.ts', 'parse-options.ts', 'say.ts'])
    copy.write(`scripts/${script}`, readFileSync(resolve('scripts', script), 'utf8'));
  return copy;
}

describe('a kind that is added as one file and one line', () => {
  let copy: CopiedProject;
  beforeAll(() => {
    copy = copyWithScripts('added-kind');
    copy.write('src/archive/model/kinds/award.ts', award);
    addLine(copy, 'src/archive/model/kinds.ts', `export { award } from './kinds/award.ts';`);
    copy.write('content/awards/example-prize.yaml', record);
  });
  afterAll(() => {
    copy.remove();
  });

  test('is read, linked both ways, placed in time, found by search and exported', () => {
    const told = ask(
      copy,
      `import { pathOf } from './src/archive/address.ts';
       import { exportFiles } from './src/archive/export/export-files.ts';
       import { link } from './src/archive/graph.ts';
       import { captionOf, fieldsOf, kindOf, spansOf } from './src/archive/model/record.ts';
       import { readArchive } from './src/archive/read.ts';
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
         winner: named('organisation', 'example-ministry').map(inverse),
         articles: archive.articlesOf(prize).map(({ id }) => id),
         filters: filtersOf(prize),
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
      articles: ['2020-02-05-example-notice'],
      filters: { kind: ['award'], grade: ['gold'], country: ['zz'] },
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

  test('is checked by every rule, and named in problems', () => {
    expect(lintCopy(copy)).toEqual({ code: 0, out: 'No problems\n' });
    copy.write(
      'content/awards/second-prize.yaml',
      `names:\n  en: Example Prize\ngrade: bronze\ncuntry: zz\ngiven:\n  - value: 2020\n`,
    );
    copy.write(
      'content/awards/third-prize.yaml',
      `names:\n  en: Example Prize\ngrade: gold\ncountry: zx\ngiven:\n  - value: 2019\n    per: [2020-02-05-example-notice]\nannounced:\n  - value: 2020\n    per: [2020-02-05-example-notice]\nwinner:\n  - value: { organisation: example-ministri }\n`,
    );
    const { code, out } = lintCopy(copy);
    expect(code).toBe(1);
    for (const line of [
      'second-prize.yaml:3:8  schema\n  Unexpected value `bronze` in `grade`, expected one of `gold`, `silver`\n',
      'second-prize.yaml:4:1  schema\n  Unexpected field `cuntry`, expected `country`\n',
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

  test('is typed', () => {
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

  test('has its pages in both editions, and stands on the pages of what it names', async () => {
    const { code, output } = await copy.build();
    expect(code, output).toBe(0);
    const page = (path: string) => readFileSync(join(copy.folder, 'dist', path), 'utf8');
    expect(page('awards/example-prize.html')).toContain('Example Prize');
    expect(page('ko/awards/example-prize.html')).toContain('예시상');
    expect(page('awards/index.html')).toContain('example-prize.html');
    expect(page('countries/zz.html')).toContain('Awards given here');
    expect(page('ko/organisations/example-ministry.html')).toContain('받은 상');
    expect(existsSync(join(copy.folder, 'dist/data/awards.csv'))).toBe(true);
  });
});

describe('a rule that is added as one file and one line', () => {
  let copy: CopiedProject;
  beforeAll(() => {
    copy = copyWithScripts('added-rule');
    copy.write(
      'src/archive/lint/rules/title-in-korean.ts',
      `import type { Rule } from '../rule.ts';

export const titleInKorean: Rule = {
  id: 'title-in-korean',
  summary: { en: 'A notice has a Korean title', ko: '공지에는 한국어 제목이 있다' },
  why: { en: 'The Korean edition lists it.', ko: '한국어판에 실린다.' },
  mend: { en: 'Add \`title_ko\`.', ko: '\`title_ko\`를 적는다.' },
  check: ({ archive }, report) => {
    for (const record of archive.of('article')) {
      if (record.fields.language === 'ko' || record.fields.title_ko !== undefined) continue;
      report({ record, path: ['title'] }, { reason: 'Missing \`title_ko\`, expected the title in Korean' });
    }
  },
};
`,
    );
    addLine(copy, 'src/archive/lint/rules.ts', `export { titleInKorean } from './rules/title-in-korean.ts';`);
  });
  afterAll(() => {
    copy.remove();
  });

  test('is run, told in the form of all problems, and can be excused', () => {
    const { code, out } = lintCopy(copy);
    expect(code).toBe(1);
    expect(out).toBe(
      'content/articles/2021/2021-04-01-example-reprint.mdx:2:8  title-in-korean\n' +
        '  Missing `title_ko`, expected the title in Korean\n' +
        '  Add `title_ko`.\n' +
        '  https://archive.example/rules/title-in-korean.html\n\n' +
        '1 problem in 1 file\n',
    );
    copy.write(
      'content/exceptions.yaml',
      '- rule: title-in-korean\n  record: article/2021-04-01-example-reprint\n  reason: Its title is supplied\n',
    );
    expect(lintCopy(copy)).toEqual({ code: 0, out: 'No problems\n' });
  });
});
