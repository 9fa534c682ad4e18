import { fileURLToPath } from 'node:url';
import { link } from '../../../src/archive/graph.ts';
import type { RecordOf } from '../../../src/archive/model/record.ts';
import { readArchive } from '../../../src/archive/read.ts';
import type { Line } from '../../../src/site/views/present.ts';
import type { Here, Site } from '../../../src/site/views/site.ts';

const { records, settings, moved } = await readArchive(
  fileURLToPath(new URL('../../fixtures/small-archive/content', import.meta.url)),
);

/** The small archive as views see it. */
export const small: Site = { archive: link(records), settings, moved };

/** A site of these records alone. */
export const siteOf = (...given: readonly RecordOf[]): Site => ({
  archive: link(given),
  settings: { address: 'https://archive.example/' },
  moved: [],
});

/** A page of the first edition, and one of the Korean. */
export const english: Here = { locale: 'en', path: 'centres/example.html' };
export const korean: Here = { locale: 'ko', path: 'ko/centres/example.html' };

/** The words of a line, as a reader has them. */
export const words = (line: Line): string => line.map(({ text }) => text).join('');

/** The record of the small archive; throws where there is none. */
export function the<Name extends RecordOf['kind']>(kind: Name, id: string): RecordOf<Name> {
  const record = small.archive.get(kind, id);
  if (!record) throw new Error(`Unexpected \`${kind}/${id}\`, expected a record of the small archive`);
  return record;
}
