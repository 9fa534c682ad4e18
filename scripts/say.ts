import { visible, visibleLines } from '../src/archive/text/visible.ts';

/** Prints a text for people. What it holds of files and their names can steer neither a terminal nor CI. */
export const say = (text: string): void => console.log(visibleLines(text));

/** Prints a text for people on the error stream, in the same way. */
export const warn = (text: string): void => console.error(visibleLines(text));

/** Prints why a command ended, on one line: `import: Unexpected …`. */
export const complain = (command: string, error: unknown): void =>
  console.error(visible(`${command}: ${error instanceof Error ? error.message : String(error)}`));
