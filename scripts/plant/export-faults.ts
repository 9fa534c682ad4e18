import { inFile, type Fault } from './fault.ts';

/** Faults in downloads, feeds and lists. */
export const exportFaults: readonly Fault[] = [
  {
    name: 'unstable order in an export',
    does: 'records come in the order in which files were read',
    plant: inFile('src/archive/graph.ts', 'records.toSorted((a, b) => order(keyOfRecord(a), keyOfRecord(b)))', '[...records]'), // prettier-ignore
    caught: {
      file: 'tests/archive/export/export-files.test.ts',
      test: 'the exports of the small archive > are the same bytes whatever order the records came in',
    },
  },
  {
    name: 'clock in an export',
    does: 'a feed is dated by the moment of the build',
    plant: inFile('src/archive/export/feed.ts', "element('updated', {}, updated)", "element('updated', {}, new Date().toISOString())"), // prettier-ignore
    caught: {
      file: 'tests/archive/export/feed.test.ts',
      test: 'a feed > is dated by its newest article, not by what stands first',
    },
  },
  {
    name: 'feed invalid',
    does: 'a title stands in the XML of a feed as it is, signs of markup included',
    plant: inFile('src/archive/export/xml.ts', 'entities[sign] ?? sign', 'sign'),
    caught: {
      file: 'tests/archive/export/feed.test.ts',
      test: 'a feed > is well formed and says what it was told, whatever that is',
    },
  },
  {
    name: 'wrong citation',
    does: 'a citation has the year of its source without month and day',
    plant: inFile('src/archive/export/csl.ts', '...dateOf(fields.date)', '...dateOf(fields.date.slice(0, 4))'),
    caught: {
      file: 'tests/archive/export/citations.test.ts',
      test: 'an article as CSL-JSON > a date that is a day stays one',
    },
  },
  {
    name: 'formula in a table',
    does: 'a text that a spreadsheet would run stands in a cell as it is',
    plant: inFile('src/archive/export/csv.ts', '? guardFormula(cell)', '? cell'),
    caught: { file: 'tests/archive/export/csv.test.ts', test: 'a table > keeps a formula from running' },
  },
  {
    name: 'file without a hash',
    does: 'the list of hashes leaves out its last file',
    plant: inFile('src/archive/export/bag.ts', '    .map(({ path, measure: { sha256 } })', '    .slice(0, -1)\n    .map(({ path, measure: { sha256 } })'), // prettier-ignore
    caught: {
      file: 'tests/site/integrations/carry-site.test.ts',
      test: 'the hashes are of every file, and nothing of the packing is left',
    },
  },
  {
    name: 'worker that does not see a new build',
    does: 'the offline worker is the same whatever the site holds',
    plant: inFile('src/archive/export/kept-files.ts', 'measure(list).sha256', 'measure(new Uint8Array()).sha256'),
    caught: {
      file: 'tests/archive/export/kept-files.test.ts',
      test: 'the worker names the list by its hash: another byte of any file makes another worker',
    },
  },
];
