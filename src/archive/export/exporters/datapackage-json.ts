import { dataPathOf } from '../../address.ts';
import { csvRules, resourceNameOf } from '../csv.ts';
import type { Exported, Exporter } from '../exporter.ts';
import { archiveName, licence } from '../licence.ts';
import { measure } from '../measure.ts';

const path = dataPathOf('datapackage.json');
const folder = dataPathOf('');

/**
 * A Frictionless Data Package over every file of the folder: sizes, hashes, and the columns of each table. It names
 * no time of making, as the same archive makes the same package.
 */
export const datapackageJson: Exporter = {
  id: 'datapackage-json',
  order: 8,
  label: { en: 'Data package', ko: '데이터 패키지' },
  describe: {
    en: 'Lists the other files of this folder with their sizes and SHA-256 hashes and the columns of each table, for tools that read Frictionless Data Packages.',
    ko: '이 폴더의 다른 파일들의 크기와 SHA-256 해시, 각 표의 열을 적은 목록. Frictionless 데이터 패키지를 읽는 도구에서 쓴다.',
  },
  media: 'application/json',
  describesOthers: true,
  files: (_, settings, others) => [
    {
      path,
      text: () => {
        const data = {
          $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
          name: 'korea-egov-cooperation-archive',
          title: archiveName.en,
          description: `Records of published sources on Korea’s cooperation with other countries in e-government, and of what they name. Tables: ${csvRules.en}`,
          homepage: settings.address,
          licenses: [{ name: licence.id, path: licence.address, title: licence.title }],
          // Paths of a package are beside or beneath it.
          resources: others.filter((file) => file.path.startsWith(folder)).map(resourceOf),
        };
        return `${JSON.stringify(data, null, 2)}\n`;
      },
    },
  ],
};

function resourceOf(file: Exported) {
  const { path, label, table, exporter } = file;
  const { bytes, sha256 } = measure(file.bytes());
  return {
    name: resourceNameOf(path),
    ...(table ? { type: 'table' } : {}),
    path: path.slice(folder.length),
    title: (label ?? exporter.label).en,
    description: exporter.describe.en,
    format: path.slice(path.lastIndexOf('.') + 1),
    mediatype: exporter.media,
    ...('text' in file ? { encoding: 'utf-8' } : {}),
    bytes,
    hash: `sha256:${sha256}`,
    ...(table ? { schema: table } : {}),
  };
}
