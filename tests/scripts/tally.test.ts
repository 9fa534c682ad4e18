import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { aWorkshop } from './command.ts';

test('every result is counted: what fails, what cannot be loaded, and what passed when it was repeated, which is named', async () => {
  const folder = aWorkshop({
    'sound.test.js': `test('passes', () => {}); test('passes too', () => {});`,
    'weak.test.js': `let tries = 0; test('passes at last', () => { if (tries++ === 0) throw new Error('a missed beat'); });`,
    'broken.test.js': `test('fails', () => { throw new Error('ever'); });`,
    'no-test.test.js': `throw new Error('not loaded');`,
    'no-setup.test.js': `beforeAll(() => { throw new Error('not set up'); }); test('is not run', () => {});`,
  });
  const tallied = join(folder, 'tally/tally.json');
  const output = await new Promise<string>((done) => {
    execFile(
      process.execPath,
      [
        resolve('node_modules/vitest/vitest.mjs'),
        ...['run', '--root', folder, '--globals', '--retry=1'],
        ...['--reporter=default', `--reporter=${resolve('tests/tally.ts')}`],
      ],
      { env: { ...process.env, TEST_TALLY: tallied } },
      (_, stdout) => {
        done(stdout);
      },
    );
  });
  expect(JSON.parse(readFileSync(tallied, 'utf8')), output).toEqual({
    passed: 3,
    failed: 3,
    repeated: ['weak.test.js > passes at last'],
  });
  expect(output).toContain('REPEATED, and passed the second time: weak.test.js > passes at last\n  a missed beat');
});
