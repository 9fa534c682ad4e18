import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A process as the system shows it at one moment. */
export interface Process {
  readonly id: number;
  /** CPU seconds so far, of all its threads. */
  readonly cpu: number;
  /** MiB in memory now, and at most so far. */
  readonly resident: number;
  readonly peak: number;
}

/** Linux counts CPU time for programs in hundredths of a second, whatever it counts in itself. */
const ticksPerSecond = 100;

/** The processes of the session that the process `leader` began; none where the system has no `/proc`. */
export function processesOf(leader: number): readonly Process[] {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((id) => {
      try {
        // After the name, which may hold anything: state, parent, group, session, …
        const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (Number(fields[3]) !== leader) return [];
        const status = readFileSync(`/proc/${id}/status`, 'utf8');
        const mebibytes = (name: string) =>
          Number(new RegExp(`^${name}:\\s+(\\d+)`, 'mu').exec(status)?.[1] ?? 0) / 1024;
        return {
          id: Number(id),
          cpu: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
          resident: mebibytes('VmRSS'),
          peak: mebibytes('VmHWM'),
        };
      } catch (error) {
        // It has ended since the list was made.
        if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
        throw error;
      }
    });
}
