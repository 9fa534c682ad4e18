import { createHash } from 'node:crypto';
import { carriedName } from '../address.ts';
import { archiveName, licence } from './licence.ts';
import type { Zipped } from './zip.ts';

/**
 * The whole site as a bag (BagIt, RFC 8493): the form in which libraries hand files on, with a list of hashes that their
 * programs check. What is handed on lies in `data/`, as the standard asks; a page beside it leads a reader in.
 */

/** A file of the site, as it is written. */
export interface SiteFile {
  /** From the root of the site. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const byPath = <File extends SiteFile>(files: readonly File[]): readonly File[] =>
  files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

/** The hashes of files as `sha256sum` writes and checks them, sorted by path. */
export const sumsOf = (files: readonly SiteFile[]): string =>
  byPath(files)
    .map(({ path, bytes }) => `${hashOf(bytes)}  ${path}\n`)
    .join('');

/** Where the sums of a site stand, in the site itself. */
export const sumsPath = 'SHA256SUMS';

/** What is packed already; packing it again would take time and gain nothing. */
const packed = /\.(?:pf_[a-z]+|pagefind|epub|png|jpg|webp|zip|gz|br)$/u;

/** The files of a bag that holds `site`, published at `address`, in the order of its ZIP. */
export function bagOf(site: readonly SiteFile[], address: string): readonly Zipped[] {
  const utf8 = (path: string, text: string): SiteFile => ({ path, bytes: new TextEncoder().encode(text) });
  // A copy is checked by its own sums, wherever it is put.
  const files = byPath([...site, utf8(sumsPath, sumsOf(site))]);
  const payload = files.map(({ path, bytes }) => ({ path: `data/${path}`, bytes }));
  const octets = payload.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
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
  return [...tags, utf8('tagmanifest-sha256.txt', sumsOf(tags)), ...payload].map(({ path, bytes }) => ({
    path: `${carriedName}/${path}`,
    bytes,
    stored: packed.test(path),
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
