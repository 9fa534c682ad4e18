import { citationFiles, oneLine } from '../citation-files.ts';
import type { CslDate, CslItem, CslName, CslType } from '../csl.ts';
import type { Exporter } from '../exporter.ts';

/** Citations as RIS, which reference managers read. */
export const ris: Exporter = {
  id: 'ris',
  order: 10,
  label: { en: 'Citations (RIS)', ko: '인용 정보(RIS)' },
  describe: {
    en: 'The sources themselves, for citing, as RIS (EndNote, Mendeley, Zotero): all in one file, and one file for each article.',
    ko: '출처를 인용하기 위한 RIS(EndNote, Mendeley, Zotero). 전체 파일 하나와 기사별 파일.',
  },
  media: 'application/x-research-info-systems',
  files: (archive) => citationFiles(archive, 'ris', (items) => items.map(printRis).join('')),
};

// Written here and not by the RIS plugin of citation-js: that one breaks lines in the middle of words and of
// characters, cuts ids at 20 letters, and leaves out month, day and author of a newspaper article.

// RIS has no type for speeches (SOUND is a recording) and none for agreements.
const types: Readonly<Record<CslType, string>> = {
  'article-newspaper': 'NEWS',
  report: 'RPRT',
  speech: 'GEN',
  treaty: 'GEN',
  webpage: 'ELEC',
};

/** An item as RIS: a tag a line, each value on one line, lines ending in CR LF as the format has it. */
export function printRis(item: CslItem): string {
  const { accessed, issued } = item;
  const tags: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', types[item.type]],
    ['ID', item.id],
    ['TI', item.title],
    ...(item.author ?? []).map((name) => ['AU', nameOf(name)] as const),
    ['T2', item['container-title']],
    ['PB', item.publisher],
    ['PY', issued && String(issued['date-parts'][0][0])],
    ['DA', issued && dateOf(issued)],
    ['LA', item.language],
    ['M3', item.genre],
    ['DB', item.source],
    ['N1', item.note],
    ['UR', item.URL],
    ['Y2', accessed && dateOf(accessed)],
  ];
  const lines = tags.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${oneLine(value)}`]));
  return [...lines, 'ER  - ', ''].join('\r\n');
}

const nameOf = (name: CslName): string => ('literal' in name ? name.literal : `${name.family}, ${name.given}`);

/** `2020/02/05/`: year, month and day as far as known, and a part for other words, which is always there. */
function dateOf({ 'date-parts': [[year, month, day]] }: CslDate): string {
  const two = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'));
  return `${String(year)}/${two(month)}/${two(day)}/`;
}
