import { expect, test } from 'vitest';
import { measureCommand } from '../../../scripts/bench/measure-command.ts';

const node = (code: string) => ({ command: process.execPath, args: ['-e', code], cwd: '.' });

/** Code that works for so many milliseconds of CPU time. */
const work = (milliseconds: number) =>
  `const begun = process.cpuUsage(); let n = 0; while (process.cpuUsage(begun).user < ${milliseconds * 1000}) for (let i = 0; i < 1e6; i += 1) n += Math.sqrt(n + 1);`;

test('waiting is time, and no work', async () => {
  const { seconds, cpu = 0 } = await measureCommand(node('setTimeout(() => {}, 1200)'));
  expect(seconds).toBeGreaterThan(1.2);
  expect(cpu).toBeLessThan(1);
});

test.runIf(process.platform === 'linux')(
  'the work of threads and of processes that a process starts is counted',
  async () => {
    const inner = JSON.stringify(work(600));
    const { cpu = 0 } = await measureCommand(
      node(
        `new (require('node:worker_threads').Worker)(${inner}, { eval: true }); require('node:child_process').spawnSync(process.execPath, ['-e', ${inner}]); ${work(600)}`,
      ),
    );
    expect(cpu).toBeGreaterThan(1.7);
  },
);

test.runIf(process.platform === 'linux')(
  'a process that outlives its parent is counted as long as the command runs',
  async () => {
    const orphan = JSON.stringify(`${work(1500)} require('node:fs').writeFileSync(process.argv[1], '')`);
    const parent = JSON.stringify(
      `require('node:child_process').spawn(process.execPath, ['-e', ${orphan}, process.argv[1]], { stdio: 'ignore' }).unref()`,
    );
    const { cpu = 0 } = await measureCommand(
      node(
        `const { spawnSync } = require('node:child_process'); const { existsSync, mkdtempSync } = require('node:fs');
       const done = mkdtempSync(require('node:os').tmpdir() + '/measure-') + '/done';
       spawnSync(process.execPath, ['-e', ${parent}, done]);
       const wait = () => existsSync(done) || setTimeout(wait, 50); wait();`,
      ),
    );
    expect(cpu).toBeGreaterThan(1.3);
  },
);

test.runIf(process.platform === 'linux')('memory is that of all together, and of the largest', async () => {
  const hold = 'const held = Buffer.alloc(150 * 2 ** 20, 1); setTimeout(() => held, 1500);';
  const { memory = 0, largest = 0 } = await measureCommand(
    node(`require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(hold)}]); ${hold}`),
  );
  expect(largest).toBeGreaterThan(150);
  expect(largest).toBeLessThan(300);
  expect(memory).toBeGreaterThan(300);
});

test('the error of a command that fails has what it said', async () => {
  await expect(measureCommand(node('console.error("no room"); process.exit(3)'))).rejects.toThrow(
    /exit code 3\)\nno room/u,
  );
  await expect(measureCommand({ command: 'no-such-command', args: [], cwd: '.' })).rejects.toThrow('no-such-command');
});
