import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** What became of a test, or of a file that could not be loaded. */
export interface Result {
  readonly file: string;
  /** Its names from the outermost group on, joined by ` > `; absent for a file that could not be loaded. */
  readonly test?: string;
  readonly state: 'passed' | 'failed';
  /** Everything that its errors say, what was found and expected included. */
  readonly words: string;
}

const wordsOf = (errors: readonly SerializedError[] = []): string =>
  errors.map(({ message, diff }) => `${message}\n${typeof diff === 'string' ? diff : ''}`).join('\n');

/** Writes the result of every test that was run to the file in `TEST_RESULTS`, as JSON: a list of {@link Result}. */
export default class ResultsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env['TEST_RESULTS'];
    if (file === undefined) return;
    const results = modules.flatMap((module): readonly Result[] => {
      const name = module.relativeModuleId;
      const unloaded = module.errors();
      const tests = [...module.children.allTests()].flatMap((test): readonly Result[] => {
        const { state, errors } = test.result();
        return state === 'passed' || state === 'failed'
          ? [{ file: name, test: test.fullName, state, words: wordsOf(errors) }]
          : [];
      });
      return unloaded.length > 0 ? [...tests, { file: name, state: 'failed', words: wordsOf(unloaded) }] : tests;
    });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(results));
  }
}
