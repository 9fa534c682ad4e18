import { inFile, type Fault } from './fault.ts';

/** Faults in the importer, and in commands that write or serve. */
export const commandFaults: readonly Fault[] = [
  {
    name: 'importer drops a line',
    does: 'a line of a text that is a single letter is not read',
    plant: inFile('src/archive/intake/read-source.ts', "if (words === '') apart", 'if (words.length < 2) apart'),
    caught: {
      file: 'tests/archive/intake/nothing-is-lost.test.ts',
      test: 'every word of a text is body, field or left out, and every word of the body stands in the draft',
    },
  },
  {
    name: '`promote` overwrites',
    does: 'it is not looked whether an article of that id is there',
    plant: (files) => ({
      ...inFile('scripts/promote-draft.ts', '  requireFree(article, files);\n', '')(files),
      ...inFile('scripts/atomic-write.ts', "  if (!replace) throw nameFault(path, 'file');\n", '')(files),
    }),
    caught: {
      file: 'tests/scripts/promote.test.ts',
      test: 'wrong use gets its message and leaves every file as it was > an article of that id is never overwritten',
    },
  },
  {
    name: 'a written file replaces another',
    does: 'what is written takes the place of a file that is there, though nobody asked for it',
    plant: inFile('scripts/atomic-write.ts', "  if (!replace) throw nameFault(path, 'file');\n", ''),
    caught: {
      file: 'tests/scripts/atomic-write.test.ts',
      test: 'a file that is written > takes the place of another only where that is asked for',
    },
  },
  {
    name: '`Range` of the preview broken',
    does: 'a part from the end of a file is answered with the whole',
    plant: inFile('scripts/serve.ts', 'fromEnd !== undefined && Number(fromEnd) >=', 'fromEnd !== undefined && 0 <'),
    caught: { file: 'tests/scripts/serve.test.ts', test: 'a part of a file > bytes=-5' },
  },
  {
    name: 'preview gives out what lies beside the build',
    does: 'a path with `..` leads out of the folder that is served',
    plant: inFile('scripts/serve.ts', '!place.startsWith(top + sep)', '!place.startsWith(sep)'),
    caught: {
      file: 'tests/scripts/serve.test.ts',
      test: 'a folder served under / > gives nothing from beside the folder: ..%2fdist-other',
    },
  },
];
