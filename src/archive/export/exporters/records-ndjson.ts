import { dataPathOf } from '../../address.ts';
import type { Exporter } from '../exporter.ts';
import { recordData } from '../record-data.ts';

/**
 * All records, whole, each a JSON object on a line of its own: databases read such a file in parts, and refuse one large
 * object (DuckDB refuses more than 16 MiB).
 */
export const recordsNdjson: Exporter = {
  id: 'records-ndjson',
  order: 1.5,
  label: { en: 'All records, one a line (NDJSON)', ko: '전체 기록, 한 줄에 하나씩(NDJSON)' },
  describe: {
    en: 'The same records as in the JSON of all records, each as one line of JSON, for databases and tools that read large files in parts, such as DuckDB, pandas or jq.',
    ko: '전체 기록 JSON과 같은 기록을 한 줄에 하나씩 JSON으로 적은 파일. 큰 파일을 나누어 읽는 데이터베이스와 도구(DuckDB, pandas, jq 등)에서 쓴다.',
  },
  media: 'application/x-ndjson',
  files: (archive, settings) => [
    {
      path: dataPathOf('records.ndjson'),
      text: () => archive.records.map((record) => `${JSON.stringify(recordData(record, settings))}\n`).join(''),
    },
  ],
};
