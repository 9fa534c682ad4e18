import { dataPathOf, recordFilePathOf } from '../address.ts';
import type { Archive } from '../graph.ts';
import type { Label } from '../model/label.ts';
import { cslOf, type CslItem } from './csl.ts';
import type { ExportFile } from './exporter.ts';

/** The files of one citation form: one beside the page of each article, and one of all articles with the downloads. */
export function citationFiles(
  archive: Archive,
  ending: string,
  print: (items: readonly CslItem[]) => string,
): readonly ExportFile[] {
  const articles = archive.of('article');
  return [
    {
      path: dataPathOf(`citations.${ending}`),
      label: wholeLabel,
      text: () => print(articles.map((article) => cslOf(article))),
    },
    ...articles.map((article) => ({
      path: recordFilePathOf(article, ending),
      text: () => print([cslOf(article)]),
    })),
  ];
}

const wholeLabel: Label = { en: 'All articles', ko: '전체 기사' };

/** One line of plain text: what a tagged format can hold. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
