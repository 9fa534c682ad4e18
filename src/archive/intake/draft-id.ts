import { idFrom } from '../model/id.ts';
import type { Fields } from './fields.ts';
import type { Knowledge } from './intake.ts';
import type { NamedRecord } from './names-in-lines.ts';

const longest = 80;

/**
 * An id for a draft: the date and the words of the title; of a title in another script, the records that it names;
 * where nothing else is left, the first figures of the hash. It is a proposal: whoever promotes may choose another.
 */
export function draftId(fields: Fields, named: readonly NamedRecord[], knowledge: Knowledge, hash: string): string {
  const date = typeof fields.date === 'string' ? fields.date : 'undated';
  const title = String(fields.title ?? '');
  const words = (slug: string) => slug.match(/[a-z]{2,}/gu)?.length ?? 0;
  const fromTitle = idFrom(title);
  const slug = isLatin(title) ? fromTitle : fromNames(title, named, knowledge);
  const rest = words(slug) > 0 ? slug : words(fromTitle) > 0 ? fromTitle : hash.slice('sha256:'.length).slice(0, 8);
  const id = rest.startsWith(`${date}-`) ? rest : `${date}-${rest}`;
  return id.length <= longest ? id : id.slice(0, longest).replace(/-[^-]*$/u, '');
}

/** Whether most letters of a title are of the script that ids are written in. */
const isLatin = (title: string) =>
  2 * (title.match(/\p{Script=Latin}/gu)?.length ?? 0) > (title.match(/\p{L}/gu)?.length ?? 0);

function fromNames(title: string, named: readonly NamedRecord[], { names, records }: Knowledge): string {
  const inTitle = names.find(title).found;
  const subjects = inTitle.length > 0 ? inTitle : named.filter(({ unfilled }) => unfilled === undefined);
  const called = subjects.slice(0, 3).map(({ kind, id }) => {
    const country = records.find((record) => record.kind === 'country' && record.id === id);
    return kind === 'country' && country?.kind === 'country' ? country.fields.names.en : id;
  });
  return idFrom(called.join(' '));
}
