/**
 * The type of each kind of file that the site has, by the ending of its name. A browser acts by the type that a file is
 * sent with, and not by its name: hosts are told these, and what is saved for offline use has these whatever a host said.
 */
export const mediaTypes = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  webmanifest: 'application/manifest+json',
  xml: 'application/xml',
  csv: 'text/csv; charset=utf-8',
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems',
  ics: 'text/calendar; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  conf: 'text/plain; charset=utf-8',
  epub: 'application/epub+zip',
  zip: 'application/zip',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
} as const satisfies Readonly<Record<string, string>>;

/** The type of the file at `path`: that of the table, plain text for names without an ending, else bytes. */
export function mediaTypeOf(path: string): string {
  const [, ending] = /\.([a-z]+)$/u.exec(path) ?? [];
  if (ending === undefined) return /(?:^|\/)[^./]+$/u.test(path) ? mediaTypes.txt : 'application/octet-stream';
  return (mediaTypes as Readonly<Record<string, string>>)[ending] ?? 'application/octet-stream';
}
