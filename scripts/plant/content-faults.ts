import { inFile, type Fault } from './fault.ts';

/** Faults in how content is read and checked. */
export const contentFaults: readonly Fault[] = [
  {
    name: 'lint rule switched off',
    does: 'the rule `refs-resolve` looks at no record',
    plant: inFile('src/archive/lint/rules/refs-resolve.ts', 'of context.archive.records)', 'of context.archive.records.slice(0, 0))'), // prettier-ignore
    caught: {
      file: 'tests/archive/lint/fixtures.test.ts',
      test: 'refs-resolve: not-ok-fields > is reported as expected',
    },
  },
  {
    name: 'lint rule not in the table',
    does: 'the line of `refs-resolve` in the table of rules is lost',
    plant: inFile('src/archive/lint/rules.ts', /^.*refs-resolve\.ts.*\n/mu, ''),
    caught: {
      file: 'tests/architecture.test.ts',
      test: 'of src/archive/lint/rules > every file is in its table, and nothing else is',
    },
  },
  {
    name: 'content runs as code',
    does: 'an expression in braces is let through by the rule `mdx-is-data`',
    plant: inFile('src/archive/lint/rules/mdx-is-data.ts', 'const what = refused[node.type];', 'const what = node.type.startsWith(\'mdx\') ? undefined : refused[node.type];'), // prettier-ignore
    caught: {
      file: 'tests/archive/lint/fixtures.test.ts',
      test: 'mdx-is-data: not-ok-expressions > is reported as expected',
    },
  },
  {
    name: 'import against the direction',
    does: 'the model imports the graph',
    plant: inFile('src/archive/model/id.ts', /^/u, "import '../graph.ts';\n"),
    caught: { file: 'tests/architecture.test.ts', test: 'every import is one that the table allows' },
  },
  {
    name: 'reader passes over an unreadable file',
    does: 'bytes that are not UTF-8, and files that may not be read, are no problem',
    plant: inFile('src/archive/read.ts', 'reason: `Unexpected ${why}, expected', 'reason: `${why}, expected'),
    caught: {
      file: 'tests/archive/read.test.ts',
      test: 'on a disk > what cannot be read is a problem of its file, and the rest is read',
    },
  },
  {
    name: 'record read by halves',
    does: 'a record whose Korean digest is broken is read without that',
    plant: inFile('src/archive/read.ts', 'return whole ? texts : undefined;', 'return texts;'),
    caught: {
      file: 'tests/archive/read.test.ts',
      test: 'a record whose translation cannot be taken is not read by halves',
    },
  },
];
