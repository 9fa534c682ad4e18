import { citationFiles } from '../citation-files.ts';
import type { Exporter } from '../exporter.ts';

/** Citations as CSL-JSON, which Zotero, Pandoc and citeproc read. */
export const cslJson: Exporter = {
  id: 'csl-json',
  order: 11,
  label: { en: 'Citations (CSL-JSON)', ko: '인용 정보(CSL-JSON)' },
  describe: {
    en: 'The sources themselves, for citing, as CSL-JSON (Zotero, Pandoc): all in one file, and one file for each article.',
    ko: '출처를 인용하기 위한 CSL-JSON(Zotero, Pandoc). 전체 파일 하나와 기사별 파일.',
  },
  media: 'application/vnd.citationstyles.csl+json',
  files: (archive) => citationFiles(archive, 'csl.json', (items) => `${JSON.stringify(items, null, 2)}\n`),
};
