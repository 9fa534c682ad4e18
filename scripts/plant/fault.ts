/** A fault that is planted to see which test catches it. */
export interface Fault {
  readonly name: string;
  /** What is wrong with the archive or its tools once it is planted. */
  readonly does: string;
  /** The files as they are with the fault. Throws where it would change nothing. */
  plant(files: Files): Planted;
  readonly caught: Catch;
}

/** The files of a build or of the project, by their paths from its top. */
export interface Files {
  /** All of them that begin with `start`, sorted. */
  paths(start: string): readonly string[];
  text(path: string): string;
  bytes(path: string): Buffer;
}

/** New contents by path; `undefined` for a file that is lost. */
export type Planted = Readonly<Record<string, string | Uint8Array | undefined>>;

/** The test of `npm test` that has to fail. */
export interface Catch {
  readonly file: string;
  /** Its names from the outermost group on, joined by ` > `. */
  readonly test: string;
  /** What it has to say of this fault, where others are planted with it. */
  readonly says?: RegExp;
}

/** Faults that are planted together: in different places, each of which its test names. */
export type Round = readonly Fault[];

/** `text` with the first `from` as `to`. Throws where it has none. */
export function replaced(text: string, from: string | RegExp, to: string): string {
  const planted = text.replace(from, () => to);
  if (planted !== text) return planted;
  throw new Error(`Unexpected text without \`${String(from)}\`, expected the place of the fault`);
}

/** A fault in one file, in which the first `from` becomes `to`. */
export const inFile =
  (path: string, from: string | RegExp, to: string): Fault['plant'] =>
  (files) => ({ [path]: replaced(files.text(path), from, to) });

/** A test of `tests/build` that has to say `says`. */
export const caughtBy = (name: string, test: string, says: RegExp): Catch => ({
  file: `tests/build/${name}.test.ts`,
  test,
  says,
});
