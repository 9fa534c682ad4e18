/**
 * Where the files of the search stand and how they are written, each by itself and all as one. One by one a question
 * fetches the few that it needs. The one is for where nothing can be fetched, from a folder without a server, and for
 * a browser that keeps the whole: one file comes over a slow line in less time than thousands.
 */

/** The folder of the index, below the root of the site. */
export const indexFolder = 'search-index/';

/** The folder of what Pagefind has made. */
export const pagefindFolder = 'pagefind/';

/** The name of the file that holds all others. */
const wholeName = 'whole';

/** Where that file stands: it has no version in its address, so that whoever knows none finds it. */
export const wholePath = `${indexFolder}${wholeName}.js`;

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
const handing = (name: string, data: unknown): string =>
  `archiveSearch.take(${JSON.stringify(name)},${JSON.stringify(data)});\n`;

/** The file that holds all others. */
export const wholeFile = (whole: WholeIndex): IndexFile => [wholePath, handing(wholeName, whole)];

/** Reads back that file; throws a `SyntaxError` where it is cut off or is something else. */
export function readWhole(text: string): WholeIndex {
  const [before, after] = handing(wholeName, 0).split('0') as [string, string];
  if (!text.startsWith(before) || !text.endsWith(after))
    throw new SyntaxError(`Unexpected content of \`${wholePath}\`, expected \`${before}…${after.trimEnd()}\``);
  return JSON.parse(text.slice(before.length, -after.length)) as WholeIndex;
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
