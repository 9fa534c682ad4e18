import { dataPathOf } from '../../address.ts';
import { dictionary } from '../dictionary.ts';
import type { Exporter } from '../exporter.ts';

/** The data dictionary for machines: every kind, every field, every word of a closed list. */
export const dictionaryJson: Exporter = {
  id: 'dictionary-json',
  order: 6,
  label: { en: 'Data dictionary (JSON)', ko: '데이터 사전(JSON)' },
  describe: {
    en: 'Every kind of record and every field: what it is called in both languages, what it holds, how it is written.',
    ko: '모든 기록 종류와 필드의 두 언어 이름, 내용, 적는 방법.',
  },
  media: 'application/json',
  files: () => [
    {
      path: dataPathOf('dictionary.json'),
      text: () => `${JSON.stringify({ kinds: dictionary() }, null, 2)}\n`,
    },
  ],
};
