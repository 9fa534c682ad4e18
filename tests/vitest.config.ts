import { defineConfig } from 'vitest/config';
import { patience, stepPatience } from './patience.ts';

/**
 * The projects of the tests. `unit` and `unit-alone` need no build; `site` reads the build in `dist`, or makes builds of its own;
 * `browser` opens the build in a real Chromium. A test is in `unit` unless it is named here.
 */

/** Tests that read the build, or that build a copy of the project. */
const site = ['tests/build/**/*.test.ts'];

/** Tests that put a failing disk in the place of `node:fs`: they need modules of their own. */
const alone = ['tests/scripts/{atomic-write,crash-points,import-sources}.test.ts'];

/** Tests that start a browser. */
const browser = ['tests/browser/**/*.test.ts', 'tests/scripts/{print,screenshots,weigh}.test.ts'];

export default defineConfig({
  test: {
    reporters: ['default', './tests/tally.ts'],
    testTimeout: patience,
    hookTimeout: patience,
    teardownTimeout: patience,
    expect: { poll: { timeout: stepPatience } },
    // Tests of the code read these as files, so that imports do not lead from one to the other.
    forceRerunTriggers: ['**/content/**', '**/tests/fixtures/**', '**/package.json', '**/tests/vitest.config.ts'],
    // Modules, and with them the parsed build, are kept from one file to the next of a worker.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...site, ...browser, ...alone],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'unit-alone', include: alone, isolate: true, maxWorkers: 2, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        // One worker: the parsed build is a gigabyte, and parsing it takes longer than most of its tests.
        test: { name: 'site', include: site, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browser,
          // The pages to visit are found beforehand.
          globalSetup: ['tests/build/cover-paths.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          // A browser on a busy machine may miss a beat. Whatever was repeated is counted and named at the end.
          retry: 1,
        },
      },
    ],
  },
});
