import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Task } from './command-host.ts';

/** Commands as a contributor runs them: a process of their own, in a folder that is thrown away. */

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a script of the project in `cwd`; `ended` waits for it. */
export function start(
  script: string,
  args: readonly string[],
  cwd: string,
  input?: string | Uint8Array,
  env: Readonly<Record<string, string>> = {},
) {
  const child: ChildProcess = spawn(process.execPath, [resolve('scripts', script), ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr?.on('data', (chunk) => (stderr += String(chunk)));
  // A script that refuses its input stops reading it.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, stdout, stderr })));
  return { child, ended };
}

/** The process that runs commands one after the other, and the scripts that had a process of their own before. */
let host: ChildProcess | undefined;
const started = new Set<string>();
let last: Promise<unknown> = Promise.resolve();

/** Runs a command in the process that is kept for that. It ends with the worker of these tests. */
function runHosted(task: Task): Promise<Ended> {
  host ??= fork(join(import.meta.dirname, 'command-host.ts'), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const process = host;
  process.ref();
  process.channel?.ref();
  return new Promise((done, fail) => {
    const lost = (code: number | null) => {
      host = undefined;
      fail(new Error(`Unexpected end of the process that runs \`${task.script}\` (${code})`));
    };
    process.once('exit', lost);
    process.once('message', (ended) => {
      process.off('exit', lost);
      process.unref();
      process.channel?.unref();
      done(ended as Ended);
    });
    process.send(task);
  });
}

/** Whether a script asks if it is the one that was started, which it is not where many share a process. */
const asksForItself = (script: string) => readFileSync(resolve('scripts', script), 'utf8').includes('import.meta');

/**
 * Runs a script of the project in `cwd` until it is over. The first run of each script, and every one that is given input,
 * is a process of its own, as a contributor starts it; the others share one, which saves a second each.
 */
export function run(
  script: string,
  args: readonly string[],
  cwd: string,
  input?: string | Uint8Array,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  if (input !== undefined || !started.has(script) || asksForItself(script)) {
    started.add(script);
    return start(script, args, cwd, input, env).ended;
  }
  const ended = last.then(() => runHosted({ script: resolve('scripts', script), args, cwd: resolve(cwd), env }));
  last = ended.catch(() => undefined);
  return ended;
}

/** Writes files below a folder. */
export function put(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Every file below a folder with its text. */
export const filesIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );

const country = (en: string, ko: string) => `names:\n  en: ${en}\n  ko: ${ko}\nregion: oceania\n`;

/** A small archive of a country that is nowhere, in a folder for one test. */
export function aWorkshop(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'workshop-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  put(folder, {
    'content/countries/fj.yaml': country('Ruritania', '루리타니아'),
    'content/organisations/mois.yaml': 'names:\n  en: Ministry of Lamps\n  ko: 등불부\ntype: ministry\ncountry: fj\n',
    ...files,
  });
  return folder;
}

/** A source in the layout of the ministry’s board. */
export const notice = (title: string, text: string) =>
  `the body go topmenu go\n\nHOME > What's New> News & Notices\n\nNews & Notices\n\n${title}\nDate : 2020.02.05 Read : 12\n${text}\n`;
