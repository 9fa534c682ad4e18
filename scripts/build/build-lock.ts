import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who builds: numbers of processes are used again, and mean nothing on another machine. */
export interface Holder {
  readonly process: number;
  readonly host: string;
  /** What tells this process from others of its number, as far as the system says: ticks from the start of the machine. */
  readonly started: string;
}

/** The holder of a lock shows every so often that it lives; silence that is this much longer means that it does not. */
const beat = 2_000;
const silence = 60_000;

/** A lock that says nothing is being written, unless it is older than this: then its holder ended in between. */
const writing = 2_000;

/**
 * Takes the lock at `path`, which one process has at a time, and returns what gives it back. A lock whose holder is gone
 * is taken over. Throws where another process holds it, and says which.
 */
export function takeLock(path: string): () => void {
  const me: Holder = { process: process.pid, host: hostname(), started: startOf(process.pid) };
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (write(path, me)) return hold(path, me);
    const holder = readHolder(path);
    if (!holder && ageOf(path) < writing) {
      sleep(writing / 4);
      continue;
    }
    if (holder && isAlive(holder, path))
      throw new Error(
        `Unexpected build already running (process ${holder.process} on ${holder.host}), expected one at a time; wait for it to end, or stop it`,
      );
    removeStale(path, holder);
  }
  throw new Error(`Unexpected lock \`${path}\` that others keep taking, expected it to be free; try again`);
}

/** Whether the file was made; not, where one is there. */
function write(path: string, holder: Holder): boolean {
  try {
    const file = openSync(path, 'wx');
    writeFileSync(file, JSON.stringify(holder));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function hold(path: string, me: Holder): () => void {
  const timer = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // Without the file there is nothing to show; the build ends all the same.
    }
  }, beat);
  timer.unref();
  return () => {
    clearInterval(timer);
    // Another may have taken it over, as from a process that was held still for long.
    if (JSON.stringify(readHolder(path)) === JSON.stringify(me)) rmSync(path, { force: true });
  };
}

/** What the lock says; `undefined` where it is gone, or cut off by the end of its holder. */
function readHolder(path: string): Holder | undefined {
  try {
    const { process: number, host, started } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return number !== undefined && host !== undefined && started !== undefined
      ? { process: number, host, started }
      : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ process: number, host, started }: Holder, path: string): boolean {
  // Of another machine, or another container, only the file can tell.
  if (host !== hostname()) return ageOf(path) < silence;
  try {
    process.kill(number, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  // Where the system does not tell one process from the next of its number, the file does.
  return started === '' ? ageOf(path) < silence : startOf(number) === started;
}

/** Milliseconds since the holder last showed that it lives; endless where there is no lock. */
const ageOf = (path: string): number => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? -Infinity);

/** Holds this thread still: nothing else is done before there is a lock. */
const sleep = (milliseconds: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** Takes away the lock of a holder that is gone. Of several that try, one does; whoever took a newer lock puts it back. */
function removeStale(path: string, stale: Holder | undefined): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const taken = readHolder(aside);
  if (JSON.stringify(taken) === JSON.stringify(stale)) rmSync(aside, { recursive: true, force: true });
  else renameSync(aside, path);
}

/** When a process started, by the count of the system; empty where the system does not say. */
function startOf(number: number): string {
  try {
    const line = readFileSync(`/proc/${number}/stat`, 'utf8');
    // The name of the program, in brackets, may hold spaces; the start is the twentieth field after it.
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
