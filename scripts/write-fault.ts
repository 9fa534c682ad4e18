import { basename, dirname } from 'node:path';
import type { PathKind } from './plain-file.ts';

/** A file that could not be written or removed. The message says what was found, what was expected and how to fix it. */
export class WriteFault extends Error {
  /** Whether the folder or the disk is at fault, so that no other file can be written there either. */
  readonly ofFolder: boolean;

  constructor(message: string, ofFolder: boolean, cause?: unknown) {
    super(message, { cause });
    this.ofFolder = ofFolder;
  }
}

/** What stands in the way of a file at `path`. */
export const nameFault = (path: string, found: PathKind): WriteFault =>
  new WriteFault(
    found === 'file'
      ? `Unexpected file \`${path}\`, expected none of that name`
      : `Unexpected ${found} \`${path}\`, expected a file or nothing of that name; move it away`,
    false,
  );

/**
 * An error of the system at `path`, in words. `stuck` are paths that could not be put back as they were. Errors that
 * are not the system’s are returned as they are.
 */
export function writeFault(error: unknown, stuck: readonly string[], path = ''): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const fault =
    error instanceof WriteFault || code === undefined
      ? (error as Error)
      : new WriteFault(...inWords(path, code), error);
  if (stuck.length === 0) return fault;
  const left = stuck.map((each) => `\`${each}\``).join(', ');
  return new WriteFault(
    `${fault.message}; not put back as it was: ${left}`,
    fault instanceof WriteFault && fault.ofFolder,
    fault,
  );
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function inWords(path: string, code: string): [message: string, ofFolder: boolean] {
  const [folder, name] = [dirname(path), basename(path)];
  if (full.has(code))
    return [
      `Unexpected full disk at \`${folder}\` (${code}), expected room for \`${name}\`; free some and repeat the command`,
      true,
    ];
  if (code === 'ENAMETOOLONG') return [`Unexpected name \`${name}\`, expected a shorter one (${code})`, false];
  return [`Unexpected folder \`${folder}\`, expected one that can be written to (${code})`, true];
}
