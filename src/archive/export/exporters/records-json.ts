import { dataPathOf } from '../../address.ts';
import { modelPath, type Exporter } from '../exporter.ts';
import { archiveName, licence } from '../licence.ts';
import { recordData } from '../record-data.ts';

/** All records, whole. One record stands on one line, so that a change of one is a change of one line. */
export const recordsJson: Exporter = {
  id: 'records-json',
  order: 1,
  label: { en: 'All records (JSON)', ko: '전체 기록(JSON)' },
  describe: {
    en: 'Every record of every kind with all its fields, both languages, and the digests as plain text and as Markdown. Described by the JSON Schema of the model.',
    ko: '모든 종류의 모든 기록. 두 언어의 모든 필드와, 요약의 순수 텍스트·마크다운이 들어 있다. 구조는 모델의 JSON Schema에 있다.',
  },
  media: 'application/json',
  files: (archive, settings) => [
    {
      path: dataPathOf('records.json'),
      text: () => {
        const head = {
          archive: { name: archiveName, address: settings.address },
          license: licence.id,
          schema: modelPath,
        };
        const lines = archive.records.map((record) => JSON.stringify(recordData(record, settings)));
        const top = Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
        return `{\n${top.join('')}"records": [${lines.length ? `\n${lines.join(',\n')}\n` : ''}]\n}\n`;
      },
    },
  ],
};
