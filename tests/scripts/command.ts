import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** Commands as a contributor runs them: a process of their own, in a folder that is thrown away. */

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a script of the project in `cwd`; `ended` waits for it. */
export function start(script: string, args: readonly string[], cwd: string, input?: string | Uint8Array) {
  const child: ChildProcess = spawn(process.execPath, [resolve('scripts', script), ...args], { cwd });
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr?.on('data', (chunk) => (stderr += String(chunk)));
  // A script that refuses its input stops reading it.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, stdout, stderr })));
  return { child, ended };
}

export const run = (script: string, args: readonly string[], cwd: string, input?: string | Uint8Array) =>
  start(script, args, cwd, input).ended;

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
