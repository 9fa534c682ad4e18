import { carriedName } from '../address.ts';
import { archiveName, licence } from './licence.ts';
import type { Measure } from './measure.ts';
import { pack, type Packed } from './zip.ts';

/**
 * The whole site as a bag (BagIt, RFC 8493): the form in which libraries hand files on, with a list of hashes that their
 * programs check. What is handed on lies in `data/`, as the standard asks; a page beside it leads a reader in.
 */

/** A file of the site, by its path from the root. */
export interface Measured {
  readonly path: string;
  readonly measure: Measure;
}

const byPath = <File extends { readonly path: string }>(files: readonly File[]): readonly File[] =>
  files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

/** The hashes of files as `sha256sum` writes and checks them, sorted by path. */
export const sumsOf = (files: readonly Measured[]): string =>
  byPath(files)
    .map(({ path, measure: { sha256 } }) => `${sha256}  ${path}\n`)
    .join('');

/** Where the sums of a site stand, in the site itself. */
export const sumsPath = 'SHA256SUMS';

const utf8 = (path: string, text: string): Packed => pack({ path, bytes: new TextEncoder().encode(text) });

/** The files of a bag that holds `site`, published at `address`, in the order of its ZIP. */
export function bagOf(site: readonly Packed[], address: string): readonly Packed[] {
  // A copy is checked by its own sums, wherever it is put.
  const files = byPath([...site, utf8(sumsPath, sumsOf(site))]);
  const payload = files.map((file) => ({ ...file, path: `data/${file.path}` }));
  const octets = payload.reduce((sum, { measure }) => sum + measure.bytes, 0);
  const tags = [
    utf8('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    // No date of bagging: the same archive makes the same bag on any day.
    utf8(
      'bag-info.txt',
      [
        `Source-Organization: ${archiveName.en}`,
        `External-Identifier: ${address}`,
        `External-Description: The whole site of the ${archiveName.en}. Open index.html in a browser.`,
        `Rights: ${licence.id}`,
        `Payload-Oxum: ${octets}.${payload.length}`,
        '',
      ].join('\n'),
    ),
    utf8('index.html', doorway),
    utf8('manifest-sha256.txt', sumsOf(payload)),
  ];
  return [...tags, utf8('tagmanifest-sha256.txt', sumsOf(tags)), ...payload].map((file) => ({
    ...file,
    path: `${carriedName}/${file.path}`,
  }));
}

const doorway = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="refresh" content="0; url=data/index.html">
    <title>${archiveName.en}</title>
  </head>
  <body>
    <p><a href="data/index.html">${archiveName.en}</a></p>
    <p lang="ko"><a href="data/ko/index.html">${archiveName.ko}</a></p>
  </body>
</html>
`;
