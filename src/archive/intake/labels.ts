import { parseDate } from './dates.ts';

/** A field that pages print under a label of their own. */
export type LabelledField = 'date' | 'revised' | 'views' | 'author' | 'contact' | 'publisher' | 'attachments';

/** The words that pages put before a value. */
const labels: Readonly<Record<LabelledField, readonly string[]>> = {
  date: 'Date|Published|Published on|Posted|Posted on|등록|등록일|등록일자|작성일|작성일자|게시일|입력|입력일|기사입력|최초입력|송고|송고시간|승인|날짜|일자|보도일|발행일|배포일|Datum|Fecha|Data|Дата'.split(
    '|',
  ),
  revised: 'Updated|Last updated|Modified|수정|수정일|최종수정|기사수정'.split('|'),
  views: 'Read|Reads|View|Views|Hit|Hits|조회|조회수'.split('|'),
  author: 'Author|Authors|Writer|Reporter|작성자|글쓴이|기자'.split('|'),
  contact: 'Contact|Contact person|담당|담당자|문의|문의처|연락처'.split('|'),
  publisher: 'Source|Publisher|출처|제공|자료제공|자료출처|발행처'.split('|'),
  attachments: 'Attached File|Attached Files|Attachment|Attachments|첨부|첨부파일|파일'.split('|'),
};

const fieldOf = new Map(
  Object.entries(labels).flatMap(([field, words]) =>
    words.map((word) => [word.toLowerCase(), field as LabelledField] as const),
  ),
);

const label = new RegExp(
  `(?:^|[\\s|·,/]+)(?<label>${[...fieldOf.keys()].toSorted((a, b) => b.length - a.length).join('|')})\\s*(?<colon>[:：|]?)(?=[\\s|\\d]|$|(?<=[:：|]))`,
  'giu',
);

export interface Labelled {
  readonly field: LabelledField;
  /** A partial date for `date` and `revised`, a whole number for `views`, else the words. Empty where the label stands alone. */
  readonly value: string;
}

/**
 * The labels and values that a line consists of: `Date : 2020.02.05 Read : 17719`. Nothing for a line that holds
 * anything else, or a value that does not fit its label.
 */
export function readLabels(text: string): readonly Labelled[] | undefined {
  const matches = [...text.matchAll(label)];
  if (matches[0]?.index !== 0) return undefined;
  const found: Labelled[] = [];
  for (const [index, match] of matches.entries()) {
    const field = fieldOf.get((match.groups?.['label'] ?? '').toLowerCase());
    const raw = text
      .slice(match.index + match[0].length, matches[index + 1]?.index)
      .replace(/[\s|]+$/u, '')
      .trim();
    const colon = match.groups?.['colon'] !== '' || matches.length > 1;
    const value = field && valueOf(field, raw, colon);
    if (field === undefined || value === undefined) return undefined;
    found.push({ field, value });
  }
  return found;
}

function valueOf(field: LabelledField, raw: string, colon: boolean): string | undefined {
  if (raw === '') return '';
  if (field === 'date' || field === 'revised') return parseDate(raw);
  if (field === 'views') return /^\d{1,3}(?:,\d{3})+$|^\d+$/u.test(raw) ? raw.replaceAll(',', '') : undefined;
  // A word such as “Source” begins a sentence as often as a field; the colon tells.
  return colon ? raw : undefined;
}

/** The name of an attached file that a line shows, without its size and the buttons beside it. */
export const attachmentIn = (text: string): string | undefined =>
  /^(?<name>.*\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|odt|zip|jpe?g|png|txt))(?=$|[\s([])/iu
    .exec(text)
    ?.groups?.['name']?.trim();
