import { findDates, parseDate } from '../dates.ts';
import { shown, type Format, type Known } from '../format.ts';
import { attachmentIn, readLabels, type Labelled } from '../labels.ts';
import { newSheet, type Sheet } from '../sheet.ts';
import type { Line, Source } from '../source.ts';
import { leaveSurroundings } from '../surroundings.ts';
import { readTitle } from '../title.ts';

/** How many lines at either end of a text may tell of it rather than be it. */
const margin = 8;

/** Any text. What it is and where it comes from is guessed, and each guess says how sure it is. */
export const plain: Format = {
  name: 'plain',
  describe: 'any other text or page: title, date and publisher are guessed',
  recognise: () => ({ score: 0.3, because: ['any text; taken where no other format fits better'] }),

  read(source, known) {
    const sheet = newSheet(source);
    const lines = shown(source);
    leaveSurroundings(sheet, source);
    readTitle(sheet, source, lines, known.address);
    const open = lines.filter((line) => !sheet.placed(line));
    const edges = open.filter((_, index) => index < margin || index >= open.length - margin);
    readEdges(sheet, edges);
    guessDate(sheet, source, known, open);
    guessPublisher(sheet, source, known, open);
    if (!sheet.has('author') && source.meta.author !== undefined)
      sheet.infer('author', source.meta.author, 'likely', 'the head of the page');
    guessType(sheet, source, known, lines);
    return sheet.sorted();
  },
};

/** Reads the lines above and below a text that say of it when, by whom, where. */
function readEdges(sheet: Sheet, lines: readonly Line[]): void {
  let attached = false;
  for (const line of lines) {
    const labelled = readLabels(line.text);
    const name = attached ? attachmentIn(line.text) : undefined;
    if (name !== undefined) sheet.read('attachments', name, 'likely', 'a file named under the attachments', line);
    else if (labelled) {
      attached = labelled.some(({ field }) => field === 'attachments');
      readLabelled(sheet, line, labelled);
    } else {
      attached = false;
      readUnlabelled(sheet, line);
    }
  }
}

function readLabelled(sheet: Sheet, line: Line, labelled: readonly Labelled[]): void {
  for (const { field, value } of labelled) {
    if (field === 'attachments') {
      if (value === '') sheet.leave([line], 'the heading of the attachments');
      else sheet.read('attachments', value, 'likely', 'after its label', line);
    } else if (field === 'revised') sheet.leave([line], 'the date of a later change');
    else if (value === '') continue;
    else if (field === 'date' && sheet.has('date')) {
      sheet.remark(`A second date stands on line ${line.at}: ${value}`);
      sheet.leave([line], 'another date of the page');
    } else if (!sheet.has(field))
      sheet.read(field, field === 'views' ? Number(value) : value, 'likely', 'after its label', line);
  }
}

function readUnlabelled(sheet: Sheet, line: Line): void {
  const { text } = line;
  const author =
    /^By (?<name>\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3})$/u.exec(text)?.groups?.['name'] ??
    /^(?<name>[가-힣]{2,4}) ?기자(?:\s*\(?[\w.+-]+@[\w.-]+\)?)?$/u.exec(text)?.groups?.['name'];
  const date = parseDate(text);
  const owner = /^(?:Copyright\b|저작권자|ⓒ|©|<\s*저작권자|\(c\))/iu.test(text);
  if (author !== undefined && !sheet.has('author')) sheet.read('author', author, 'likely', 'a line of its own', line);
  else if (date !== undefined && date.length > 4) {
    if (sheet.has('date')) sheet.remark(`A second date stands on line ${line.at}: ${date}`);
    else sheet.read('date', date, 'likely', 'a line of its own', line);
  } else if (owner) sheet.leave([line], 'a notice of rights');
}

function guessDate(sheet: Sheet, source: Source, known: Known, body: readonly Line[]): void {
  if (sheet.has('date')) return;
  const published = source.meta.published === undefined ? undefined : parseDate(source.meta.published);
  if (published !== undefined) {
    sheet.infer('date', published, 'sure', 'the head of the page');
    return;
  }
  const inAddress = /[/=_-](?<y>(?:19|20)\d{2})[/-]?(?<m>[01]\d)[/-]?(?<d>[0-3]\d)(?!\d)/u.exec(
    known.address ?? '',
  )?.groups;
  const fromAddress = inAddress && parseDate(`${inAddress['y']}-${inAddress['m']}-${inAddress['d']}`);
  if (fromAddress !== undefined) {
    sheet.infer('date', fromAddress, 'likely', 'the address');
    return;
  }
  for (const line of [...body.slice(0, 3), ...body.slice(-3)]) {
    const [found] = findDates(line.text).filter(({ inferred }) => !inferred);
    if (!found) continue;
    sheet.infer('date', found.date, 'guess', 'the first date at an end of the text', line);
    sheet.infer('date_estimated', true, 'guess', 'the text names no date of publication');
    return;
  }
}

function guessPublisher(sheet: Sheet, source: Source, known: Known, body: readonly Line[]): void {
  if (sheet.has('publisher')) return;
  const agency = body
    .slice(0, margin)
    .map((line) => ({
      line,
      name: /^[([][^()[\]=]{1,20}=(?<name>[^()[\]=]{2,20})[)\]]/u.exec(line.text)?.groups?.['name'],
    }))
    .find(({ name }) => name !== undefined);
  if (source.meta.siteName !== undefined)
    sheet.infer('publisher', source.meta.siteName, 'likely', 'the head of the page');
  else if (agency?.name !== undefined)
    sheet.infer('publisher', agency.name.trim(), 'likely', 'the agency in the dateline', agency.line);
  else if (known.address !== undefined && URL.canParse(known.address))
    sheet.infer(
      'publisher',
      new URL(known.address).hostname.replace(/^(?:www|m)\./u, ''),
      'guess',
      'the host of the address',
    );
}

function guessType(sheet: Sheet, source: Source, known: Known, lines: readonly Line[]): void {
  const edge = lines
    .slice(0, margin)
    .map(({ text }) => text)
    .join('\n');
  if (/보도자료|press release/iu.test(edge)) sheet.infer('type', 'press-release', 'likely', 'its first lines say so');
  else if (sheet.has('author') || source.meta.published !== undefined)
    sheet.infer('type', 'news-article', 'guess', 'it names an author or the hour of publication');
  else
    sheet.infer(
      'type',
      'web-page',
      'guess',
      known.address === undefined ? 'nothing says what it is' : 'it was found on the web',
    );
}
