import { citationFiles, oneLine } from '../citation-files.ts';
import type { CslDate, CslItem, CslName, CslType } from '../csl.ts';
import type { Exporter } from '../exporter.ts';

/** Citations as BibTeX, with the fields of BibLaTeX that say more. */
export const bibtex: Exporter = {
  id: 'bibtex',
  order: 9,
  label: { en: 'Citations (BibTeX)', ko: '인용 정보(BibTeX)' },
  describe: {
    en: 'The sources themselves, for citing, as BibTeX and BibLaTeX in UTF-8: all in one file, and one file for each article. The key of an entry is the id of our record.',
    ko: '출처를 인용하기 위한 BibTeX·BibLaTeX(UTF-8). 전체 파일 하나와 기사별 파일. 항목의 키는 이 아카이브의 기록 id이다.',
  },
  media: 'application/x-bibtex',
  files: (archive) => citationFiles(archive, 'bib', (items) => items.map(printBibtex).join('\n')),
};

// Written here and not by the BibTeX plugin of citation-js: that one either drops every letter that it has no LaTeX
// command for, which is all Hangul, or escapes nothing at all.

/** The entry type of each CSL type, and the field in which it keeps the publisher. */
const types: Readonly<Record<CslType, readonly [type: string, publisher: string]>> = {
  'article-newspaper': ['article', 'publisher'],
  report: ['techreport', 'institution'],
  speech: ['misc', 'organization'],
  treaty: ['misc', 'organization'],
  webpage: ['online', 'organization'],
};

/** An item as BibTeX in UTF-8; the key is its id. `date`, `urldate` and `language` are for BibLaTeX and reference managers. */
export function printBibtex(item: CslItem): string {
  const [type, publisher] = types[item.type];
  const { author, issued, accessed } = item;
  const [year, month] = issued?.['date-parts'][0] ?? [];
  const container = item['container-title'];
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    // Braces twice, so that no style changes the case of a title.
    ['title', `{{${escapeTex(item.title)}}}`],
    ['author', author && `{${author.map(nameOf).join(' and ')}}`],
    ['journal', type === 'article' ? text(container) : undefined],
    ['booktitle', type === 'article' ? undefined : text(container)],
    [publisher, text(item.publisher)],
    ['type', text(item.genre)],
    ['year', year === undefined ? undefined : `{${year}}`],
    ['month', month === undefined ? undefined : months[month - 1]],
    ['date', issued && `{${dateOf(issued)}}`],
    ['language', text(item.language)],
    ['url', address(item.URL)],
    ['urldate', accessed && `{${dateOf(accessed)}}`],
    ['library', text(item.source)],
    ['note', text(item.note)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value},\n`]));
  return `@${type}{${item.id},\n${lines.join('')}}\n`;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const text = (value: string | undefined) => (value === undefined ? undefined : `{${escapeTex(value)}}`);

/** An address stands as it is, but for signs that would end the field: those as their codes, which lead to the same place. */
const address = (url: string | undefined) =>
  url === undefined ? undefined : `{${oneLine(url).replace(/[{}\\]/gu, encodeURIComponent)}}`;

const nameOf = (name: CslName): string =>
  'literal' in name ? `{${escapeTex(name.literal)}}` : `${escapeTex(name.family)}, ${escapeTex(name.given)}`;

const dateOf = ({ 'date-parts': [parts], circa }: CslDate): string =>
  // A tilde is how ISO 8601-2, and so BibLaTeX, marks a date that is not sure.
  parts.map((part) => String(part).padStart(2, '0')).join('-') + (circa ? '~' : '');

const commands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '`': '\\textasciigrave{}',
};

/** Text as TeX prints it letter by letter, braces balanced; letters beyond ASCII stay as they are. */
const escapeTex = (value: string): string =>
  oneLine(value)
    .replace(/[\\{}~^`]/gu, (sign) => commands[sign] ?? sign)
    .replace(/[#$%&_]/gu, (sign) => `\\${sign}`)
    // Two of these in a row would be set as one sign.
    .replace(/(?<=(?<first>[-'<>,]))(?=\k<first>)/gu, '{}');
