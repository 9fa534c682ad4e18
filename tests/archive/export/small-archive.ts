import { fileURLToPath } from 'node:url';
import { link, type Archive } from '../../../src/archive/graph.ts';
import { readArchive, type Reading } from '../../../src/archive/read.ts';

/** The archive that the golden files are made of: a record or two of each kind, with values that formats trip over. */
export const small: Reading = await readArchive(
  fileURLToPath(new URL('../../fixtures/export/content', import.meta.url)),
);
export const archive: Archive = link(small.records);

/** The real archive. */
export const real: Reading = await readArchive(fileURLToPath(new URL('../../../content', import.meta.url)));
