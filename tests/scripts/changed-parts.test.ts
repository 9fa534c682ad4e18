import { expect, test } from 'vitest';
import { stepsTouched } from '../../scripts/changed-parts.ts';

test.each([
  ['an article', 'content/articles/2020/a.mdx', ['content', 'types', 'format', 'build', 'unit', 'site']],
  ['a component', 'src/site/components/A.astro', ['types', 'format', 'build', 'unit', 'site', 'browser']],
  ['a rule', 'src/archive/lint/rules/a.ts', ['content', 'types', 'format', 'build', 'unit', 'site', 'browser']],
  ['a style', 'src/site/styles/a.css', ['format', 'build', 'unit', 'site', 'browser']],
  ['a test of the code', 'tests/archive/graph.test.ts', ['types', 'format', 'unit']],
  ['a test of the site', 'tests/build/links.test.ts', ['types', 'format', 'build', 'unit', 'site', 'browser']],
  ['a word of the README', 'README.md', ['format', 'unit']],
])('a change of %s touches the steps that have something to say of it', (_, path, steps) => {
  expect(stepsTouched([path])).toEqual(steps);
});

test('where nothing changed, nothing is touched', () => {
  expect(stepsTouched([])).toEqual([]);
});
