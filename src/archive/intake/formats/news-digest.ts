import { parseDate } from '../dates.ts';
import { recogniseBy, shown, type Format } from '../format.ts';
import { newSheet } from '../sheet.ts';
import type { Line } from '../source.ts';
import { leaveSurroundings } from '../surroundings.ts';
import { readTitle } from '../title.ts';

const rule = /^[-–—_*]{3,}$/u;
const author = /^(?:Autor\(en\)\/Author\(s\)|Author\(s\)|Autor\(en\))\s*:\s*(?<value>.*)$/u;
const origin = /^(?:Quelle\/Source|Quelle)\s*:\s*(?<value>.*)$/u;

/** News pieces copied whole, which name author and newspaper at their end, in German and English. */
export const newsDigest: Format = {
  name: 'news-digest',
  describe: 'a digest of news that ends in “Autor(en)/Author(s)” and “Quelle/Source” (ifg.cc)',
  recognise: (source) =>
    recogniseBy(source, [
      { what: 'a line “Quelle/Source: …”', weight: 0.5, holds: (text) => origin.test(text) },
      { what: 'a line “Autor(en)/Author(s): …”', weight: 0.4, holds: (text) => author.test(text) },
      { what: 'a line of hyphens', weight: 0.1, holds: (text) => rule.test(text) },
    ]),

  read(source, known) {
    const sheet = newSheet(source);
    const lines = shown(source);
    const sourced = lines.findLastIndex(({ text }) => origin.test(text));
    const authored = lines.findLastIndex(({ text }, index) => author.test(text) && (sourced === -1 || index < sourced));
    const signature = authored === -1 ? sourced : authored;
    const ruled = rule.test(lines[signature - 1]?.text ?? '') ? signature - 1 : -1;
    const end = ruled === -1 ? signature : ruled;

    const by = author.exec(lines[authored]?.text ?? '')?.groups?.['value'] ?? '';
    const where = origin.exec(lines[sourced]?.text ?? '')?.groups?.['value'] ?? '';
    const authorLine = lines[authored];
    const sourceLine = lines[sourced];
    if (authorLine) {
      if (by === '') sheet.leave([authorLine], 'the label of an author who is not named');
      else sheet.read('author', by, 'sure', 'after “Autor(en)/Author(s)”', authorLine);
    }
    if (sourceLine) readOrigin(where, sourceLine);
    if (ruled !== -1) sheet.leave(lines.slice(ruled, ruled + 1), 'a line between the article and its origin');
    sheet.leave(lines.slice(signature), 'stands below the origin: the rest of the page');

    leaveSurroundings(sheet, source);

    const body = lines.slice(0, end === -1 ? lines.length : end);
    readTitle(sheet, source, body, known.address);
    sheet.infer('type', 'news-article', 'likely', 'the format is a digest of newspapers');
    return sheet.sorted();

    function readOrigin(text: string, line: Line): void {
      const comma = text.lastIndexOf(',');
      const date = comma === -1 ? parseDate(text) : parseDate(text.slice(comma + 1));
      const publisher = date === undefined ? text : comma === -1 ? '' : text.slice(0, comma).trim();
      if (publisher !== '') sheet.read('publisher', publisher, 'sure', 'after “Quelle/Source”', line);
      if (date !== undefined) sheet.read('date', date, 'sure', 'at the end of “Quelle/Source”', line);
      else sheet.remark('“Quelle/Source” ends in no date; look for the date of publication');
      if (publisher === '') sheet.remark('“Quelle/Source” names no publisher');
    }
  },
};
