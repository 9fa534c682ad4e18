import { parseDate } from '../dates.ts';
import { recogniseBy, shown, type Format } from '../format.ts';
import { attachmentIn, readLabels, type Labelled } from '../labels.ts';
import { newSheet, type Sheet } from '../sheet.ts';
import type { Line } from '../source.ts';

const skipLink = /^(?:the body go|topmenu go)(?: topmenu go)?$/iu;
const breadcrumb = /^HOME\s*>.*>\s*(?<board>[^>]+)$/u;
const sizeNote = /15MB가 넘으면 바로보기/u;
const isDated = (labelled: readonly Labelled[] | undefined) => labelled?.[0]?.field === 'date';

/** The English notice board of the ministry that answers for Korea's e-government. */
export const moisNotice: Format = {
  name: 'mois-notice',
  describe: 'the English notice board of the Ministry of the Interior and Safety (mois.go.kr/eng)',
  recognise: (source) =>
    recogniseBy(source, [
      { what: 'skip links “the body go”, “topmenu go”', weight: 0.3, holds: (text) => skipLink.test(text) },
      { what: 'a breadcrumb “HOME > … > board”', weight: 0.2, holds: (text) => breadcrumb.test(text) },
      { what: 'the board’s name “News & Notices”', weight: 0.1, holds: (text) => text === 'News & Notices' },
      {
        what: 'a line “Date : … Read : …”',
        weight: 0.3,
        holds: (text) => /^Date\b/u.test(text) && readLabels(text)?.some(({ field }) => field === 'views') === true,
      },
      { what: 'the board’s note on files above 15 MB', weight: 0.2, holds: (text) => sizeNote.test(text) },
    ]),

  read(source) {
    const sheet = newSheet(source);
    const lines = shown(source);
    const crumb = lines.findIndex(({ text }) => breadcrumb.test(text));
    const board = breadcrumb.exec(lines[crumb]?.text ?? '')?.groups?.['board'] ?? 'News & Notices';
    const dated = lines.findIndex((line, index) => index > crumb && isDated(readLabels(line.text)));
    const above = dated === -1 ? lines.length : dated;
    const heading = lines.findLastIndex((line, index) => index < above && line.text === board);
    const titled = dated === -1 ? Math.max(heading, crumb) + 1 : dated - 1;
    const title = lines[titled];

    sheet.leave(
      lines.filter(({ text }) => skipLink.test(text)),
      'a link of the page for keyboards',
    );
    sheet.leave(lines.slice(Math.max(crumb, 0), crumb + 1), 'the way to the page through the site');
    sheet.leave(
      lines.filter(({ text }, index) => index < above && text === board),
      'the name of the board',
    );
    if (title && titled > Math.max(heading, crumb)) {
      const [sure, because] =
        dated === -1
          ? (['likely', 'the first line under the name of the board'] as const)
          : (['sure', 'the line above the date'] as const);
      sheet.read('title', title.text, sure, because, title);
    }
    sheet.leave(lines.slice(0, Math.max(titled, 0)), 'stands above the title: the menus of the page');

    const bodyFrom = dated === -1 ? titled + 1 : readDates(sheet, lines, dated);
    if (dated === -1) sheet.remark('No line “Date : …” was found under the title; look for the date of publication');
    const bodyTo = endOfBody(lines, bodyFrom);
    readAttachments(sheet, lines.slice(bodyTo));
    sheet.leave(
      lines.slice(bodyFrom).filter(({ region }) => region === 'footer' || region === 'navigation'),
      'stands in the menu or foot of the page',
    );
    sheet.infer('publisher', 'Ministry of the Interior and Safety', 'likely', 'the ministry whose notice board it is');
    sheet.infer('type', 'notice', 'sure', 'the format is a notice board');
    return sheet.sorted();
  },
};

/** Reads the line of the date, and those beside it that a page sets apart. Returns the index after them. */
function readDates(sheet: Sheet, lines: readonly Line[], dated: number): number {
  let index = dated;
  for (;;) {
    const line = lines[index];
    const labelled = line && readLabels(line.text);
    if (!line || !labelled || !labelled.every(({ field }) => field === 'date' || field === 'views')) return index;
    // A second date is not the board’s own: the body has begun.
    if (index > dated && isDated(labelled)) return index;
    index += 1;
    for (const { field, value } of labelled) {
      const next = lines[index];
      const given =
        value !== '' ? { value, of: [line] } : next && { value: valueAlone(field, next.text), of: [line, next] };
      if (given?.value === undefined) {
        sheet.leave([line], `the label of a ${field === 'date' ? 'date' : 'read count'} that is not there`);
        continue;
      }
      if (value === '') index += 1;
      if (field === 'date') sheet.read('date', given.value, 'sure', 'after “Date” under the title', ...given.of);
      else sheet.read('views', Number(given.value), 'sure', 'after “Read” under the title', ...given.of);
    }
  }
}

const valueAlone = (field: Labelled['field'], text: string) =>
  field === 'date' ? parseDate(text) : /^\d+$/u.test(text) ? text : undefined;

function endOfBody(lines: readonly Line[], from: number): number {
  const end = lines.findIndex(
    ({ text }, index) =>
      index >= from &&
      (/^Attached Files?\s*:?$/iu.test(text) || sizeNote.test(text) || /^(?:List|Prev(?:ious)?|Next)$/u.test(text)),
  );
  return end === -1 ? lines.length : end;
}

function readAttachments(sheet: Sheet, lines: readonly Line[]): void {
  for (const line of lines) {
    const name = attachmentIn(line.text);
    if (name !== undefined) sheet.read('attachments', name, 'sure', 'a file named under “Attached File”', line);
    else if (/^Attached Files?\s*:?$/iu.test(line.text)) sheet.leave([line], 'the heading of the attached files');
    else if (sizeNote.test(line.text)) sheet.leave([line], 'a note of the board on the preview of large files');
    else sheet.leave([line], 'stands below the notice: the buttons, neighbours and foot of the page');
  }
}
