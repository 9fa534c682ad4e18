import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';

test('the README of the scripts has a line for each of them, sorted, and for nothing else', () => {
  const listed = [...readFileSync('scripts/README.md', 'utf8').matchAll(/^\| \[(.+?)\]\((.+?)\) \| \S.* \|$/gmu)];
  const files = readdirSync('scripts', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative('scripts', join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
  expect(listed.map(([, name]) => name)).toEqual(files);
  expect(listed.map(([, , link]) => link)).toEqual(files);
});

test('every script of a command is named with it', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };
  const readme = readFileSync('scripts/README.md', 'utf8');
  const names = Object.entries(scripts).flatMap(([name, command]) => {
    const [, file] = /\bscripts\/(?!run\.mjs)(\S+\.ts)/u.exec(command) ?? [];
    return file === undefined
      ? []
      : [[file, /^(?:test|start)$/u.test(name) ? `npm ${name}` : `npm run ${name}`] as const];
  });
  for (const file of new Set(names.map(([each]) => each))) {
    const shown = names.flatMap(([each, name]) => (each === file ? [`| [${file}](${file}) | \`${name}\``] : []));
    expect(
      shown.some((row) => readme.includes(row)),
      shown.join(', '),
    ).toBe(true);
  }
});
