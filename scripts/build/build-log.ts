import { stripVTControlCharacters } from 'node:util';
import { stageClock, type BuildFigures } from './build-stages.ts';

/** A message of Astro’s logger. */
export interface Message {
  readonly label: string | null;
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly message: string;
}

/** Where the log goes. */
export interface LogTarget {
  /** Whether a line can be written over. */
  readonly terminal: boolean;
  write(text: string): void;
}

/** Pages between two lines where there is no terminal to count on. */
const step = 1000;

/** Lines of Astro’s that say nothing to whoever waits for a build. */
const routine =
  /^(?:Syncing|Synced|Generated|Waiting|output:|mode:|directory:|Collecting|Building|Rearranging|generating static routes|✓|\d+ page)/u;

const standardError: LogTarget = {
  terminal: process.stderr.isTTY === true,
  write: (text) => void process.stderr.write(text),
};

/** What the build of this process has done so far; Astro makes the log itself, and hands none of it out. */
let figures: () => BuildFigures = () => ({ stages: [], files: 0, reused: 0 });
export const buildFigures = (): BuildFigures => figures();

/**
 * Where Astro writes what it has to say in a build, in place of its line for each file: a count of files on a terminal,
 * a line for each thousand elsewhere, and every warning and error as it is. What it counts is in {@link buildFigures}.
 */
export default function buildLog({ terminal, write }: LogTarget = standardError) {
  const stages = stageClock();
  let [files, reused, counting, counted] = [0, 0, false, false];
  figures = () => ({ stages: stages.end(), files, reused });
  const line = (text: string) => {
    write(`${text}\n`);
  };
  const endCount = () => {
    if (!counting) return;
    if (terminal) write('\r\u001b[K');
    counting = false;
  };
  const count = () => {
    if (terminal && files % 25 === 0) write(`\r  files: ${files.toLocaleString('en')}`);
    else if (!terminal && files % step === 0) line(`  files: ${files.toLocaleString('en')}`);
    counting = true;
  };
  return {
    write({ label, level, message }: Message): void {
      const text = stripVTControlCharacters(message).trim();
      if (level === 'info' && /^[├└]─/u.test(text)) {
        files += 1;
        return count();
      }
      if (level === 'info' && /^\((?:restored|cached)\)$/u.test(text)) {
        reused += 1;
        return;
      }
      if (level === 'info' && (text === '' || /^\(\+/u.test(text))) return;
      endCount();
      if (level === 'warn' || level === 'error') return line(`${level}: ${label ? `${label}: ` : ''}${text}`);
      const completed = /^✓ Completed in/u.test(text);
      if (!completed || files > 0) stages.hear(text);
      if (completed && files > 0 && !counted) {
        counted = true;
        line(`  files: ${files.toLocaleString('en')}, of which ${reused.toLocaleString('en')} from an earlier build`);
      } else if (level === 'info' && !routine.test(text)) line(`  ${label ? `${label}: ` : ''}${text}`);
    },
  };
}
