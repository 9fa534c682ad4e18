/** The table of exporters. Adding one is a file in `exporters/` and a line here. */
export { bibtex } from './exporters/bibtex.ts';
export { cslJson } from './exporters/csl-json.ts';
export { datapackageJson } from './exporters/datapackage-json.ts';
export { dictionaryCsv } from './exporters/dictionary-csv.ts';
export { dictionaryJson } from './exporters/dictionary-json.ts';
export { epub } from './exporters/epub.ts';
export { feed } from './exporters/feed.ts';
export { kindCsv } from './exporters/kind-csv.ts';
export { linksCsv } from './exporters/links-csv.ts';
export { modelJson } from './exporters/model-json.ts';
export { recordCalendars } from './exporters/record-calendars.ts';
export { recordFeeds } from './exporters/record-feeds.ts';
export { recordsJson } from './exporters/records-json.ts';
export { recordsNdjson } from './exporters/records-ndjson.ts';
export { ris } from './exporters/ris.ts';
export { statementsCsv } from './exporters/statements-csv.ts';
