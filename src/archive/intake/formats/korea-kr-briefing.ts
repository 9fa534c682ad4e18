import { parseDate } from '../dates.ts';
import { recogniseBy, shown, type Format } from '../format.ts';
import { attachmentIn, readLabels } from '../labels.ts';
import { newSheet, type Sheet } from '../sheet.ts';
import type { Line } from '../source.ts';

const official = /누리집은 대한민국 공식 .*누리집입니다/u;
const reproduced = /^[“"]?이 자료는 (?<body>.+?)의 보도자료를 전재하여 제공함을 알려드립니다\.?[”"]?$/u;
const postingRules = /게시물 운영원칙에 따라/u;
const dateAndBody = /^(?<date>\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?)\s+(?<body>[^\d].{0,40})$/u;

/** What follows an article, by the line that opens it. */
const tail: readonly (readonly [opens: RegExp, because: string])[] = [
  [reproduced, 'says whose release it is'],
  [/^첨부파일/u, 'the attached files'],
  [/^이전다음기사$|^(?:이전|다음)기사/u, 'the neighbouring articles'],
  [/^(?:히단|하단) 배너 영역$/u, 'the banners of the page'],
  [/^추천 ?뉴스$/u, 'other articles that the site recommends'],
  [/^많이 본, 최신/u, 'other articles that the site recommends'],
  [postingRules, 'the site’s rules for comments'],
  [/^공공누리/u, 'the terms of use'],
];

/** The briefing room of the Korean government's news site, which carries the releases of all ministries. */
export const koreaKrBriefing: Format = {
  name: 'korea-kr-briefing',
  describe: 'the briefing room of the Korean government (korea.kr), in Korean',
  recognise: (source) =>
    recogniseBy(source, [
      { what: 'the notice of an official site (누리집)', weight: 0.15, holds: (text) => official.test(text) },
      { what: 'the heading 브리핑룸', weight: 0.2, holds: (text) => text === '브리핑룸' },
      { what: 'a line of a date and a ministry', weight: 0.2, holds: (text) => dateAndBody.test(text) },
      { what: 'the sentence that says whose release it is', weight: 0.3, holds: (text) => reproduced.test(text) },
      { what: 'links to the neighbouring articles', weight: 0.1, holds: (text) => text === '이전다음기사' },
      { what: 'the site’s rules for comments', weight: 0.2, holds: (text) => postingRules.test(text) },
    ]),

  read(source) {
    const sheet = newSheet(source);
    const lines = shown(source);
    const room = lines.findIndex(({ text }) => text === '브리핑룸');
    const dated = lines.findIndex(
      ({ text }, index) => index > room && (dateAndBody.test(text) || parseDate(text) !== undefined),
    );
    const inPage = (line: Line) => line.text !== '콘텐츠 영역' && line.text !== '브리핑룸';
    const titled =
      dated === -1
        ? lines.findIndex((line, index) => index > room && inPage(line))
        : lines.findLastIndex((line, index) => index > room && index < dated && inPage(line));
    const title = lines[titled];
    if (title)
      sheet.read(
        'title',
        title.text,
        dated === -1 ? 'likely' : 'sure',
        dated === -1 ? 'the first line of the briefing room' : 'the line above the date',
        title,
      );
    leaveHead(sheet, lines.slice(0, Math.max(titled, 0)));

    let from = titled + 1;
    if (dated === -1) sheet.remark('No line with the date and the ministry was found under the title');
    else from = readHead(sheet, lines, dated);
    const to = endOfBody(lines, from);
    readTail(sheet, lines.slice(to));
    sheet.leave(
      lines.slice(from, to).filter(({ region }) => region === 'footer' || region === 'navigation'),
      'stands in the menu or foot of the page',
    );
    readContacts(sheet, lines.slice(from, to));
    sheet.infer('type', 'press-release', 'sure', 'the briefing room carries the releases of ministries');
    sheet.infer('via', 'korea.kr briefing room', 'sure', 'the format is that of the briefing room');
    return sheet.sorted();
  },
};

function leaveHead(sheet: Sheet, lines: readonly Line[]): void {
  for (const line of lines) {
    if (/바로가기/u.test(line.text)) sheet.leave([line], 'a link of the page for keyboards');
    else if (official.test(line.text)) sheet.leave([line], 'the notice of an official site');
    else sheet.leave([line], 'stands above the title: the menus and headings of the page');
  }
}

/** Reads date and ministry, on one line or on two. Returns the index of the body. */
function readHead(sheet: Sheet, lines: readonly Line[], dated: number): number {
  const line = lines[dated];
  if (!line) return dated;
  let index = dated + 1;
  const parts = dateAndBody.exec(line.text)?.groups;
  const date = parseDate(parts?.['date'] ?? line.text);
  if (date === undefined) sheet.remark(`The date \`${line.text}\` under the title does not exist`);
  else sheet.read('date', date, 'sure', 'under the title', line);
  const next = lines[index];
  if (parts?.['body'] !== undefined) sheet.read('publisher', parts['body'], 'sure', 'beside the date', line);
  else if (next && next.text.length <= 40 && next.text !== '목록' && !/[.다]$/u.test(next.text)) {
    sheet.read('publisher', next.text, 'likely', 'the line under the date', next);
    index += 1;
  }
  while (/^(?:목록|인쇄|공유|글자크기|스크랩|가|가가|이메일|URL ?복사)$/u.test(lines[index]?.text ?? '')) {
    sheet.leave(lines.slice(index, index + 1), 'a button of the page');
    index += 1;
  }
  return index;
}

const endOfBody = (lines: readonly Line[], from: number) => {
  const end = lines.findIndex(({ text }, index) => index >= from && tail.some(([opens]) => opens.test(text)));
  return end === -1 ? lines.length : end;
};

function readTail(sheet: Sheet, lines: readonly Line[]): void {
  let because = '';
  for (const line of lines) {
    because = tail.find(([opens]) => opens.test(line.text))?.[1] ?? because;
    const named = reproduced.exec(line.text)?.groups?.['body'];
    const attached = because === 'the attached files' ? attachmentIn(line.text) : undefined;
    if (named !== undefined) {
      sheet.read('publisher', named, 'sure', 'the sentence that says whose release it is', line);
    } else if (attached !== undefined) sheet.read('attachments', attached, 'sure', 'a file named under 첨부파일', line);
    else sheet.leave([line], because);
  }
}

/** The office and person to ask stand last, above what follows the article. */
function readContacts(sheet: Sheet, body: readonly Line[]): void {
  for (const line of body.toReversed()) {
    if (sheet.placed(line)) continue;
    const labelled = readLabels(line.text);
    const [contact] = labelled ?? [];
    if (labelled?.length !== 1 || contact?.field !== 'contact' || contact.value === '') return;
    sheet.read('contact', contact.value, 'sure', 'the last line of the release', line);
  }
}
