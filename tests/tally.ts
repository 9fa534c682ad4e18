import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** What a run of tests came to. */
export interface Tally {
  readonly passed: number;
  /** Failed tests, files that could not be loaded, and errors outside of any test. */
  readonly failed: number;
  /** Tests that passed when they were repeated: `file > name`. */
  readonly repeated: readonly string[];
}

const nameOf = ({ module, fullName }: TestCase) => `${module.relativeModuleId} > ${fullName}`;

/** Counts the results, says aloud which tests had to be repeated, and writes it all to the file in `TEST_TALLY`. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const failedTests = tests.filter((test) => test.result().state === 'failed');
    // A file that cannot be loaded, or whose set-up fails, may have no failed test of its own.
    const failedModules = modules.filter(
      (module) => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0,
    );
    const repeated = tests.filter((test) => test.result().state === 'passed' && test.diagnostic()?.flaky === true);
    for (const test of repeated) {
      const [error] = test.result().errors ?? [];
      console.log(`REPEATED, and passed the second time: ${nameOf(test)}\n  ${error?.message ?? ''}`);
    }
    const tally: Tally = {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failed: failedTests.length + failedModules.length + errors.length,
      repeated: repeated.map(nameOf),
    };
    const file = process.env['TEST_TALLY'];
    if (file === undefined) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(tally));
  }
}
