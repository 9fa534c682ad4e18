import type { Label } from '../model/label.ts';

/** The name of the archive, as citations, feeds and packages give it. */
export const archiveName: Label = { en: 'Korea e-Government Cooperation Archive', ko: '한국 전자정부 협력 아카이브' };

/** The terms of what the archive itself writes: records and digests. The sources are their publishers’. */
export const licence = {
  /** SPDX identifier. */
  id: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0 International',
  address: 'https://creativecommons.org/licenses/by/4.0/',
} as const;
