import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { oversize } from '../../../src/archive/intake/decode.ts';
import { intake } from '../../../src/archive/intake/intake.ts';
import { nameIndex } from '../../../src/archive/intake/names.ts';
import { withinBounds } from '../../../src/archive/lint/rules/within-bounds.ts';
import {
  bounds,
  excessReason,
  fileExcess,
  mdxExcesses,
  numberExcess,
  sourceExcess,
  textExcesses,
  yamlExcesses,
  type BoundName,
} from '../../../src/archive/text/bounds.ts';
import { parseFrontMatter } from '../../../src/archive/text/front-matter.ts';
import { parseMdx } from '../../../src/archive/text/mdx.ts';
import { readFiles } from '../../builders.ts';

const named = (found: readonly { readonly bound: BoundName }[]) => found.map(({ bound }) => bound);
const topic = (scope: string) => ({
  'topics/example.yaml': `names: { en: Example, ko: 예시 }\nscope: ${scope}\n`,
});
const ofReading = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  (await readFiles(files)).files.flatMap(({ messages }) =>
    messages.flatMap(({ ruleId, reason }) => (ruleId === 'within-bounds' ? [reason] : [])),
  );
const ofSource = (name: string, text: string): readonly string[] => {
  const read = intake({ name, bytes: new TextEncoder().encode(text) }, { records: [], names: nameIndex([]) }, {});
  return 'fault' in read && /at most/u.test(read.fault) ? [read.fault] : [];
};
const csv = (rows: number) => ({
  'indicators/example.yaml': 'names: { en: Example, ko: 예시 }\nunit: { en: points, ko: 점 }\n',
  'indicators/example.csv': `country,year,rank,value,per,note\n${'zz,2018,1,,a,\n'.repeat(rows)}`,
});
const mdx = (text: string) => named(mdxExcesses(text));
const yaml = (text: string) => named(yamlExcesses(text));

/** What is reported of a file in which `number` of what is counted stand. */
const withMany: Readonly<Record<BoundName, (number: number) => Promise<readonly string[]> | readonly string[]>> = {
  files: (number) => ofReading(Object.fromEntries(Array.from({ length: number }, (_, index) => [`${index}`, '']))),
  idLength: (number) => ofReading({ [`topics/${'a'.repeat(number)}.yaml`]: topic('Examples')['topics/example.yaml'] }),
  mdxBytes: (number) => mdx('정'.repeat(Math.floor(number / 3)) + 'a'.repeat(number % 3)),
  draftBytes: (number) => named(mdxExcesses('a'.repeat(number), true)),
  sourceBytes: (number) => [oversize('a.html', number) ?? []].flat(),
  sourceTags: (number) => ofSource('a.html', '<p></p>'.repeat(number)),
  sourceWords: (number) => [sourceExcess('a'.repeat(number), false) ?? []].flat().map(({ bound }) => bound),
  yamlBytes: (number) => named([fileExcess('a.yaml', number) ?? []].flat()),
  csvBytes: (number) => named([fileExcess('a.csv', number) ?? []].flat()),
  lines: (number) => named(textExcesses('a.yaml', '\n'.repeat(number - 1))),
  lineLength: (number) => named(textExcesses('a.yaml', `a\n${'a'.repeat(number)}`)),
  keys: (number) => yaml('a:\n'.repeat(number)),
  depth: (number) => yaml(Array.from({ length: number }, (_, index) => `${' '.repeat(index)}a:\n`).join('')),
  valueLength: (number) => ofReading(topic('a'.repeat(number))),
  nameLength: (number) =>
    ofReading({ 'topics/example.yaml': `names: { en: ${'a'.repeat(number)}, ko: 예시 }\nscope: Examples\n` }),
  refs: (number) =>
    ofReading({
      'topics/example.yaml': `names: { en: Example, ko: 예시, aliases: [{ text: a, per: [${'2020-a, '.repeat(number)}] }] }\nscope: Examples\n`,
    }),
  rows: (number) => ofReading(csv(number)),
  entries: (number) =>
    ofReading({
      'articles/2020/2020-02-05-a.mdx': `---\nattachments: [${'a, '.repeat(number)}]\n---\n`,
    }),
  digits: (number) => [numberExcess(`-00.0${'1'.repeat(number)}00`) ?? []].flat().map(String),
  markers: (number) => mdx(`a\n\n${'- '.repeat(number)}a`),
  markersInText: (number) => mdx('- a\n'.repeat(number)),
  indent: (number) => mdx(`${' '.repeat(number)}a`),
  emphasis: (number) => mdx(`a\n${'a*'.repeat(number)}`),
  brackets: (number) => mdx(`a\n${'['.repeat(number)}`),
  backticks: (number) => mdx(`${'a`'.repeat(number)}`),
  angles: (number) => mdx('<\n\n'.repeat(number)),
  braces: (number) => mdx('{\n\n'.repeat(number)),
  links: (number) => mdx('[a](b)\n\n'.repeat(number)),
  cellsInRow: (number) => mdx(`|${'a|'.repeat(number)}\n|-|\n`),
  cells: (number) => mdx(`|a|\n|-|\n${'|a|\n'.repeat(number - 2)}`),
};

describe.each(Object.entries(bounds))('the bound of %s', (name, { most }) => {
  const make = withMany[name as BoundName];
  test('is not passed by as many', { timeout: 60_000 }, async () => {
    expect(await make(most)).toEqual([]);
  });
  test('is passed by one more', { timeout: 60_000 }, async () => {
    const [found, ...others] = await make(most + 1);
    expect(others).toEqual([]);
    expect(found).toBeDefined();
    if (found !== name && found !== String(most + 1) && name !== 'sourceBytes')
      expect(found).toContain(bounds[name as BoundName].of.en);
  });
});

test.each([
  ['bars without a line of hyphens', `${'a | '.repeat(100)}\n`.repeat(9)],
  ['underscores within words', 'a_b'.repeat(900)],
  ['runs of one mark', `${'_'.repeat(300)} ${'*'.repeat(300)}`],
  ['marks that are escaped', '\\*\\[\\`\\<\\{'.repeat(900)],
  ['marks in paragraphs of their own', 'a *b* [c] `d`\n\n'.repeat(90)],
  ['marks in entries of their own', '- a *b* _c_\n'.repeat(90)],
])('%s pass no bound', (_, text) => {
  expect(mdxExcesses(text)).toEqual([]);
});

test.each([
  ['marks of a list in a list', `${'- '.repeat(4_000)}a`],
  ['emphasis', '**a*'.repeat(10_000)],
  ['deletions', '~~a'.repeat(10_000)],
  ['links in links', '['.repeat(20_000)],
  ['rows of one cell under many columns', `|${'a|'.repeat(3_000)}\n|${'-|'.repeat(3_000)}\n${'|b|\n'.repeat(900)}`],
])('what would take minutes is refused before it is parsed: %s', (_, text) => {
  const start = performance.now();
  const { excesses } = parseMdx(text);
  expect(excesses).not.toEqual([]);
  expect(performance.now() - start).toBeLessThan(1_000);
});

test('fields beyond a bound are told once each, and nothing else of the text', () => {
  const { data, faults, place, written } = parseFrontMatter(`a: [\n${'b:\n'.repeat(20_000)}`, 11);
  expect(data).toBeUndefined();
  expect(faults.map(({ finding, place: { start } }) => [finding?.rule, start.line])).toEqual([['within-bounds', 2011]]);
  expect([place(['a']).start.line, written(['a'])]).toEqual([11, undefined]);
});

test('a bound says what was found and what is the most', () => {
  expect(excessReason({ bound: 'cellsInRow', found: 3_000 })).toBe(
    'Unexpected 3,000 cells in a row of a table, expected at most 20',
  );
});

test('the page of the rule and the help for contributors list every bound', () => {
  const help = readFileSync(join(import.meta.dirname, '../../../CONTRIBUTING.md'), 'utf8');
  for (const { most, of } of Object.values(bounds)) {
    expect(withinBounds.why.en).toContain(`${most.toLocaleString('en')} ${of.en}`);
    expect(withinBounds.why.ko).toContain(`${of.ko} ${most.toLocaleString('en')}`);
    expect(help).toContain(`| ${of.en} | ${most.toLocaleString('en')} |`);
  }
});
