import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import * as formatTable from '../src/archive/intake/formats.ts';
import * as exporterTable from '../src/archive/export/exporters.ts';
import * as ruleTable from '../src/archive/lint/rules.ts';
import * as kindTable from '../src/archive/model/kinds.ts';
import * as componentTable from '../src/archive/text/components.ts';

/** The shape of the house: who imports whom, and every file of a table in its table. */

const root = join(import.meta.dirname, '..');

/** Path → text. */
type Tree = ReadonlyMap<string, string>;

const readTree = (...folders: readonly string[]): Tree =>
  new Map(
    folders.flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => {
          const path = join(entry.parentPath, entry.name);
          return [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')] as const;
        }),
    ),
  );

interface Import {
  readonly of: string;
  readonly typeOnly: boolean;
}

/** The parts of a file that are TypeScript: all of a `.ts`; of a page its front matter, scripts and import lines. */
function codeOf(path: string, text: string): string {
  if (/\.(?:ts|mjs)$/u.test(path)) return text;
  if (path.endsWith('.mdx')) return text.match(/^(?:import|export)\s.*$/gmu)?.join('\n') ?? '';
  const front = /^---\n(.*?)^---$/msu.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gsu)].map(([, script]) => script);
  return [front, ...scripts].join('\n');
}

/** Every import of a file: of values and of types, static and dynamic. */
function importsOf(path: string, text: string): readonly Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean) => {
    if (node && ts.isStringLiteralLike(node)) found.push({ of: node.text, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const names = node.importClause?.namedBindings;
      const onlyTypes =
        node.importClause?.isTypeOnly === true ||
        (names !== undefined && ts.isNamedImports(names) && names.elements.every(({ isTypeOnly }) => isTypeOnly));
      add(node.moduleSpecifier, onlyTypes);
    } else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, codeOf(path, text), ts.ScriptTarget.Latest, true, ts.ScriptKind.TS));
  return found;
}

/** What files of one place may import. */
interface Place {
  /** Places of ours. */
  readonly ours: readonly string[];
  /** Places of ours, and packages, of which only types. */
  readonly types?: readonly string[];
  readonly outside?: RegExp;
}

const texts =
  /^(?:unified|remark-[a-z]+|rehype-[a-z]+|hastscript|hast|mdast|unist|(?:hast|mdast|unist)-util-[a-z-]+|yaml|vfile|vfile-message|fastest-levenshtein|xast-util-to-xml)$/u;
const archive = ['model', 'text', 'graph', 'address', 'disagreements', 'gaps', 'lint', 'export', 'search'].map(
  (name) => `archive/${name}`,
);
const linked = ['archive/model', 'archive/text', 'archive/graph', 'archive/address'];

const places: Readonly<Record<string, Place>> = {
  'archive/model': { ours: [], types: ['mdast'], outside: /^zod$/u },
  'archive/text': { ours: [], outside: texts },
  'archive/intake': {
    ours: ['archive/model', 'archive/text'],
    outside: new RegExp(`${texts.source}|^node:crypto$`, 'u'),
  },
  'archive/graph': { ours: ['archive/model'] },
  'archive/address': { ours: ['archive/model'] },
  'archive/disagreements': { ours: ['archive/model', 'archive/graph'] },
  'archive/gaps': { ours: ['archive/model', 'archive/graph'] },
  'archive/schema-problem': { ours: ['archive/model', 'archive/text'], outside: /^zod$/u },
  'archive/read': {
    ours: ['archive/model', 'archive/text', 'archive/schema-problem'],
    types: ['mdast'],
    outside: /^(?:node:fs\/promises|node:path|csv-parse\/sync|zod)$/u,
  },
  'archive/lint': { ours: linked, types: ['archive/read'], outside: texts },
  'archive/export': {
    ours: [...linked, 'archive/disagreements', 'archive/gaps'],
    types: ['archive/read', 'hast'],
    outside:
      /^(?:@citation-js\/[a-z-]+|csv-stringify\/sync|fflate|hastscript|ical-generator|node:(?:crypto|zlib)|zod)$/u,
  },
  'archive/search': {
    ours: [...linked, 'archive/export'],
    outside: /^(?:fastest-levenshtein|fflate|pagefind|yaml|node:(?:crypto|process|zlib))$/u,
  },
  'site/views': {
    ours: [...archive, 'site/i18n'],
    types: ['archive/read', 'site/archive'],
    outside: /^(?!astro|@astrojs|node:)/u,
  },
  'site/i18n': { ours: ['archive/model', 'archive/export'] },
  'site/components': {
    ours: ['site/i18n', 'site/styles', 'site/client'],
    types: ['site/views', 'archive/model', 'archive/search'],
  },
  'site/layouts': {
    ours: [
      'site/archive',
      'site/views',
      'site/components',
      'site/i18n',
      'site/styles',
      'archive/address',
      'archive/model',
    ],
    types: ['astro'],
  },
  'site/pictures': {
    ours: ['site/views'],
    outside: /^(?:fflate|harfbuzzjs|woff2-encoder\/decompress|node:(?:fs|module|util|zlib))$/u,
  },
  'site/pages': {
    ours: [
      'site/archive',
      'site/build',
      'site/views',
      'site/pictures',
      'site/layouts',
      'site/components',
      'site/i18n',
      'site/styles',
      'site/client',
      'archive/export',
    ],
    types: ['astro'],
  },
  'site/client': { ours: ['archive/export', 'archive/search', 'site/i18n'], types: ['archive/model'] },
  'site/styles': { ours: [] },
  'site/build': {
    ours: [...archive, 'archive/read', 'site/views'],
    outside: /^node:(?:crypto|fs|path|url|v8)$/u,
  },
  'site/middleware': { ours: ['site/build'], outside: /^astro:middleware$/u },
  'site/archive': {
    ours: [...archive, 'archive/read', 'site/archive-loader', 'site/build', 'site/views'],
    outside: /^astro:content$/u,
  },
  'site/archive-loader': {
    ours: [...archive, 'archive/read', 'site/build'],
    outside: /^(?:astro\/loaders|node:path)$/u,
  },
  'site/content.config': { ours: ['site/archive-loader'], outside: /^astro:content$/u },
  'site/integrations': {
    ours: [...archive, 'archive/read', 'site/build', 'site/i18n', 'site/pictures', 'site/views'],
    types: ['site/client', 'hast'],
    outside:
      /^(?:astro|@astrojs\/[a-z]+|garu-ko|vite|unified|rehype-parse|hast-util-to-text|unist-util-visit|node:.+)$/u,
  },
  scripts: {
    ours: [...archive, 'archive/intake', 'archive/read'],
    outside: /^(?:node:.+|astro|send|playwright-core|@sparticuz\/chromium|garu-ko|pagefind|minisearch|flexsearch)$/u,
  },
};

/** The place of a path: a folder of `src/archive` or `src/site`, or a file that stands alone there. */
function placeOf(path: string): string {
  const [first = '', half = '', name = ''] = path.split('/');
  return first === 'src' ? `${half}/${name.replace(/\.(?:ts|mjs)$/u, '')}` : first;
}

/** Folders whose files are alike and know nothing of each other. */
const alike = [
  'src/archive/model/kinds',
  'src/archive/text/components',
  'src/archive/intake/formats',
  'src/archive/lint/rules',
  'src/archive/export/exporters',
];

/** Every import of the tree that the table does not allow. */
function wrongImports(tree: Tree): readonly string[] {
  const wrong: string[] = [];
  for (const [path, text] of tree) {
    if (!/\.(?:ts|mjs|astro|mdx)$/u.test(path)) continue;
    const from = placeOf(path);
    const place = places[from];
    if (!place) wrong.push(`${path} stands in no place of the table`);
    else {
      for (const { of, typeOnly } of importsOf(path, text)) {
        const target = of.startsWith('.') ? posix.join(posix.dirname(path), of) : undefined;
        const to = target === undefined ? of : placeOf(target);
        const folder = posix.dirname(path);
        const siblings = target !== undefined && alike.includes(folder) && posix.dirname(target) === folder;
        const allowed =
          (typeOnly && place.types?.includes(to)) ||
          (target === undefined ? place.outside?.test(of) : to === from || place.ours.includes(to));
        if (siblings || !allowed) wrong.push(`${path} imports ${typeOnly ? 'types of ' : ''}${target ?? of}`);
      }
    }
  }
  return wrong;
}

const source = readTree('src', 'scripts');

test('every import is one that the table allows', () => {
  expect(wrongImports(source)).toEqual([]);
});

describe('a wrong import is seen', () => {
  test.each([
    [
      'of what comes later',
      'src/archive/model/record.ts',
      "import { link } from '../graph.ts';",
      'imports src/archive/graph.ts',
    ],
    [
      'of the disk',
      'src/archive/lint/lint.ts',
      "import { readFile } from 'node:fs/promises';",
      'imports node:fs/promises',
    ],
    [
      'of the reader',
      'src/archive/export/csv.ts',
      "import { readArchive } from '../read.ts';",
      'imports src/archive/read.ts',
    ],
    ['of the site', 'src/archive/graph.ts', "import { a } from '../site/archive.ts';", 'imports src/site/archive.ts'],
    ['of a script', 'src/site/archive.ts', "import { a } from '../../scripts/lint.ts';", 'imports scripts/lint.ts'],
    ['of a test', 'scripts/lint.ts', "import { a } from '../tests/builders.ts';", 'imports tests/builders.ts'],
    ['of a package', 'src/archive/graph.ts', "import { z } from 'zod';", 'imports zod'],
    [
      'of Astro in a view',
      'src/site/views/a.ts',
      "import { getCollection } from 'astro:content';",
      'imports astro:content',
    ],
    ['of Node in a view', 'src/site/views/a.ts', "import { join } from 'node:path';", 'imports node:path'],
    [
      'of the archive in a component',
      'src/site/components/A.astro',
      "---\nimport { link } from '../../archive/graph.ts';\n---\n<p />",
      'imports src/archive/graph.ts',
    ],
    [
      'in a script of a page',
      'src/site/pages/a.astro',
      "<p />\n<script>\nimport '../../archive/read.ts';\n</script>",
      'imports src/archive/read.ts',
    ],
    [
      'in a page of text',
      'src/site/pages/a.mdx',
      "import { link } from '../../archive/graph.ts'\n\nWords",
      'imports src/archive/graph.ts',
    ],
    [
      'of a kind in a kind',
      'src/archive/model/kinds/a.ts',
      "import { centre } from './centre.ts';",
      'imports src/archive/model/kinds/centre.ts',
    ],
    [
      'that is passed on',
      'src/archive/graph.ts',
      "export { lint } from './lint/lint.ts';",
      'imports src/archive/lint/lint.ts',
    ],
    [
      'over several lines',
      'src/archive/graph.ts',
      "import {\n  a,\n  b,\n} from './lint/lint.ts';",
      'imports src/archive/lint/lint.ts',
    ],
    [
      'at a later time',
      'src/archive/graph.ts',
      "const a = () => import('./lint/lint.ts');",
      'imports src/archive/lint/lint.ts',
    ],
    [
      'of a type',
      'src/archive/graph.ts',
      "import type { A } from './lint/lint.ts';",
      'imports types of src/archive/lint/lint.ts',
    ],
    [
      'of a type, in a type',
      'src/archive/graph.ts',
      "type A = import('./lint/lint.ts').A;",
      'imports types of src/archive/lint/lint.ts',
    ],
    [
      'of a value beside a type',
      'src/archive/lint/a.ts',
      "import { type Reading, readArchive } from '../read.ts';",
      'imports src/archive/read.ts',
    ],
    ['in a file without a place', 'src/archive/other.ts', '', 'stands in no place of the table'],
  ])('%s', (_, path, text, found) => {
    expect(wrongImports(new Map([[path, text]]))).toEqual([`${path} ${found}`]);
  });

  test('and a right one is not', () => {
    const right = new Map([
      [
        'src/archive/lint/rules/a.ts',
        "import type { Reading } from '../../read.ts';\nimport { rules } from '../rules.ts';",
      ],
      [
        'src/archive/lint/b.ts',
        "import { type Reading } from '../read.ts';\nimport { visit } from 'unist-util-visit';",
      ],
      [
        'src/site/components/A.astro',
        "---\nimport type { Page } from '../views/page.ts';\nimport B from './B.astro';\n---",
      ],
      ['scripts/a.ts', "import { lint } from '../src/archive/lint/lint.ts';\nimport { join } from 'node:path';"],
    ]);
    expect(wrongImports(right)).toEqual([]);
  });
});

/** The tables: name of the folder, what stands in its table, and the name that an entry gives itself. */
const tables: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  ['src/archive/model/kinds', kindTable, 'name'],
  ['src/archive/text/components', componentTable, 'name'],
  ['src/archive/intake/formats', formatTable, 'name'],
  ['src/archive/lint/rules', ruleTable, 'id'],
  ['src/archive/export/exporters', exporterTable, 'id'],
];

const kebab = (name: string) => name.replace(/[A-Z]/gu, (letter, at) => `${at ? '-' : ''}${letter.toLowerCase()}`);

describe.each(tables)('of %s', (folder, table, field) => {
  const files = [...source.keys()]
    .filter((path) => posix.dirname(path) === folder)
    .map((path) => basename(path, '.ts'));

  test('every file is in its table, and nothing else is', () => {
    expect(Object.keys(table).map(kebab).toSorted()).toEqual(files.toSorted());
  });

  test('every entry is named like its file', () => {
    for (const [name, entry] of Object.entries(table)) {
      const own = (entry as Readonly<Record<string, unknown>>)[field];
      expect([name, kebab(name)]).toContain(own);
    }
  });

  test('the table is its lines and nothing else', () => {
    const lines = source.get(`${folder}.ts`)?.split('\n') ?? [];
    const entries = lines.filter((line) => !/^(?:\/\*\*.*| \*.*|)$/u.test(line));
    for (const line of entries) expect(line).toMatch(/^export \{ \w+ \} from '\.\/[a-z]+\/[a-z-]+\.ts';$/u);
    expect(entries.toSorted()).toEqual(entries);
    expect(entries).toHaveLength(files.length);
  });
});

/** The lines of a script that do something: without its imports, its usage, remarks and blank lines. */
function linesOfWork(path: string, text: string): number {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const counted = new Set<number>();
  const isUsage = (node: ts.Statement) =>
    ts.isVariableStatement(node) && node.declarationList.declarations[0]?.name.getText() === 'usage';
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement) || isUsage(statement)) continue;
    const first = file.getLineAndCharacterOfPosition(statement.getStart()).line;
    const last = file.getLineAndCharacterOfPosition(statement.getEnd()).line;
    for (let line = first; line <= last; line += 1) counted.add(line);
  }
  return text.split('\n').filter((line, index) => counted.has(index) && !/^\s*(?:\/\/.*|\/?\*.*|)$/u.test(line)).length;
}

test.each([...source.keys()].filter((path) => /^scripts\/.*\.ts$/u.test(path)))(
  '%s is short: it calls the archive',
  (path) => {
    expect(linesOfWork(path, source.get(path) ?? '')).toBeLessThanOrEqual(90);
  },
);

test('no file is named for having no idea', () => {
  const vague = /(?:^|[-/.])(?:utils?|helpers?|lib|core|common|shared|manager|misc)(?:[-/.]|$)/iu;
  const code = [...readTree('src', 'scripts', 'tests').keys()].filter((path) => !path.startsWith('tests/fixtures/'));
  expect(code.filter((path) => vague.test(path))).toEqual([]);
});

test('files are named in lower case with hyphens, components like what they are', () => {
  for (const path of source.keys()) {
    const name = basename(path).replace(/\.(?:[a-z]+\.)?[a-z]+$/u, '');
    if (name === 'README') continue;
    if (path.includes('/components/') && path.endsWith('.astro')) expect(name).toMatch(/^[A-Z][A-Za-z]+$/u);
    else if (path.includes('/layouts/')) expect(name).toMatch(/^[A-Z][A-Za-z]+$/u);
    else expect(name).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*|\[(?:\.\.\.)?[a-z]+\])$/u);
  }
});

test('only the reader and the scripts touch the disk', () => {
  const touching = [...source].flatMap(([path, text]) =>
    path.startsWith('src/archive/') &&
    importsOf(path, text).some(({ of }) => /^node:(?:fs|child_process|http|net)/u.test(of))
      ? [path]
      : [],
  );
  expect(touching).toEqual(['src/archive/read.ts']);
});

test('nothing in the archive or in a view reads the clock, the network or chance', () => {
  const ambient = /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bfetch\(|\bprocess\./u;
  const places = /^src\/(?:archive|site\/(?:views|components|layouts|i18n|pictures))\//u;
  expect([...source].flatMap(([path, text]) => (places.test(path) && ambient.test(text) ? [path] : []))).toEqual([]);
});

test('nothing that the site is made by packs with zlib, which packs otherwise on another processor', () => {
  const packing = /import \{[^}]*\b(?:deflate|gzip|brotliCompress|zstdCompress)\w*[^}]*\} from 'node:zlib'/u;
  expect([...source].flatMap(([path, text]) => (path.startsWith('src/') && packing.test(text) ? [path] : []))).toEqual(
    [],
  );
  expect(packing.test("import { crc32, deflateSync } from 'node:zlib';")).toBe(true);
});
