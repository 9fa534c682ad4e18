import { stripVTControlCharacters } from 'node:util';

/** A message of Astro’s logger. */
interface Message {
  readonly label: string | null;
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly message: string;
}

/** Pages between two lines where there is no terminal to count on. */
const step = 1000;

/** Lines of Astro’s that say nothing to whoever waits for a build. */
const routine =
  /^(?:Syncing|Synced|Generated|Waiting|output:|mode:|directory:|Collecting|Building|Rearranging|✓|\d+ page)/u;

/**
 * Where Astro writes what it has to say in a build, in place of its line for each file: a count of files on a terminal,
 * a line for each thousand elsewhere, and every warning and error as it is.
 */
export default function buildLog() {
  const terminal = process.stderr.isTTY === true;
  let [files, reused, counting] = [0, 0, false];
  const endCount = () => {
    if (!counting) return;
    if (terminal) process.stderr.write('\r\u001b[K');
    counting = false;
  };
  const count = () => {
    if (terminal && files % 25 === 0) process.stderr.write(`\r  files: ${files.toLocaleString('en')}`);
    else if (!terminal && files % step === 0) console.error(`  files: ${files.toLocaleString('en')}`);
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
      if (level === 'warn' || level === 'error') return console.error(`${level}: ${label ? `${label}: ` : ''}${text}`);
      if (/^✓ Completed in/u.test(text) && files > 0) {
        console.error(
          `  files: ${files.toLocaleString('en')}, of which ${reused.toLocaleString('en')} from an earlier build`,
        );
        [files, reused] = [0, 0];
      } else if (level === 'info' && !routine.test(text)) console.error(`  ${label ? `${label}: ` : ''}${text}`);
    },
  };
}
