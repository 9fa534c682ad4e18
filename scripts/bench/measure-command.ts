import { spawn } from 'node:child_process';
import { processesOf, type Process } from './processes-of.ts';

/** A command to be measured. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** What a command cost, with all processes that it started; what the system does not count is missing. */
export interface Cost {
  readonly seconds: number;
  /** CPU seconds of all processes and threads, user and system together. */
  readonly cpu?: number;
  /** MiB at the moment when all processes together had most; what processes share is counted in each. */
  readonly memory?: number;
  /** MiB that the largest process had at most. */
  readonly largest?: number;
}

/** How often the processes are looked at, in milliseconds. */
const pause = 200;

/**
 * Runs a command to its end and returns what it cost. Throws where it fails, with what it said. CPU time is the larger of two
 * counts: the shell's, of all processes that were waited for, and that of the last looks at each process, which has those
 * that outlived their parents. Only Linux has both, and memory; Windows has neither.
 */
export async function measureCommand({ command, args, cwd, env = process.env }: Command): Promise<Cost> {
  const begun = process.hrtime.bigint();
  const counting = process.platform !== 'win32';
  const script = '"$@"; code=$?; times >&3; exit $code';
  const child = spawn(counting ? 'sh' : command, counting ? ['-c', script, 'sh', command, ...args] : args, {
    cwd,
    env,
    // A group and session of its own, by which its processes are known and stopped.
    detached: counting,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const said = ['', '', '', ''];
  for (const [index, stream] of child.stdio.entries())
    if (stream && 'setEncoding' in stream)
      stream.setEncoding('utf8').on('data', (text: string) => (said[index] += text));
  const stop = () =>
    child.pid !== undefined && child.exitCode === null && process.kill(counting ? -child.pid : child.pid);
  process.once('exit', stop);
  const interrupt = () => process.exit(130);
  process.once('SIGINT', interrupt);

  const seen = new Map<number, Process>();
  let memory = 0;
  const look = () => {
    const now = processesOf(child.pid ?? 0);
    // A process that has ended and was not waited for yet has no memory any more.
    for (const each of now) seen.set(each.id, { ...each, peak: Math.max(each.peak, seen.get(each.id)?.peak ?? 0) });
    memory = Math.max(
      memory,
      now.reduce((sum, { resident }) => sum + resident, 0),
    );
  };
  const looking = setInterval(look, pause);
  const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
  clearInterval(looking);
  process.removeListener('exit', stop).removeListener('SIGINT', interrupt);
  if (code !== 0)
    throw new Error(
      `Could not run \`${[command, ...args].join(' ')}\` in ${cwd} (exit code ${code})\n${said.slice(1, 3).join('')}`,
    );
  const all = [...seen.values()];
  const sampled = all.reduce((sum, { cpu }) => sum + cpu, 0);
  return {
    seconds: Number(process.hrtime.bigint() - begun) / 1e9,
    ...(counting ? { cpu: Math.max(secondsIn(said[3] ?? ''), sampled) } : {}),
    ...(all.length > 0 ? { memory, largest: Math.max(...all.map(({ peak }) => peak)) } : {}),
  };
}

/** The seconds of the children in what `times` of a shell prints: its own on the first line, theirs on the second. */
function secondsIn(times: string): number {
  const found = [...times.matchAll(/(\d+)m([\d.]+)s/gu)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  if (found.length !== 4)
    throw new Error(`Unexpected answer ${JSON.stringify(times)} of \`times\`, expected four times`);
  return (found[2] ?? 0) + (found[3] ?? 0);
}
