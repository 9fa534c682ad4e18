import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeLock, type Holder } from '../../../scripts/build/build-lock.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-lock-'));
  lock = join(folder, 'build.lock');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a lock that was last touched so many seconds ago. */
function left(content: Holder | string, secondsAgo = 0): void {
  writeFileSync(lock, typeof content === 'string' ? content : JSON.stringify(content));
  const then = new Date(Date.now() - secondsAgo * 1000);
  utimesSync(lock, then, then);
}

const holder = (): Holder => JSON.parse(readFileSync(lock, 'utf8')) as Holder;

/** A process that has ended: its number is not in use. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

test('one holds the lock at a time; another is told who, until it is given back', () => {
  const giveBack = takeLock(lock);
  expect(holder()).toMatchObject({ process: process.pid, host: hostname() });
  expect(() => takeLock(lock)).toThrow(
    `Unexpected build already running (process ${process.pid} on ${hostname()}), expected one at a time; wait for it to end, or stop it`,
  );
  expect(holder().process).toBe(process.pid);
  giveBack();
  expect(readdirSync(folder)).toEqual([]);
  takeLock(lock)();
});

describe('a lock whose holder is gone is taken over:', () => {
  const here = { host: hostname(), started: 'then' };
  test('its process has ended', async () => {
    left({ process: await endedProcess(), ...here });
    takeLock(lock)();
  });

  // Where the system does not say when a process started, the age of the file decides.
  test.runIf(existsSync('/proc/self/stat'))('its number is that of a process that started at another time', () => {
    left({ process: process.pid, ...here });
    takeLock(lock)();
  });

  test('its number is in use, but nobody has shown that it lives, and the system does not tell processes apart', () => {
    left({ process: process.pid, host: hostname(), started: '' }, 3600);
    takeLock(lock)();
  });

  test('it is of another machine, and has been silent', () => {
    left({ process: 1, host: 'elsewhere', started: '1' }, 3600);
    takeLock(lock)();
  });

  test.each(['', '{"process":', 'null', '{}', '{"process":1}'])('it was left as `%s`', (text) => {
    left(text, 10);
    takeLock(lock)();
  });

  test('it is a folder', () => {
    mkdirSync(join(lock, 'folder'), { recursive: true });
    const then = new Date(Date.now() - 10_000);
    utimesSync(lock, then, then);
    takeLock(lock)();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('nothing of it is left', async () => {
    left({ process: await endedProcess(), ...here });
    const giveBack = takeLock(lock);
    expect(readdirSync(folder)).toEqual(['build.lock']);
    expect(holder().process).toBe(process.pid);
    giveBack();
  });
});

describe('a lock is not taken from', () => {
  test('a machine that has shown a moment ago that it lives', () => {
    left({ process: 1, host: 'elsewhere', started: '1' }, 10);
    expect(() => takeLock(lock)).toThrow('process 1 on elsewhere');
  });

  test('a process that has made its file, and not written it yet', async () => {
    left('');
    const other = spawn(process.execPath, [
      '-e',
      `setTimeout(() => require('node:fs').writeFileSync(${JSON.stringify(lock)}, ${JSON.stringify(
        JSON.stringify({ process: 1, host: 'elsewhere', started: '1' }),
      )}), 200)`,
    ]);
    expect(() => takeLock(lock)).toThrow('process 1 on elsewhere');
    await once(other, 'exit');
    expect(holder().host).toBe('elsewhere');
  });
});

test('who has lost the lock does not take it from the next', () => {
  const giveBack = takeLock(lock);
  left({ process: 1, host: 'elsewhere', started: '1' });
  giveBack();
  expect(holder().host).toBe('elsewhere');
});

test('of many processes that find a lock without a holder, one takes it', async () => {
  left({ process: await endedProcess(), host: hostname(), started: 'then' });
  const url = JSON.stringify(pathToFileURL(resolve('scripts/build/build-lock.ts')).href);
  const code = `const { takeLock } = await import(${url});
    try { takeLock(${JSON.stringify(lock)}); console.log('taken'); setTimeout(() => process.exit(), 2000); }
    catch (error) { console.log(error.message); }`;
  const said = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', code]);
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
      await once(child, 'close');
      return text.trim();
    }),
  );
  const [taken, refused] = [said.filter((text) => text === 'taken'), said.filter((text) => text !== 'taken')];
  expect(taken.length, said.join('\n')).toBe(1);
  for (const text of refused) expect(text).toMatch(/^Unexpected (?:build already running|lock)/u);
});
