import { pathOf, urlOf } from '../address.ts';
import { locales } from '../model/label.ts';
import { fieldsOf, kindOf, type Digest, type RecordOf } from '../model/record.ts';
import type { Settings } from '../read.ts';
import { printMdx } from '../text/mdx.ts';
import { plainText } from '../text/plain-text.ts';

/** A whole record as JSON, as the JSON Schema of the model describes it: its fields, and its digests as text and Markdown. */
export function recordData(record: RecordOf, settings: Settings) {
  const path = pathOf(record, 'en');
  const fields = record.fields as Readonly<Record<string, unknown>>;
  return {
    kind: record.kind,
    id: record.id,
    ...(path === undefined ? {} : { url: urlOf(path, settings.address) }),
    // In the order of the model, whatever order the author wrote.
    fields: Object.fromEntries(fieldsOf(kindOf(record.kind)).map(({ name }) => [name, fields[name]])),
    digest: Object.fromEntries(
      locales.flatMap((locale) => {
        const digest = record.digest[locale];
        return digest ? [[locale, digestData(digest)]] : [];
      }),
    ),
  };
}

/** Made once: several forms of the records hold the same. */
const known = new WeakMap<Digest['tree'], { readonly text: string; readonly markdown: string }>();

function digestData({ tree }: Digest) {
  const data = known.get(tree) ?? { text: plainText(tree), markdown: printMdx(tree) };
  known.set(tree, data);
  return data;
}
