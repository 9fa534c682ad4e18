import type { Random } from './fuzz-cases.ts';

/** One part of the tools under fuzzing. */
export interface Target {
  readonly name: string;
  /** A case as text, so that it can be kept in a file and tried again. */
  make(random: Random, real: readonly RealFile[]): string;
  /** What is wrong with how the tools take the case; empty where nothing is. Throws where they throw. */
  faults(text: string, place: Place): Promise<readonly string[]>;
}

/** A file of the archive, whose text is what most cases begin with. */
export interface RealFile {
  readonly path: string;
  readonly text: string;
}

/** Where a case is tried: a folder that is empty, and one that is served. */
export interface Place {
  readonly empty: string;
  readonly served: string;
}
