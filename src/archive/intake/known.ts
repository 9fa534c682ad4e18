import { normaliseAddress } from '../model/fields/text.ts';
import type { RecordOf } from '../model/record.ts';
import { parseFrontMatter, splitFrontMatter } from '../text/front-matter.ts';

/** A source that the archive has, or that a draft was made of. */
export interface KnownSource {
  readonly id: string;
  /** The file that holds it: below the folder of the archive for an article, the draft's own path for a draft. */
  readonly file: string;
  readonly draft: boolean;
  readonly addresses: readonly string[];
  readonly hash?: string | undefined;
  readonly accessed?: string | undefined;
}

/** How a source was known again. */
export interface Recognised {
  readonly as: KnownSource;
  readonly by: 'address' | 'text';
  /** Whether address and text both agree, as far as both are known. */
  readonly whole: boolean;
}

/** The sources that articles describe. */
export const articleSources = (records: readonly RecordOf[]): readonly KnownSource[] =>
  records.flatMap((record) =>
    record.kind === 'article'
      ? [
          {
            id: record.id,
            file: record.file,
            draft: false,
            addresses: [...(record.fields.url === undefined ? [] : [record.fields.url]), ...record.fields.also_at],
            hash: record.fields.source_hash,
            accessed: record.fields.accessed,
          },
        ]
      : [],
  );

/** The source of a draft, from its text; only what can be read of a draft that somebody is at work on. */
export function draftSource(id: string, file: string, text: string): KnownSource {
  const { front } = splitFrontMatter(text);
  const data = front === undefined ? undefined : parseFrontMatter(front).data;
  const fields = (data !== null && typeof data === 'object' ? data : {}) as Readonly<Record<string, unknown>>;
  const words = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  return {
    id,
    file,
    draft: true,
    addresses: [fields['url'], ...[fields['also_at']].flat()].filter((each) => typeof each === 'string'),
    hash: words(fields['source_hash']),
    accessed: words(fields['accessed']),
  };
}

/** The known source that has one of the addresses, or the same text; one of the archive before a draft. */
export function recognise(
  sources: readonly KnownSource[],
  addresses: readonly string[],
  hash: string,
): Recognised | undefined {
  const wanted = new Set(addresses.map(normaliseAddress));
  const sameAddress = (source: KnownSource) => source.addresses.some((each) => wanted.has(normaliseAddress(each)));
  const ordered = sources.toSorted((a, b) => Number(a.draft) - Number(b.draft));
  const byAddress = ordered.find(sameAddress);
  if (byAddress)
    return { as: byAddress, by: 'address', whole: byAddress.hash === undefined || byAddress.hash === hash };
  const byText = ordered.find((source) => source.hash === hash);
  return byText && { as: byText, by: 'text', whole: wanted.size === 0 || byText.addresses.length === 0 };
}
