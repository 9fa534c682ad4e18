import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';

/**
 * A process that runs one command of the project after the other, each as if it were a process of its own: arguments, folder,
 * environment, streams and exit code are the command’s, and it is over when nothing is left to do. Only the modules that it
 * imports are loaded once for all, which is most of the time that a process takes.
 */

/** What is to be run. */
export interface Task {
  readonly script: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const environment = { ...process.env };
const own = { stdout: process.stdout.write, stderr: process.stderr.write, exit: process.exit };
let running = false;
let number = 0;
let written = { stdout: '', stderr: '' };

function begin({ script, args, cwd, env }: Task): void {
  running = true;
  written = { stdout: '', stderr: '' };
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment, env);
  process.chdir(cwd);
  process.argv = [process.execPath, script, ...args];
  process.exitCode = undefined;
  const input = Readable.from([]);
  Object.defineProperty(process, 'stdin', { value: input, configurable: true });
  for (const name of ['stdout', 'stderr'] as const)
    process[name].write = (chunk: unknown, ...rest: unknown[]) => {
      written[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString();
      const done = rest.find((each) => typeof each === 'function') as (() => void) | undefined;
      if (done) process.nextTick(done);
      return true;
    };
  process.exit = ((code?: number) => {
    end(code ?? process.exitCode);
    // As after the end of a process, nothing more of the command is heard of.
    return new Promise(() => undefined);
  }) as unknown as typeof process.exit;
  // The line to the tests does not keep the process alive while a command runs: so its end is seen.
  process.channel?.unref();
  number += 1;
  import(`${pathToFileURL(script).href}?run=${number}`).catch((error: unknown) => {
    written.stderr += `${(error as Error).stack ?? String(error)}\n`;
    end(1);
  });
}

function end(code: number | string | null | undefined): void {
  if (!running) return;
  running = false;
  process.stdout.write = own.stdout;
  process.stderr.write = own.stderr;
  process.exit = own.exit;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeAllListeners(signal);
  process.exitCode = undefined;
  process.channel?.ref();
  process.send?.({ code: Number(code ?? 0), ...written });
}

process.on('beforeExit', () => {
  end(process.exitCode);
});
process.on('uncaughtException', (error) => {
  written.stderr += `${error.stack ?? String(error)}\n`;
  end(1);
});
process.on('message', begin);
process.on('disconnect', () => {
  own.exit(0);
});
