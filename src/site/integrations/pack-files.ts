import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from '../../archive/export/bag.ts';
import { measure } from '../../archive/export/measure.ts';
import { pack, type Packed } from '../../archive/export/zip.ts';

/** Files of a built site to be measured, and packed where they go into the ZIP. */
export interface PackTask {
  /** The folder of the site. */
  readonly site: string;
  /** From the root of the site. */
  readonly paths: readonly string[];
}

/** Pictures for other sites that show a link to a page: nobody who has a copy in hand sees them. */
const leftOut = /^og\//u;

/** What is packed already; packing it again would take time and gain nothing. */
const packed = /\.(?:pf_[a-z]+|pagefind|epub|png|jpg|webp|woff2|zip|gz|br)$/u;

/** Reads each file once. */
export const packFiles = ({ site, paths }: PackTask): readonly (Packed | Measured)[] =>
  paths.map((path) => {
    const bytes = readFileSync(join(site, path));
    return leftOut.test(path) ? { path, measure: measure(bytes) } : pack({ path, bytes, stored: packed.test(path) });
  });
