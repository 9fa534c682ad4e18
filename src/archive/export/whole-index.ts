/**
 * Where the files of the search are and how they are written, each by itself and all in one. One by one a question
 * fetches the few that it needs. The one is for where nothing can be fetched, from a folder without a server, and for
 * a browser that keeps the whole: one file comes over a slow line in less time than thousands. A large index has it in
 * several parts, since a phone holds each in memory several times while it reads it.
 */

/** The folder of the index, below the root of the site. */
export const indexFolder = 'search-index/';

/** The folder of what Pagefind has made. */
export const pagefindFolder = 'pagefind/';

/** How many bytes of files one part holds at most; a single file that is larger is a part by itself. */
const mostInPart = 20_000_000;

/** The name of a part of what holds all others; the first is 1. */
export const wholeNameOf = (part: number): string => (part === 1 ? 'whole' : `whole-${part}`);

/** The path of a part. It has no version in its address, so that whoever knows none finds the first. */
export const wholePathOf = (part: number): string => `${indexFolder}${wholeNameOf(part)}.js`;

/** The paths of parts, however many there are. */
export const wholePaths = new RegExp(`^${indexFolder}whole(?:-[0-9]+)?\\.js$`, 'u');

/** All files of an index. */
export interface WholeIndex {
  /** What names the folder of its data. */
  readonly version: string;
  /** What each file of data hands over, by its name, such as `terms/3`. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What Pagefind has made, by its path, in Base64 (RFC 4648). */
  readonly pagefind: Readonly<Record<string, string>>;
}

/** A file: its path from the root of the site, and what it holds. */
export type IndexFile = readonly [path: string, content: string | Uint8Array<ArrayBuffer>];

/** A script that hands over what it has to the search of the page. Nothing but a script can be had from a folder. */
const handing = (name: string, data: unknown): string => `${before(name)}${JSON.stringify(data)}${after}`;
const before = (name: string): string => `archiveSearch.take(${JSON.stringify(name)},`;
const after = ');\n';

/** A part of what holds all files of an index. */
export interface WholePart extends WholeIndex {
  /** How many parts there are. */
  readonly parts: number;
  /** How many of them have what Pagefind has made: those come first. */
  readonly pagefindParts: number;
}

/** What holds all other files, in parts of at most `most` bytes of them, made one after another. */
export function* wholeFiles(
  { version, data, pagefind }: WholeIndex,
  most: number = mostInPart,
): Generator<IndexFile, void, void> {
  const pagefindParts = inParts(pagefind, most);
  // Data begins in the last part of Pagefind's, where there is room.
  const dataParts = inParts(data, most, weightOf(pagefindParts.at(-1) ?? {}));
  const earlier = pagefindParts.length - 1;
  const parts = earlier + dataParts.length;
  for (let index = 0; index < parts; index += 1) {
    const part: WholePart = {
      version,
      parts,
      pagefindParts: pagefindParts.length,
      data: dataParts[index - earlier] ?? {},
      pagefind: pagefindParts[index] ?? {},
    };
    yield [wholePathOf(index + 1), handing(wholeNameOf(index + 1), part)];
  }
}

const weightOf = (files: Readonly<Record<string, unknown>>): number =>
  new TextEncoder().encode(JSON.stringify(files)).length;

/** Files in parts of at most `most` bytes, the first of which has `taken` less; it may be empty. */
function inParts<Content>(
  files: Readonly<Record<string, Content>>,
  most: number,
  taken = 0,
): readonly Readonly<Record<string, Content>>[] {
  const parts: [string, Content][][] = [[]];
  let held = taken;
  for (const [name, content] of Object.entries(files)) {
    const weight = weightOf({ [name]: content });
    if (held > 0 && held + weight > most) {
      parts.push([]);
      held = 0;
    }
    parts.at(-1)?.push([name, content]);
    held += weight;
  }
  return parts.map((part) => Object.fromEntries(part));
}

/** Reads back a part; throws a `SyntaxError` where it is cut off or is something else. */
export function readWholePart(text: string, part: number): WholePart {
  const beginning = before(wholeNameOf(part));
  if (!text.startsWith(beginning) || !text.endsWith(after))
    throw new SyntaxError(
      `Unexpected content of \`${wholePathOf(part)}\`, expected \`${beginning}…${after.trimEnd()}\``,
    );
  return JSON.parse(text.slice(beginning.length, -after.length)) as WholePart;
}

/** Each of the others, as it is written. */
export const filesOf = ({ version, data, pagefind }: WholeIndex): readonly IndexFile[] => [
  ...Object.entries(data).map(
    ([name, handed]) => [`${indexFolder}${version}/${name}.js`, handing(name, handed)] as const,
  ),
  ...Object.entries(pagefind).map(([path, packed]) => [pagefindFolder + path, bytesOf(packed)] as const),
];

/** What Base64 stands for. */
export const bytesOf = (packed: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
